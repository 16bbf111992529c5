"""The one list of keys: the window registers its shortcuts from it, and the help's sheet is made of it.

A new key is one line here. Those of the scope WINDOW are registered with `bind()` or `set_keys()`; the others are read by the
widget that has the focus.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum

from PySide6.QtCore import QCoreApplication, Qt, SignalInstance
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate


class Scope(StrEnum):
    """Where a key works: in the whole window, in the table, or in the triage."""

    WINDOW = "window"
    TABLE = "table"
    TRIAGE = "triage"


class Group(StrEnum):
    """What the sheet shows together."""

    DOCUMENTS = "documents"
    TABLE = "table"
    REVIEW = "review"
    PROGRAM = "program"


_GROUPS = {
    Group.DOCUMENTS: QT_TRANSLATE_NOOP("Shortcut", "Documents"),
    Group.TABLE: QT_TRANSLATE_NOOP("Shortcut", "In the table"),
    Group.REVIEW: QT_TRANSLATE_NOOP("Shortcut", "Review"),
    Group.PROGRAM: QT_TRANSLATE_NOOP("Shortcut", "Program"),
}


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """Keys in Qt's portable form, any of which does; where they work and are shown; what they do, in English."""

    keys: tuple[str, ...]
    group: Group
    words: str
    scopes: tuple[Scope, ...] = (Scope.WINDOW,)


_TABLE = (Scope.TABLE,)
_TRIAGE = (Scope.TRIAGE,)
_REVIEW = (Scope.TABLE, Scope.TRIAGE)


class Shortcut(Enum):
    """Every key of the program, in the order of the sheet."""

    ADD_FILES = KeyEntry(("Ctrl+O",), Group.DOCUMENTS, QT_TRANSLATE_NOOP("Shortcut", "Add files"))
    ADD_FOLDER = KeyEntry(("Ctrl+Shift+O",), Group.DOCUMENTS, QT_TRANSLATE_NOOP("Shortcut", "Add a folder"))
    PASTE = KeyEntry(("Ctrl+V",), Group.DOCUMENTS, QT_TRANSLATE_NOOP("Shortcut", "Add files from the clipboard"))
    CHECK_NOW = KeyEntry(("F5",), Group.DOCUMENTS, QT_TRANSLATE_NOOP("Shortcut", "Ask for results now"))
    EXPORT = KeyEntry(("Ctrl+E",), Group.DOCUMENTS, QT_TRANSLATE_NOOP("Shortcut", "Export the documents shown"))
    CLEAR_FINISHED = KeyEntry(
        ("Ctrl+Shift+Del",), Group.DOCUMENTS, QT_TRANSLATE_NOOP("Shortcut", "Clear finished documents")
    )
    UNDO = KeyEntry(("Ctrl+Z",), Group.DOCUMENTS, QT_TRANSLATE_NOOP("Shortcut", "Undo"))

    # French keyboards have no key that is called Retour, which is Qt's word for Return.
    OPEN_DETAILS = KeyEntry(("Enter", "Return"), Group.TABLE, QT_TRANSLATE_NOOP("Shortcut", "Open the details"), _TABLE)
    FOLLOW_LINK = KeyEntry(("Space",), Group.TABLE, QT_TRANSLATE_NOOP("Shortcut", "Do what the row offers"), _TABLE)
    COPY = KeyEntry(("Ctrl+C",), Group.TABLE, QT_TRANSLATE_NOOP("Shortcut", "Copy the selected rows"), _TABLE)
    COPY_SENTENCES = KeyEntry(
        ("Ctrl+Shift+C",), Group.TABLE, QT_TRANSLATE_NOOP("Shortcut", "Copy the selected rows as sentences"), _TABLE
    )
    SELECT_ALL = KeyEntry(("Ctrl+A",), Group.TABLE, QT_TRANSLATE_NOOP("Shortcut", "Select all rows"), _TABLE)
    REMOVE = KeyEntry(("Del",), Group.TABLE, QT_TRANSLATE_NOOP("Shortcut", "Remove (can be undone)"), _TABLE)
    SET_CASE = KeyEntry(("F2",), Group.TABLE, QT_TRANSLATE_NOOP("Shortcut", "Set the case"), _TABLE)

    ACCEPT = KeyEntry(("1",), Group.REVIEW, QT_TRANSLATE_NOOP("Shortcut", "Accept"), _REVIEW)
    REJECT = KeyEntry(("2",), Group.REVIEW, QT_TRANSLATE_NOOP("Shortcut", "Reject"), _REVIEW)
    ASK_ORIGINAL = KeyEntry(("3",), Group.REVIEW, QT_TRANSLATE_NOOP("Shortcut", "Ask for the original"), _REVIEW)
    LEAVE_UNDECIDED = KeyEntry(("4",), Group.REVIEW, QT_TRANSLATE_NOOP("Shortcut", "Leave undecided"), _REVIEW)
    NOTE = KeyEntry(("N",), Group.REVIEW, QT_TRANSLATE_NOOP("Shortcut", "Write a note"), _REVIEW)
    BEGIN_REVIEW = KeyEntry(
        ("T", "F8"), Group.REVIEW, QT_TRANSLATE_NOOP("Shortcut", "Review the documents shown, one by one"), _TABLE
    )
    NEXT_DOCUMENT = KeyEntry(
        ("J", "Down", "Right"), Group.REVIEW, QT_TRANSLATE_NOOP("Shortcut", "Next document"), _TRIAGE
    )
    PREVIOUS_DOCUMENT = KeyEntry(
        ("K", "Up", "Left"), Group.REVIEW, QT_TRANSLATE_NOOP("Shortcut", "Previous document"), _TRIAGE
    )
    NEXT_PAGE = KeyEntry(("PgDown",), Group.REVIEW, QT_TRANSLATE_NOOP("Shortcut", "Next page"), _TRIAGE)
    PREVIOUS_PAGE = KeyEntry(("PgUp",), Group.REVIEW, QT_TRANSLATE_NOOP("Shortcut", "Previous page"), _TRIAGE)
    UNDO_REVIEW = KeyEntry(("U",), Group.REVIEW, QT_TRANSLATE_NOOP("Shortcut", "Undo the last decision"), _TRIAGE)
    END_REVIEW = KeyEntry(("Esc",), Group.REVIEW, QT_TRANSLATE_NOOP("Shortcut", "Back to the table"), _TRIAGE)

    SEARCH = KeyEntry(("Ctrl+F",), Group.PROGRAM, QT_TRANSLATE_NOOP("Shortcut", "Search"))
    TOGGLE_DETAILS = KeyEntry(("F9",), Group.PROGRAM, QT_TRANSLATE_NOOP("Shortcut", "Show or hide the details"))
    SETTINGS = KeyEntry(("Ctrl+,",), Group.PROGRAM, QT_TRANSLATE_NOOP("Shortcut", "Settings"))
    HELP = KeyEntry(("F1",), Group.PROGRAM, QT_TRANSLATE_NOOP("Shortcut", "Help"))
    SHEET = KeyEntry(("Ctrl+/", "?"), Group.PROGRAM, QT_TRANSLATE_NOOP("Shortcut", "Keyboard shortcuts"))
    QUIT = KeyEntry(("Ctrl+Q",), Group.PROGRAM, QT_TRANSLATE_NOOP("Shortcut", "Quit"))

    @property
    def group(self) -> Group:
        """What it is shown with."""
        return self.value.group

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """Where it works."""
        return self.value.scopes

    @property
    def words(self) -> str:
        """What it does, in the language that is worn."""
        return translate("Shortcut", self.value.words)

    def sequences(self) -> list[QKeySequence]:
        """Give its keys."""
        return [QKeySequence(keys) for keys in self.value.keys]

    def key_texts(self) -> list[str]:
        """Give its keys as this platform and language write them, such as "Ctrl+O" or "⌘O"."""
        return [sequence.toString(QKeySequence.SequenceFormat.NativeText) for sequence in self.sequences()]


def group_title(group: Group) -> str:
    """Give the heading of a group."""
    return translate("Shortcut", _GROUPS[group])


def shortcuts_of(group: Group) -> tuple[Shortcut, ...]:
    """Give the keys of a group, in the order of the sheet."""
    return tuple(shortcut for shortcut in Shortcut if shortcut.group is group)


def collisions(shortcuts: Iterable[Shortcut] = Shortcut) -> list[tuple[Shortcut, Shortcut]]:
    """Give the pairs that would take each other's key: those of the window meet those of every scope."""
    listed = list(shortcuts)
    return [
        (one, other)
        for place, one in enumerate(listed)
        for other in listed[place + 1 :]
        if _meet(one, other) and set(one.sequences()) & set(other.sequences())
    ]


def bind(
    shortcut: Shortcut,
    widget: QWidget,
    act: Callable[[], object] | SignalInstance,
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> QShortcut:
    """Have a key do something: in the whole window of a widget, or with another context in a part of it."""
    bound = QShortcut(widget)
    bound.setContext(context)
    bound.setKeys(shortcut.sequences())
    bound.setObjectName(f"shortcut_{shortcut.name.lower()}")
    bound.activated.connect(act)
    return bound


def set_keys(action: QAction, shortcut: Shortcut) -> None:
    """Give an action its keys, which its menu then shows."""
    action.setShortcuts(shortcut.sequences())


def _meet(one: Shortcut, other: Shortcut) -> bool:
    return bool(set(one.scopes) & set(other.scopes)) or Scope.WINDOW in {*one.scopes, *other.scopes}
