"""The sandbox's own server as a service, whose results come when they are let go."""

from collections.abc import Iterator
from contextlib import contextmanager

from finovox_desktop.sandbox.server import SandboxServer
from tests.fakes.held_inspector import HeldInspector


@contextmanager
def held_service() -> Iterator[tuple[str, HeldInspector]]:
    """A service on the loopback; gives its root, and what holds its results until it is let go."""
    inspector = HeldInspector()
    inspector.let_go.clear()
    server = SandboxServer(inspector)
    server.start()
    try:
        yield server.root, inspector
    finally:
        server.close()
