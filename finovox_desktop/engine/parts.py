"""What the engine consists of, made and wired to each other: storage, threads, queue, checks, keys."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.destination import Destination
from finovox_desktop.engine.dispatcher import Dispatcher
from finovox_desktop.engine.edits import Edits
from finovox_desktop.engine.intake_thread import IntakeThread
from finovox_desktop.engine.keys import Keys
from finovox_desktop.engine.options import EngineOptions
from finovox_desktop.engine.previews import Previews
from finovox_desktop.engine.reading_thread import ReadingThread
from finovox_desktop.engine.removals import Removals
from finovox_desktop.engine.request_pool import RequestPool, SandboxHost
from finovox_desktop.engine.shutdown import Shutdown
from finovox_desktop.engine.token_checks import TokenChecks
from finovox_desktop.engine.watched_folder import WatchedFolder
from finovox_desktop.engine.workload import Workload
from finovox_desktop.engine.writer import Writer
from finovox_desktop.storage.job_store import JobStore
from finovox_desktop.storage.key_cabinet import KeyCabinet
from finovox_desktop.storage.paths import DataPaths
from finovox_desktop.storage.secrets import SystemKeyring

Result = TypeVar("Result")


class EngineParts:
    """The parts of one engine, none of which runs yet. `reading` runs already: the settings came through it."""

    def __init__(
        self,
        paths: DataPaths,
        options: EngineOptions,
        destination: Destination,
        *,
        reading: ReadingThread,
        sandbox: SandboxHost,
        keyring: SystemKeyring,
        clock: Clock,
        parent: QObject,
    ) -> None:
        self.writer = Writer(paths, clock, parent)
        self.intake = IntakeThread(self.writer, paths, parent)
        self.watched = WatchedFolder(self.writer, clock, parent)
        self.keys = Keys(KeyCabinet(keyring, _Perform(self.writer)), options.environment_key, destination, parent)
        self.pool = RequestPool(self.writer, sandbox, options.bounds, parent)
        self.checks = TokenChecks(clock, options.check_interval, parent)
        self.dispatcher = Dispatcher(self.writer, self.pool, self.keys, checks=self.checks, clock=clock, parent=parent)
        self.workload = Workload(self.dispatcher, takes_on_all=options.takes_on_all)
        self.removals = Removals(self.writer, parent)
        self.edits = Edits(self.writer, options.user, parent)
        self.previews = Previews(parent=parent)
        self.shutdown = Shutdown(
            self.dispatcher,
            self.pool,
            keyring,
            first=(self.intake, self.watched.thread_of_disk, self.previews.thread_of_worker),
            then=(self.keys.thread_of_keyring, reading),
            writer=self.writer,
            parent=parent,
        )
        self.keys.replaced.connect(self.dispatcher.open_gate)
        self.keys.token_key_known.connect(self.dispatcher.dispatch)
        self.removals.changed.connect(self.intake.sweep)

    def start(self) -> None:
        """Let the threads wait for work, except the writer."""
        self.intake.start()
        self.watched.thread_of_disk.start()
        self.keys.thread_of_keyring.start()
        self.previews.thread_of_worker.start()


class _Perform:
    """Runs a command in the writer and waits: for threads other than the UI's."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def __call__(self, command: Callable[[JobStore], Result]) -> Result:
        return self._writer.call(command).result()
