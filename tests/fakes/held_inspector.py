"""An inspection that can be held, so that a sandbox has something to answer "not ready" about."""

import threading
from pathlib import Path

from finovox_desktop.inspection.client import InspectionClient
from finovox_desktop.inspection.findings import Inspection


class HeldInspector:
    """Inspects for real, once it is let go; remembers which documents it was given."""

    def __init__(self) -> None:
        self.let_go = threading.Event()
        self.let_go.set()
        self.fails = False
        self.documents: list[Path] = []
        self._client = InspectionClient()

    def inspect(self, path: Path) -> Inspection:
        self.documents.append(path)
        self.let_go.wait()
        if self.fails:
            raise OSError("the disk is gone")
        return self._client.inspect(path)

    def close(self) -> None:
        self.let_go.set()
        self._client.close()
