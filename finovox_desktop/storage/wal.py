"""SQLite's write-ahead log, read without SQLite: it stops silently at the first damaged frame.

Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
"""

import struct
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from finovox_desktop.storage.schema import PAGE_SIZE

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_ORDERS = {0x377F0682: "<", 0x377F0683: ">"}
_FRAME_SIZE = _FRAME.size + PAGE_SIZE

Checksum = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LoggedPage:
    """The newest sound version of a page in the log; `age` grows with each frame."""

    age: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Log:
    """What a log holds. `is_damaged`: frames that were durable cannot be read."""

    pages: Mapping[int, LoggedPage]
    is_damaged: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    number: int
    page: int
    is_commit: bool
    is_sound: bool
    content: bytes


def read_log(path: Path) -> Log:
    """Read a log; one that does not exist or is empty holds nothing. Raises OSError.

    A frame that does not fit its checksum may be the torn end of a commit that a power cut interrupted: then nothing was
    acknowledged. But a commit is only begun when the one before is durable. So where a sound frame of a later commit
    stands behind it, it was durable and is damaged.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Log({}, is_damaged=False)
    whole: list[_Frame] = []  # up to the last commit before the first unsound frame
    later: list[_Frame] = []  # sound frames behind that
    is_damaged = False
    is_broken = is_commit_over = not _is_header_sound(content)  # a header is durable before the first commit is
    for frame in _frames(content):
        if not is_broken and frame.is_sound:
            later.append(frame)
            if frame.is_commit:
                whole.extend(later)
                later.clear()
            continue
        is_broken = True
        if frame.is_sound:
            later.append(frame)
            is_damaged = is_damaged or is_commit_over
        is_commit_over = is_commit_over or frame.is_commit
    frames = [*whole, *later] if is_damaged else whole
    return Log({frame.page: LoggedPage(frame.number, frame.content) for frame in frames}, is_damaged)


def _frames(content: bytes) -> Iterator[_Frame]:
    if len(content) < _HEADER.size + _FRAME_SIZE:
        return
    magic, _, _, _, *salts, one, two = _HEADER.unpack_from(content)
    order = _ORDERS.get(magic, "<" if sys.byteorder == "little" else ">")
    before: Checksum = (one, two)
    if not _is_header_sound(content):
        salts = list(_FRAME.unpack_from(content, _HEADER.size)[2:4])
    for number, start in enumerate(range(_HEADER.size, len(content) - _FRAME_SIZE + 1, _FRAME_SIZE), 1):
        page, pages_after_commit, *frame_salts, one, two = _FRAME.unpack_from(content, start)
        body = content[start + _FRAME.size : start + _FRAME_SIZE]
        is_sound = frame_salts == salts and (one, two) == _checksum(content[start : start + 8] + body, before, order)
        yield _Frame(number, page, pages_after_commit > 0, is_sound and page > 0, body)
        before = (one, two)


def _is_header_sound(content: bytes) -> bool:
    if len(content) < _HEADER.size:
        return False
    magic, _, page_size, *_, one, two = _HEADER.unpack_from(content)
    order = _ORDERS.get(magic)
    return order is not None and page_size == PAGE_SIZE and _checksum(content[:24], (0, 0), order) == (one, two)


def _checksum(data: bytes, before: Checksum, order: str) -> Checksum:
    one, two = before
    words = iter(struct.unpack(f"{order}{len(data) // 4}I", data))
    for first, second in zip(words, words, strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
