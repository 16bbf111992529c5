"""The help's page of what is sent and what stays: as the code does it."""

import os

from PySide6.QtCore import QDir, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.help.page import HelpPage, Words
from finovox_desktop.ui.jobs.job_text import plain
from finovox_desktop.ui.look.icons import Icon, IconButton
from finovox_desktop.ui.look.theme import GAP_LARGE
from finovox_desktop.ui.widgets.makers import named

_LEFT_COLUMN = 148
# A path has no spaces at which it could go on in the next line.
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"


class PrivacyPage(HelpPage):
    """Three tables: what goes to the service, what never does, and where things lie. Names the address in use."""

    def __init__(self, controller: JobController) -> None:
        super().__init__("privacyPage")
        self._controller = controller
        self.copy_directory = named(IconButton(Icon.COPY), "copyDataDirectory")
        self.copy_directory.setProperty("compact", True)
        self.copy_directory.clicked.connect(self._copy_directory)
        self._heading(self.title, "title")
        self._paragraph(self._address_words)
        self._heading(lambda: self.tr("What goes to the service"))
        self._table(self._sent())
        self._heading(lambda: self.tr("What never leaves this computer"))
        self._table(self._kept())
        self._heading(lambda: self.tr("Where things lie"))
        directory = self._table(self._places())
        directory.addWidget(self.copy_directory, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()
        controller.settings_changed.connect(self._follow_settings)

    def title(self) -> str:
        return self.tr("What is sent and what stays")

    def retranslate(self) -> None:
        super().retranslate()
        self.copy_directory.setToolTip(self.tr("Copy the path"))
        self.copy_directory.setAccessibleName(self.tr("Copy the path of the data directory"))

    def _table(self, rows: tuple[tuple[Words, Words], ...]) -> QHBoxLayout:
        """Make a card of rows; give its first row."""
        inside = self._card()
        lines = [QHBoxLayout() for _ in rows]
        for line, (name, words) in zip(lines, rows, strict=True):
            line.setSpacing(GAP_LARGE)
            label = self._label(name, "strong")
            label.setFixedWidth(_LEFT_COLUMN)
            line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(self._label(words), 1)
            inside.addLayout(line)
        return lines[0]

    def _address_words(self) -> str:
        destination = self._controller.destination
        if destination.is_sandbox:
            return self.tr(
                "You use the sandbox: nothing leaves this computer. The sandbox is a part of this program, takes documents "
                "over a connection within the computer, and deletes its copies once they are checked. "
                "What follows is about the service."
            )
        return self.tr(
            "Documents go to {address}, and to no other address. A redirect to another one is not followed."
        ).format(address=plain(destination.root))

    def _sent(self) -> tuple[tuple[Words, Words], ...]:
        return (
            (
                lambda: self.tr("The document"),
                lambda: self.tr("Its content, byte for byte, and its kind (PDF, JPEG, PNG)."),
            ),
            (
                lambda: self.tr("Its file name"),
                lambda: self.tr("The name alone, without its folder. Invisible characters are written out."),
            ),
            (
                lambda: self.tr("What is asked for"),
                lambda: self.tr("Risk; and explanations, where they are chosen in the settings."),
            ),
            (
                lambda: self.tr("The API key"),
                lambda: self.tr(
                    "With each request, so that the service knows you. It goes to the address it was stored for, only."
                ),
            ),
            (
                lambda: self.tr("The result's token"),
                lambda: self.tr("What the service gave for a document, to ask for its result every 30 seconds."),
            ),
            (
                lambda: self.tr("The program's version"),
                lambda: self.tr("With each request, as every program names itself."),
            ),
        )

    def _kept(self) -> tuple[tuple[Words, Words], ...]:
        return (
            (
                lambda: self.tr("What you note"),
                lambda: self.tr("Verdicts, notes, case references, the name of the key, and who gave a verdict."),
            ),
            (
                lambda: self.tr("Where files lie"),
                lambda: self.tr("Paths, folders, and every file that you did not add."),
            ),
            (
                lambda: self.tr("What was done"),
                lambda: self.tr("The history, exports, settings, the log and diagnostics."),
            ),
            (
                lambda: self.tr("Nothing behind you"),
                lambda: self.tr(
                    "No statistics, no search for updates, no reports of errors: nobody is called but the service."
                ),
            ),
        )

    def _places(self) -> tuple[tuple[Words, Words], ...]:
        return (
            (lambda: self.tr("Data directory"), self._directory_words),
            (
                lambda: self.tr("Your documents"),
                lambda: self.tr(
                    "They stay where they are and are never changed, moved or deleted. What is taken out of e-mails and "
                    "archives lies in the data directory, as long as it is in the table."
                ),
            ),
            (
                lambda: self.tr("The API key"),
                lambda: self.tr("In the keyring of this system, never in a file, a report or the log."),
            ),
            (
                lambda: self.tr("When you remove"),
                lambda: self.tr(
                    "A removed document's results, history, verdict and note are deleted from the data directory when the undo "
                    "is over. How many were submitted with a key in a month stays counted."
                ),
            ),
            (
                lambda: self.tr("At the service"),
                lambda: self.tr("The service deletes its results after 60 minutes."),
            ),
            (
                lambda: self.tr("Copy diagnostics"),
                lambda: self.tr(
                    "Puts versions, counts, the service's host and shortened lines of the log on the clipboard: no key, no "
                    "token, no document's name or path. It is you who gives it to somebody."
                ),
            ),
        )

    def _directory_words(self) -> str:
        path = QDir.toNativeSeparators(str(self._controller.data_directory))
        return self.tr("{path}\nResults, history, verdicts, settings and the log. Only you can read it.").format(
            path=plain(path).replace(os.sep, os.sep + _MAY_BREAK)
        )

    @Slot()
    def _copy_directory(self) -> None:
        QGuiApplication.clipboard().setText(QDir.toNativeSeparators(str(self._controller.data_directory)))

    @Slot()
    def _follow_settings(self) -> None:
        self.retranslate()
