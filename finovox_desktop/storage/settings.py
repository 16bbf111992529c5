"""The user's settings in a JSON file: read leniently, written whole or not at all."""

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from finovox_desktop.core.destination import SERVICE_ROOT, read_destination
from finovox_desktop.core.network import Network, ProxyChoice, read_proxy_address
from finovox_desktop.core.settings import (
    MOST_ANALYSES_IN_PROGRESS,
    MOST_SUBMISSIONS_IN_FLIGHT,
    USUAL_ANALYSES_IN_PROGRESS,
    Language,
    Mode,
    Settings,
    WindowLayout,
    read_key_name,
)
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
    # In ASCII: the name of a folder may be no Unicode.
    text = json.dumps(asdict(settings), indent=2) + "\n"
    write_whole(path, lambda file: file.write(text.encode("ascii")))


def _settings(document: Mapping[str, object]) -> Settings:
    layout, key_name = document.get("layout"), document.get("key_name")
    return Settings(
        language=_member(Language, document.get("language")),
        mode=_member(Mode, document.get("mode")) or Mode.UNDECIDED,
        service_root=_root(document.get("service_root")),
        key_name=read_key_name(key_name) if isinstance(key_name, str) else "",
        explanation=document.get("explanation") is True,
        submissions_in_flight=_number(
            document.get("submissions_in_flight"), MOST_SUBMISSIONS_IN_FLIGHT, greatest=MOST_SUBMISSIONS_IN_FLIGHT
        ),
        analyses_in_progress=_number(
            document.get("analyses_in_progress"), USUAL_ANALYSES_IN_PROGRESS, greatest=MOST_ANALYSES_IN_PROGRESS
        ),
        submit_unconfirmed_again=document.get("submit_unconfirmed_again") is True,
        notify_of_batches=document.get("notify_of_batches") is not False,
        watched_folder=_folder(document.get("watched_folder")),
        network=_network(document.get("network")),
        layout=WindowLayout(
            **{name: text for name in WindowLayout.__slots__ if isinstance(text := layout.get(name), str)}
        )
        if isinstance(layout, dict)
        else WindowLayout(),
    )


def _member(kind: type[Member], value: object) -> Member | None:
    return next((member for member in kind if member.value == value), None)


def _number(value: object, usual: int, *, greatest: int) -> int:
    is_sound = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= greatest
    return value if is_sound and isinstance(value, int) else usual


def _folder(value: object) -> str:
    return value if isinstance(value, str) and Path(value).is_absolute() and "\0" not in value else ""


def _network(value: object) -> Network:
    if not isinstance(value, dict):
        return Network()
    proxy, address, certificates = (value.get(name) for name in ("proxy", "proxy_address", "certificate_file"))
    choice = _member(ProxyChoice, proxy) or ProxyChoice.SYSTEM
    try:
        own_address = read_proxy_address(address) if isinstance(address, str) and address else ""
    except ValueError as error:
        _log.warning("the proxy's address in the settings is unusable: %s", error)
        own_address = ""
    if choice is ProxyChoice.OWN and not own_address:
        choice = ProxyChoice.SYSTEM
    return Network(choice, own_address, certificates if isinstance(certificates, str) else "")


def _root(value: object) -> str:
    try:
        return read_destination(value).root if isinstance(value, str) else SERVICE_ROOT
    except ValueError as error:
        _log.warning("the service's address in the settings is unusable, the usual one is used: %s", error)
        return SERVICE_ROOT
