"""Pasting a key."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finovox_desktop.core.key_text import GREATEST_KEY_LENGTH, read_key
from finovox_desktop.core.secret import Secret


@pytest.mark.parametrize("pasted", ["k-123", "  k-123\n", "\tk-123\r\n", "\u00a0k-123"])
def test_white_space_around_a_key_is_ignored(pasted: str) -> None:
    assert read_key(pasted).reveal() == "k-123"


@pytest.mark.parametrize(
    "pasted",
    ["", " \n", "two words", "line\nbreak", "cl\u00e9", "\u200bk", "k\x00", "k\x7f", "k" * (GREATEST_KEY_LENGTH + 1)],
)
def test_what_no_request_could_carry_is_refused_without_showing_it(pasted: str) -> None:
    with pytest.raises(ValueError, match="the key") as refusal:
        read_key(pasted)
    assert not pasted.strip() or pasted.strip() not in str(refusal.value)


def test_the_longest_key_is_taken() -> None:
    assert len(read_key("k" * GREATEST_KEY_LENGTH).reveal()) == GREATEST_KEY_LENGTH


@given(st.text())
def test_a_key_that_was_read_fits_a_header(pasted: str) -> None:
    try:
        key = read_key(pasted).reveal()
    except ValueError:
        return
    assert key.encode("ascii").isascii()
    assert not any(character.isspace() for character in key)


def test_a_secret_shows_itself_nowhere_but_when_asked() -> None:
    secret = Secret("hunter2")
    assert "hunter2" not in f"{secret} {secret!r} {secret!s} {[secret]} "
    with pytest.raises(TypeError, match="not serialised"):
        pickle.dumps(secret)
    with pytest.raises(TypeError, match="not serialised"):
        copy.copy(secret)


def test_secrets_are_equal_by_their_text() -> None:
    assert Secret("a") == Secret("a")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a")}) == 1
