"""One-line banners above the table: the sandbox, what is in the way of submissions, and news that ask for a look."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from PySide6.QtCore import QDate, QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from finovox_desktop.core.failures import FailureCode
from finovox_desktop.core.status import Condition, ServiceStatus
from finovox_desktop.ui.look.icons import Icon, icon
from finovox_desktop.ui.look.theme import GAP_LARGE, GAP_SMALL, current_theme
from finovox_desktop.ui.widgets.makers import plain_label, push_button, repolish
from finovox_desktop.ui.words.error_text import advice, condition_text
from finovox_desktop.ui.words.locale_text import moment_text, number_text

_OF_THE_CONNECTION = frozenset(
    {FailureCode.CERTIFICATE_FILE, FailureCode.CERTIFICATE_UNTRUSTED, FailureCode.PROXY_PASSWORD}
)


MOST_BANNERS = 2
"""Shown at once besides the sandbox's; the others fold into one line, so that the table keeps its room."""

_SECONDS_SHOWN_AS_SUCH = 60
_LEAST_HEIGHT = 44


class BannerAction(StrEnum):
    """What a banner's button asks for. OPEN_SETTINGS: where the key and the address are."""

    OPEN_SETTINGS = "open_settings"
    OPEN_CONNECTION = "open_connection"
    TRY_AGAIN = "try_again"
    RESUME = "resume"
    CHECK_NOW = "check_now"


class Banner(QFrame):
    """A line: what is so, in bold, what that means, and a button or two.

    It is due while it has something to say. Whether it is shown then is the stack's to decide.

    Signals:
        closed: no value, when the user or the program has closed it.
    """

    closed = Signal()

    def __init__(self, name: str, tone: str, *, closable: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("card", True)
        self.setProperty("tone", tone)
        self.title = plain_label(f"{name}Title", "strong")
        self.words = plain_label(f"{name}Words", wraps=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GAP_LARGE, 6, GAP_SMALL, 6)
        self._row.setSpacing(GAP_SMALL)
        self._row.addWidget(self.title)
        self._row.addWidget(self.words, 1)
        self.buttons = [push_button(f"{name}Button{number}", self._press(number)) for number in (1, 2)]
        for button in self.buttons:
            self._row.addWidget(button)
        # One with a button and one without are of the same height.
        self.setMinimumHeight(_LEAST_HEIGHT)
        self._actions: list[Callable[[], object]] = []
        self.is_due = False
        self._close = push_button(f"{name}Close", self.dismiss, "link")
        self._row.addWidget(self._close)
        # In its place first: what is shown without a parent is a window, for a moment.
        self._close.setVisible(closable)
        self._retranslate()
        self.hide()

    def show_words(self, title: str, words: str, *buttons: tuple[str, Callable[[], object]]) -> None:
        """Show a line with up to two buttons."""
        self.title.setText(title)
        self.words.setText(words)
        self._actions = [action for _, action in buttons]
        for position, button in enumerate(self.buttons):
            button.setVisible(position < len(buttons))
            if position < len(buttons):
                button.setText(buttons[position][0])
        self.setAccessibleName(f"{title} {words}")
        self.is_due = True

    def set_tone(self, tone: str) -> None:
        """Take another tone of the theme."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)
            self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange} and hasattr(self, "_close"):
            self._retranslate()

    def _press(self, number: int) -> Callable[[], object]:
        def press() -> None:
            self._actions[number - 1]()

        return press

    @Slot()
    def dismiss(self) -> None:
        """Close the line."""
        self.is_due = False
        self.closed.emit()

    def _retranslate(self) -> None:
        self._close.setIcon(icon(Icon.CLOSE, 16, QColor(current_theme().dim_text)))
        self._close.setIconSize(QSize(16, 16))
        self._close.setAccessibleName(self.tr("Close this line"))
        self._close.setToolTip(self.tr("Close this line"))


@dataclass(frozen=True, slots=True)
class Notice:
    """News in plain text, in the language of the moment, with up to two buttons."""

    title: str
    words: str = ""
    button: str = ""
    action: Callable[[], object] | None = None
    second_button: str = ""
    second_action: Callable[[], object] | None = None

    @property
    def buttons(self) -> list[tuple[str, Callable[[], object]]]:
        """The buttons' words, and what they do."""
        both = ((self.button, self.action), (self.second_button, self.second_action))
        return [(words, action) for words, action in both if words and action is not None]


class BannerStack(QWidget):
    """The banners that are due, one under the other: the sandbox, the condition, and news until they are closed."""

    action_requested = Signal(object)
    """The BannerAction."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status: ServiceStatus | None = None
        self._deadline = ""
        self.sandbox = Banner("sandboxBanner", "accent")
        self.condition = Banner("conditionBanner", "medium")
        self.refused = Banner("refusedBanner", "medium", closable=True)
        self.known = Banner("knownBanner", "neutral", closable=True)
        self.trouble = Banner("troubleBanner", "high", closable=True)
        self.watched = Banner("watchedBanner", "neutral", closable=True)
        self.removed = Banner("removedBanner", "neutral")
        self._notices: dict[Banner, Callable[[], Notice]] = {}
        self._is_unfolded = False
        self.more = push_button("moreBanners", self._unfold, "link", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        # The most urgent first; what can be undone only now is urgent, too.
        self._folding = (self.condition, self.trouble, self.removed, self.refused, self.known, self.watched)
        for banner in (self.sandbox, *self._folding):
            column.addWidget(banner)
            banner.closed.connect(self._fold)
        column.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignRight)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._refresh)
        self._fold()

    def show_status(self, status: ServiceStatus, deadline: str) -> None:
        """Show what the status asks for; `deadline` is the nearest one in words, or empty."""
        self._status = status
        self._deadline = deadline
        self._refresh()

    def show_notice(self, banner: Banner, make: Callable[[], Notice]) -> None:
        """Show news in one of the closable banners; `make` is asked again when the language changes."""
        self._notices[banner] = make
        notice = make()
        banner.show_words(notice.title, notice.words, *notice.buttons)
        self._fold()

    @Slot()
    def _fold(self) -> None:
        """Show the most urgent banners that are due; take no room while none is."""
        due = [banner for banner in self._folding if banner.is_due]
        if len(due) <= MOST_BANNERS:
            self._is_unfolded = False
        shown = due if self._is_unfolded else due[:MOST_BANNERS]
        for banner in self._folding:
            banner.setVisible(banner in shown)
        self.sandbox.setVisible(self.sandbox.is_due)
        self.more.setVisible(len(due) > MOST_BANNERS)
        rest = len(due) - MOST_BANNERS
        self.more.setText(
            self.tr("Show less") if self._is_unfolded else self.tr("Show %Ln more message(s)", None, rest)
        )
        self.setVisible(bool(shown) or self.sandbox.is_due)

    @Slot()
    def _unfold(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
            for banner, make in self._notices.items():
                if banner.is_due:
                    self.show_notice(banner, make)

    @Slot()
    def _refresh(self) -> None:
        status = self._status
        if status is None:
            return
        if status.destination.is_sandbox:
            self.sandbox.show_words(
                self.tr("Sandbox"),
                self.tr("Local structural checks, made on this computer, not a verdict of the service."),
                self._button(BannerAction.OPEN_SETTINGS, self.tr("Use the service")),
            )
        else:
            self.sandbox.is_due = False
        self._show_condition(status)
        self._count_down(status)
        self._fold()

    def _show_condition(self, status: ServiceStatus) -> None:
        if status.condition is Condition.READY:
            self.condition.is_due = False
            return
        tones = {
            Condition.BLOCKED: "high",
            Condition.TOKENS_REFUSED: "high",
            Condition.PAUSED: "neutral",
            Condition.KEY_MISSING: "accent",
        }
        self.condition.set_tone(tones.get(status.condition, "medium"))
        self.condition.show_words(
            condition_text(status), self._condition_words(status), *self._condition_buttons(status)
        )

    def _condition_words(self, status: ServiceStatus) -> str:
        parts = []
        match status.condition:
            case Condition.BLOCKED if status.failure is not None and status.failure.code is FailureCode.KEY_REFUSED:
                # The buttons beside it say what can be done.
                parts += [self.tr("Documents wait; results are still fetched."), self._deadline_words()]
            case Condition.BLOCKED | Condition.STORAGE if status.failure is not None:
                parts += [advice(status.failure.code), self._deadline_words()]
            case Condition.TOKENS_REFUSED:
                parts += [self.tr("The key that submitted them may have been replaced."), self._deadline_words()]
            case Condition.KEY_MISSING:
                parts.append(self.tr("Documents wait in the queue until you add it."))
            case Condition.OFFLINE:
                parts.append(self.tr("Documents wait and go on by themselves; what is here stays readable."))
            case Condition.WAITING:
                parts.append(self.tr("Documents wait and go on by themselves."))
            case _:
                pass
        if status.until is not None:
            parts.append(self._next_try_words(status.until))
        return " ".join(part for part in parts if part)

    def _next_try_words(self, until: datetime) -> str:
        seconds = round((until - datetime.now(UTC)).total_seconds())
        if seconds <= 0:
            return self.tr("Trying now.")
        if seconds < _SECONDS_SHOWN_AS_SUCH:
            return self.tr("Next try in {seconds} s.").format(seconds=number_text(seconds))
        return self.tr("Next try at {time}.").format(time=moment_text(until, QDate.currentDate()))

    def _count_down(self, status: ServiceStatus) -> None:
        """Look again each second while a time is named that comes nearer."""
        if status.until is None or status.until <= datetime.now(UTC):
            self._second.stop()
        elif not self._second.isActive():
            self._second.start()

    def _deadline_words(self) -> str:
        return self.tr("Nearest deadline: {time}.").format(time=self._deadline) if self._deadline else ""

    def _condition_buttons(self, status: ServiceStatus) -> list[tuple[str, Callable[[], object]]]:
        settings, again = BannerAction.OPEN_SETTINGS, BannerAction.TRY_AGAIN
        match status.condition:
            case Condition.KEY_MISSING:
                return [self._button(settings, self.tr("Add your key"))]
            case Condition.TOKENS_REFUSED:
                return [self._button(settings, self.tr("Replace the key"))]
            case Condition.PAUSED:
                return [self._button(BannerAction.RESUME, self.tr("Resume"))]
            case Condition.OFFLINE:
                return [self._button(BannerAction.CHECK_NOW, self.tr("Check now"))]
            case Condition.BLOCKED:
                code = status.failure.code if status.failure is not None else None
                buttons = [self._button(again, self.tr("Try again"))]
                if code in {FailureCode.KEY_REFUSED, FailureCode.KEY_MISSING}:
                    buttons.insert(0, self._button(settings, self.tr("Replace the key")))
                elif code is FailureCode.REDIRECTED:
                    buttons.insert(0, self._button(settings, self.tr("Open the settings")))
                elif code in _OF_THE_CONNECTION:
                    buttons.insert(0, self._button(BannerAction.OPEN_CONNECTION, self.tr("Open the settings")))
                return buttons
            case _:
                return []

    def _button(self, action: BannerAction, words: str) -> tuple[str, Callable[[], object]]:
        return words, lambda: self.action_requested.emit(action)
