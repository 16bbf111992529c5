"""The menus of the toolbar's buttons: which documents an export holds, and what is needed seldom."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from finovox_desktop.ui.shortcuts import Shortcut, set_keys
from finovox_desktop.ui.widgets.makers import named


class ExportScope(StrEnum):
    """Which documents an export holds."""

    SELECTED = "selected"
    SHOWN = "shown"
    ALL = "all"


class ToolbarMenus(QObject):
    """Hangs a menu on each of two buttons.

    Signals:
        export_requested: the ExportScope.
        clear_finished_requested: no value.
    """

    export_requested = Signal(object)
    clear_finished_requested = Signal()

    def __init__(self, export: QPushButton, more: QPushButton, parent: QObject) -> None:
        super().__init__(parent)
        self.export_actions = {scope: self._export_action(scope) for scope in ExportScope}
        self.clear_finished = named(QAction(self, enabled=False), "clearFinished")
        set_keys(self.clear_finished, Shortcut.CLEAR_FINISHED)
        self.clear_finished.triggered.connect(self.clear_finished_requested)
        self.undo = named(QAction(self, enabled=False), "undo")
        set_keys(self.undo, Shortcut.UNDO)
        for button, name, actions in (
            (export, "exportMenu", list(self.export_actions.values())),
            (more, "moreMenu", [self.clear_finished, self.undo]),
        ):
            menu = named(QMenu(button), name)
            menu.addActions(actions)
            button.setMenu(menu)
        self.retranslate()

    def actions(self) -> list[QAction]:
        """Give all of them: their keys work in the whole window."""
        return [*self.export_actions.values(), self.clear_finished, self.undo]

    def set_exportable(self, selected: int, shown: int, stored: int) -> None:
        """Offer only the exports that would hold something."""
        for scope, count in zip(ExportScope, (selected, shown, stored), strict=True):
            self.export_actions[scope].setEnabled(count > 0)

    def retranslate(self) -> None:
        """Follow the language; the undo is named by who knows what it takes back."""
        self.export_actions[ExportScope.SELECTED].setText(self.tr("Selected documents…"))
        self.export_actions[ExportScope.SHOWN].setText(self.tr("Documents shown…"))
        self.export_actions[ExportScope.ALL].setText(self.tr("All documents…"))
        self.clear_finished.setText(self.tr("Clear finished"))

    def _export_action(self, scope: ExportScope) -> QAction:
        action = named(QAction(self, enabled=False), f"export_{scope.value}")
        action.triggered.connect(lambda: self.export_requested.emit(scope))
        if scope is ExportScope.SHOWN:
            set_keys(action, Shortcut.EXPORT)
        return action
