"""The strip along the window's top: ways in, pause, retry, export, search, and the key and connection in use."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from finovox_desktop.core.status import Condition, KeyState, KeyStatus, ServiceStatus
from finovox_desktop.core.text import shown
from finovox_desktop.ui.look.icons import Icon, IconButton, StatusDot, icon
from finovox_desktop.ui.look.push_button import PushButton
from finovox_desktop.ui.look.theme import GAP_LARGE, GAP_SMALL, Theme, current_theme
from finovox_desktop.ui.widgets.chevron_button import ChevronButton
from finovox_desktop.ui.widgets.makers import explain, named, plain_label, push_button
from finovox_desktop.ui.words.locale_text import number_text

if TYPE_CHECKING:
    from finovox_desktop.ui.toolbar_menus import ToolbarMenus

_SEARCH_WIDTH = 220
_LEAST_SEARCH_WIDTH = 56
_WIDTH_FOR_WORDS = 1280
_WIDTH_FOR_MORE = 1080
_WIDTH_OF_KEY_NAME = 160
_ICON = 16
_KEYS_TO_WHAT_WAS_FOUND = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down})


class Toolbar(QFrame):
    """Says what the user asks for by signals; shows what it is told."""

    add_files_requested = Signal()
    add_folder_requested = Signal()
    pause_requested = Signal()
    resume_requested = Signal()
    retry_requested = Signal()
    search_changed = Signal(str)
    settings_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setProperty("bar", "top")
        self._status: ServiceStatus | None = None
        self._key: KeyStatus | None = None
        self._key_name = ""
        self._to_retry = 0
        self.add_files = push_button("addFiles", self.add_files_requested, "filled")
        self.add_folder = push_button("addFolder", self.add_folder_requested)
        self.pause = push_button("pause", self._ask_pause)
        self.retry = push_button("retryFailed", self.retry_requested)
        self.export = named(ChevronButton(), "export")
        self.export.setProperty("popup", True)
        self.more = named(PushButton(), "more")
        self.more.setProperty("popup", True)
        self.more.setProperty("compact", True)
        self.more.setIconSize(QSize(_ICON, _ICON))
        self.search = named(SearchField(), "search")
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.search.setMinimumWidth(_LEAST_SEARCH_WIDTH)
        self._search_sign = self.search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._search_sign.triggered.connect(lambda: focus_search(self.search))
        self.search.textChanged.connect(self.search_changed)
        self._dot = StatusDot()
        self.connection = plain_label("connection", "dim")
        self.settings = push_button("settings", self.settings_requested, "compact")
        self.settings.setIconSize(QSize(_ICON, _ICON))
        self.help = named(IconButton(Icon.HELP, _ICON), "help")
        self.help.setProperty("popup", True)
        self.help.setProperty("compact", True)
        self._lay_out()
        self.retry.setEnabled(False)
        self.export.setEnabled(False)
        self._is_complete = False
        self._retranslate()

    def complete(self) -> None:
        """Add what the first picture does not show: menus, explanations, and the search's button to empty it.

        The icon of that button is looked for in all themes of the system.
        """
        self.search.setClearButtonEnabled(True)
        self.menus  # noqa: B018  made by asking for it
        self._is_complete = True
        self._explain()

    @cached_property
    def menus(self) -> "ToolbarMenus":
        """What the buttons Export and More open."""
        from finovox_desktop.ui.toolbar_menus import ToolbarMenus  # noqa: PLC0415

        return ToolbarMenus(self.export, self.more, self)

    def set_status(self, status: ServiceStatus) -> None:
        """Show whether submissions go out."""
        was_paused, self._status = self._paused, status
        if was_paused is not self._paused:
            self._retranslate()
        self._show_connection()

    def set_key(self, key: KeyStatus) -> None:
        """Show which key is in use."""
        self._key = key
        self._show_connection()

    def set_key_name(self, name: str) -> None:
        """Show what the user calls the key; empty for no name."""
        self._key_name = name
        self._show_connection()

    def set_retryable(self, count: int) -> None:
        """Show how many failed documents can be tried again."""
        self.retry.setEnabled(count > 0)
        if count != self._to_retry:
            self._to_retry = count
            self._retranslate()

    def set_exportable(self, selected: int, shown: int, stored: int) -> None:
        """Offer only the exports that would hold something."""
        self.menus.set_exportable(selected, shown, stored)
        self.export.setEnabled(stored > 0)

    def set_clearable(self, finished: int) -> None:
        """Offer to clear finished documents where there are any."""
        self.menus.clear_finished.setEnabled(finished > 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange} and hasattr(self, "_is_complete"):
            self._retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the dot stays, with the words as its tooltip; the table's menu holds what is in More."""
        super().resizeEvent(event)
        self.connection.setVisible(event.size().width() >= _WIDTH_FOR_WORDS)
        has_room = event.size().width() >= _WIDTH_FOR_MORE
        self.more.setVisible(has_room)
        self._row.setSpacing(GAP_SMALL if has_room else GAP_SMALL // 2)

    @property
    def _paused(self) -> bool:
        return self._status is not None and self._status.condition is Condition.PAUSED

    def _ask_pause(self) -> None:
        (self.resume_requested if self._paused else self.pause_requested).emit()

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(GAP_LARGE, GAP_SMALL + 4, GAP_LARGE, GAP_SMALL + 4)
        row.setSpacing(GAP_SMALL)
        for button in (self.add_files, self.add_folder, self.pause, self.retry, self.export, self.more):
            row.addWidget(button)
        row.addStretch(1)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self.search, 2)
        row.addSpacing(GAP_SMALL - 4)
        row.addWidget(self._dot)
        row.addWidget(self.connection)
        row.addSpacing(GAP_SMALL - 4)
        row.addWidget(self.settings)
        row.addWidget(self.help)

    def _retranslate(self) -> None:
        self.add_files.setText(self.tr("Add files"))
        self.add_folder.setText(self.tr("Add folder"))
        self.pause.setText(self.tr("Resume") if self._paused else self.tr("Pause"))
        retry = self.tr("Retry failed")
        self.retry.setText(f"{retry} ({number_text(self._to_retry)})" if self._to_retry else retry)
        self.export.setText(self.tr("Export"))
        self.search.setPlaceholderText(self.tr("Search"))
        theme = current_theme()
        self.settings.setIcon(icon(Icon.SETTINGS, _ICON, QColor(theme.text)))
        self.more.setIcon(icon(Icon.MORE, _ICON, QColor(theme.text)))
        self._search_sign.setIcon(icon(Icon.SEARCH, _ICON, QColor(theme.dim_text)))
        self._show_connection()
        if self._is_complete:
            self._explain()

    def _show_connection(self) -> None:
        shown_name = self.connection.fontMetrics().elidedText(
            self._key_name, Qt.TextElideMode.ElideRight, _WIDTH_OF_KEY_NAME
        )
        self.connection.setText(self._connection_words(shown_name))
        self._dot.set_ink(QColor(self._dot_ink(current_theme())))
        if self._is_complete:
            self._explain_connection()

    def _explain(self) -> None:
        """Say what is not written on the buttons: to who points at them, and to who does not see them."""
        self.menus.retranslate()
        self.pause.setToolTip(
            self.tr("Submit documents again")
            if self._paused
            else self.tr("Submit nothing new; results are still fetched")
        )
        self.export.setAccessibleName(self.tr("Export"))
        self.export.setToolTip(self.tr("Write a JSON report"))
        self.search.setAccessibleName(self.tr("Search documents"))
        self._search_sign.setText(self.tr("Search"))
        for button in self.search.findChildren(QToolButton):
            # Qt gives the button that empties the field no name.
            if button.defaultAction() is not self._search_sign:
                button.setAccessibleName(self.tr("Clear the search"))
        named_by_signs = (
            (self.more, self.tr("More")),
            (self.settings, self.tr("Settings")),
            (self.help, self.tr("Help")),
        )
        for sign, words in named_by_signs:
            sign.setToolTip(words)
            sign.setAccessibleName(words)
        self._explain_connection()

    def _explain_connection(self) -> None:
        words = self._connection_words(self._key_name)
        for widget in (self.connection, self._dot):
            widget.setAccessibleName(words)
            explain(widget, words)

    def _connection_words(self, key_name: str) -> str:
        if self._status is None:
            return self.tr("Starting…")
        if self._status.destination.is_sandbox:
            return self.tr("Sandbox · on this computer")
        return f"{self._key_words(key_name)} · {self._condition_words(self._status.condition)}"

    def _key_words(self, name: str) -> str:
        match self._key.state if self._key is not None else KeyState.UNKNOWN:
            case KeyState.STORED if name:
                return self.tr("Key “{name}”").format(name=shown(name))
            case KeyState.STORED:
                return self.tr("Key stored")
            case KeyState.THIS_SESSION_ONLY:
                return self.tr("Key for this session")
            case KeyState.FROM_ENVIRONMENT:
                return self.tr("Key from the environment")
            case KeyState.NONE:
                return self.tr("No key")
            case _:
                return self.tr("Key not read yet")

    def _condition_words(self, condition: Condition) -> str:  # noqa: PLR0911 - one line a condition
        match condition:
            case Condition.READY:
                return self.tr("ready")
            case Condition.PAUSED:
                return self.tr("paused")
            case Condition.OFFLINE:
                return self.tr("offline")
            case Condition.WAITING:
                return self.tr("waiting")
            case Condition.BLOCKED | Condition.STORAGE:
                return self.tr("blocked")
            case Condition.TOKENS_REFUSED:
                return self.tr("results refused")
            case Condition.KEY_MISSING:
                return self.tr("waiting for it")

    def _dot_ink(self, theme: Theme) -> str:
        match self._status.condition if self._status is not None else None:
            case Condition.READY:
                return theme.low.ink
            case Condition.BLOCKED | Condition.TOKENS_REFUSED | Condition.STORAGE:
                return theme.high.ink
            case Condition.OFFLINE | Condition.WAITING | Condition.KEY_MISSING:
                return theme.medium.ink
            case _:
                return theme.neutral.ink


class SearchField(QLineEdit):
    """Enter and the arrow down go on to what was found. Esc empties the field, and leaves it where it is empty."""

    left = Signal()
    found_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that lead out of a search."""
        if event.key() in _KEYS_TO_WHAT_WAS_FOUND:
            self.found_wanted.emit()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.left.emit()


def focus_search(search: QLineEdit) -> None:
    """Go to the search field, with its text selected."""
    search.setFocus(Qt.FocusReason.ShortcutFocusReason)
    search.selectAll()
