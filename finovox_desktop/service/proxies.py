"""Which proxies lead to a service."""

import time
from collections.abc import Mapping
from urllib.parse import urlsplit

import requests.utils

from finovox_desktop.core.destination import is_loopback
from finovox_desktop.core.network import Network, ProxyChoice

SECONDS_BETWEEN_LOOKS = 10.0
"""How often the system is asked for its proxies: they change while the program runs, but hardly between two checks."""


class Proxies:
    """The proxies to one service, by scheme; none for this computer, whatever the settings and the environment say."""

    def __init__(self, root: str, network: Network) -> None:
        self._root = root
        self._network = network
        self._found: Mapping[str, str] = {}
        self._looked_at: float | None = None

    def by_scheme(self) -> Mapping[str, str]:
        """Give them as they are, or were a moment ago."""
        now = time.monotonic()
        if self._looked_at is None or now - self._looked_at >= SECONDS_BETWEEN_LOOKS:
            self._looked_at = now
            self._found = self._look()
        return self._found

    def _look(self) -> Mapping[str, str]:
        if is_loopback(urlsplit(self._root).hostname or "") or self._network.proxy is ProxyChoice.NONE:
            return {}
        if self._network.proxy is ProxyChoice.OWN:
            return {"http": self._network.proxy_address, "https": self._network.proxy_address}
        return dict(requests.utils.get_environ_proxies(self._root))
