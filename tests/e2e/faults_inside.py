"""Mistakes put into the program by test-only subclasses: each error's text carries a secret and a document's path."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QTimer, Slot
from requests.utils import check_header_validity

from finovox_desktop.core.answers import Exchange
from finovox_desktop.core.destination import AnalysisType
from finovox_desktop.core.document import Document
from finovox_desktop.core.news import IntakeReport
from finovox_desktop.core.secret import Secret
from finovox_desktop.engine.controller import JobController
from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.service.client import ServiceClient

BROKEN_DOCUMENT = "broken payslip.pdf"


class BrokenClient(ServiceClient):
    """Breaks over one document with the key in the error's text, and over the first token with that."""

    def submit(
        self,
        document: Document,
        analysis_types: Sequence[AnalysisType],
        key: Secret | None,
        cancellation: Cancellation,
        report_progress: Callable[[int], None],
    ) -> Exchange:
        if document.name == BROKEN_DOCUMENT and key is not None:
            check_header_validity(("x-anything", f"{key.reveal()}\n{document.path}"))
        return super().submit(document, analysis_types, key, cancellation, report_progress)

    def retrieve(self, token: Secret, key: Secret | None, cancellation: Cancellation) -> Exchange:
        if token.reveal().endswith("1"):
            raise ValueError(f"nothing is known of {token.reveal()}, with the key {key.reveal() if key else ''}")
        return super().retrieve(token, key, cancellation)


class BrokenAtStart(JobController):
    """Breaks before anything else."""

    def start(self) -> NoReturn:
        raise LookupError(f"cannot start with {_key_of(self)} in {Path.home()}")


class BrokenSlot(JobController):
    """Breaks in a slot each time documents were taken in, three times over."""

    def start(self) -> None:
        self.intake_finished.connect(self._break)
        super().start()

    @Slot(object)
    def _break(self, _report: IntakeReport) -> None:
        for milliseconds in (0, 1, 2):
            QTimer.singleShot(milliseconds, self._raise)

    @Slot()
    def _raise(self) -> None:
        raise LookupError(f"cannot go on with {_key_of(self)} in {Path.home()}")


def _key_of(controller: JobController) -> str:
    key = controller._options.environment_key
    return key.reveal() if key is not None else ""
