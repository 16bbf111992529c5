"""A bug: what happened, that the work is safe, and a report to copy. Blocks nothing."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from finovox_desktop.ui.look.theme import GAP, GAP_LARGE
from finovox_desktop.ui.widgets.makers import dialog_buttons, named, plain_label, push_button

_MOST_REPORTS = 10


class BugDialog(QDialog):
    """Shown by `show_report`. Further reports are added to it as long as it is open, the newest first, ten at most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bugDialog")
        self.setModal(False)
        # It was not asked for: who types goes on typing.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.resize(640, 420)
        self._reports: list[str] = []
        self._is_of_last_run = False
        self.title = plain_label("bugTitle", "headline", wraps=True)
        self.words = plain_label("bugWords", "dim", wraps=True)
        self.report = named(QPlainTextEdit(), "bugReport")
        self.report.setReadOnly(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy = push_button("copyBugReport", self._copy)
        self.close_button = push_button("closeBugReport", self.close, "filled")
        self._lay_out()
        self._retranslate()

    def show_report(self, report: str, *, of_last_run: bool = False) -> None:
        """Show a report; `of_last_run`: of a crash that was found at the start."""
        if not self.isVisible():
            self._reports.clear()
        self._reports = [report, *self._reports][:_MOST_REPORTS]
        self._is_of_last_run = of_last_run
        self._retranslate()
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_LARGE)
        column.setSpacing(GAP)
        for widget in (self.title, self.words, self.report):
            column.addWidget(widget)
        column.addLayout(dialog_buttons(self.copy, self.close_button))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("A bug in Finovox Desktop"))
        if self._is_of_last_run:
            self.title.setText(self.tr("Finovox Desktop ended suddenly when it last ran"))
            safe = self.tr("Your documents and results are safe; the work goes on where it was.")
        else:
            self.title.setText(self.tr("Something went wrong inside Finovox Desktop"))
            safe = self.tr("Your documents and results are safe, and the program goes on.")
        private = self.tr(
            "The report below holds no key, no token and no file name. Copy it to have the bug corrected."
        )
        self.words.setText(f"{safe} {private}")
        self.report.setAccessibleName(self.tr("Report of the bug"))
        self.report.setPlainText("\n\n".join(self._reports))
        self.copy.setText(self.tr("Copy report"))
        self.close_button.setText(self.tr("Close"))
