"""The help's page about the program: versions, licences, and what to copy for those who help."""

import re

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout

from finovox_desktop import __version__
from finovox_desktop.ui.help.about_versions import Versions, VersionsReader, versions_text
from finovox_desktop.ui.help.page import HelpPage
from finovox_desktop.ui.look.program_icon import program_icon
from finovox_desktop.ui.look.theme import GAP, GAP_LARGE, GAP_SMALL
from finovox_desktop.ui.widgets.makers import named, plain_label, push_button

# The text breaks its lines for a terminal; here they are as wide as there is room.
_BROKEN_LINE = re.compile(r"(?<!\n)\n(?!\n)")
_ICON = 56
_LICENCE_HEIGHT = 220
_SHARES = (4, 2, 6)


class AboutPage(HelpPage):
    """Libraries and licences are read when the page is first shown, in a thread that ends by itself.

    Signals:
        diagnostics_requested: no value, when they are to be copied.
    """

    diagnostics_requested = Signal()

    def __init__(self) -> None:
        super().__init__("aboutPage")
        self._versions: Versions | None = None
        self._reader: VersionsReader | None = None
        self.copy_diagnostics = push_button("aboutCopyDiagnostics", self.diagnostics_requested)
        self.copy_versions = push_button("copyVersions", self._copy_versions)
        self.copy_versions.setEnabled(False)
        self.libraries = QGridLayout()
        self.licence = named(QPlainTextEdit(), "licenceText")
        self.licence.setReadOnly(True)
        self.licence.setTabChangesFocus(True)
        self.licence.setFixedHeight(_LICENCE_HEIGHT)
        self._lay_out()
        self.retranslate()

    def title(self) -> str:
        return self.tr("About Finovox Desktop")

    def showEvent(self, event: QShowEvent) -> None:
        """Read what the program is made of, the first time."""
        super().showEvent(event)
        if self._reader is None:
            # The application's, not the page's: a thread must not be deleted while it runs.
            application = QCoreApplication.instance()
            self._reader = VersionsReader(application)
            self._reader.ready.connect(self.show_versions)
            if application is not None:
                application.aboutToQuit.connect(self._reader.wait)
            self._reader.start()

    @Slot(object)
    def show_versions(self, versions: Versions) -> None:
        """Show what was read."""
        self._versions = versions
        self.copy_versions.setEnabled(True)
        self.licence.setPlainText(_BROKEN_LINE.sub(" ", versions.licence_text))
        for row, library in enumerate(versions.libraries):
            texts = ((library.name, ""), (library.version, "dim"), (library.licence, "dim"))
            for column, (text, role) in enumerate(texts):
                label = plain_label(f"library{row}_{column}", role, wraps=True)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                label.setText(text)
                self.libraries.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.copy_diagnostics.setText(self.tr("Copy diagnostics"))
        self.copy_versions.setText(self.tr("Copy versions"))
        self.licence.setAccessibleName(self.tr("Licence of Finovox Desktop"))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP_LARGE)
        icon = named(QLabel(), "aboutIcon")
        icon.setPixmap(program_icon().pixmap(QSize(_ICON, _ICON), self.devicePixelRatio()))
        top.addWidget(icon)
        names = QVBoxLayout()
        names.setSpacing(0)
        name = self._label(lambda: "Finovox Desktop", "title")
        names.addWidget(name)
        names.addWidget(self._label(self._version_words, "dim"))
        top.addLayout(names, 1)
        self._column.addLayout(top)
        self._paragraph(self._made_of_words, "dim")
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.copy_versions)
        buttons.addWidget(self.copy_diagnostics)
        buttons.addStretch(1)
        self._column.addLayout(buttons)
        self._heading(lambda: self.tr("Licence"))
        self._column.addWidget(self.licence)
        self._heading(lambda: self.tr("Libraries and their licences"))
        self._paragraph(
            lambda: self.tr(
                "Qt and PySide6 are used under the LGPL, version 3. Their libraries can be replaced by other builds."
            ),
            "dim",
        )
        self.libraries.setHorizontalSpacing(GAP_LARGE)
        self.libraries.setVerticalSpacing(GAP // 2)
        for column, share in enumerate(_SHARES):
            self.libraries.setColumnStretch(column, share)
        self._card().addLayout(self.libraries)

    def _version_words(self) -> str:
        stamp = self._versions.stamp if self._versions is not None else None
        if stamp is None:
            return self.tr("Version {version}").format(version=__version__)
        return self.tr("Version {version}, built from {commit}").format(version=__version__, commit=stamp.commit)

    def _made_of_words(self) -> str:
        versions = self._versions
        if versions is None:
            return self.tr("Reading the versions…")
        return f"Python {versions.python} · Qt {versions.qt} · PySide6 {versions.pyside}"

    @Slot()
    def _copy_versions(self) -> None:
        if self._versions is not None:
            QGuiApplication.clipboard().setText(versions_text(self._versions))
