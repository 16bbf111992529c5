"""Pictures of pages: what is wanted, what is rendered next, what is kept."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from finovox_desktop.core.preview import PagePreview, PageRequest, PreviewObstacle
from finovox_desktop.engine.page_cache import PageCache
from finovox_desktop.engine.preview_thread import PreviewThread
from finovox_desktop.inspection.client import InspectionClient

MILLISECONDS_FOR_THE_UNWANTED = 400
"""How long a page that nobody wants any more may keep others waiting; starting a worker anew takes about as long."""


class Previews(QObject):
    """Renders the newest request first, one at a time. Lives in the thread of the event loop; each method returns at once.

    Signals:
        ready: PagePreview, one for each request that is still wanted, for all who want it.
    """

    ready = Signal(object)

    def __init__(self, client: InspectionClient | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.thread_of_worker = PreviewThread(client or InspectionClient(), self)
        self.thread_of_worker.rendered.connect(self._take_in)
        self._cache = PageCache()
        self._wanted: dict[PageRequest, int] = {}  # and by how many, the newest last
        self._expected: PageRequest | None = None
        self._rendered_now: PageRequest | None = None
        self._is_interrupted = False
        self._is_stopping = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(MILLISECONDS_FOR_THE_UNWANTED)
        self._patience.timeout.connect(self._lose_patience)

    def request(self, request: PageRequest) -> None:
        """Want a page; `ready` tells, within this call where the picture was kept."""
        if self._is_stopping:
            return
        kept = self._cache.find(request)
        if kept is not None:
            self.ready.emit(kept)
            return
        self._wanted[request] = self._wanted.pop(request, 0) + 1
        self._render_next()

    def forget(self, request: PageRequest) -> None:
        """Want a page no longer that was requested and is not ready."""
        wanted_by = self._wanted.get(request, 0) - 1
        if wanted_by > 0:
            self._wanted[request] = wanted_by
        else:
            self._wanted.pop(request, None)
        self._render_next()

    def expect(self, request: PageRequest) -> None:
        """Render a page while nothing is wanted, for it will be soon; the newest alone."""
        if self._is_stopping:
            return
        self._expected = request if self._cache.find(request) is None else None
        self._render_next()

    def stop(self) -> None:
        """End the worker, also in the midst of a page, and its thread. Waits for neither."""
        self._is_stopping = True
        self._wanted.clear()
        self._expected = None
        self._patience.stop()
        self.thread_of_worker.stop()

    def _render_next(self) -> None:
        if self._rendered_now is None:
            self._rendered_now = self._next()
            if self._rendered_now is not None:
                self.thread_of_worker.render(self._rendered_now)
        elif self._is_in_the_way() and not self._patience.isActive():
            self._patience.start()

    def _next(self) -> PageRequest | None:
        if self._wanted:
            return next(reversed(self._wanted))
        expected, self._expected = self._expected, None
        return expected

    def _is_in_the_way(self) -> bool:
        return self._rendered_now is not None and bool(self._wanted) and self._rendered_now not in self._wanted

    @Slot()
    def _lose_patience(self) -> None:
        if self._is_in_the_way():
            self._is_interrupted = True
            self.thread_of_worker.interrupt()

    @Slot(object)
    def _take_in(self, preview: PagePreview) -> None:
        was_interrupted, self._is_interrupted = self._is_interrupted, False
        self._rendered_now = None
        self._patience.stop()
        self._cache.keep(preview)
        # Who came back to a page that had just been given up gets it rendered anew, not its end for a failure.
        is_given_up = was_interrupted and preview.content is PreviewObstacle.FAILED
        if not is_given_up and self._wanted.pop(preview.request, 0):
            self.ready.emit(preview)
        self._render_next()
