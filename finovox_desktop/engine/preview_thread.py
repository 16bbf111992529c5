"""The thread that waits for the worker that renders pages."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from finovox_desktop.core.preview import PageRequest
from finovox_desktop.engine.task_thread import TaskThread
from finovox_desktop.inspection.client import InspectionClient


class PreviewThread(TaskThread):
    """Renders pages, one after another, in a worker process of its own that starts with the first page.

    Signals:
        rendered: PagePreview, one for each `render()`; none after `stop()`.
    """

    rendered = Signal(object)

    def __init__(self, client: InspectionClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client

    def render(self, request: PageRequest) -> None:
        """Have a page rendered."""
        self.post(partial(self._render, request))

    def interrupt(self) -> None:
        """Give up the page that is being rendered: it counts as failed."""
        self._client.interrupt()

    def stop(self) -> None:
        """End the thread soon, whatever a document does to the worker."""
        self._client.close_now()
        super().stop()

    def run(self) -> None:
        """Work until stopped, then end the worker."""
        super().run()
        self._client.close()

    def _render(self, request: PageRequest) -> None:
        try:
            preview = self._client.render(request)
        except RuntimeError:  # closed: nobody waits for it any more
            return
        self.rendered.emit(preview)
