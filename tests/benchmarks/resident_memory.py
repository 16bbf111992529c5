"""What this process holds in memory, as Linux counts it."""

from pathlib import Path

_KIB = 1024


def resident_bytes() -> int:
    return _status("VmRSS")


def peak_bytes() -> int:
    """Give the most that was held since the start or since `forget_peak()`."""
    return _status("VmHWM")


def forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # proc(5)


def _status(name: str) -> int:
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * _KIB
    raise LookupError(name)
