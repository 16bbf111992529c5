"""The table: selection, keyboard and mouse. It emits what the user wants and knows no engine."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from finovox_desktop.core.job import Job
from finovox_desktop.core.review import Verdict
from finovox_desktop.ui.jobs.job_actions import JobAction, is_possible
from finovox_desktop.ui.look.theme import ROW_HEIGHT
from finovox_desktop.ui.review.review_text import is_reviewable
from finovox_desktop.ui.table.cell_sizes import CellSizes
from finovox_desktop.ui.table.column_menus import columns_menu, group_menu, sort_menu
from finovox_desktop.ui.table.column_state import ColumnState
from finovox_desktop.ui.table.column_widths import ColumnWidths
from finovox_desktop.ui.table.job_clipboard import drag_documents, rows_text, sentences_text
from finovox_desktop.ui.table.job_columns import JobColumn
from finovox_desktop.ui.table.job_role import JobRole
from finovox_desktop.ui.table.job_row import GroupRow
from finovox_desktop.ui.table.job_table_header import JobTableHeader
from finovox_desktop.ui.table.job_table_keys import TableKeys
from finovox_desktop.ui.table.job_table_menu import add_copy_actions, add_group_actions, add_job_actions
from finovox_desktop.ui.table.job_table_model import JobTableModel
from finovox_desktop.ui.table.job_table_times import PassingTime
from finovox_desktop.ui.table.row_marks import RowMarks
from finovox_desktop.ui.table.row_painter import RowPainter
from finovox_desktop.ui.table.sentence_layout import SentenceLayout
from finovox_desktop.ui.table.table_look import give_look, made_viewport

_ONLY_THIS_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
_NOTHING = QItemSelectionModel.SelectionFlag.NoUpdate


class JobTableView(QTableView):
    """The lines of the model."""

    action_requested = Signal(object, object)
    """A JobAction, and the tuple of the ids of the jobs it is legal for."""
    verdict_requested = Signal(object, object)
    """A Verdict, and the tuple of the ids of the jobs that are to have it."""
    details_requested = Signal(str)
    """The id of the job whose details the user wants to see."""
    note_requested = Signal(str)
    """The id of the job for which the user wants to write a note."""
    selection_changed = Signal(object)
    """The selected jobs (a tuple), from the top; again when one of them changed."""

    def __init__(self, jobs: JobTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(made_viewport())
        self._jobs = jobs
        self._layout = SentenceLayout(self)
        self._marks = RowMarks(self, self._layout, jobs)
        self._painter = RowPainter(self, self._layout, self._marks, jobs)
        self._sizes = CellSizes()
        self._pressed_link: str | None = None
        self._told: tuple[Job, ...] = ()
        self._to_be_removed: frozenset[str] = frozenset()
        self._keys = TableKeys(self, jobs)
        self.times = PassingTime(self, jobs, self._layout)
        self._header = JobTableHeader(self)
        self.setHorizontalHeader(self._header)
        self.setModel(jobs)
        self._set_up()
        self._widths = ColumnWidths(self, self._header)
        self.columns = ColumnState(self, self._header, self._widths, jobs)
        # Sentences run over several cells: what moves one of these cells touches all.
        self._header.sectionResized.connect(self.viewport().update)
        self._header.sectionMoved.connect(self.viewport().update)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        self._header.customContextMenuRequested.connect(self._show_columns_menu)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        jobs.counts_changed.connect(self._make_room)
        jobs.lines_will_leave.connect(self._leave_current)
        jobs.filter_changed.connect(self._show_current)
        jobs.dataChanged.connect(self._follow_changes)
        jobs.layoutAboutToBeChanged.connect(self._widths.hold)
        jobs.layoutChanged.connect(self._widths.release)
        jobs.rowsRemoved.connect(self._tell_selection)

    def selected_jobs(self) -> tuple[Job, ...]:
        """Give the selected jobs, from the top."""
        return tuple(job for row in sorted(self._selected_rows()) if (job := self._jobs.job_at(row)) is not None)

    def selected_count(self) -> int:
        """Give how many jobs are selected."""
        return sum(self._jobs.group_at(row) is None for row in self._selected_rows())

    def select_job(self, job_id: str) -> None:
        """Select one job and bring its row into sight, unfolding its group; nothing happens where it is left out."""
        self._jobs.unfold_for(job_id)
        row = self._jobs.row_of(job_id)
        if row is not None:
            self.go_to(row)

    def go_to(self, row: int) -> None:
        """Go to a line, and select it alone."""
        index = self._jobs.index(row, JobColumn.RISK)
        # selectRow() would add to the selection while a key such as Ctrl is held.
        self.selectionModel().setCurrentIndex(index, _ONLY_THIS_ROW)
        self.scrollTo(index)

    def select_group(self, group: GroupRow) -> None:
        """Select all documents of a group, unfolding it."""
        self._jobs.fold(group, collapsed=False)
        first, last = group.position + 1, group.position + len(group.rows)
        whole = QItemSelection(self._jobs.index(first, 0), self._jobs.index(last, len(JobColumn) - 1))
        self.selectionModel().setCurrentIndex(self._jobs.index(first, JobColumn.RISK), _NOTHING)
        self.selectionModel().select(whole, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def shown_columns(self) -> list[JobColumn]:
        """Give the columns that are shown, from the left."""
        columns = [JobColumn(self._header.logicalIndex(place)) for place in range(self._header.count())]
        return [column for column in columns if not self._header.isSectionHidden(column)]

    def context_menu(self) -> QMenu:
        """Give the menu of what can be done with the selected jobs, or with the group on whose heading one is."""
        menu = QMenu(self)
        group = self._jobs.group_at(self.currentIndex().row())
        selected = self.selected_jobs()
        if group is not None and not selected:
            menu.addAction(self.tr("Select all of the group"), lambda: self.select_group(group))
            menu.addSeparator()
            add_group_actions(menu, group)
            menu.triggered.connect(lambda action: self._do_with(action, tuple(row.job for row in group.rows)))
        elif selected:
            add_job_actions(menu, selected)
            add_copy_actions(menu, self)
            menu.triggered.connect(lambda action: self._do_with(action, self.selected_jobs()))
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addActions([action for action in self.actions() if action.isEnabled()])
        menu.addSeparator()
        menu.addMenu(sort_menu(self._header, menu))
        menu.addMenu(group_menu(self._jobs, menu))
        menu.addMenu(columns_menu(self.columns, menu))
        return menu

    @Slot()
    def copy_selected(self) -> None:
        """Copy the selected rows as lines of tab-separated text, with the columns that are shown."""
        QGuiApplication.clipboard().setText(rows_text(self.selected_jobs(), self.shown_columns()))

    @Slot()
    def copy_sentences(self) -> None:
        """Copy the selected rows as sentences."""
        QGuiApplication.clipboard().setText(sentences_text(self.selected_jobs()))

    def request(self, action: JobAction, jobs: Sequence[Job]) -> None:
        """Ask for an action with those jobs for which it is legal."""
        job_ids = tuple(job.id for job in jobs if is_possible(action, job))
        if not job_ids:
            return
        if action is JobAction.SHOW_DETAILS:
            self.details_requested.emit(job_ids[0])
        elif action is JobAction.WRITE_NOTE:
            self.note_requested.emit(job_ids[0])
        else:
            self._to_be_removed = frozenset(job_ids if action is JobAction.REMOVE else ())
            self.action_requested.emit(action, job_ids)

    def request_verdict(self, verdict: Verdict, jobs: Sequence[Job]) -> None:
        """Ask that those jobs that can have a verdict get it."""
        job_ids = tuple(job.id for job in jobs if is_reviewable(job))
        if job_ids:
            self.verdict_requested.emit(verdict, job_ids)

    def follow_link(self, row: int) -> bool:
        """Do the one action that a row offers; tell whether it has one."""
        job = self._jobs.job_at(row)
        sentence = self._jobs.index(row, JobColumn.SOFTWARE).data(JobRole.SENTENCE) if job is not None else None
        if job is None or sentence is None or sentence.action is None:
            return False
        self.request(sentence.action, (job,))
        return True

    def toggle_group(self, group: GroupRow) -> None:
        """Fold a group, or unfold it."""
        self._jobs.fold(group, collapsed=not group.is_collapsed)

    # Qt's events

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._keys.is_typing(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the table's own keys; leave the others to Qt."""
        if not self._keys.take(event):
            super().keyPressEvent(event)

    def keyboardSearch(self, text: str) -> None:
        """Go to the document whose name begins with what is typed."""
        self._keys.search(text)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        position = event.position().toPoint()
        self._marks.hover(position)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, or begin a drag where the press is on what is selected; a heading folds."""
        position = event.position().toPoint()
        left = event.button() is Qt.MouseButton.LeftButton
        group = self._jobs.group_at(self.rowAt(position.y()))
        if left and group is not None:
            self._press_group(group, with_shift=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return
        if group is not None:
            self.selectionModel().setCurrentIndex(self.indexAt(position), QItemSelectionModel.SelectionFlag.Clear)
        pressed = self.indexAt(position)
        self.setDragEnabled(left and pressed.isValid() and self.selectionModel().isSelected(pressed))
        super().mousePressEvent(event)
        self._pressed_link = self._marks.link_at(position) if left else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        # Rows may have moved since the press: it is the job that counts, not the row.
        pressed, self._pressed_link = self._pressed_link, None
        if pressed is not None and pressed == self._marks.link_at(event.position().toPoint()):
            self.follow_link(self._marks.link_row_at(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        group = self._jobs.group_at(self.rowAt(position.y()))
        if group is not None:
            self._press_group(group, with_shift=False)
            return
        super().mouseDoubleClickEvent(event)
        job = self._jobs.job_at(self.rowAt(position.y()))
        if job is not None and self._marks.link_row_at(position) < 0:
            self.details_requested.emit(job.id)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Hand the selected documents to another program, as copies of their files."""
        jobs = self.selected_jobs()
        if not jobs:
            return
        row = self.currentIndex().row()
        place = QRect(0, self.rowViewportPosition(row), min(360, self.viewport().width()), ROW_HEIGHT)
        drag_documents(self, jobs, self.viewport().grab(place))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._marks.leave()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        beside_row = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        _open(self.context_menu(), beside_row if by_key else event.globalPos())

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self._marks.move_focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._marks.move_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._marks.move_focus()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._marks.look_for_focus()
        painter = QPainter(self.viewport())
        try:
            self._painter.paint(painter, event.region())
        finally:
            # An error would keep the painter alive beyond what it paints on.
            painter.end()
        self.times.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widths.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Documents"))
            self._jobs.retranslate()
            self._widths.measure()
        elif event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self.viewport().update()
            self._header.viewport().update()

    # Inside

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Documents"))
        self.setItemDelegate(self._sizes)
        give_look(self)
        self._header.setSortIndicator(JobColumn.RISK, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)

    def _press_group(self, group: GroupRow, *, with_shift: bool) -> None:
        if with_shift:
            self.select_group(group)
            return
        self.selectionModel().setCurrentIndex(self._jobs.index(group.position, JobColumn.RISK), _NOTHING)
        self.toggle_group(group)

    @Slot()
    def _make_room(self) -> None:
        if self._jobs.has_local_results:
            self._widths.make_room_for_local_mark()
        if self._jobs.has_verdicts:
            self._widths.make_room_for_verdicts()

    @Slot()
    def _leave_current(self) -> None:
        """Where the current line is about to leave, go to the next that stays: Qt would go to the table's end.

        Who removes documents by a key wants to go on with the next; one that leaves by itself takes its details along.
        """
        current = self.currentIndex().row()
        if current < 0 or not self._jobs.is_leaving(current):
            return
        below = (row for row in range(current, self._jobs.rowCount()) if not self._jobs.is_leaving(row))
        above = (row for row in range(current, -1, -1) if not self._jobs.is_leaving(row))
        row = next(below, next(above, -1))
        left, next_one = self._jobs.job_at(current), self._jobs.job_at(row) if row >= 0 else None
        goes_on = left is not None and left.id in self._to_be_removed and next_one is not None
        how = _ONLY_THIS_ROW if goes_on else _NOTHING
        self.selectionModel().setCurrentIndex(self._jobs.index(row, JobColumn.RISK), how)

    @Slot()
    def _show_current(self) -> None:
        """Keep the selected row in sight after another filter; where it is left out, begin at the top."""
        current = self.currentIndex()
        if current.isValid() and self.selectionModel().isSelected(current):
            self.scrollTo(current)
        else:
            self.scrollToTop()

    @Slot()
    def _tell_selection(self) -> None:
        self._told = self.selected_jobs()
        self.selection_changed.emit(self._told)

    def _selected_rows(self) -> set[int]:
        """Give the selected rows from the ranges: asking for each row's index takes a third of a second for 10,000."""
        ranges = self.selectionModel().selection().toList()
        return {row for one in ranges for row in range(one.top(), one.bottom() + 1)}

    def _follow_changes(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        """Tell the selection again where a selected job is another one; between those that changed many may be selected."""
        if JobRole.PROGRESS in roles:
            return
        ranges = self.selectionModel().selection().toList()
        are_near = any(one.top() <= last.row() and first.row() <= one.bottom() for one in ranges)
        if are_near and self.selected_jobs() != self._told:
            self._tell_selection()

    @Slot(QPoint)
    def _show_columns_menu(self, position: QPoint) -> None:
        menu = columns_menu(self.columns, self)
        menu.addSeparator()
        menu.addMenu(group_menu(self._jobs, menu))
        _open(menu, self._header.mapToGlobal(position))

    def _do_with(self, action: QAction, jobs: Sequence[Job]) -> None:
        # What is chosen in a submenu comes by here, too; and Qt gives back a StrEnum as a plain str.
        chosen = action.data()
        if chosen in JobAction.__members__.values():
            self.request(JobAction(chosen), jobs)
        elif chosen in Verdict.__members__.values():
            self.request_verdict(Verdict(chosen), jobs)


def _open(menu: QMenu, place: QPoint) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)
