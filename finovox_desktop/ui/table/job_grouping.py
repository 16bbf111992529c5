"""How rows stand under headings: one for each case, or for each day."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from finovox_desktop.core.text import folded
from finovox_desktop.ui.table.job_row import NOWHERE, Entry, GroupRow, JobRow

_NUMBER = re.compile(r"\d+")
_DIGITS = 12

GroupKey = str | date


class Grouping(StrEnum):
    """What the rows of a group share."""

    NOTHING = "nothing"
    CASE = "case"
    DAY = "day"


class JobGroups:
    """Puts rows under headings. Cases come by name, documents without one last; days come newest first."""

    def __init__(self) -> None:
        self._grouping = Grouping.NOTHING
        self._groups: dict[GroupKey, GroupRow] = {}
        self._names: dict[str, tuple[bool, str, str]] = {}
        self.shown: list[GroupRow] = []

    @property
    def grouping(self) -> Grouping:
        """What the rows of a group share now."""
        return self._grouping

    @grouping.setter
    def grouping(self, grouping: Grouping) -> None:
        self._grouping = grouping
        self._groups = {}

    def arranged(self, rows: Iterable[JobRow]) -> list[Entry]:
        """Give the rows under their headings, those of collapsed groups left out; without grouping as they are."""
        for group in self.shown:
            group.position = NOWHERE
        self.shown = []
        if self._grouping is Grouping.NOTHING:
            return list(rows)
        entries: list[Entry] = []
        self.shown = self._filled(rows)
        for group in self.shown:
            group.position = len(entries)
            entries.append(group)
            if not group.is_collapsed:
                entries += group.rows
        return entries

    def group_of(self, row: JobRow) -> GroupRow | None:
        """Give the group that a row stands in."""
        return self._groups.get(self._key_of(row))

    def _key_of(self, row: JobRow) -> GroupKey:
        return row.job.case if self._grouping is Grouping.CASE else row.day

    def _filled(self, rows: Iterable[JobRow]) -> list[GroupRow]:
        by_key: dict[GroupKey, list[JobRow]] = {}
        if self._grouping is Grouping.CASE:
            for row in rows:
                by_key.setdefault(row.job.case, []).append(row)
        else:
            for row in rows:
                by_key.setdefault(row.day, []).append(row)
        groups = []
        for key in self._sorted(by_key):
            group = self._groups.get(key)
            if group is None:
                group = self._groups[key] = GroupRow(key)
            group.hold(by_key[key])
            groups.append(group)
        return groups

    def _sorted(self, keys: Iterable[GroupKey]) -> list[GroupKey]:
        days = [key for key in keys if isinstance(key, date)]
        cases = [key for key in keys if isinstance(key, str)]
        return [*sorted(days, reverse=True), *sorted(cases, key=self._name)]

    def _name(self, case: str) -> tuple[bool, str, str]:
        name = self._names.get(case)
        if name is None:
            name = self._names[case] = (not case, natural_order(case), case)
        return name


def natural_order(text: str) -> str:
    """Give what a text is sorted by so that "Case 9" comes before "Case 10"."""
    return _NUMBER.sub(lambda number: number[0].zfill(_DIGITS), folded(text))
