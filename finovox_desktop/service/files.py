"""Opening files that a person dropped: whatever they turn out to be."""

import os
from io import BufferedReader, FileIO


def open_without_waiting(path: str) -> BufferedReader:
    """Open a file for reading, without waiting for a writer should it be a named pipe. Raises OSError.

    Whether it is a regular file is the caller's to ask of the open file, where it cannot change any more.
    """
    return open(path, "rb", opener=_opener)


def open_raw(path: str) -> FileIO:
    """Open a file as open_without_waiting() does, to be read in blocks that fit it: nothing is kept or copied between."""
    return open(path, "rb", buffering=0, opener=_opener)


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
