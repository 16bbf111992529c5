"""What the engine tells a front door."""

from PySide6.QtCore import QObject, Signal


class EngineSignals(QObject):
    """What JobController says, and what stands in for it in a test.

    Signals, each with one frozen value:
        jobs_changed: JobsChange, after a commit; at the start all stored jobs as added, in pages.
        upload_progressed: UploadProgress, at most 10 a second a job.
        status_changed: ServiceStatus, of the destination in use.
        key_changed: KeyStatus, of the destination in use.
        settings_changed: Settings, at the start and when changed.
        paths_committed: tuple of paths, when dropped paths are durable.
        intake_finished: IntakeReport.
        details_ready: JobDetails.
        export_finished: ExportResult.
        usage_ready: KeyUsage.
        removed: tuple of job ids that can be brought back by undo_removal(); empty when the undo is over.
        undoable_changed: the UndoableEdit that `edits.undo()` would take back, or None.
        watch_changed: WatchState, of the watched folder.
        error_raised: FinovoxError.
        opened: no value, when all stored jobs have been handed out.
        finished: no value, when all threads have ended after shutdown().
    """

    jobs_changed = Signal(object)
    upload_progressed = Signal(object)
    status_changed = Signal(object)
    key_changed = Signal(object)
    settings_changed = Signal(object)
    paths_committed = Signal(object)
    intake_finished = Signal(object)
    details_ready = Signal(object)
    export_finished = Signal(object)
    usage_ready = Signal(object)
    removed = Signal(object)
    undoable_changed = Signal(object)
    watch_changed = Signal(object)
    error_raised = Signal(object)
    opened = Signal()
    finished = Signal()
