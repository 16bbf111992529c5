"""How wide the table's columns are: what their words need, what the user chose, and who gives way where there is less room."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QByteArray, QDate, QObject, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from finovox_desktop.core.review import Verdict
from finovox_desktop.core.risk import RiskLevel
from finovox_desktop.ui.jobs.job_text import level_text, local_mark
from finovox_desktop.ui.look.theme import small_font
from finovox_desktop.ui.review.review_text import verdict_text
from finovox_desktop.ui.table.job_columns import CHECK_OF_COLUMN, JobColumn
from finovox_desktop.ui.table.job_table_header import CELL_PADDING, JobTableHeader
from finovox_desktop.ui.widgets.risk_badge import badge_width
from finovox_desktop.ui.words.locale_text import date_text

_USUAL_DOCUMENT_WIDTH = 180
_READABLE_DOCUMENT_WIDTH = 156
_LEAST_DOCUMENT_WIDTH = 120
_USUAL_CHECK_WIDTH = 64
_LEAST_CHECK_WIDTH = 44
_LEAST_WIDTHS = {JobColumn.CASE: 76, JobColumn.FOUND: 92}
_WIDE_DATE = QDate(2028, 12, 28)

# Document takes the rest, so it gives way first; then these, one group after the other; in need, some and Document once more.
_GIVE_WAY = (
    (JobColumn.FOUND, JobColumn.QUALITY),
    tuple(JobColumn(column) for column in CHECK_OF_COLUMN),
    (JobColumn.CASE, JobColumn.VERDICT),
)
_GIVE_WAY_IN_NEED = (JobColumn.FOUND, JobColumn.CASE)


class ColumnWidths(QObject):
    """Sizes the sections of a table's header. Widths are in logical pixels."""

    def __init__(self, view: QTableView, header: JobTableHeader) -> None:
        super().__init__(view)
        self._view = view
        self._header = header
        self._wanted: dict[JobColumn, int] = {}
        self._sized_by_user: set[JobColumn] = set()
        self._is_held = False
        self._has_local = False
        self._has_verdicts = False
        self.measure()
        header.sectionResized.connect(self._follow)
        header.sortIndicatorChanged.connect(self.fit)

    @Slot()
    def measure(self) -> None:
        """Give each column the width its words need in the language that is worn; what the user sized only grows."""
        for column in self._others():
            chosen = self._wanted[column] if column in self._sized_by_user else 0
            self._wanted[column] = max(self._width_of_words(column), chosen)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Share the room there is; Document takes what the others leave."""
        if self._is_held:
            return
        room = self._view.viewport().width()
        widths = {column: self._wanted[column] for column in self._others()}
        shown = [column for column in widths if not self._header.isSectionHidden(column)]
        for group in _GIVE_WAY if self._has_verdicts else ((JobColumn.VERDICT,), *_GIVE_WAY):
            lacking = _USUAL_DOCUMENT_WIDTH + sum(widths[column] for column in shown) - room
            self._take(widths, [column for column in group if column in shown], lacking)
        lacking = _READABLE_DOCUMENT_WIDTH + sum(widths[column] for column in shown) - room
        self._take(widths, [column for column in _GIVE_WAY_IN_NEED if column in shown], lacking, in_need=True)
        rest = room - sum(widths[column] for column in shown)
        # Where the table scrolls sideways anyway, names are at least readable.
        self._resize(widths | {JobColumn.DOCUMENT: rest if rest >= _LEAST_DOCUMENT_WIDTH else _READABLE_DOCUMENT_WIDTH})

    def make_room_for_local_mark(self) -> None:
        """Give Risk the room for the mark of a result that was made on this computer."""
        if not self._has_local:
            self._has_local = True
            self.measure()

    def make_room_for_verdicts(self) -> None:
        """Give Verdict the room for its words; while there are none its title is all it shows."""
        if not self._has_verdicts:
            self._has_verdicts = True
            self.fit()

    @Slot()
    def hold(self) -> None:
        """Take no size for the user's until release(): while rows move, the header tells of sizes that are none."""
        self._is_held = True

    @Slot()
    def release(self) -> None:
        """End a hold()."""
        self._is_held = False

    def state(self) -> QByteArray:
        """Give the header's state with the widths that are wanted, not those of a narrow window."""
        self._resize(self._wanted)
        state = self._header.saveState()
        self.fit()
        return state

    @property
    def sized_by_user(self) -> Sequence[JobColumn]:
        """The columns whose widths the user chose."""
        return sorted(self._sized_by_user)

    def restore(self, state: QByteArray, sized_by_user: Iterable[JobColumn]) -> bool:
        """Take up a state; tell whether it was one.

        Of the widths only those that the user chose count: the others follow the language that is worn by now.
        """
        self.hold()
        is_state = self._header.restoreState(state)
        self.release()
        if is_state:
            self._header.setSectionHidden(JobColumn.DOCUMENT, False)
            for column in sized_by_user:
                width = self._header.sectionSize(column)
                if width:
                    self._wanted[column] = width
                    self._sized_by_user.add(column)
            self.fit()
        return is_state

    @Slot(int, int, int)
    def _follow(self, section: int, old_width: int, new_width: int) -> None:
        # While a column is being hidden, whoever gave it a width again would keep its room.
        if self._is_held or section == JobColumn.DOCUMENT or not new_width:
            return
        # A column that was hidden had no width.
        if old_width:
            self._wanted[JobColumn(section)] = new_width
            self._sized_by_user.add(JobColumn(section))
        self.fit()

    def _take(
        self, widths: dict[JobColumn, int], columns: Iterable[JobColumn], lacking: int, *, in_need: bool = False
    ) -> None:
        """Narrow some columns by what is lacking, each by its share of what it can spare."""
        spare = {column: max(0, widths[column] - self._least(column, in_need=in_need)) for column in columns}
        whole = sum(spare.values())
        if lacking <= 0 or not whole:
            return
        for column, part in spare.items():
            widths[column] -= min(part, -(-lacking * part // whole))

    def _least(self, column: JobColumn, *, in_need: bool) -> int:
        if column in self._sized_by_user:
            return self._wanted[column]
        title = self._header.least_title_width(column)
        if in_need or (column is JobColumn.VERDICT and not self._has_verdicts):
            return title
        if column is JobColumn.VERDICT:
            return self._width_of_verdicts(verdict for verdict in Verdict if verdict is not Verdict.ORIGINAL_REQUESTED)
        if column in _LEAST_WIDTHS:
            return max(title, _LEAST_WIDTHS[column])
        return max(title, _LEAST_CHECK_WIDTH) if column in CHECK_OF_COLUMN else title

    def _width_of_words(self, column: JobColumn) -> int:  # noqa: PLR0911 - one line a column
        font = self._view.font()
        metrics = QFontMetrics(font)
        title = self._header.title_width(column)
        match column:
            case JobColumn.RISK:
                mark = QFontMetrics(small_font(font)).horizontalAdvance(local_mark()) + 6 if self._has_local else 0
                return (
                    max(badge_width(level_text(level), font) for level in (*RiskLevel, None)) + mark + 6 + CELL_PADDING
                )
            case JobColumn.ADDED:
                return max(title, metrics.horizontalAdvance(date_text(_WIDE_DATE)) + 2 * CELL_PADDING + 2)
            case JobColumn.FOUND:
                return max(title, metrics.horizontalAdvance("Adobe Photoshop") + 2 * CELL_PADDING)
            case JobColumn.QUALITY:
                return max(title, metrics.horizontalAdvance("acceptable") + 2 * CELL_PADDING)
            case JobColumn.CASE:
                return max(title, metrics.horizontalAdvance("Dossier 2026-0417") + 2 * CELL_PADDING)
            case JobColumn.VERDICT:
                return self._width_of_verdicts(Verdict)
            case JobColumn.STATE:
                return metrics.horizontalAdvance("In analysis · next check 0:00") + 2 * CELL_PADDING
            case _:
                return max(title, _USUAL_CHECK_WIDTH)

    def _width_of_verdicts(self, verdicts: Iterable[Verdict]) -> int:
        metrics = QFontMetrics(self._view.font())
        words = max(metrics.horizontalAdvance(verdict_text(verdict)) for verdict in verdicts)
        return max(self._header.least_title_width(JobColumn.VERDICT), words + 2 * CELL_PADDING + 1)

    def _resize(self, widths: dict[JobColumn, int]) -> None:
        was_held, self._is_held = self._is_held, True
        for column, width in widths.items():
            self._header.resizeSection(column, width)
        self._is_held = was_held

    @staticmethod
    def _others() -> list[JobColumn]:
        return [column for column in JobColumn if column is not JobColumn.DOCUMENT]
