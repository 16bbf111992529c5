"""Where a document goes: a service's root, or the embedded sandbox."""

import ipaddress
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

SERVICE_ROOT = "https://api-v2.finovox.com"
_SANDBOX = "sandbox"


@dataclass(frozen=True, slots=True)
class Destination:
    """Fixed for a job when its document comes in. The sandbox has no root of its own here: its port changes."""

    root: str

    @property
    def is_sandbox(self) -> bool:
        """Whether results from here are local checks and not a verdict of the service."""
        return self.root == _SANDBOX


SANDBOX = Destination(_SANDBOX)
SERVICE = Destination(SERVICE_ROOT)


def read_destination(base_url: str) -> Destination:
    """Read the root of a service: https anywhere, http on the loopback only.

    Raises ValueError, with words for the user, for any other text and where a user name, a query or a fragment stands in it.
    """
    address = base_url.strip()
    if " " in address or not address.isprintable():
        raise ValueError("the address holds a space, a line end or a character that no address has")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise ValueError(f"{base_url!r} is not an address: {error}") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"{base_url!r} is not an https address")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise ValueError("the address must be a plain one, without user name, question mark or number sign")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise ValueError(
            "http is allowed on this computer only (127.0.0.1, localhost): anywhere else the key would be readable"
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return Destination(f"{parts.scheme}://{host}{f':{port}' if port is not None else ''}{parts.path.rstrip('/')}")


def is_loopback(host: str) -> bool:
    """Tell whether a host is this computer itself."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class AnalysisType(StrEnum):
    """What can be asked of the service for a document (service protocol, "Results")."""

    RISK = "risk"
    EXPLANATION = "explanation"
    PDF_REPORT = "pdf_report"
    PDF_SUMMARY_REPORT = "pdf_summary_report"
