"""A screen that is watched from outside, to tell when a window's contents are there."""

import mmap
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

_POLL_SECONDS = 0.001
_SECONDS = 60
_TITLE_BAR = 60
"""Rows at the top that are not looked at: the window manager paints there."""
_ROW_STEP = 4
_FEWEST_COLOURS = 8
"""A window's plain background, a frame and a cursor are fewer; a line of smoothed text alone is more."""
_WORD = 4
_HEADER_SIZE, _WIDTH, _HEIGHT, _ROW_BYTES, _COLOURS = 0, 4, 5, 12, 19
_COLOUR_BYTES = 12


class WatchedScreen:
    """Maps the file of pixels that Xvfb writes with `-fbdir` (an XWD file); up inside its `with` block."""

    def __init__(self, frame_buffer: Path) -> None:
        with frame_buffer.open("rb") as file:
            self._pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._row_bytes = self._header(_ROW_BYTES)
        start = self._header(_HEADER_SIZE) + self._header(_COLOURS) * _COLOUR_BYTES
        rows = range(_TITLE_BAR, self._header(_HEIGHT), _ROW_STEP)
        self._places = [start + row * self._row_bytes for row in rows]
        self._width = self._header(_WIDTH) * _WORD
        self._empty = self._rows()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pixels.close()

    def wait_for_contents(self) -> float:
        """Wait until a window shows more than a background; give the time of time.monotonic(). Raises TimeoutError."""
        return self._wait(lambda rows: rows != self._empty and self._colours(rows) >= _FEWEST_COLOURS)

    def wait_for_nothing(self) -> None:
        """Wait until the screen is as it was at first. Raises TimeoutError."""
        self._wait(lambda rows: rows == self._empty)

    def _wait(self, condition: Callable[[list[bytes]], bool]) -> float:
        deadline = time.monotonic() + _SECONDS
        while not condition(self._rows()):
            if time.monotonic() > deadline:
                raise TimeoutError(f"waited {_SECONDS} s for the screen")
            time.sleep(_POLL_SECONDS)
        return time.monotonic()

    def _rows(self) -> list[bytes]:
        return [self._pixels[place : place + self._width] for place in self._places]

    def _colours(self, rows: list[bytes]) -> int:
        changed = (row for row, empty in zip(rows, self._empty, strict=True) if row != empty)
        return len({pixel for row in changed for pixel in memoryview(row).cast("I")})

    def _header(self, number: int) -> int:
        return int.from_bytes(self._pixels[number * _WORD : (number + 1) * _WORD], "big")
