"""What the triage ends with: how many documents have which verdict, and where to go from there."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finovox_desktop.core.review import Verdict
from finovox_desktop.ui.look.icons import Icon, IconLabel
from finovox_desktop.ui.look.theme import GAP, GAP_SMALL
from finovox_desktop.ui.widgets.makers import card, plain_label, push_button

_ICON = 40


class TriageSummary(QWidget):
    """A quiet card; the way back to the table has the focus."""

    back_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._documents = 0
        self._verdicts: Mapping[Verdict, int] = {}
        self.title = plain_label("triageSummaryTitle", "title", wraps=True)
        self.words = plain_label("triageSummaryWords", "dim", wraps=True)
        self.back = push_button("triageSummaryBack", self.back_requested, "filled")
        self.export = push_button("triageSummaryExport", self.export_requested)
        self.setFocusProxy(self.back)
        self._lay_out()

    def show_counts(self, documents: int, verdicts: Mapping[Verdict, int]) -> None:
        """Say how many documents there were, and how many have which verdict."""
        self._documents, self._verdicts = documents, dict(verdicts)
        self._name_parts()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_parts()

    def _name_parts(self) -> None:
        counts = [self._count(verdict) for verdict in Verdict if self._verdicts.get(verdict)]
        self.title.setText(self.tr("All %Ln document(s) reviewed", None, self._documents))
        self.words.setText(" · ".join(counts))
        self.back.setText(self.tr("Back to the table"))
        self.export.setText(self.tr("Export…"))
        self.setAccessibleName(f"{self.title.text()}: {', '.join(counts)}")

    def _count(self, verdict: Verdict) -> str:
        number = self._verdicts[verdict]
        match verdict:
            case Verdict.ACCEPTED:
                return self.tr("%Ln accepted", None, number)
            case Verdict.REJECTED:
                return self.tr("%Ln rejected", None, number)
            case Verdict.ORIGINAL_REQUESTED:
                return self.tr("%Ln original(s) requested", None, number)
            case Verdict.UNDECIDED:
                return self.tr("%Ln left undecided", None, number)

    def _lay_out(self) -> None:
        inner = card("triageSummary")
        for label in (self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addStretch()
        buttons.addWidget(self.back)
        buttons.addWidget(self.export)
        buttons.addStretch()
        column = QVBoxLayout(inner)
        column.setSpacing(GAP)
        column.addStretch()
        column.addWidget(IconLabel(Icon.REVIEW, _ICON), 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addSpacing(GAP)
        column.addLayout(buttons)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inner)
