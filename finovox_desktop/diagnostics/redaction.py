"""Keeps secrets out of what is written about the program."""

import json
import re
import threading
from urllib.parse import quote

from finovox_desktop.core.secret import Secret

REDACTED = "[secret]"

# A header or a field that holds a key or a token, whoever wrote it: what stands behind it, up to the closing quote or the end
# of the line. The quotes may be escaped, as in the repr of a JSON text.
_NAMED = re.compile(
    r"(?P<name>(?:api[-_]key|authorization|retrieve[-_]token)\\*[\"']?\s*[:=,]\s*)"
    r"(?:b?\\*(?P<quote>[\"']).*?\\*(?P=quote)|[^\r\n]*)",
    re.IGNORECASE,
)


class Redactor:
    """Replaces in a text every secret it was told of, and whatever stands behind the name of one. Thread-safe.

    It forgets none: an answer that was kept may hold a token that is long over.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._forms: set[str] = set()

    def add(self, secret: Secret) -> None:
        """Keep a secret out of all texts from now on."""
        forms = _forms_of(secret.reveal())
        with self._lock:
            self._forms |= forms

    def redact(self, text: str) -> str:
        """Give a text without secrets."""
        with self._lock:
            found = [form for form in self._forms if form in text]
        for form in sorted(found, key=len, reverse=True):
            text = text.replace(form, REDACTED)
        return _NAMED.sub(rf"\g<name>{REDACTED}", text)


def _forms_of(text: str) -> set[str]:
    """Give a secret as it is, and as it stands in a repr, in JSON and in an address."""
    forms = {text, repr(text)[1:-1], ascii(text)[1:-1], json.dumps(text)[1:-1], quote(text, safe="", errors="replace")}
    return forms - {""}
