"""What keeps a worker process from taking the computer's memory."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from finovox_desktop.inspection.limits import GREATEST_ADDRESS_SPACE, GREATEST_RESIDENT_MEMORY

_SECONDS_BETWEEN_LOOKS = 0.1
_STATUS_OF_A_GREEDY_WORKER = 70
_LINUX_MEMORY = Path("/proc/self/statm")


def limit_memory() -> None:
    """Limit the address space (Linux), and end this process when it holds too much memory (Linux and macOS)."""
    if sys.platform != "win32":
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_AS, (GREATEST_ADDRESS_SPACE, GREATEST_ADDRESS_SPACE))
        measure = _resident_memory if _LINUX_MEMORY.exists() else _greatest_resident_memory
        Thread(target=_watch, args=(measure,), name="memory watchdog", daemon=True).start()


def _watch(resident_memory: Callable[[], int]) -> None:
    while resident_memory() <= GREATEST_RESIDENT_MEMORY:
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    os._exit(_STATUS_OF_A_GREEDY_WORKER)


if sys.platform != "win32":
    import resource

    def _resident_memory() -> int:
        """Bytes, from Linux's process file system."""
        pages = _LINUX_MEMORY.read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def _greatest_resident_memory() -> int:
        """Bytes, the greatest so far, as macOS counts them: for a process that is over its limit it is as good."""
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
