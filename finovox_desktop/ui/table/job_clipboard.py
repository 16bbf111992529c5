"""What leaves the table for other programs: rows as text, and documents as files."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QWidget

from finovox_desktop.core.job import Job
from finovox_desktop.desktop.file_url import file_url
from finovox_desktop.ui.look.theme import GAP_LARGE
from finovox_desktop.ui.table.job_cell import copied_text
from finovox_desktop.ui.table.job_columns import JobColumn
from finovox_desktop.ui.table.job_speech import spoken_row


def rows_text(jobs: Iterable[Job], columns: Sequence[JobColumn]) -> str:
    """Give rows as lines of tab-separated text."""
    return "\n".join("\t".join(copied_text(job, column) for column in columns) for job in jobs)


def sentences_text(jobs: Iterable[Job]) -> str:
    """Give rows as sentences, one a line."""
    return "\n".join(spoken_row(job) for job in jobs)


def documents_data(jobs: Iterable[Job]) -> QMimeData:
    """Give documents as their files, to be dropped into another program."""
    data = QMimeData()
    data.setUrls([file_url(path) for path in dict.fromkeys(job.document.path for job in jobs)])
    return data


def drag_documents(source: QWidget, jobs: Iterable[Job], picture: QPixmap) -> None:
    """Let the user drop documents on another program, which gets copies; `picture` goes with the mouse."""
    drag = QDrag(source)
    drag.setMimeData(documents_data(jobs))
    drag.setPixmap(picture)
    drag.setHotSpot(QPoint(GAP_LARGE, picture.height() // 2))
    drag.exec(Qt.DropAction.CopyAction)
