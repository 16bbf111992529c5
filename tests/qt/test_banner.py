"""The banners: one line for each condition, with the one thing to do."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from finovox_desktop.core.destination import SANDBOX, SERVICE
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.status import Condition, ServiceStatus
from finovox_desktop.ui.banner import Banner, BannerAction, BannerStack, Notice


@pytest.fixture
def stack() -> BannerStack:
    return BannerStack()


def words_of(banner: Banner) -> str:
    return f"{banner.title.text()} {banner.words.text()}"


def press(stack: BannerStack, banner: Banner, words: str) -> list[BannerAction]:
    pressed: list[BannerAction] = []
    stack.action_requested.connect(pressed.append)
    next(button for button in banner.buttons if button.text() == words and not button.isHidden()).click()
    return pressed


def test_nothing_to_say_takes_no_room(stack: BannerStack) -> None:
    stack.show_status(ServiceStatus(SERVICE, Condition.READY), "")
    assert stack.isHidden()


def test_the_sandbox_says_that_it_gives_no_verdict_beside_any_condition(stack: BannerStack) -> None:
    for condition in Condition:
        stack.show_status(ServiceStatus(SANDBOX, condition), "")
        assert "not a verdict of the service" in words_of(stack.sandbox)
        assert not stack.sandbox.isHidden()
    stack.show_status(ServiceStatus(SERVICE, Condition.READY), "")
    assert stack.sandbox.isHidden()


@pytest.mark.parametrize(
    ("condition", "says", "button", "action"),
    [
        (Condition.KEY_MISSING, "no API key", "Add your key", BannerAction.OPEN_SETTINGS),
        (Condition.OFFLINE, "cannot be reached", "Check now", BannerAction.CHECK_NOW),
        (Condition.PAUSED, "Paused", "Resume", BannerAction.RESUME),
    ],
)
def test_a_condition_has_its_line_and_its_button(
    stack: BannerStack, condition: Condition, says: str, button: str, action: BannerAction
) -> None:
    stack.show_status(ServiceStatus(SERVICE, condition), "")
    assert says in words_of(stack.condition)
    assert press(stack, stack.condition, button) == [action]


def test_a_refused_key_is_named_with_the_nearest_deadline(stack: BannerStack) -> None:
    refused = ServiceStatus(SERVICE, Condition.BLOCKED, Failure(FailureCode.KEY_REFUSED))
    stack.show_status(refused, "11:40")
    assert "refused the API key" in words_of(stack.condition)
    assert "11:40" in words_of(stack.condition)
    assert press(stack, stack.condition, "Replace the key") == [BannerAction.OPEN_SETTINGS]
    assert press(stack, stack.condition, "Try again")[-1:] == [BannerAction.TRY_AGAIN]


def test_another_reason_offers_to_try_again_only(stack: BannerStack) -> None:
    stack.show_status(ServiceStatus(SERVICE, Condition.BLOCKED, Failure(FailureCode.ACCOUNT)), "")
    assert [button.text() for button in stack.condition.buttons if not button.isHidden()] == ["Try again"]


@pytest.mark.parametrize(
    "code", [FailureCode.CERTIFICATE_UNTRUSTED, FailureCode.CERTIFICATE_FILE, FailureCode.PROXY_PASSWORD]
)
def test_what_the_connection_s_settings_can_mend_leads_there(stack: BannerStack, code: FailureCode) -> None:
    stack.show_status(ServiceStatus(SERVICE, Condition.BLOCKED, Failure(code)), "")
    assert press(stack, stack.condition, "Open the settings") == [BannerAction.OPEN_CONNECTION]
    assert press(stack, stack.condition, "Try again") == [BannerAction.TRY_AGAIN]


def test_refused_results_say_so_of_all_and_offer_the_key(stack: BannerStack) -> None:
    stack.show_status(ServiceStatus(SERVICE, Condition.TOKENS_REFUSED, Failure(FailureCode.TOKEN_REFUSED)), "15:42")
    assert words_of(stack.condition) == (
        "The service refuses to show results The key that submitted them may have been replaced. "
        "Nearest deadline: 15:42."
    )
    assert press(stack, stack.condition, "Replace the key") == [BannerAction.OPEN_SETTINGS]


def test_a_full_disk_is_one_line_that_asks_for_room_and_nothing_else(stack: BannerStack) -> None:
    stack.show_status(ServiceStatus(SERVICE, Condition.STORAGE, Failure(FailureCode.STORAGE_UNWRITABLE)), "15:42")
    assert "the disk is full" in words_of(stack.condition)
    assert "Make room" in words_of(stack.condition)
    assert all(button.isHidden() for button in stack.condition.buttons)


def test_waiting_names_the_time_of_the_next_try(stack: BannerStack) -> None:
    until = (datetime.now(UTC) + timedelta(minutes=10)).replace(second=0)
    stack.show_status(ServiceStatus(SERVICE, Condition.WAITING, Failure(FailureCode.SERVICE_BUSY), until), "")
    assert f":{until:%M}" in words_of(stack.condition)


def test_under_a_minute_the_seconds_are_counted(stack: BannerStack) -> None:
    until = datetime.now(UTC) + timedelta(seconds=42)
    stack.show_status(ServiceStatus(SERVICE, Condition.OFFLINE, Failure(FailureCode.OFFLINE), until), "")
    found = re.search(r"Next try in (\d+) s\.", words_of(stack.condition))
    assert found is not None
    assert 35 <= int(found[1]) <= 42
    stack.show_status(ServiceStatus(SERVICE, Condition.OFFLINE, Failure(FailureCode.OFFLINE), datetime.now(UTC)), "")
    assert "Trying now." in words_of(stack.condition)


def test_of_many_the_most_urgent_are_shown_and_the_rest_on_demand(stack: BannerStack) -> None:
    stack.show_status(ServiceStatus(SERVICE, Condition.BLOCKED, Failure(FailureCode.ACCOUNT)), "")
    for banner in (stack.known, stack.refused, stack.removed, stack.trouble):
        stack.show_notice(banner, lambda: Notice("news"))
    folded = (stack.removed, stack.refused, stack.known)
    assert not stack.condition.isHidden()
    assert not stack.trouble.isHidden()
    assert all(banner.isHidden() for banner in folded)
    assert stack.more.text() == "Show 3 more messages"
    stack.more.click()
    assert not any(banner.isHidden() for banner in folded)
    assert stack.more.text() == "Show less"
    stack.more.click()
    assert all(banner.isHidden() for banner in folded)
    stack.trouble.dismiss()
    assert not stack.removed.isHidden(), "the next takes its place"
    for banner in (stack.removed, stack.refused):
        banner.dismiss()
    assert not stack.known.isHidden()
    assert stack.more.isHidden()


def test_the_sandbox_is_never_folded_away(stack: BannerStack) -> None:
    stack.show_status(ServiceStatus(SANDBOX, Condition.PAUSED), "")
    for banner in (stack.known, stack.refused, stack.removed, stack.trouble):
        stack.show_notice(banner, lambda: Notice("news"))
    assert not stack.sandbox.isHidden()


def test_news_stay_until_they_are_closed(stack: BannerStack) -> None:
    pressed: list[str] = []
    stack.show_notice(
        stack.known, lambda: Notice("2 here already", "", "Analyse again", lambda: pressed.append("again"))
    )
    stack.show_status(ServiceStatus(SERVICE, Condition.READY), "")
    assert not stack.isHidden()
    stack.known.buttons[0].click()
    assert pressed == ["again"]
    stack.known.dismiss()
    assert stack.isHidden()


def test_markup_in_foreign_words_stays_text(stack: BannerStack) -> None:
    stack.show_notice(stack.trouble, lambda: Notice("<b>x</b>", "<img src='file:///dev/zero'>"))
    assert stack.trouble.words.textFormat().name == "PlainText"
    assert words_of(stack.trouble) == "<b>x</b> <img src='file:///dev/zero'>"
