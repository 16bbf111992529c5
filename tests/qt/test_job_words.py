import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

import finovox_desktop.ui
from finovox_desktop.core.destination import SERVICE
from finovox_desktop.core.document import RefusalReason
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import NEEDS_ATTENTION, JobState, Move, is_legal
from finovox_desktop.core.status import Condition, ServiceStatus
from finovox_desktop.ui.jobs.job_actions import JobAction, is_possible, offered_action, possible_actions
from finovox_desktop.ui.jobs.job_text import level_text, row_sentence, state_name
from finovox_desktop.ui.jobs.outlook import Outlook
from finovox_desktop.ui.words.error_text import advice, condition_text, refusal_text, what_happened
from finovox_desktop.ui.words.locale_text import (
    countdown_text,
    full_time_text,
    percent_text,
    short_time_text,
    size_text,
)
from tests.qt.jobs import job


def test_every_failure_refusal_condition_and_state_has_words() -> None:
    words = [what_happened(code) for code in FailureCode] + [advice(code) for code in FailureCode]
    words += [refusal_text(reason) for reason in RefusalReason]
    words += [condition_text(ServiceStatus(SERVICE, condition)) for condition in Condition]
    words += [state_name(state) for state in JobState]
    assert all(words)


def test_condition_says_the_failure_behind_it() -> None:
    blocked = ServiceStatus(SERVICE, Condition.BLOCKED, Failure(FailureCode.KEY_REFUSED))
    assert condition_text(blocked) == "The service refused the API key"


def test_words_are_translated_in_their_own_context(application: QApplication) -> None:
    translator = _Contexts(application)
    application.installTranslator(translator)
    try:
        assert what_happened(FailureCode.EXPIRED).startswith("[Failure]")
        assert refusal_text(RefusalReason.EMPTY).startswith("[Refusal]")
        assert level_text("low").startswith("[Job]")
    finally:
        application.removeTranslator(translator)


@pytest.mark.parametrize("code", FailureCode)
def test_failed_row_offers_an_action_that_is_legal(code: FailureCode) -> None:
    failed = job("a", state=JobState.FAILED, failure=Failure(code))
    offered = offered_action(failed)
    assert offered is not None
    assert is_possible(offered, failed)


@pytest.mark.parametrize("state", JobState)
def test_actions_follow_the_table_of_moves(state: JobState) -> None:
    one = job("a", state=state, risk="low" if state is JobState.DONE else None)
    possible = possible_actions([one])
    assert (JobAction.CANCEL in possible) == is_legal(state, Move.CANCELLED_BY_USER)
    assert (JobAction.DISMISS in possible) == (state in NEEDS_ATTENTION or state is JobState.PENDING)
    assert JobAction.DISMISS not in possible or is_legal(state, Move.DISMISSED_BY_USER)
    assert (JobAction.MOVE_TO_TOP in possible) == (state is JobState.QUEUED)
    assert (JobAction.REMOVE in possible) == (state is not JobState.SUBMITTING)
    assert (JobAction.SUBMIT_AGAIN in possible) == is_legal(state, Move.QUEUED_AGAIN)


def test_expired_job_is_asked_again_only_where_there_is_a_token() -> None:
    assert JobAction.RETRY not in possible_actions([job("a", state=JobState.EXPIRED)])
    assert JobAction.RETRY in possible_actions([job("a", state=JobState.EXPIRED, has_token=True)])


@pytest.mark.parametrize(("seconds", "words"), [(18.4, "0:18"), (75, "1:15"), (0.2, "0:00"), (600, "10:00")])
def test_countdown_is_minutes_and_seconds(seconds: float, words: str) -> None:
    assert countdown_text(seconds) == words


def test_due_check_is_said_to_run_now() -> None:
    pending = job("a", state=JobState.PENDING)
    assert str(row_sentence(pending, Outlook(next_check_in=0.0))) == "In analysis · checking now"


def test_percent_says_all_only_for_all() -> None:
    assert percent_text(999, 1000) == "99"
    assert percent_text(1000, 1000) == "100"


def test_numbers_and_sizes_are_in_the_form_of_the_language() -> None:
    assert size_text(184_320) == "184 kB"
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    assert size_text(2_600_000).startswith("2,6")


def test_time_of_today_is_a_clock_time_and_another_is_a_date() -> None:
    at = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
    local = at.astimezone()
    today = QDate(local.year, local.month, local.day)
    assert ":" in short_time_text(at, today)
    assert short_time_text(at, today.addDays(1)) == f"9/{local.day}/26"


def test_colours_are_named_by_number_in_one_module_only() -> None:
    folder = Path(finovox_desktop.ui.__file__).parent
    colour = re.compile(r"#[0-9A-Fa-f]{6}\b")
    naming = {file.name for file in folder.rglob("*.py") if colour.search(file.read_text(encoding="utf-8"))}
    assert naming == {"theme.py"}


class _Contexts(QTranslator):
    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        return f"[{context}] {text}"


def test_full_time_has_seconds_in_the_clock_form_of_the_language() -> None:
    at = datetime(2026, 9, 14, 19, 20, 37, tzinfo=UTC)
    hour = at.astimezone().hour
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    english = full_time_text(at)
    assert f"{hour % 12 or 12}:20:37" in english
    assert english.endswith("PM" if hour >= 12 else "AM")
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    assert full_time_text(at).endswith(f"{hour:02}:20:37")
