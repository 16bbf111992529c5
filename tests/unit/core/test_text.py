"""Text from outside is shown as plain text on one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finovox_desktop.core.text import GREATEST_SHOWN_LENGTH, shown, without_lone_surrogates

hostile_text = st.text(st.characters(exclude_categories=()), max_size=500)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("facture 2026 été.pdf", "facture 2026 été.pdf"),
        ("请求.pdf", "请求.pdf"),
        ("<b>&amp;", "<b>&amp;"),
        ("fdp.\u202eexe", "fdp.<U+202E>exe"),
        ("a\r\nb\tc", "a  b c"),
        ("nul\x00", "nul<U+0000>"),
        ("\u2028", "<U+2028>"),
        ("\ud800", "\N{REPLACEMENT CHARACTER}"),
        ("", ""),
    ],
)
def test_what_could_mislead_is_made_visible(text: str, seen: str) -> None:
    assert shown(text) == seen


def test_what_is_too_long_ends_with_an_ellipsis() -> None:
    assert shown("x" * 300) == "x" * 300
    assert shown("x" * 301) == "x" * 299 + "…"
    assert shown("abcdef", 4) == "abc…"
    assert shown("\u202e" * 300).endswith("…")


@given(hostile_text)
def test_what_is_shown_is_short_and_can_be_encoded(text: str) -> None:
    seen = shown(text)
    seen.encode("utf-8")
    assert len(seen) <= GREATEST_SHOWN_LENGTH
    assert "\n" not in seen
    assert "\u202e" not in seen


@given(hostile_text)
def test_only_surrogates_are_replaced(text: str) -> None:
    cleaned = without_lone_surrogates(text)
    cleaned.encode("utf-8")
    assert len(cleaned) == len(text)
    assert all(after == before or "\ud800" <= before <= "\udfff" for before, after in zip(text, cleaned, strict=True))
