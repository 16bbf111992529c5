"""A screen reader for the tests: asks programs over the accessibility bus, and hears what they announce."""

from dataclasses import dataclass
from enum import IntEnum
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from jeepney import DBusAddress, HeaderFields, MatchRule, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from tests.e2e.desktop import Desktop
from tests.e2e.waiting import SECONDS, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

_STATUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
_BUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
_REGISTRY = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_COMPONENT = "org.a11y.atspi.Component"
_OBJECT_EVENT = "org.a11y.atspi.Event.Object"
_SCREEN_COORDINATES = 0


class State(IntEnum):
    """States of an element: the numbers of the bits in AT-SPI."""

    CHECKED = 4
    FOCUSABLE = 11
    FOCUSED = 12
    SELECTED = 23
    SENSITIVE = 24
    SHOWING = 25


@dataclass(frozen=True, slots=True)
class Reference:
    """Where an element is found: the program's name on the bus, and a path."""

    program: str
    path: str


@dataclass(frozen=True, slots=True)
class Element:
    """What a screen reader knows of one element."""

    reference: Reference
    role: str
    name: str
    description: str
    states: frozenset[State]
    children: tuple["Element", ...] = ()

    @property
    def can_be_used(self) -> bool:
        return {State.SHOWING, State.SENSITIVE} <= self.states

    def walk(self) -> "Iterator[Element]":
        """Give the element and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def __str__(self) -> str:
        return f"{self.role} {self.name!r}"


class ScreenReader:
    """Runs within its `with` block. Programs on the desktop show themselves on the accessibility bus while it does."""

    def __init__(self, desktop: Desktop) -> None:
        self._session: DBusConnection = open_dbus_connection(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
        self._bus: DBusConnection = open_dbus_connection(self._ask_session(new_method_call(_BUS, "GetAddress"))[0])
        self._announced = MatchRule(type="signal", interface=_OBJECT_EVENT, member="StateChanged")

    def __enter__(self) -> Self:
        self._ask(new_method_call(_REGISTRY, "RegisterEvent", "s", ("object:state-changed:focused",)))
        self._ask(message_bus.AddMatch(self._announced))
        self._ask_session(Properties(_STATUS).set("IsEnabled", "b", True))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ask_session(Properties(_STATUS).set("IsEnabled", "b", False))
        self._bus.close()
        self._session.close()

    def windows(self) -> tuple[Element, ...]:
        """Give the windows of all programs with what is on the screen in them; what is hidden is left out."""
        desktop = Reference("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        found = (window for program in self._children(desktop) for window in self._children(program))
        return tuple(element for element in map(self._read_shown, found) if element is not None)

    def window(self, title: str) -> Element:
        """Give the window whose name begins so, as soon as it is there."""
        return wait_until(
            lambda: next((window for window in self.windows() if window.name.startswith(title)), None),
            f"the window {title!r} on the accessibility bus",
        )

    def element(self, reference: Reference) -> Element:
        """Give one element as it is now, without its children."""
        words = Properties(DBusAddress(reference.path, reference.program, _ACCESSIBLE))
        low, high = self._call(reference, _ACCESSIBLE, "GetState")[0]
        bits = low | high << 32
        return Element(
            reference,
            str(self._call(reference, _ACCESSIBLE, "GetRoleName")[0]),
            str(self._ask(words.get("Name"))[0][1]),
            str(self._ask(words.get("Description"))[0][1]),
            frozenset(state for state in State if bits >> state & 1),
        )

    def place(self, element: Element) -> tuple[int, int, int, int]:
        """Give left, top, right and bottom of an element on the screen, in pixels."""
        reference = element.reference
        address = DBusAddress(reference.path, reference.program, _COMPONENT)
        left, top, width, height = self._ask(new_method_call(address, "GetExtents", "u", (_SCREEN_COORDINATES,)))[0]
        return left, top, left + width, top + height

    def press(self, desktop: Desktop, key: str, window: Element) -> list[Element]:
        """Press a key in a window; give the elements that are announced as focused because of it, in order."""
        with self._bus.filter(self._announced, bufsize=1000) as announcements:
            # An answer stands behind all that was announced before it.
            self.element(window.reference)
            announcements.clear()
            desktop.keys(key)
            focused: list[Element] = []
            while not focused:
                messages = [self._bus.recv_until_filtered(announcements, timeout=SECONDS)]
                self.element(window.reference)
                messages += announcements
                announcements.clear()
                focused = [self.element(_source(message)) for message in messages if message.body[:2] == ("focused", 1)]
        return focused

    def _read_shown(self, reference: Reference) -> Element | None:
        element = self.element(reference)
        if State.SHOWING not in element.states:
            return None
        read = (self._read_shown(child) for child in self._children(reference))
        children = tuple(child for child in read if child is not None)
        return Element(reference, element.role, element.name, element.description, element.states, children)

    def _children(self, reference: Reference) -> list[Reference]:
        return [Reference(*child) for child in self._call(reference, _ACCESSIBLE, "GetChildren")[0]]

    def _call(self, reference: Reference, interface: str, method: str) -> tuple[Any, ...]:
        return self._ask(new_method_call(DBusAddress(reference.path, reference.program, interface), method))

    def _ask(self, message: object) -> tuple[Any, ...]:
        return _answer(self._bus, message)

    def _ask_session(self, message: object) -> tuple[Any, ...]:
        return _answer(self._session, message)


def _answer(connection: DBusConnection, message: object) -> tuple[Any, ...]:
    body: tuple[Any, ...] = unwrap_msg(connection.send_and_get_reply(message, timeout=SECONDS))
    return body


def _source(message: Any) -> Reference:
    fields = message.header.fields
    return Reference(fields[HeaderFields.sender], fields[HeaderFields.path])
