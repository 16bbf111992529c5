"""A screen that is watched from outside, to tell when a window's contents are there."""

import mmap
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

_POLL_SECONDS = 0.001
_SECONDS = 60
_MARGIN = 60
"""Pixels at each side of the screen that are not looked at: there is the frame that the window manager paints, earlier."""
_ROW_STEP = 4
_FEWEST_COLOURS = 8
"""A window's plain background is fewer; a line of smoothed text alone is more."""
_WORD = 4
_HEADER_SIZE, _WIDTH, _HEIGHT, _ROW_BYTES, _COLOURS = 0, 4, 5, 12, 19
_COLOUR_BYTES = 12


class WatchedScreen:
    """Maps the file of pixels that Xvfb writes with `-fbdir` (an XWD file); up inside its `with` block."""

    def __init__(self, frame_buffer: Path) -> None:
        with frame_buffer.open("rb") as file:
            self._pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        start = self._header(_HEADER_SIZE) + self._header(_COLOURS) * _COLOUR_BYTES
        rows = range(_MARGIN, self._header(_HEIGHT) - _MARGIN, _ROW_STEP)
        self._places = [start + row * self._header(_ROW_BYTES) + _MARGIN * _WORD for row in rows]
        self._width = (self._header(_WIDTH) - 2 * _MARGIN) * _WORD
        self._empty = self._rows()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pixels.close()

    def wait_for_contents(self) -> float:
        """Wait until a large window shows more than a background; give the time of time.monotonic(). Raises TimeoutError."""
        return self._wait(self._has_contents)

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

    def _has_contents(self, rows: list[bytes]) -> bool:
        if rows == self._empty:
            return False
        changed = [row for row, empty in zip(rows, self._empty, strict=True) if row != empty]
        # A window fills most of the screen; what is small is not it.
        return 2 * len(changed) > len(rows) and _colours(changed) >= _FEWEST_COLOURS

    def _rows(self) -> list[bytes]:
        return [self._pixels[place : place + self._width] for place in self._places]

    def _header(self, number: int) -> int:
        return int.from_bytes(self._pixels[number * _WORD : (number + 1) * _WORD], "big")


def _colours(rows: list[bytes]) -> int:
    return len({pixel for row in rows for pixel in memoryview(row).cast("I")})
