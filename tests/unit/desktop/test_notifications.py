"""Notifications on a real bus: what the service is asked, and what a click does."""

from collections.abc import Callable, Iterator

import pytest
from jeepney import message_bus
from PySide6.QtCore import QCoreApplication, QObject

from finovox_desktop.desktop.bus import Bus, BusKind
from finovox_desktop.desktop.notifications import BusNotifications
from tests.e2e.waiting import wait_until
from tests.unit.desktop.conftest import Services, StartServices

pytestmark = pytest.mark.desktop


def soon(condition: Callable[[], object], what: str) -> None:
    def look() -> bool:
        QCoreApplication.processEvents()
        return bool(condition())

    wait_until(look, what)


class Shown:
    """Notifications on the user's bus, and how often one was clicked."""

    def __init__(self) -> None:
        self._parent = QObject()
        self.notifications = BusNotifications(Bus(BusKind.SESSION, self._parent), self._parent)
        self.clicks: list[bool] = []
        self.notifications.clicked.connect(lambda: self.clicks.append(True))


@pytest.fixture
def shown() -> Iterator[Shown]:
    notifications = Shown()
    yield notifications
    notifications.notifications.close()


def test_one_is_shown_with_its_words_as_plain_text(shown: Shown, services: Services) -> None:
    shown.notifications.show("Analysis finished", "2 < 3 & <b>more</b>", "Open")
    number, program, replaced, title, words, actions, hints = services.wait_for("Notify")
    assert (program, replaced, title) == ("Finovox Desktop", 0, "Analysis finished")
    assert words == "2 &lt; 3 &amp; &lt;b&gt;more&lt;/b&gt;"
    assert actions == ["default", "Open"]
    assert hints == ["category", "desktop-entry"]
    assert number == 1


def test_a_click_is_told_and_one_on_another_program_s_is_not(shown: Shown, services: Services) -> None:
    shown.notifications.show("a", "b", "Open")
    services.wait_for("Notify")
    soon(lambda: shown.notifications.is_shown, "its number")
    services.user("click 77")
    services.user("click 1")
    soon(lambda: shown.clicks, "the click")
    assert shown.clicks == [True]


def test_the_next_takes_the_place_of_the_one_before(shown: Shown, services: Services) -> None:
    shown.notifications.show("first", "", "Open")
    services.wait_for("Notify")
    soon(lambda: shown.notifications.is_shown, "the number of the first")
    shown.notifications.show("second", "", "Open")
    assert services.wait_for("Notify")[:3] == [1, "Finovox Desktop", 1]
    shown.notifications.close()
    assert services.wait_for("CloseNotification") == [1]


def test_one_that_the_user_dismissed_is_not_replaced(shown: Shown, services: Services) -> None:
    shown.notifications.show("first", "", "Open")
    services.wait_for("Notify")
    soon(lambda: shown.notifications.is_shown, "the number of the first")
    services.user("dismiss 1")
    soon(lambda: not shown.notifications.is_shown, "the end of the first")
    shown.notifications.show("second", "", "Open")
    assert services.wait_for("Notify")[:3] == [2, "Finovox Desktop", 0]


def test_without_the_service_nothing_happens_and_a_later_one_is_used(
    shown: Shown, start_services: StartServices
) -> None:
    shown.notifications.show("nobody sees it", "", "Open")
    services = start_services("org.freedesktop.Notifications")
    shown.notifications.show("seen", "", "Open")
    assert services.wait_for("Notify")[3] == "seen"
    soon(lambda: shown.notifications.is_shown, "its number")
    services.user("click 1")
    soon(lambda: shown.clicks, "the click")


def test_without_a_bus_nothing_happens(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    shown.notifications.show("nobody sees it", "", "Open")
    shown.notifications.close()
    assert not shown.notifications.is_shown


@pytest.mark.parametrize("address", ["unix:path=/nowhere/bus", "tcp:host=localhost,port=1", "nonsense"])
def test_an_address_that_leads_nowhere_is_as_no_bus(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    answers: list[object] = []
    bus = Bus(BusKind.SESSION)
    bus.call(message_bus.ListNames(), answers.append)
    assert answers == [None]
