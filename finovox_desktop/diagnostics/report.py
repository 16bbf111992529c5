"""What a person copies to show others that something went wrong. It holds no key, no token, no document's name or path."""

import platform
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath, PureWindowsPath
from urllib.parse import urlsplit

from PySide6.QtCore import qVersion

from finovox_desktop import __version__
from finovox_desktop.core.job import JobState
from finovox_desktop.core.settings import Settings
from finovox_desktop.core.status import Condition, KeyState
from finovox_desktop.diagnostics.bugs import Bug, BugError

_FRAME_OF_CRASH = re.compile(r'^\s*File "(?P<path>[^"]*)", line (?P<line>\d+) in (?P<function>\S+)\s*$')
_HEADING_OF_CRASH = re.compile(
    r"^(?:Fatal Python error: [\w :]+|(?:Current thread|Thread) 0x[0-9a-f]+ \(most recent call first\):)$"
)


def bug_report(bug: Bug) -> str:
    """Give the report of a bug, as lines of plain text."""
    lines = [*_surroundings(), "", bug.title]
    for number, error in enumerate(bug.errors):
        lines += _error_lines("Error" if number == 0 else "Led to by", error)
    return "\n".join(lines)


def crash_report(words: str) -> str:
    """Give the report of a crash of the last run from what it left: headings and frames; nothing else is let through."""
    lines = [*_surroundings(), "", "The program ended suddenly when it last ran."]
    for line in words.splitlines():
        if frame := _FRAME_OF_CRASH.match(line):
            name = PureWindowsPath(PurePath(frame["path"]).name).name
            lines.append(f"  {name}, line {frame['line']}, {frame['function']}")
        elif _HEADING_OF_CRASH.match(line):
            lines.append(line)
    return "\n".join(lines)


def diagnostics_text(
    counts: Mapping[JobState, int],
    condition: Condition,
    key: KeyState,
    settings: Settings,
    recent_lines: Sequence[str],
) -> str:
    """Give the state of the program in plain text; `recent_lines` come from RecentLines."""
    address = urlsplit(settings.service_root)
    lines = [
        *_surroundings(),
        "",
        f"Condition: {condition}",
        f"Key: {key}",
        "Jobs: " + (", ".join(f"{state} {count}" for state, count in counts.items() if count) or "none"),
        f"Service: {address.scheme}://{address.netloc.rpartition('@')[2]}",
        f"Mode: {settings.mode}",
        f"Language: {settings.language or 'of the system'}",
        f"Explanations: {'yes' if settings.explanation else 'no'}",
        f"Submissions in flight: {settings.submissions_in_flight}",
        "",
        f"The last {len(recent_lines)} lines of the log, without values:",
        *recent_lines,
    ]
    return "\n".join(lines)


def _surroundings() -> Iterable[str]:
    return (
        f"Finovox Desktop {__version__}",
        f"System: {platform.system()} {platform.release()} {platform.machine()}",
        f"Python {sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}, Qt {qVersion()}",
    )


def _error_lines(heading: str, error: BugError) -> Iterable[str]:
    return (f"{heading}: {error.kind}", *(f"  {frame}" for frame in error.frames))
