"""A service that accepts, refuses, breaks off and stays silent as a seed has it, and knows what it took and what it gave."""

import random
import re
import threading
from collections import Counter

from tests.fakes import faults
from tests.fakes.fault_service import Behaviour, Conversation, FaultService

_DOCUMENT = re.compile(rb'filename="(\w+)\.pdf"')
_TOKEN = re.compile(rb'"retrieve_token": *"([^"]+)"')
_BYTES_WITH_THE_NAME = 1000

_REFUSALS: dict[str, Behaviour] = {
    "busy": faults.answer(503, b"", {"Retry-After": "0"}),
    "cut in the body": faults.close_in_body(),
    "trouble in the body": faults.answer_and_reset(504),
}
_LOSSES: dict[str, Behaviour] = {
    "502": faults.answer(502),
    "closed": faults.close_after_body(),
    "a page": faults.html(),
}
_NOT_YET: tuple[Behaviour, ...] = (
    faults.not_ready(),
    faults.not_ready(404),
    faults.answer(503),
    faults.answer(500),
    faults.close_after_body(),
    faults.close_in_answer(200, faults.RESULT),
)


class CapriciousService:
    """What it does to a document depends on the seed, the document's name and how often it came; so for tokens.

    Documents are known by their file's name without the ending.
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._lock = threading.Lock()
        self._came: Counter[str] = Counter()
        self._asked: Counter[str] = Counter()
        self.taken: Counter[str] = Counter()
        """How often each document arrived whole and was not refused in words."""
        self.broken_off: set[str] = set()
        """Documents that it gave no answer that can be read, or none after what may have looked like the whole body."""
        self.tokens: dict[str, str] = {}
        """The document of each token that was given, or half given."""
        self.moments = 0
        """Counts on at every step of a conversation."""
        self.service = FaultService(faults.answer(404))
        self.service.on_analyse(self._analyse)
        self.service.on_retrieve(self._retrieve)

    def _pass(self) -> None:
        def count() -> None:
            self.moments += 1

        self.service.change(count)

    def _dice(self, name: str, number: int) -> random.Random:
        return random.Random(f"{self._seed} {name} {number}")

    def _analyse(self, conversation: Conversation) -> None:
        self._pass()
        conversation.read_body(_BYTES_WITH_THE_NAME)
        match = _DOCUMENT.search(conversation.request.body)
        if match is None:
            raise AssertionError("a submission without a file's name")
        document = match[1].decode()
        with self._lock:
            self._came[document] += 1
            dice = self._dice(document, self._came[document])
        kinds = [*_REFUSALS, *_LOSSES, "token", "half a token"]
        (kind,) = dice.choices(kinds, [6, 6, 3, 4, 4, 3, 70, 4])
        if kind not in {"busy", "token"}:
            with self._lock:
                self.broken_off.add(document)
        if kind in _REFUSALS:
            _REFUSALS[kind](conversation)
        else:
            self._take(conversation, document, kind)
        self._pass()

    def _take(self, conversation: Conversation, document: str, kind: str) -> None:
        conversation.read_body()
        self._pass()
        with self._lock:
            self.taken[document] += 1
            token = f"token-of-{document}-{self.taken[document]}"
            if kind not in _LOSSES:
                self.tokens[token] = document
        behaviours = {
            **_LOSSES,
            "token": faults.token(token, 202),
            "half a token": faults.close_in_answer(202, {"retrieve_token": token}),
        }
        behaviours[kind](conversation)

    def _retrieve(self, conversation: Conversation) -> None:
        self._pass()
        conversation.read_body()
        match = _TOKEN.search(conversation.request.body)
        token = match[1].decode() if match else ""
        with self._lock:
            document = self.tokens[token]
            self._asked[token] += 1
            number = self._asked[token]
        self._pass()
        is_ready = number > self._dice(token, 0).randint(0, 4)
        answer = faults.result(name=document) if is_ready else self._dice(token, number).choice(_NOT_YET)
        answer(conversation)
        self._pass()
