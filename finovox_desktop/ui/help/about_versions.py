"""What the program is made of: its version, its libraries and their licences. Reads the disk: never from the UI thread."""

import importlib.metadata
import platform
import re
from dataclasses import dataclass

import PySide6
from PySide6.QtCore import QObject, Signal, qVersion

from finovox_desktop import __version__
from finovox_desktop.build_stamp import BuildStamp, build_stamp
from finovox_desktop.core.text import shown
from finovox_desktop.engine.task_thread import TaskThread

_PROGRAM = "finovox-desktop"
_NAME_OF_REQUIREMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_OF_EXTRA = re.compile(r";.*\bextra\s*==")
_CLASSIFIER = "License :: OSI Approved :: "
_LONGEST_LICENCE_NAME = 80


@dataclass(frozen=True, slots=True)
class Library:
    """A library that the program uses, as its own metadata says; the licence may be empty."""

    name: str
    version: str
    licence: str


@dataclass(frozen=True, slots=True)
class Versions:
    """The program and all that it is made of; `licence_text` is the program's own, empty where it is not installed."""

    program: str
    stamp: BuildStamp | None
    python: str
    qt: str
    pyside: str
    libraries: tuple[Library, ...]
    licence_text: str


class VersionsReader(TaskThread):
    """Reads once, then ends by itself. Whoever starts it waits for it before the application ends.

    Signals:
        ready: Versions.
    """

    ready = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.post(lambda: self.ready.emit(read_versions()))
        self.stop()


def read_versions() -> Versions:
    """Read everything that "About" shows."""
    return Versions(
        program=__version__,
        stamp=build_stamp(),
        python=platform.python_version(),
        qt=qVersion(),
        pyside=PySide6.__version__,
        libraries=_libraries(),
        licence_text=_licence_text(),
    )


def versions_text(versions: Versions) -> str:
    """Give all versions as lines of plain text, to be copied."""
    stamp = versions.stamp
    lines = [
        f"Finovox Desktop {versions.program}" + (f" ({stamp.commit}, {stamp.built_at})" if stamp else ""),
        f"System: {platform.system()} {platform.release()} {platform.machine()}",
        f"Python {versions.python}",
        f"Qt {versions.qt}",
        f"PySide6 {versions.pyside}",
        *(f"{library.name} {library.version} ({library.licence or '?'})" for library in versions.libraries),
    ]
    return "\n".join(lines)


def _libraries() -> tuple[Library, ...]:
    """Give what the program requires and what that requires, as far as it is installed on this system."""
    found: dict[str, Library] = {}
    waiting = [_PROGRAM]
    while waiting:
        try:
            distribution = importlib.metadata.distribution(waiting.pop())
        except importlib.metadata.PackageNotFoundError:
            continue  # for another system
        name = distribution.metadata["Name"]
        if name.lower() in found:
            continue
        found[name.lower()] = Library(shown(name), shown(distribution.version), _licence_name(distribution))
        for requirement in distribution.requires or []:
            match = _NAME_OF_REQUIREMENT.match(requirement)
            if match and not _OF_EXTRA.search(requirement):
                waiting.append(match[0])
    found.pop(_PROGRAM, None)
    return tuple(found[name] for name in sorted(found))


def _licence_name(distribution: importlib.metadata.Distribution) -> str:
    """Give the licence's short name; some put the whole text where it belongs."""
    metadata = distribution.metadata
    for field in ("License-Expression", "License"):
        text = metadata[field].strip() if field in metadata else ""
        if text and "\n" not in text and len(text) <= _LONGEST_LICENCE_NAME:
            return shown(text)
    classifiers = metadata.get_all("Classifier") or []
    names = [text.removeprefix(_CLASSIFIER) for text in classifiers if text.startswith(_CLASSIFIER)]
    return shown(", ".join(names))


def _licence_text() -> str:
    try:
        distribution = importlib.metadata.distribution(_PROGRAM)
    except importlib.metadata.PackageNotFoundError:
        return ""
    return distribution.read_text("licenses/LICENSE") or ""
