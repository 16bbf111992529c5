"""The table: selection, keyboard, mouse, menus and clipboard. It emits what the user wants and knows no engine."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from finovox_desktop.core.job import Job, JobState
from finovox_desktop.ui.column_menus import columns_menu, sort_menu
from finovox_desktop.ui.column_widths import ColumnWidths
from finovox_desktop.ui.job_actions import JobAction, action_text, is_possible, possible_actions
from finovox_desktop.ui.job_cell import copied_text
from finovox_desktop.ui.job_columns import JobColumn
from finovox_desktop.ui.job_table_filter import JobTableFilter
from finovox_desktop.ui.job_table_header import JobTableHeader
from finovox_desktop.ui.job_table_model import JobRole
from finovox_desktop.ui.risk_delegate import RiskDelegate
from finovox_desktop.ui.sentence_layout import SentenceLayout
from finovox_desktop.ui.theme import ROW_HEIGHT
from finovox_desktop.ui.widget_state import restored_bytes, state_text

_HIDDEN_AT_FIRST = (JobColumn.QUALITY, JobColumn.STATE)
_COUNTDOWN_MILLISECONDS = 1000


class JobTableView(QTableView):
    """The jobs that the filter lets through."""

    action_requested = Signal(object, object)
    """A JobAction, and the tuple of the ids of the jobs it is legal for."""
    details_requested = Signal(str)
    """The id of the job whose details the user wants to see."""
    selection_changed = Signal(object)
    """The selected jobs (a tuple), from the top; again when one of them changed."""

    def __init__(self, jobs: JobTableFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._layout = SentenceLayout(self)
        self._delegate = RiskDelegate(self._layout)
        self._pressed_link: str | None = None
        self._countdown = QTimer(self)
        self._countdown.setInterval(_COUNTDOWN_MILLISECONDS)
        self._countdown.timeout.connect(self._repaint_countdowns)
        self._header = JobTableHeader(self)
        self.setHorizontalHeader(self._header)
        self.setModel(jobs)
        self._set_up()
        self._widths = ColumnWidths(self, self._header)
        # Sentences run over several cells: what moves one of these cells touches all.
        self._header.sectionResized.connect(self.viewport().update)
        self._header.sectionMoved.connect(self.viewport().update)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        self._header.customContextMenuRequested.connect(self._show_columns_menu)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        jobs.dataChanged.connect(self._follow_changes)
        jobs.layoutAboutToBeChanged.connect(self._widths.hold)
        jobs.layoutChanged.connect(self._widths.release)
        jobs.rowsRemoved.connect(self._tell_selection)

    def selected_jobs(self) -> tuple[Job, ...]:
        """Give the selected jobs, from the top."""
        return tuple(self._jobs.job_at(row) for row in sorted(self._selected_rows()))

    def select_job(self, job_id: str) -> None:
        """Select one job and bring its row into sight; nothing happens where it is not shown."""
        row = self._jobs.row_of(job_id)
        if row is not None:
            index = self._jobs.index(row, JobColumn.RISK)
            # selectRow() would add to the selection while a key such as Ctrl is held.
            only_this = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, only_this)
            self.scrollTo(index)

    def columns_state(self) -> str:
        """Give the columns' order, sizes, visibility and the sort, for the next start."""
        return state_text(self._widths.state())

    def restore_columns(self, state: str) -> None:
        """Take up a state that columns_state() gave; anything else changes nothing."""
        if state and self._widths.restore(restored_bytes(state)):
            self._jobs.sort(self._header.sortIndicatorSection(), self._header.sortIndicatorOrder())

    def context_menu(self) -> QMenu:
        """Give the menu of what can be done with the selected jobs."""
        menu = QMenu(self)
        selected = self.selected_jobs()
        for possible in possible_actions(selected):
            action = menu.addAction(action_text(possible))
            action.setData(possible)
            if possible is JobAction.REMOVE:
                action.setShortcut(QKeySequence(Qt.Key.Key_Delete))
            if possible is JobAction.SHOW_DETAILS:
                menu.addAction(self._copy_action(menu))
                menu.addSeparator()
        menu.triggered.connect(self._do_menu_action)
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addActions([action for action in self.actions() if action.isEnabled()])
        menu.addSeparator()
        menu.addMenu(sort_menu(self._header, menu))
        menu.addMenu(columns_menu(self._header, menu))
        return menu

    def copy_selected(self) -> None:
        """Copy the selected rows as lines of tab-separated text, with the columns that are shown."""
        columns = [JobColumn(self._header.logicalIndex(place)) for place in range(self._header.count())]
        shown = [column for column in columns if not self._header.isSectionHidden(column)]
        lines = ("\t".join(copied_text(job, column) for column in shown) for job in self.selected_jobs())
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.details_requested.emit(self._jobs.job_at(self.currentIndex().row()).id)
        elif event.key() == Qt.Key.Key_Delete:
            self._request(JobAction.REMOVE, self.selected_jobs())
        elif event.key() == Qt.Key.Key_Space and self._follow_link(self.currentIndex().row()):
            pass
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        position = event.position().toPoint()
        self._hover(self.rowAt(position.y()), self._link_row_at(position))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed_link = self._link_at(event.position().toPoint()) if left else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        # Rows may have moved since the press: it is the job that counts, not the row.
        pressed, self._pressed_link = self._pressed_link, None
        if pressed is not None and pressed == self._link_at(event.position().toPoint()):
            self._follow_link(self._link_row_at(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        row = self.rowAt(event.position().toPoint().y())
        if row >= 0 and self._link_row_at(event.position().toPoint()) < 0:
            self.details_requested.emit(self._jobs.job_at(row).id)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1, -1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        beside_row = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        _open(self.context_menu(), beside_row if by_key else event.globalPos())

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self._mark_focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark_focus()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._layout.forget()
        # Rows move without a word to currentChanged(): the mark of the focus goes with its row.
        self._delegate.focused_row = self._focused_row()
        super().paintEvent(event)
        if not self._countdown.isActive() and self._countdown_rects():
            self._countdown.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widths.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Documents"))
            self._jobs.jobs.retranslate()
            self._widths.measure()
        elif event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self.viewport().update()
            self._header.viewport().update()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Documents"))
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        for column in _HIDDEN_AT_FIRST:
            self._header.setSectionHidden(column, True)
        self._header.setSortIndicator(JobColumn.RISK, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)

    def _sentence_link(self, row: int) -> QRect:
        self._layout.forget()
        sentence = self._jobs.index(row, JobColumn.SOFTWARE).data(JobRole.SENTENCE) if row >= 0 else None
        return QRect() if sentence is None else self._layout.link_rect(row, sentence)

    def _link_row_at(self, position: QPoint) -> int:
        row = self.rowAt(position.y())
        return row if self._sentence_link(row).contains(position) else -1

    def _link_at(self, position: QPoint) -> str | None:
        """Give the id of the job whose link is at a place of the viewport."""
        row = self._link_row_at(position)
        return self._jobs.job_at(row).id if row >= 0 else None

    def _follow_link(self, row: int) -> bool:
        """Do the one action that a row offers; tell whether it has one."""
        sentence = self._jobs.index(row, JobColumn.SOFTWARE).data(JobRole.SENTENCE) if row >= 0 else None
        if sentence is None or sentence.action is None:
            return False
        self._request(sentence.action, (self._jobs.job_at(row),))
        return True

    def _request(self, action: JobAction, jobs: tuple[Job, ...]) -> None:
        job_ids = tuple(job.id for job in jobs if is_possible(action, job))
        if action is JobAction.SHOW_DETAILS and job_ids:
            self.details_requested.emit(job_ids[0])
        elif job_ids:
            self.action_requested.emit(action, job_ids)

    def _hover(self, row: int, link_row: int) -> None:
        changed = {self._delegate.hovered_row, self._delegate.hovered_link_row} ^ {row, link_row}
        self._delegate.hovered_row, self._delegate.hovered_link_row = row, link_row
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link_row >= 0 else Qt.CursorShape.ArrowCursor)
        for one in changed | ({row} if row == link_row else set()):
            self._repaint_row(one)

    def _mark_focus(self) -> None:
        old = self._delegate.focused_row
        self._delegate.focused_row = self._focused_row()
        for row in {old, self._delegate.focused_row}:
            self._repaint_row(row)

    def _focused_row(self) -> int:
        return self.currentIndex().row() if self.hasFocus() else -1

    def _repaint_row(self, row: int) -> None:
        if row >= 0:
            self.viewport().update(0, self.rowViewportPosition(row), self.viewport().width(), ROW_HEIGHT)

    def _countdown_rects(self) -> list[QRect]:
        """Give the places, in the viewport, of the countdowns that can be seen."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        run = self._layout.columns()
        state_shown = not self._header.isSectionHidden(JobColumn.STATE)
        columns = [*run, JobColumn.STATE] if state_shown else run
        if first < 0 or not columns or not self.isVisible() or self.window().isMinimized():
            return []
        lefts = [self.columnViewportPosition(column) for column in columns]
        left, right = min(lefts), max(self.columnViewportPosition(c) + self.columnWidth(c) for c in columns)
        last = last if last >= 0 else self._jobs.rowCount() - 1
        return [
            QRect(left, self.rowViewportPosition(row), right - left, ROW_HEIGHT)
            for row in range(first, last + 1)
            if self._jobs.job_at(row).state is JobState.PENDING
        ]

    @Slot()
    def _repaint_countdowns(self) -> None:
        places = self._countdown_rects()
        if not places:
            self._countdown.stop()
        for place in places:
            self.viewport().update(place)

    @Slot()
    def _tell_selection(self) -> None:
        self.selection_changed.emit(self.selected_jobs())

    def _selected_rows(self) -> set[int]:
        """Give the selected rows from the ranges: asking for each row's index takes a third of a second for 10,000."""
        ranges = self.selectionModel().selection().toList()
        return {row for one in ranges for row in range(one.top(), one.bottom() + 1)}

    def _follow_changes(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        """Tell the selection again where a selected job changed; how far an upload is does not count."""
        if JobRole.PROGRESS in roles:
            return
        ranges = self.selectionModel().selection().toList()
        if any(one.top() <= last.row() and first.row() <= one.bottom() for one in ranges):
            self._tell_selection()

    @Slot(QPoint)
    def _show_columns_menu(self, position: QPoint) -> None:
        _open(columns_menu(self._header, self), self._header.mapToGlobal(position))

    @Slot(QAction)
    def _do_menu_action(self, action: QAction) -> None:
        # What is chosen in a submenu comes by here, too; and Qt gives back a StrEnum as a plain str.
        if isinstance(action.data(), str):
            self._request(JobAction(action.data()), self.selected_jobs())

    def _copy_action(self, menu: QMenu) -> QAction:
        action = QAction(self.tr("Copy"), menu)
        action.setShortcut(QKeySequence.StandardKey.Copy)
        action.triggered.connect(self.copy_selected)
        return action


def _open(menu: QMenu, place: QPoint) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)
