"""A store of many jobs, made through the program's own commands."""

import json
from pathlib import Path

from finovox_desktop.core.answers import Answer, Exchange, read_retrieval, read_submission
from finovox_desktop.core.destination import SERVICE, AnalysisType, Destination
from finovox_desktop.core.document import Document, DocumentKind
from finovox_desktop.core.found import Found
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.storage.database import open_for_writing, transaction
from finovox_desktop.storage.job_store import Call, JobStore
from finovox_desktop.storage.paths import DataPaths

KEY_ID = "key-of-the-benchmark"
TYPES = (AnalysisType.RISK, AnalysisType.EXPLANATION)

_LEVELS = ("low", "medium", "high")
_METHODS = ("software", "metadata", "datastructure", "vision", "coherence")
_WORDS = {
    "en": "The document was last written by a program that edits images, after the date that it bears itself; compare the "
    "amounts on its first page with the original, and ask for one where they differ.",
    "fr": "Le document a été écrit en dernier par un logiciel de retouche d'images, après la date qu'il porte lui-même ; "
    "comparez les montants de sa première page avec l'original, et demandez-en un s'ils diffèrent.",
}


def store_queued(directory: Path, count: int) -> tuple[str, ...]:
    """Store jobs that wait; give their ids in the order of submission."""
    store = _open(directory)
    with transaction(store.connection):
        ids = _add(store, count)
    store.connection.close()
    return ids


def store_done(directory: Path, count: int) -> None:
    """Store jobs with their results, raw answers of 4 KB: risks, and texts in two languages for each method."""
    store = _open(directory)
    with transaction(store.connection):
        for number, job_id in enumerate(_add(store, count)):
            _end(store, job_id, number)
    store.connection.close()


def store_pending(directory: Path, count: int, destination: Destination, key_id: str, first: int = 0) -> None:
    """Store jobs whose tokens are to be asked with a key; `first` is the number of the first one's document."""
    store = _open(directory)
    with transaction(store.connection):
        for number, job_id in enumerate(_add(store, count, destination, first)):
            _submit(store, job_id, number, key_id)
    store.connection.close()


def _open(directory: Path) -> JobStore:
    paths = DataPaths(directory)
    paths.prepare()
    return JobStore(open_for_writing(paths.database), SystemClock())


def _add(store: JobStore, count: int, destination: Destination = SERVICE, first: int = 0) -> tuple[str, ...]:
    (drop,) = store.drops.note(["/documents"], destination, TYPES, again=False)
    added = store.drops.add(drop, [Found(_document(first + number), "documents") for number in range(count)])
    store.drops.end(drop)
    return tuple(one.job_id for one in added if one is not None)


def _document(number: int) -> Document:
    name = f"invoice {number:06}.pdf"
    return Document(f"/documents/{name}", name, 184_320 + number, f"{number:064x}", DocumentKind.PDF, 0)


def _submit(store: JobStore, job_id: str, number: int, key_id: str) -> int:
    """Submit a job, with a token as the answer; give the number of the attempt."""
    attempt = store.begin_attempt(job_id, key_id)
    if attempt is None:
        raise LookupError(job_id)
    answer = Answer(202, json.dumps({"retrieve_token": f"token-{number}"}).encode())
    kept = store.keep_answer(attempt.id, Call.ANALYSE, answer)
    outcome = read_submission(Exchange(answer, None, body_whole=True), TYPES)
    store.end_submission(attempt.id, outcome, body_whole=True, answer_number=kept)
    return attempt.id


def _end(store: JobStore, job_id: str, number: int) -> None:
    attempt_id = _submit(store, job_id, number, KEY_ID)
    result = Answer(200, _result(number))
    kept = store.keep_answer(attempt_id, Call.RETRIEVE, result)
    retrieval = read_retrieval(Exchange(result, None, body_whole=True), TYPES)
    store.end_check(attempt_id, retrieval, answer_number=kept)


def _result(number: int) -> bytes:
    levels = [_LEVELS[(number + place) % len(_LEVELS)] for place in range(len(_METHODS))]
    answer: dict[str, object] = {"name": f"invoice {number:06}.pdf", "global_risk": _LEVELS[number % len(_LEVELS)]}
    answer |= {f"{method}_risk": level for method, level in zip(_METHODS, levels, strict=True)}
    answer |= {"document_quality": "acceptable", "software": "photoshop"}
    answer["explanation"] = {
        method: {language: [words, words] for language, words in _WORDS.items()} for method in _METHODS
    }
    return json.dumps(answer, ensure_ascii=False).encode()
