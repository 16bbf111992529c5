"""How the service is reached: through which proxy, trusting which certificates."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit


class ProxyChoice(StrEnum):
    """Which proxy is used. None is ever used for this computer itself."""

    SYSTEM = "system"
    NONE = "none"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Network:
    """The user's choice. `proxy_address` counts with ProxyChoice.OWN; an empty `certificate_file` means the system's trust."""

    proxy: ProxyChoice = ProxyChoice.SYSTEM
    proxy_address: str = ""
    certificate_file: str = ""


def read_proxy_address(text: str) -> str:
    """Read the address of a proxy, such as `http://proxy.example:3128`; http is meant where no scheme is given.

    Raises ValueError, with words for the user. A user name and password are refused: settings are a plain file.
    """
    address = text.strip()
    if "://" not in address:
        address = f"http://{address}"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise ValueError(f"{text!r} is not an address: {error}") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise ValueError(f"{text!r} is not the address of a proxy")
    if parts.username is not None or parts.password is not None:
        raise ValueError("a user name and a password cannot be kept here: this file is not encrypted")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}:{port}" if port is not None else f"{parts.scheme}://{host}"
