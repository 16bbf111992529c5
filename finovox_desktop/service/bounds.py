"""How long and how large an exchange with the service may be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of one exchange, in seconds and bytes (service protocol, "Bounds")."""

    connecting: float = 10.0
    silence: float = 150.0
    overall: float = 600.0
    answer_bytes: int = 128 * 1024 * 1024
