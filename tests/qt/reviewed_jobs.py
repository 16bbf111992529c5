"""Documents with what people said of them, for the tests of the review."""

from dataclasses import replace

from finovox_desktop.core.job import Job
from finovox_desktop.core.review import Review, Verdict
from tests.qt.jobs import REVIEWER, START, job


def reviewed(one: Job, verdict: Verdict = Verdict.REJECTED, note: str = "") -> Job:
    """Give a document as it is once a person has decided about it."""
    return replace(one, review=Review(verdict, note, REVIEWER, START))


def documents(number: int) -> list[Job]:
    """Give documents with results, in their order."""
    risks = ("high", "medium", "low")
    return [job(f"d{place}", name=f"{place}.pdf", risk=risks[place % 3], order=place) for place in range(number)]
