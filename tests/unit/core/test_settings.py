"""What the user chose."""

import pytest

from finovox_desktop.core.destination import SANDBOX, SERVICE, AnalysisType
from finovox_desktop.core.failures import FAILURE_TEXTS, FailureCode
from finovox_desktop.core.settings import LONGEST_KEY_NAME, Mode, Settings, read_key_name


@pytest.mark.parametrize(
    ("mode", "destination"), [(Mode.SANDBOX, SANDBOX), (Mode.SERVICE, SERVICE), (Mode.UNDECIDED, SERVICE)]
)
def test_the_mode_says_where_new_documents_go(mode: Mode, destination: object) -> None:
    assert Settings(mode=mode).destination == destination


def test_the_sandbox_always_explains_itself_and_the_service_when_asked() -> None:
    both = (AnalysisType.RISK, AnalysisType.EXPLANATION)
    assert Settings().analysis_types_for(SERVICE) == (AnalysisType.RISK,)
    assert Settings().analysis_types_for(SANDBOX) == both
    assert Settings(explanation=True).analysis_types_for(SERVICE) == both


@pytest.mark.parametrize("code", FailureCode)
def test_every_failure_has_words_for_what_happened_and_what_to_do(code: FailureCode) -> None:
    assert FAILURE_TEXTS[code].happened
    assert FAILURE_TEXTS[code].advice


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Paris \n office\t", "Paris office"),
        ("<b>Paris</b>", "<b>Paris</b>"),
        ("eciffo \u202esiraP", "eciffo <U+202E>siraP"),
        ("\ud800", "\ufffd"),
        ("", ""),
    ],
)
def test_the_name_of_a_key_is_one_line_of_plain_text(written: str, kept: str) -> None:
    assert read_key_name(written) == kept
    assert read_key_name(kept) == kept


def test_the_name_of_a_key_has_at_most_forty_characters() -> None:
    assert read_key_name("x" * 41) == "x" * 39 + "…"
    assert len(read_key_name("\u202e" * 10_000)) <= LONGEST_KEY_NAME
