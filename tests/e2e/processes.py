"""Processes that the program started, as the system sees them."""

from pathlib import Path


def descendants(process: int) -> list[int]:
    """Every process that a process started, and those that these started."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, ValueError):
            continue
        if parent == process:
            found += [int(folder.name), *descendants(int(folder.name))]
    return found


def processes_with(text: str, process: int) -> list[Path]:
    """Where a process has a text in its arguments, or a process that it started in those or in its environment."""
    children = descendants(process)
    places = [Path(f"/proc/{number}/cmdline") for number in (process, *children)]
    places += [Path(f"/proc/{number}/environ") for number in children]
    return [place for place in places if text.encode() in place.read_bytes()]
