"""What the user chose."""

import pytest

from finovox_desktop.core.destination import SANDBOX, SERVICE, AnalysisType
from finovox_desktop.core.failures import FAILURE_TEXTS, FailureCode
from finovox_desktop.core.settings import Mode, Settings


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
