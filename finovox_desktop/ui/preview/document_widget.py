"""What shows pages of one document: it asks for them as long as it is seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from finovox_desktop.core.job import Job
from finovox_desktop.engine.previews import Previews

if TYPE_CHECKING:
    from finovox_desktop.core.preview import PreviewObstacle


class DocumentWidget(QWidget):
    """Knows whose document it shows, how many pages that has, and why they cannot be shown."""

    def __init__(self, previews: Previews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._previews = previews
        self._job: Job | None = None
        self._pages = 0
        self._obstacle: PreviewObstacle | None = None

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the pages, which nobody does while they are hidden."""
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Want nothing while hidden."""
        super().hideEvent(event)
        self._forget()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show_state()

    def _is_another(self, job: Job | None) -> bool:
        """Take a job, or nothing; tell whether its document is another one than was shown."""
        is_same = job is not None and self._job is not None and job.document == self._job.document
        self._job = job
        return not is_same

    def _ask(self) -> None:
        """Ask for what is to be seen, and is neither there nor on its way."""
        raise NotImplementedError

    def _forget(self) -> None:
        """Take back what was asked for."""
        raise NotImplementedError

    def _show_state(self) -> None:
        """Show what there is."""
        raise NotImplementedError
