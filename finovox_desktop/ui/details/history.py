"""The history of a document: what became of it, and what people said of it, line by line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from finovox_desktop.core.job_details import JobDetails
from finovox_desktop.ui.details.sections import plain_label
from finovox_desktop.ui.details.text import HistoryLine, history_lines
from finovox_desktop.ui.look.theme import GAP
from finovox_desktop.ui.words.locale_text import full_time_text

_MOST_LINES = 200


class HistorySection(QWidget):
    """The newest lines of a document's history, the oldest of them first, in local time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = plain_label("strong")
        self._lines = QWidget()
        self._shown: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._title)
        self._column.addWidget(self._lines)

    def show_history(self, details: JobDetails | None) -> None:
        """Show moves and edits by their times, or hide where there are none."""
        lines = history_lines(details)[-_MOST_LINES:] if details else []
        self.setVisible(bool(lines))
        self._title.setText(self.tr("History"))
        texts = tuple(f"{full_time_text(line.at)}\n{line.words}" for line in lines)
        if texts != self._shown:
            self._shown = texts
            self._replace_lines(lines)

    def _replace_lines(self, history: Sequence[HistoryLine]) -> None:
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(history):
            time, words = plain_label("small", wrap=False), plain_label("value")
            time.setText(full_time_text(line.at))
            words.setText(line.words)
            grid.addWidget(time, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
        self._column.replaceWidget(self._lines, lines)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = lines
