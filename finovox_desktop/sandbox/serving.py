"""The sandbox as a process: what `finovox sandbox` runs, and the program's windows start for themselves."""

import logging
import os
import signal
import sys
import threading

from finovox_desktop.inspection.client import InspectionClient
from finovox_desktop.sandbox.server import HOST, SandboxServer

EXIT_ENDED = 0
EXIT_PORT_UNUSABLE = 2
EXIT_INTERRUPTED = 130

_SECONDS_TO_END = 1.5  # less than the embedding program waits before it kills
_SECONDS_BETWEEN_LOOKS = 1.0
_STDIN = 0

_LOGGER = logging.getLogger(__name__)


def serve(port: int, *, until_stdin_closes: bool = False) -> int:
    """Serve on 127.0.0.1 (port 0: any free one) until SIGINT or SIGTERM; for the main thread only. Gives the exit status.

    The first line on stdout is the root address. With `until_stdin_closes` it ends with the program that holds the
    other end of stdin, however that one ends, and leaves SIGINT to that program.
    """
    ending = _Ending()
    signal.signal(signal.SIGTERM, ending.on_terminate)
    signal.signal(signal.SIGINT, signal.SIG_IGN if until_stdin_closes else ending.on_interrupt)
    inspector = InspectionClient()
    try:
        server = SandboxServer(inspector, port=port)
    except (OSError, OverflowError) as error:
        sys.stderr.write(f"The sandbox cannot listen on port {port} of {HOST}: {error}\n")
        return EXIT_PORT_UNUSABLE
    server.start()
    try:
        if until_stdin_closes:
            threading.Thread(target=ending.await_end_of_stdin, name="stdin", daemon=True).start()
        sys.stdout.write(server.root + "\n")
        sys.stdout.flush()
        ending.wait()
    finally:
        close_in_time(server, ending.status)
    return ending.status


def close_in_time(server: SandboxServer, status: int) -> None:
    """Close the server. Where an inspection does not end in time, delete the documents and end the process without it."""

    def leave() -> None:
        try:
            server.delete_documents()
        finally:
            os._exit(status)

    timer = threading.Timer(_SECONDS_TO_END, leave)
    timer.daemon = True
    timer.start()
    server.close()
    timer.cancel()


class _Ending:
    """Waits for the first reason to end."""

    def __init__(self) -> None:
        self.status = EXIT_ENDED
        self._requested = threading.Event()

    def on_terminate(self, *_signal: object) -> None:
        self._requested.set()

    def on_interrupt(self, *_signal: object) -> None:
        self.status = EXIT_INTERRUPTED
        self._requested.set()

    def await_end_of_stdin(self) -> None:
        # Not sys.stdin: a thread that waits in it holds its lock, and the interpreter aborts at its end.
        try:
            while os.read(_STDIN, 4096):
                pass
        except OSError:
            _LOGGER.warning("stdin cannot be read")
        self._requested.set()

    def wait(self) -> None:
        # Windows does not interrupt a wait without a limit when Ctrl+C is pressed.
        while not self._requested.wait(_SECONDS_BETWEEN_LOOKS):
            pass
