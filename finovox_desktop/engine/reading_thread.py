"""What is read or written besides jobs, off the UI thread: settings, the details of one job, exports."""

import contextlib
import logging
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtCore import QObject, Signal

from finovox_desktop.core.destination import Destination
from finovox_desktop.core.errors import DataDirectoryUnusableError, ExportError, FinovoxError
from finovox_desktop.core.settings import Settings
from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP
from finovox_desktop.engine.task_thread import TaskThread
from finovox_desktop.storage.paths import DataPaths
from finovox_desktop.storage.settings import read_settings, write_settings
from finovox_desktop.storage.whole_file import write_whole

if TYPE_CHECKING:
    from finovox_desktop.core.export import Exporter
    from finovox_desktop.storage.job_reader import JobReader

_log = logging.getLogger(__name__)


class ReadingThread(TaskThread):
    """Reads beside the writer, through connections of its own.

    Signals:
        settings_read: Settings, and whether there is a store of jobs.
        details_read: JobDetails.
        usage_read: KeyUsage.
        exported: ExportResult.
        failed: FinovoxError.
    """

    settings_read = Signal(object, bool)
    details_read = Signal(object)
    usage_read = Signal(object)
    exported = Signal(object)
    failed = Signal(object)

    def __init__(self, paths: DataPaths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths

    def read_settings(self) -> None:
        """Have the settings read."""
        self.post(self._read_settings)

    def write_settings(self, settings: Settings) -> None:
        """Have the settings written."""
        self.post(partial(self._write_settings, settings))

    def read_details(self, job_id: str) -> None:
        """Have the details of a job read; one that is gone is not answered."""
        self.post(partial(self._read_details, job_id))

    def read_usage(self, destination: Destination, key_id: str) -> None:
        """Have it counted how often a key was used."""
        self.post(partial(self._read_usage, destination, key_id))

    def export(self, exporter: "Exporter", path: Path, job_ids: Sequence[str] | None) -> None:
        """Have a report of a snapshot written; None: all jobs."""
        self.post(partial(self._export, exporter, path, job_ids))

    @contextlib.contextmanager
    def _reading(self) -> Iterator["JobReader"]:
        """Open a connection for one task: the file may be another one for the next, after a salvage. Raises FinovoxError."""
        # Loaded in this thread: the settings, which the window waits for, need none of it.
        from finovox_desktop.storage.database import in_words, open_for_reading  # noqa: PLC0415
        from finovox_desktop.storage.job_reader import JobReader  # noqa: PLC0415

        reader = JobReader(open_for_reading(self._paths.database))
        try:
            with in_words(self._paths.directory):
                yield reader
        finally:
            reader.close()

    def _read_settings(self) -> None:
        self.settings_read.emit(read_settings(self._paths.settings), self._paths.has_store())

    def _write_settings(self, settings: Settings) -> None:
        try:
            write_settings(self._paths.settings, settings)
        except OSError as error:
            _log.warning("the settings could not be written: %s", error)
            self.failed.emit(
                DataDirectoryUnusableError(
                    QT_TRANSLATE_NOOP("Error", "The settings could not be stored: {reason}."),
                    QT_TRANSLATE_NOOP(
                        "Error", "They hold until the program is closed. Make room on the disk, then change them again."
                    ),
                    reason=error.strerror or "",
                )
            )

    def _read_details(self, job_id: str) -> None:
        try:
            with self._reading() as reader:
                details = reader.details(job_id)
        except FinovoxError as error:
            self.failed.emit(error)
            return
        if details is not None:
            self.details_read.emit(details)

    def _read_usage(self, destination: Destination, key_id: str) -> None:
        from finovox_desktop.core.news import KeyUsage  # noqa: PLC0415 - as above

        try:
            with self._reading() as reader:
                usage = reader.submissions_by_month(key_id)
        except FinovoxError as error:
            self.failed.emit(error)
        else:
            self.usage_read.emit(KeyUsage(destination, usage))

    def _export(self, exporter: "Exporter", path: Path, job_ids: Sequence[str] | None) -> None:
        from finovox_desktop.core.news import ExportResult  # noqa: PLC0415 - as above

        try:
            jobs = write_whole(path, partial(self._write_report, exporter, job_ids))
        except OSError as error:
            _log.warning("a report could not be written: %s", error)
            words = error.strerror or str(error)
            self.exported.emit(
                ExportResult(
                    path,
                    0,
                    ExportError(
                        QT_TRANSLATE_NOOP("Error", "The report could not be written: {reason}."),
                        QT_TRANSLATE_NOOP(
                            "Error", "An earlier report at that place is as it was. Choose another place."
                        ),
                        reason=words,
                    ),
                )
            )
        except FinovoxError as error:
            self.exported.emit(ExportResult(path, 0, error))
        else:
            self.exported.emit(ExportResult(path, jobs))

    def _write_report(self, exporter: "Exporter", job_ids: Sequence[str] | None, stream: BinaryIO) -> int:
        with self._reading() as reader, contextlib.closing(reader.reported_jobs(job_ids)) as jobs:
            return exporter.write(jobs, stream)
