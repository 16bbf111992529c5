"""Rows of a database file, read without SQLite: page by page, whatever else is damaged.

Format: https://www.sqlite.org/fileformat2.html (b-tree pages, record format).
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from finovox_desktop.storage.schema import PAGE_SIZE
from finovox_desktop.storage.wal import LoggedPage

_FILE_HEADER = 100
_TABLE_LEAF = 0x0D
_LEAF_HEADER = 8
_MOST_LOCAL = PAGE_SIZE - 35
_LEAST_LOCAL = (PAGE_SIZE - 12) * 32 // 255 - 23
_OVERFLOW_CONTENT = PAGE_SIZE - 4
_VARINT_BYTES = 9
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FLOAT, _ZERO, _ONE, _FIRST_BLOB = 7, 8, 9, 12

Value = int | float | str | bytes | None


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row that can be read. Of two that claim the same place, the one of greater age in the log is the newer."""

    age: int
    rowid: int
    values: tuple[Value, ...]


class Pages:
    """The newest readable version of each page: the log's, else the file's."""

    def __init__(self, database: bytes, log: Mapping[int, LoggedPage]) -> None:
        self._database = database
        self._log = log
        self._count = max(-(-len(database) // PAGE_SIZE), *log, 0)

    def rows(self) -> Iterator[FoundRow]:
        """Give every row of every table that can be read."""
        for number in range(1, self._count + 1):
            content = self._page(number)
            header = _FILE_HEADER if number == 1 else 0
            if content is not None and content[header] == _TABLE_LEAF:
                yield from self._leaf(number, content, header)

    def _page(self, number: int) -> bytes | None:
        if number in self._log:
            return self._log[number].content
        content = self._database[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        # A page that was cut keeps the rows at its end from us, not its place.
        return content.ljust(PAGE_SIZE, b"\0") if content and number > 0 else None

    def _leaf(self, number: int, content: bytes, header: int) -> Iterator[FoundRow]:
        age = self._log[number].age if number in self._log else 0
        (count,) = struct.unpack_from(">H", content, header + 3)
        most = (PAGE_SIZE - header - _LEAF_HEADER) // 2
        for index in range(min(count, most)):
            (start,) = struct.unpack_from(">H", content, header + _LEAF_HEADER + 2 * index)
            try:
                rowid, payload = self._cell(content, start)
                yield FoundRow(age, rowid, _record(payload))
            except (ValueError, IndexError, struct.error):
                continue  # this row is damaged; the others may not be

    def _cell(self, content: bytes, start: int) -> tuple[int, bytes]:
        size, position = _varint(content, start)
        rowid, position = _varint(content, position)
        if size > self._count * PAGE_SIZE:
            raise ValueError("the row is longer than the file")
        if size <= _MOST_LOCAL:
            return rowid, _exactly(content[position : position + size], size)
        local = _LEAST_LOCAL + (size - _LEAST_LOCAL) % _OVERFLOW_CONTENT
        if local > _MOST_LOCAL:
            local = _LEAST_LOCAL
        payload = bytearray(_exactly(content[position : position + local], local))
        (following,) = struct.unpack_from(">I", content, position + local)
        while len(payload) < size:
            page = self._page(following)
            if page is None:
                raise ValueError("the rest of the row is not there")
            (following,) = struct.unpack_from(">I", page)
            payload += page[4 : 4 + min(size - len(payload), _OVERFLOW_CONTENT)]
        if following:
            raise ValueError("the row does not end where it says")
        return rowid, bytes(payload)


def _record(payload: bytes) -> tuple[Value, ...]:
    header_size, position = _varint(payload, 0)
    kinds = []
    while position < header_size:
        kind, position = _varint(payload, position)
        kinds.append(kind)
    if position != header_size:
        raise ValueError("the header does not end where it says")
    values = []
    for kind in kinds:
        value, position = _value(payload, position, kind)
        values.append(value)
    if position != len(payload):
        raise ValueError("the row does not end where it says")
    return tuple(values)


def _value(payload: bytes, position: int, kind: int) -> tuple[Value, int]:
    if kind >= _FIRST_BLOB:
        size = (kind - _FIRST_BLOB) // 2
        content = _exactly(payload[position : position + size], size)
        return (content.decode() if kind % 2 else content), position + size
    if kind in _INTEGER_BYTES:
        size = _INTEGER_BYTES[kind]
        return int.from_bytes(_exactly(payload[position : position + size], size), signed=True), position + size
    if kind == _FLOAT:
        number: float = struct.unpack_from(">d", payload, position)[0]
        return number, position + 8
    if kind in {_ZERO, _ONE}:
        return kind - _ZERO, position
    if kind == 0:
        return None, position
    raise ValueError("no such kind of value")


def _varint(data: bytes, position: int) -> tuple[int, int]:
    value = 0
    for count in range(1, _VARINT_BYTES + 1):
        byte = data[position]
        position += 1
        if count == _VARINT_BYTES:
            return value << 8 | byte, position
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the bit that says that more follows
            break
    return value, position


def _exactly(data: bytes, size: int) -> bytes:
    if len(data) != size:
        raise ValueError("the row is cut")
    return data
