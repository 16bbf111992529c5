"""Secrets are taken out of texts in whatever form they stand there."""

import json
from urllib.parse import quote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from finovox_desktop.core.secret import Secret
from finovox_desktop.diagnostics.redaction import REDACTED, Redactor


@given(
    secrets=st.lists(st.text(min_size=4), min_size=1, max_size=4),
    before=st.text(max_size=20),
    after=st.text(max_size=20),
)
def test_a_secret_that_was_added_is_in_no_text(secrets: list[str], before: str, after: str) -> None:
    assume(not any(secret in REDACTED or REDACTED in secret for secret in secrets))
    redactor = Redactor()
    for secret in secrets:
        redactor.add(Secret(secret))
    for secret in secrets:
        for form in (secret, repr(secret), ascii(secret), json.dumps(secret)):
            assert secret not in redactor.redact(f"{before}{form}{after}").replace(REDACTED, "")
        assert quote(secret.encode(errors="replace"), safe="") not in redactor.redact(
            f"?key={quote(secret, errors='replace')}"
        )


def test_a_secret_within_another_hides_neither() -> None:
    redactor = Redactor()
    redactor.add(Secret("fx-live"))
    redactor.add(Secret("fx-live-0123"))
    assert redactor.redact("with fx-live-0123 and fx-live") == f"with {REDACTED} and {REDACTED}"


@pytest.mark.parametrize(
    "text",
    [
        "api-key: unknown-value",
        "API-Key: unknown-value and more",
        "{'api-key': 'unknown-value', 'x': 1}",
        "{'api-key': b'unknown-value'}",
        '{"retrieve_token": "unknown-value"}',
        '\'{\\"retrieve_token\\": \\"unknown-value\\"}\'',
        "FINOVOX_API_KEY=unknown-value",
        "Authorization: Basic unknown-value",
        "('api-key', 'unknown-value')",
    ],
)
def test_what_looks_like_a_secret_is_taken_out_whoever_it_belongs_to(text: str) -> None:
    redacted = Redactor().redact(text)
    assert "unknown-value" not in redacted
    assert REDACTED in redacted


def test_other_texts_stay_as_they_are() -> None:
    redactor = Redactor()
    redactor.add(Secret("fx-live-0123"))
    text = "the API key of a token could not be read: it is locked"
    assert redactor.redact(text) == text
