"""The analyses of the sandbox: made one after the other in the background, kept in memory and found again by their token."""

import logging
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from finovox_desktop.inspection.findings import Inspection
from finovox_desktop.sandbox.answer import make_answer
from finovox_desktop.sandbox.submission import Submission

SECONDS_UNTIL_DELETION = 60 * 60
"""A result is deleted 60 minutes after it was made (service protocol, "Calls")."""

_RANDOM_BYTES_OF_A_TOKEN = 192  # 256 characters: the service's own tokens have several hundred.

_LOGGER = logging.getLogger(__name__)


class Inspector(Protocol):
    """What judges a document; the inspection's client does."""

    def inspect(self, path: Path) -> Inspection:
        """Say what was found in the file. Raises where it could not be examined at all."""

    def close(self) -> None:
        """End what was started; an inspection under way ends with an error."""


@dataclass(slots=True)
class Analysis:
    """One analysis: whose it is, its answer once it is made, and when (seconds of the clock) that was."""

    token: str = field(repr=False)
    key: str = field(repr=False)
    answer: Future[Mapping[str, object]]
    made_at: float | None = None


class Analyses:
    """Takes submissions and gives their analyses back. Safe to use from several threads."""

    def __init__(self, inspector: Inspector, clock: Callable[[], float] = time.monotonic) -> None:
        """Judge by `inspector`. `clock` gives seconds that never go back."""
        self._inspector = inspector
        self._clock = clock
        self._by_token: dict[str, Analysis] = {}
        self._lock = threading.Lock()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="inspection")

    def start(self, submission: Submission, key: str) -> Analysis:
        """Queue a submission of the holder of `key`. The document is deleted as soon as it was inspected."""
        answer = self._worker.submit(self._analyse, submission)
        analysis = Analysis(secrets.token_urlsafe(_RANDOM_BYTES_OF_A_TOKEN), key, answer)
        with self._lock:
            self._by_token[analysis.token] = analysis
        answer.add_done_callback(lambda _: self._note_end(analysis))
        return analysis

    def find(self, token: str) -> Analysis | None:
        """Give the analysis of a token, or None where there is none or none any more."""
        with self._lock:
            self._delete_old()
            return self._by_token.get(token)

    def close(self) -> None:
        """End: what is queued is dropped, what is under way is broken off."""
        self._worker.shutdown(wait=False, cancel_futures=True)
        self._inspector.close()
        self._worker.shutdown(wait=True)

    def _analyse(self, submission: Submission) -> Mapping[str, object]:
        try:
            inspection = self._inspector.inspect(submission.document)
            return make_answer(submission.name, submission.analysis_types, inspection)
        except Exception:
            _LOGGER.exception("A document could not be analysed")
            raise
        finally:
            submission.delete()

    def _note_end(self, analysis: Analysis) -> None:
        with self._lock:
            analysis.made_at = self._clock()
            self._delete_old()

    def _delete_old(self) -> None:
        oldest = self._clock() - SECONDS_UNTIL_DELETION
        for analysis in list(self._by_token.values()):
            if analysis.made_at is not None and analysis.made_at <= oldest:
                del self._by_token[analysis.token]
