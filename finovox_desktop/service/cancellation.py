"""Ending a request from another thread, in every phase, within milliseconds."""

import contextlib
import socket
import threading


class Cancellation:
    """One request's way to be ended from outside. Thread-safe, idempotent.

    Closing the session does not wake a thread whose peer stalls, and shutting down a TLS socket from another thread can
    send bytes of the document in clear. What is shut down here is a duplicate of the plain socket below TLS: both directions
    end at once, nothing more is sent.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._is_cancelled = False
        self._is_body_whole = False
        self._is_for_quitting = False

    @property
    def is_cancelled(self) -> bool:
        """Whether the request was ended from outside."""
        return self._is_cancelled

    @property
    def is_for_quitting(self) -> bool:
        """Whether it was ended because the program quits, and not because the user wanted it."""
        return self._is_for_quitting

    def cancel(self) -> None:
        """End the request, now or as soon as it has a connection."""
        with self._lock:
            self._is_cancelled = True
            self._shut_down()

    def cancel_unless_whole(self) -> bool:
        """End the request unless its body was handed over whole; tell whether it is ended."""
        with self._lock:
            if not self._is_body_whole:
                self._is_cancelled = True
                self._shut_down()
            return self._is_cancelled

    def cancel_incomplete(self) -> None:
        """End the request because the program quits, unless its body was handed over whole: its answer is awaited."""
        with self._lock:
            if not self._is_body_whole and not self._is_cancelled:
                self._is_cancelled = self._is_for_quitting = True
                self._shut_down()

    def note_whole_body(self) -> None:
        """Note that the last byte of the body was handed over."""
        with self._lock:
            self._is_body_whole = True

    def watch(self, connection: socket.socket) -> None:
        """Take a duplicate of the request's plain socket, in place of an earlier one."""
        with self._lock:
            self._forget()
            self._socket = connection.dup()
            if self._is_cancelled:
                self._shut_down()

    def forget(self) -> None:
        """Close the duplicate: the request has ended."""
        with self._lock:
            self._forget()

    def _shut_down(self) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def _forget(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None
