"""The two filters beside the chips: of which case, and added on which day. Each opens a list with counts."""

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from finovox_desktop.ui.jobs.job_text import plain
from finovox_desktop.ui.look.icons import Icon, icon
from finovox_desktop.ui.look.theme import GAP_SMALL, current_theme, strong_font
from finovox_desktop.ui.table.job_filter import Days
from finovox_desktop.ui.table.job_grouping import Grouping, natural_order
from finovox_desktop.ui.table.job_speech import group_title
from finovox_desktop.ui.table.job_table_model import JobTableModel
from finovox_desktop.ui.widgets.chevron_button import CHEVRON_ROOM, ChevronButton
from finovox_desktop.ui.widgets.facet_choice import Choice
from finovox_desktop.ui.widgets.makers import escaped_mnemonic, named
from finovox_desktop.ui.words.locale_text import day_text

if TYPE_CHECKING:
    from finovox_desktop.ui.widgets.facet_popup import FacetPopup

_ICON = 16
_PADDING = 15
_GREATEST_WORDS = 150


class CaseDayFilters(QWidget):
    """Two buttons that say what is chosen, and choose it in the model. Where there is little room they show signs alone."""

    _is_made = False

    def __init__(self, jobs: JobTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("caseDayFilters")
        self._jobs = jobs
        self._is_short = False
        self.case = self._button("caseFilter")
        self.day = self._button("dayFilter")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.case)
        row.addWidget(self.day)
        self.case.clicked.connect(self._open_cases)
        self.day.clicked.connect(self._open_days)
        jobs.filter_changed.connect(self._retranslate)
        jobs.grouping_changed.connect(self._retranslate)
        self._is_made = True
        self._retranslate()

    @cached_property
    def cases(self) -> "FacetPopup":
        """The list of the cases, made when it is first opened."""
        popup = self._popup("case")
        popup.chosen.connect(self._jobs.show_case)
        popup.grouping_wanted.connect(self._group_by_case)
        return popup

    @cached_property
    def days(self) -> "FacetPopup":
        """The list of the days, made when it is first opened."""
        popup = self._popup("day")
        popup.chosen.connect(self._jobs.show_days)
        popup.grouping_wanted.connect(self._group_by_day)
        return popup

    def shorten(self, *, short: bool) -> None:
        """Show the words of what is chosen only, or all words."""
        if short is not self._is_short:
            self._is_short = short
            self._retranslate()

    def words(self) -> tuple[str, str]:
        """Give the words of the two choices, be they shown or not."""
        return (self._case_words(), self._day_words())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange} and self._is_made:
            self._retranslate()

    def _popup(self, name: str) -> "FacetPopup":
        from finovox_desktop.ui.widgets.facet_popup import FacetPopup  # noqa: PLC0415

        return FacetPopup(name, self)

    def _button(self, name: str) -> ChevronButton:
        button = named(ChevronButton(self), name)
        button.setProperty("chip", True)
        button.setCheckable(True)
        button.setIconSize(QSize(_ICON + 4, _ICON))
        return button

    @Slot()
    def _open_cases(self) -> None:
        facets = sorted(self._jobs.case_facets(), key=lambda one: (not one.value, natural_order(str(one.value))))
        self.cases.set_words(self.tr("Cases"), self.tr("Find a case"), self.tr("Group the rows by case"))
        choices = [Choice(None, self.tr("All cases"), sum(facet.count for facet in facets))]
        choices += [Choice(one.value, group_title(str(one.value), self._jobs.today()), one.count) for one in facets]
        self._open(self.cases, self.case, choices, Grouping.CASE)

    @Slot()
    def _open_days(self) -> None:
        today = self._jobs.today()
        counts = {facet.value: facet.count for facet in self._jobs.day_facets()}
        week = Days.last_week(today)
        in_week = sum(count for day, count in counts.items() if not isinstance(day, str) and week.first <= day <= today)
        self.days.set_words(self.tr("Days"), self.tr("Find a day"), self.tr("Group the rows by day"))
        choices = [
            Choice(None, self.tr("Any day"), sum(counts.values())),
            Choice(Days.one(today), day_text(today, today), counts.get(today, 0)),
            Choice(Days.one(today - timedelta(days=1)), self._yesterday(), counts.get(today - timedelta(days=1), 0)),
            Choice(week, self.tr("Last 7 days"), in_week),
        ]
        listed = {today, today - timedelta(days=1)}
        earlier = sorted((day for day in counts if not isinstance(day, str) and day not in listed), reverse=True)
        choices += [Choice(Days.one(day), day_text(day, today), counts[day]) for day in earlier]
        self._open(self.days, self.day, choices, Grouping.DAY)

    def _open(self, popup: "FacetPopup", button: QPushButton, choices: list[Choice], grouping: Grouping) -> None:
        current = self._jobs.filter.case if popup is self.cases else self._jobs.filter.days
        popup.open_below(button, choices, current, is_grouped=self._jobs.grouping is grouping)
        # A click on a checkable button turns it; what it shows is the filter.
        self._retranslate()

    @Slot(bool)
    def _group_by_case(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._jobs.group_by(Grouping.CASE if wanted else Grouping.NOTHING)

    @Slot(bool)
    def _group_by_day(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._jobs.group_by(Grouping.DAY if wanted else Grouping.NOTHING)

    def _yesterday(self) -> str:
        today = self._jobs.today()
        return day_text(today - timedelta(days=1), today)

    def _case_words(self) -> str:
        case = self._jobs.filter.case
        return self.tr("All cases") if case is None else group_title(plain(case), self._jobs.today())

    def _day_words(self) -> str:
        days = self._jobs.filter.days
        if days is None:
            return self.tr("Any day")
        if days.first != days.last:
            return self.tr("Last 7 days")
        return day_text(days.first, self._jobs.today())

    @Slot()
    def _retranslate(self) -> None:
        chosen = self._jobs.filter
        self._dress(self.case, Icon.CASE, self._case_words(), is_chosen=chosen.case is not None)
        self._dress(self.day, Icon.CLOCK, self._day_words(), is_chosen=chosen.days is not None)
        self.case.setAccessibleName(self.tr("Case: {choice}").format(choice=self._case_words()))
        self.day.setAccessibleName(self.tr("Day added: {choice}").format(choice=self._day_words()))

    def _dress(self, button: QPushButton, which: Icon, words: str, *, is_chosen: bool) -> None:
        theme = current_theme()
        button.setChecked(is_chosen)
        button.setIcon(icon(which, _ICON, QColor(theme.dim_text), gap=4, checked=QColor(theme.accent.ink)))
        shown = button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, _GREATEST_WORDS)
        button.setText(escaped_mnemonic(shown) if is_chosen or not self._is_short else "")
        # What is chosen is written bold.
        bold = QFontMetrics(strong_font(button.font())).horizontalAdvance(button.text())
        button.setMinimumWidth(bold + _ICON + 4 + 2 * _PADDING + CHEVRON_ROOM if is_chosen else 0)
        button.setToolTip(button.accessibleName() if is_chosen else "")
