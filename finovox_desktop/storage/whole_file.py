"""Files that are written whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

Result = TypeVar("Result")

_BUFFER_BYTES = 256 * 1024


def write_whole(path: Path, write: Callable[[BinaryIO], Result]) -> Result:
    """Write a file beside its place, make it durable, and move it over what is there; give what `write` gives.

    Raises OSError; whatever was at the path is untouched then, and nothing is left beside it.
    """
    # A name of its own: one made from the file's could be longer than the system allows.
    handle, name = tempfile.mkstemp(prefix=".finovox-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb", buffering=_BUFFER_BYTES) as file:
            result = write(file)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return result
