"""Lists of very many rows that stay sorted: each row is found by halving, and a change of a few moves the rest in one go."""

from collections.abc import Callable, Iterable, Sequence

from finovox_desktop.ui.table.job_row import JobRow

ComesBefore = Callable[[JobRow, JobRow], bool]

_FEW = 32
"""So many single changes of a list cost less than a new one: Python counts the references of each row in it."""


def place_for(row: JobRow, rows: Sequence[JobRow], comes_before: ComesBefore, low: int = 0) -> int:
    """Give the first place, from `low` on, before whose row another does not come any more."""
    high = len(rows)
    while low < high:
        middle = (low + high) // 2
        if comes_before(rows[middle], row):
            low = middle + 1
        else:
            high = middle
    return low


def place_of(row: JobRow, rows: Sequence[JobRow], comes_before: ComesBefore) -> int | None:
    """Give the place of a row in a list; None where it is not in it."""
    place = place_for(row, rows, comes_before)
    while place < len(rows) and rows[place] is not row:
        if comes_before(row, rows[place]):
            return None
        place += 1  # one of equals
    return place if place < len(rows) else None


def places_of(some: Iterable[JobRow], rows: Sequence[JobRow], comes_before: ComesBefore) -> list[int]:
    """Give the places of those rows that are in a list, from the first to the last."""
    places = (place_of(row, rows, comes_before) for row in some)
    return sorted(place for place in places if place is not None)


def take_out(places: Sequence[int], rows: list[JobRow]) -> None:
    """Take the rows out of a list that stand at some places, from the first to the last."""
    if len(places) <= _FEW:
        for place in reversed(places):
            del rows[place]
        return
    left: list[JobRow] = []
    begin = 0
    for place in places:
        left += rows[begin:place]
        begin = place + 1
    rows[:] = left + rows[begin:]


def put_in(coming: Sequence[JobRow], rows: list[JobRow], comes_before: ComesBefore) -> None:
    """Put rows, which are sorted, into a list."""
    if len(coming) <= _FEW:
        for row in coming:
            rows.insert(place_for(row, rows, comes_before), row)
        return
    merged: list[JobRow] = []
    begin, place = 0, -1
    for row in coming:
        # Stored rows come by the page, and most of a page belongs into the same gap.
        if place < 0 or (place < len(rows) and not comes_before(row, rows[place])):
            place = place_for(row, rows, comes_before, begin)
            merged += rows[begin:place]
            begin = place
        merged.append(row)
    rows[:] = merged + rows[begin:]
