"""Small makers of the widgets that every part of the frame uses, each with a name and plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from finovox_desktop.ui.look.push_button import PushButton
from finovox_desktop.ui.look.theme import GAP_SMALL
from finovox_desktop.ui.words.tooltip import as_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject, SignalInstance
    from PySide6.QtWidgets import QWidget

Named = TypeVar("Named", bound="QObject")


def named(named_object: Named, name: str) -> Named:
    """Give an object its name, by which the style sheet, tests and assistive tools find it."""
    named_object.setObjectName(name)
    return named_object


def plain_label(name: str, role: str = "", *, wraps: bool = False) -> QLabel:
    """Make a label that reads nothing as markup; `role` is one of the style sheet's."""
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if role:
        label.setProperty("role", role)
    return label


def explain(widget: QWidget, words: str) -> None:
    """Give a widget a tooltip, or none where there are no words. Screen readers would read the tooltip's markup aloud."""
    widget.setToolTip(as_tooltip(words) if words else "")
    widget.setAccessibleDescription(words)


def push_button(name: str, pressed: Callable[..., object] | SignalInstance, *looks: str) -> QPushButton:
    """Make a button; `looks` are properties of the style sheet, such as "filled" and "link"."""
    button = PushButton()
    button.setObjectName(name)
    for look in looks:
        button.setProperty(look, True)
    if "link" in looks:
        button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(pressed)
    return button


def dialog_buttons(*buttons: QPushButton) -> QHBoxLayout:
    """Make the line at the end of a dialog: its buttons at the right."""
    line = QHBoxLayout()
    line.setSpacing(GAP_SMALL)
    line.addStretch(1)
    for button in buttons:
        line.addWidget(button)
    return line


def card(name: str) -> QFrame:
    """Make a frame with round corners."""
    frame = QFrame()
    frame.setObjectName(name)
    frame.setProperty("card", True)
    return frame


def repolish(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    for child in widget.findChildren(QLabel):
        widget.style().unpolish(child)
        widget.style().polish(child)


def escaped_mnemonic(text: str) -> str:
    """Make a text from outside fit for a button or a menu, where `&` would mark a shortcut."""
    return text.replace("&", "&&")
