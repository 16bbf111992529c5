"""A screen reader for the tests: asks programs over the accessibility bus, and hears what they announce."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from types import TracebackType
from typing import Any, Self

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

from tests.e2e.desktop import Desktop
from tests.e2e.waiting import SECONDS, wait_until

_STATUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
_BUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
_REGISTRY = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_COMPONENT = "org.a11y.atspi.Component"
_OBJECT_EVENT = "org.a11y.atspi.Event.Object"
_EVENTS = ("object:state-changed:focused", "object:announcement")
_SCREEN_COORDINATES = 0
# What a program says that has gone, other than one whose element has gone.
_PROGRAM_ENDED = ("org.freedesktop.DBus.Error.NoReply", "org.freedesktop.DBus.Error.ServiceUnknown")
# As many questions are under way at once: all their answers have room on the way.
_QUESTIONS_AT_ONCE = 100


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

    def walk(self) -> Iterator["Element"]:
        """Give the element and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def __str__(self) -> str:
        return f"{self.role} {self.name!r}"


class ScreenReader:
    """Runs within its `with` block. Programs on the desktop show themselves on the accessibility bus while it does."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._session: DBusConnection = open_dbus_connection(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
        self._bus: DBusConnection = open_dbus_connection(self._ask_session(new_method_call(_BUS, "GetAddress"))[0])
        self._heard: deque[Message] = deque()

    def __enter__(self) -> Self:
        for event in _EVENTS:
            self._ask(new_method_call(_REGISTRY, "RegisterEvent", "s", (event,)))
        self._ask(message_bus.AddMatch(MatchRule(type="signal", interface=_OBJECT_EVENT)))
        self._ask_session(Properties(_STATUS).set("IsEnabled", "b", True))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ask_session(Properties(_STATUS).set("IsEnabled", "b", False))
        self._bus.close()
        self._session.close()

    def windows(self) -> tuple[Element, ...]:
        """Give the windows of all programs with what is on the screen in them; what is hidden is left out.

        What goes while it is read is left out, too. Raises DBusErrorResponse when a program ends meanwhile.
        """
        desktop = Reference("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        programs = self._children([desktop])[0]
        return self._read_shown([window for windows in self._children(programs) for window in windows])

    def window(self, title: str) -> Element:
        """Give the window whose name begins so, as soon as it is there."""
        return wait_until(
            lambda: next((window for window in self.windows() if window.name.startswith(title)), None),
            f"the window {title!r} on the accessibility bus",
        )

    def element(self, reference: Reference) -> Element:
        """Give one element as it is now, without its children."""
        states = self._states([reference])[0]
        assert states is not None, f"{reference} has gone"
        return self._describe([(reference, states)])[0]

    def place(self, element: Element) -> tuple[int, int, int, int]:
        """Give left, top, right and bottom of an element on the screen, in pixels."""
        reference = element.reference
        address = DBusAddress(reference.path, reference.program, _COMPONENT)
        left, top, width, height = self._ask(new_method_call(address, "GetExtents", "u", (_SCREEN_COORDINATES,)))[0]
        return left, top, left + width, top + height

    def press(self, key: str, window: Element) -> Element:
        """Press a key in a window; give the element that is announced as focused at last because of it."""

        def act() -> None:
            self._desktop.keys(key)

        return self.element(_source(self._hear(window, act, lambda said: said.body[:2] == ("focused", 1))[-1]))

    def announcements(self, window: Element, act: Callable[[], None]) -> list[str]:
        """Do something; give the words that are announced because of it, once there are any."""
        heard = self._hear(window, act, lambda said: said.header.fields[HeaderFields.member] == "Announcement")
        return [str(said.body[3][1]) for said in heard]

    def _hear(self, window: Element, act: Callable[[], None], wanted: Callable[[Message], bool]) -> list[Message]:
        # An answer stands behind all that was announced before it.
        self._states([window.reference])
        self._heard.clear()
        act()
        while not any(map(wanted, self._heard)):
            self._take(self._bus.receive(timeout=SECONDS))
        self._states([window.reference])
        heard = [said for said in self._heard if wanted(said)]
        self._heard.clear()
        return heard

    def _read_shown(self, references: Sequence[Reference]) -> tuple[Element, ...]:
        """Read elements and all below them: all questions about one depth together."""
        found = zip(references, self._states(references), strict=True)
        shown = [(one, states) for one, states in found if states is not None and State.SHOWING in states]
        if not shown:
            return ()
        elements = self._describe(shown)
        below = self._children([element.reference for element in elements])
        children = self._read_shown([child for some in below for child in some])
        by_reference = {child.reference: child for child in children}
        return tuple(
            Element(
                element.reference,
                element.role,
                element.name,
                element.description,
                element.states,
                tuple(by_reference[child] for child in some if child in by_reference),
            )
            for element, some in zip(elements, below, strict=True)
        )

    def _describe(self, shown: Sequence[tuple[Reference, frozenset[State]]]) -> list[Element]:
        questions: list[Message] = []
        for reference, _ in shown:
            words = Properties(DBusAddress(reference.path, reference.program, _ACCESSIBLE))
            questions += (_call(reference, "GetRoleName"), words.get("Name"), words.get("Description"))
        answers = self._ask_all(questions)
        elements = []
        for (reference, states), role, name, words in zip(
            shown, answers[::3], answers[1::3], answers[2::3], strict=True
        ):
            if role is not None and name is not None and words is not None:
                elements.append(Element(reference, str(role[0]), str(name[0][1]), str(words[0][1]), states))
        return elements

    def _states(self, references: Sequence[Reference]) -> list[frozenset[State] | None]:
        answers = self._ask_all([_call(reference, "GetState") for reference in references])
        return [None if answer is None else _states_of(*answer[0]) for answer in answers]

    def _children(self, references: Sequence[Reference]) -> list[list[Reference]]:
        answers = self._ask_all([_call(reference, "GetChildren") for reference in references])
        return [[Reference(*child) for child in answer[0]] if answer is not None else [] for answer in answers]

    def _ask_all(self, questions: Sequence[Message]) -> list[tuple[Any, ...] | None]:
        """Ask many questions at once; None is the answer where an element has gone."""
        answers: list[tuple[Any, ...] | None] = []
        for first in range(0, len(questions), _QUESTIONS_AT_ONCE):
            answers += self._ask_some(questions[first : first + _QUESTIONS_AT_ONCE])
        return answers

    def _ask_some(self, questions: Sequence[Message]) -> list[tuple[Any, ...] | None]:
        waiting: dict[int, int] = {}
        for place, question in enumerate(questions):
            serial = next(self._bus.outgoing_serial)
            waiting[serial] = place
            self._bus.send(question, serial=serial)
        answers: list[tuple[Any, ...] | None] = [None] * len(questions)
        while waiting:
            message = self._bus.receive(timeout=SECONDS)
            place_of_answer = waiting.pop(message.header.fields.get(HeaderFields.reply_serial, -1), None)
            if place_of_answer is None:
                self._take(message)
            else:
                answers[place_of_answer] = _unwrap(message)
        return answers

    def _take(self, message: Message) -> None:
        if message.header.message_type is MessageType.signal:
            self._heard.append(message)

    def _ask(self, message: Message) -> tuple[Any, ...]:
        body: tuple[Any, ...] = unwrap_msg(self._bus.send_and_get_reply(message, timeout=SECONDS))
        return body

    def _ask_session(self, message: Message) -> tuple[Any, ...]:
        body: tuple[Any, ...] = unwrap_msg(self._session.send_and_get_reply(message, timeout=SECONDS))
        return body


def _call(reference: Reference, method: str) -> Message:
    return new_method_call(DBusAddress(reference.path, reference.program, _ACCESSIBLE), method)


def _unwrap(answer: Message) -> tuple[Any, ...] | None:
    try:
        body: tuple[Any, ...] = unwrap_msg(answer)
    except DBusErrorResponse as error:
        if error.name in _PROGRAM_ENDED:
            raise
        return None
    return body


def _states_of(low: int, high: int) -> frozenset[State]:
    bits = low | high << 32
    return frozenset(state for state in State if bits >> state & 1)


def _source(message: Message) -> Reference:
    fields = message.header.fields
    return Reference(fields[HeaderFields.sender], fields[HeaderFields.path])
