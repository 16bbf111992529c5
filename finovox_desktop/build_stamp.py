"""From what an installable program was built, and the version that both front doors name."""

import json
from dataclasses import dataclass
from importlib import resources

from finovox_desktop import __version__
from finovox_desktop.core.text import shown

_SHOWN_OF_COMMIT = 12


@dataclass(frozen=True, slots=True)
class BuildStamp:
    """From what an installable program was built: the commit's hash, and its time in UTC."""

    commit: str
    built_at: str


def build_stamp() -> BuildStamp | None:
    """Give what a build has left in `build_stamp.json` ({"commit": ..., "built_at": ...}); None where it runs from source."""
    try:
        stamp = json.loads((resources.files("finovox_desktop.resources") / "build_stamp.json").read_bytes())
    except (OSError, ValueError, ImportError):
        return None
    if not isinstance(stamp, dict):
        return None
    commit, built_at = stamp.get("commit"), stamp.get("built_at")
    return (
        BuildStamp(shown(commit, 40), shown(built_at, 40))
        if isinstance(commit, str) and isinstance(built_at, str)
        else None
    )


def version_text() -> str:
    """Give the program's name and version, with the commit where it was built from one."""
    stamp = build_stamp()
    return f"Finovox Desktop {__version__}" + (f" ({stamp.commit[:_SHOWN_OF_COMMIT]})" if stamp else "")
