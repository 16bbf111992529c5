"""The user's settings in a JSON file: read leniently, written whole or not at all."""

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from finovox_desktop.core.destination import SERVICE_ROOT, read_destination
from finovox_desktop.core.settings import MOST_SUBMISSIONS_IN_FLIGHT, Language, Mode, Settings, WindowLayout
from finovox_desktop.storage.whole_file import write_whole

_log = logging.getLogger(__name__)

Member = TypeVar("Member", bound=StrEnum)


def read_settings(path: Path) -> Settings:
    """Read the settings; what is missing or cannot be read becomes the default, and is said in the log."""
    try:
        document = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        _log.warning("the settings cannot be read, the defaults are used: %s", error)
        return Settings()
    return _settings(document) if isinstance(document, dict) else Settings()


def write_settings(path: Path, settings: Settings) -> None:
    """Write the settings beside their place and move them over it. Raises OSError; the earlier ones are untouched then."""
    text = json.dumps(asdict(settings), indent=2, ensure_ascii=False) + "\n"
    write_whole(path, lambda file: file.write(text.encode("utf-8")))


def _settings(document: Mapping[str, object]) -> Settings:
    in_flight = document.get("submissions_in_flight")
    layout = document.get("layout")
    return Settings(
        language=_member(Language, document.get("language")),
        mode=_member(Mode, document.get("mode")) or Mode.UNDECIDED,
        service_root=_root(document.get("service_root")),
        explanation=document.get("explanation") is True,
        submissions_in_flight=in_flight
        if isinstance(in_flight, int)
        and not isinstance(in_flight, bool)
        and 1 <= in_flight <= MOST_SUBMISSIONS_IN_FLIGHT
        else MOST_SUBMISSIONS_IN_FLIGHT,
        layout=WindowLayout(
            **{name: text for name in WindowLayout.__slots__ if isinstance(text := layout.get(name), str)}
        )
        if isinstance(layout, dict)
        else WindowLayout(),
    )


def _member(kind: type[Member], value: object) -> Member | None:
    return next((member for member in kind if member.value == value), None)


def _root(value: object) -> str:
    try:
        return read_destination(value).root if isinstance(value, str) else SERVICE_ROOT
    except ValueError as error:
        _log.warning("the service's address in the settings is unusable, the usual one is used: %s", error)
        return SERVICE_ROOT
