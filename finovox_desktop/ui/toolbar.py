"""The strip along the window's top: ways in, pause, retry, export, search, and the key and connection in use."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QColor, QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from finovox_desktop.core.status import Condition, KeyState, KeyStatus, ServiceStatus
from finovox_desktop.core.text import shown
from finovox_desktop.ui.look.icons import Icon, IconButton, StatusDot, icon
from finovox_desktop.ui.look.theme import GAP_LARGE, GAP_SMALL, Theme, current_theme
from finovox_desktop.ui.shortcuts import Shortcut, set_keys
from finovox_desktop.ui.widgets.chevron_button import ChevronButton
from finovox_desktop.ui.widgets.makers import explain, named, plain_label, push_button
from finovox_desktop.ui.words.locale_text import number_text

_SEARCH_WIDTH = 220
_LEAST_SEARCH_WIDTH = 56
_WIDTH_FOR_WORDS = 1280
_WIDTH_FOR_MORE = 1080
_WIDTH_OF_KEY_NAME = 160
_ICON = 16


class ExportScope(StrEnum):
    """Which documents an export holds."""

    SELECTED = "selected"
    SHOWN = "shown"
    ALL = "all"


class Toolbar(QFrame):
    """Says what the user asks for by signals; shows what it is told."""

    add_files_requested = Signal()
    add_folder_requested = Signal()
    pause_requested = Signal()
    resume_requested = Signal()
    retry_requested = Signal()
    export_requested = Signal(object)
    """The ExportScope."""
    clear_finished_requested = Signal()
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
        self.export_actions = {scope: self._export_action(scope) for scope in ExportScope}
        self._export_menu = named(QMenu(self.export), "exportMenu")
        self._export_menu.addActions(list(self.export_actions.values()))
        self.export.setMenu(self._export_menu)
        self.clear_finished = self._action("clearFinished", Shortcut.CLEAR_FINISHED, self.clear_finished_requested)
        self.undo = named(QAction(self), "undo")
        set_keys(self.undo, Shortcut.UNDO)
        self.more = named(QPushButton(autoDefault=False), "more")
        self.more.setProperty("popup", True)
        self.more.setProperty("compact", True)
        self.more.setIconSize(QSize(_ICON, _ICON))
        self._more_menu = named(QMenu(self.more), "moreMenu")
        self._more_menu.addActions([self.clear_finished, self.undo])
        self.more.setMenu(self._more_menu)
        self.search = named(QLineEdit(), "search")
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
        self.set_retryable(0)
        self.set_exportable(0, 0, 0)
        self.set_clearable(0)
        self.undo.setEnabled(False)

    def complete(self) -> None:
        """Add what is seen once something is searched: its icon is looked for in all themes of the system."""
        self.search.setClearButtonEnabled(True)
        self._retranslate()

    def set_status(self, status: ServiceStatus) -> None:
        """Show whether submissions go out."""
        self._status = status
        self._retranslate()

    def set_key(self, key: KeyStatus) -> None:
        """Show which key is in use."""
        self._key = key
        self._retranslate()

    def set_key_name(self, name: str) -> None:
        """Show what the user calls the key; empty for no name."""
        self._key_name = name
        self._retranslate()

    def set_retryable(self, count: int) -> None:
        """Show how many failed documents can be tried again."""
        self.retry.setEnabled(count > 0)
        if count != self._to_retry:
            self._to_retry = count
            self._retranslate()

    def set_exportable(self, selected: int, shown: int, stored: int) -> None:
        """Offer only the exports that would hold something."""
        for scope, count in zip(ExportScope, (selected, shown, stored), strict=True):
            self.export_actions[scope].setEnabled(count > 0)
        self.export.setEnabled(stored > 0)

    def set_clearable(self, finished: int) -> None:
        """Offer to clear finished documents where there are any."""
        self.clear_finished.setEnabled(finished > 0)

    @Slot(bool)
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange} and hasattr(self, "settings"):
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

    def _export_action(self, scope: ExportScope) -> QAction:
        action = named(QAction(self), f"export_{scope.value}")
        action.triggered.connect(lambda: self.export_requested.emit(scope))
        if scope is ExportScope.SHOWN:
            set_keys(action, Shortcut.EXPORT)
        return action

    def _action(self, name: str, shortcut: Shortcut, requested: SignalInstance) -> QAction:
        action = named(QAction(self), name)
        set_keys(action, shortcut)
        action.triggered.connect(requested)
        return action

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
        self.pause.setToolTip(
            self.tr("Submit documents again")
            if self._paused
            else self.tr("Submit nothing new; results are still fetched")
        )
        retry = self.tr("Retry failed")
        self.retry.setText(f"{retry} ({number_text(self._to_retry)})" if self._to_retry else retry)
        self.export.setText(self.tr("Export"))
        self.export.setAccessibleName(self.tr("Export"))
        self.export.setToolTip(self.tr("Write a JSON report"))
        self.export_actions[ExportScope.SELECTED].setText(self.tr("Selected documents…"))
        self.export_actions[ExportScope.SHOWN].setText(self.tr("Documents shown…"))
        self.export_actions[ExportScope.ALL].setText(self.tr("All documents…"))
        self.clear_finished.setText(self.tr("Clear finished"))
        self.more.setToolTip(self.tr("More"))
        self.more.setAccessibleName(self.tr("More"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search documents"))
        self._search_sign.setText(self.tr("Search"))
        for button in self.search.findChildren(QToolButton):
            # Qt gives the button that empties the field no name.
            if button.defaultAction() is not self._search_sign:
                button.setAccessibleName(self.tr("Clear the search"))
        self.settings.setToolTip(self.tr("Settings"))
        self.settings.setAccessibleName(self.tr("Settings"))
        self.help.setToolTip(self.tr("Help"))
        self.help.setAccessibleName(self.tr("Help"))
        theme = current_theme()
        self.settings.setIcon(icon(Icon.SETTINGS, _ICON, QColor(theme.text)))
        self.more.setIcon(icon(Icon.MORE, _ICON, QColor(theme.text)))
        self._search_sign.setIcon(icon(Icon.SEARCH, _ICON, QColor(theme.dim_text)))
        words = self._connection_words(self._key_name)
        shown_name = self.connection.fontMetrics().elidedText(
            self._key_name, Qt.TextElideMode.ElideRight, _WIDTH_OF_KEY_NAME
        )
        self.connection.setText(self._connection_words(shown_name))
        self.connection.setAccessibleName(words)
        for widget in (self.connection, self._dot):
            explain(widget, words)
        self._dot.setAccessibleName(words)
        self._dot.set_ink(QColor(self._dot_ink(theme)))

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


def focus_search(search: QLineEdit) -> None:
    """Go to the search field, with its text selected."""
    search.setFocus(Qt.FocusReason.ShortcutFocusReason)
    search.selectAll()
