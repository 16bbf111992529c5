"""What was dropped and not accepted, each with its reason, and what was added with a warning. Blocks nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from finovox_desktop.core.document import DocumentWarning, Refusal, RefusalReason
from finovox_desktop.ui.look.theme import GAP, GAP_LARGE, GAP_SMALL
from finovox_desktop.ui.refusal_model import RefusalColumn, RefusalLine, RefusalModel
from finovox_desktop.ui.widgets.makers import card, named, plain_label, push_button
from finovox_desktop.ui.words.error_text import refusal_text
from finovox_desktop.ui.words.locale_text import number_text

_ROW_HEIGHT = 32
_WIDTHS = {RefusalColumn.REASON: 400, RefusalColumn.NAME: 200}
_MOST_WARNINGS_IN_SIGHT = 4
_HEADER_AND_EDGE = 40


class RefusalList(QDialog):
    """Shown with `show()`. Holds what came since `forget()`: refusals, and under a heading of their own warnings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("refusalList")
        self.setModal(False)
        self.resize(960, 560)
        self.refused = RefusalModel(self)
        self.warned = RefusalModel(self)
        self.title = plain_label("refusalTitle", "headline")
        self.reasons = plain_label("refusalReasons", "dim", wraps=True)
        self.list = _table("refusals", self.refused)
        self.warning_title = plain_label("warningTitle", "headline")
        self.warning_words = plain_label("warningWords", "dim", wraps=True)
        self.warning_list = _table("refusalWarnings", self.warned)
        self.words = plain_label("refusalWords", "small", wraps=True)
        self.copy_selected = push_button("copySelectedRefusals", self._copy_selected)
        self.copy = push_button("copyRefusals", self._copy)
        self.close_button = push_button("closeRefusals", self.close, "filled")
        self._lay_out()
        for table in (self.list, self.warning_list):
            table.selectionModel().selectionChanged.connect(self._offer_copy)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self).activated.connect(self._copy_selected)
        self._show_lines()

    def add(self, refusals: Sequence[Refusal], warnings: Sequence[DocumentWarning] = ()) -> None:
        """Add what was told, in the order in which it was found."""
        self.refused.add(map(RefusalLine.of, refusals))
        self.warned.add(map(RefusalLine.of, warnings))
        self._show_lines()

    def forget(self) -> None:
        """Forget everything: it was seen, or put away unseen by who it was for. Not while it is being read."""
        if not self.isVisible():
            self.refused.clear()
            self.warned.clear()
            self._show_lines()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refused.retranslate()
            self.warned.retranslate()
            self._show_lines()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.words, 1)
        for button in (self.copy_selected, self.copy, self.close_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_LARGE)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(self.reasons)
        self._list_card = _framed(self.list, "refusalsCard")
        column.addWidget(self._list_card, 1)
        column.addWidget(self.warning_title)
        column.addWidget(self.warning_words)
        self._warning_card = _framed(self.warning_list, "refusalWarningsCard")
        column.addWidget(self._warning_card)
        column.addLayout(buttons)

    def _show_lines(self) -> None:
        refused, warned = len(self.refused.lines), len(self.warned.lines)
        for part in (self.title, self.reasons, self._list_card):
            part.setVisible(bool(refused))
        for part in (self.warning_title, self.warning_words, self._warning_card):
            part.setVisible(bool(warned))
        rows = min(warned, _MOST_WARNINGS_IN_SIGHT) if refused else warned
        self.warning_list.setMinimumHeight(min(rows, _MOST_WARNINGS_IN_SIGHT) * _ROW_HEIGHT + _HEADER_AND_EDGE)
        self._warning_card.setMaximumHeight(
            self.warning_list.minimumHeight() + GAP if refused else self.maximumHeight()
        )
        self._offer_copy()
        self._retranslate()

    @Slot()
    def _offer_copy(self) -> None:
        self.copy_selected.setEnabled(bool(self._selected()))

    def _selected(self) -> list[RefusalLine]:
        return [
            model.lines[index.row()]
            for table, model in ((self.list, self.refused), (self.warning_list, self.warned))
            for index in sorted(table.selectionModel().selectedRows(), key=lambda index: index.row())
        ]

    @Slot()
    def _copy(self) -> None:
        _to_clipboard([*self.refused.lines, *self.warned.lines])

    @Slot()
    def _copy_selected(self) -> None:
        if selected := self._selected():
            _to_clipboard(selected)

    def _retranslate(self) -> None:
        refused, warned = len(self.refused.lines), len(self.warned.lines)
        self.setWindowTitle(self.tr("Not added") if refused or not warned else self.tr("Added, with a warning"))
        self.title.setText(self.tr("%Ln file(s) were not added", None, refused))
        self.reasons.setText(
            " \N{MIDDLE DOT} ".join(
                f"{refusal_text(reason)}\N{NO-BREAK SPACE}({number_text(count)})"
                for reason, count in self.refused.counts()
                if isinstance(reason, RefusalReason)
            )
        )
        self.warning_title.setText(self.tr("%Ln document(s) added, with a warning", None, warned))
        self.warning_words.setText(self.tr("%Ln document(s) will be submitted unchanged.", None, warned))
        self.words.setText(self.tr("No file was moved or changed."))
        self.list.setAccessibleName(self.tr("What was not added, and why"))
        self.warning_list.setAccessibleName(self.tr("What was added with a warning, and why"))
        self.copy_selected.setText(self.tr("Copy the selected lines"))
        self.copy.setText(self.tr("Copy the list"))
        self.close_button.setText(self.tr("Close"))


def _table(name: str, model: RefusalModel) -> QTableView:
    table = named(QTableView(), name)
    table.setModel(model)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setStyleSheet("QHeaderView::section { padding-left: 3px; }")  # over the words of the cells
    header.setStretchLastSection(True)
    for column, width in _WIDTHS.items():
        header.resizeSection(column, width)
    return table


def _framed(table: QTableView, name: str) -> QWidget:
    frame = card(name)
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(GAP_SMALL, GAP_SMALL // 2, GAP_SMALL, GAP_SMALL // 2)
    inside.addWidget(table)
    return frame


def _to_clipboard(lines: Sequence[RefusalLine]) -> None:
    QGuiApplication.clipboard().setText("\n".join(line.copied() for line in lines))
