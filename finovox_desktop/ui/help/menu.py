"""The menu of the help, and the keys that open it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.help.topic import HelpTopic
from finovox_desktop.ui.shortcuts import Shortcut, set_keys
from finovox_desktop.ui.widgets.makers import named

if TYPE_CHECKING:
    from finovox_desktop.ui.help.window import HelpWindow


class HelpMenu(QMenu):
    """Opens the help's pages in a window beside `window`, whose keys it takes on.

    Signals:
        diagnostics_requested: no value, when they are to be copied.
    """

    diagnostics_requested = Signal()

    def __init__(self, controller: JobController, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("helpMenu")
        self._controller = controller
        self._window: HelpWindow | None = None
        self.topics = {topic: self._topic_action(topic) for topic in HelpTopic}
        self.copy_diagnostics = named(QAction(self), "helpCopyDiagnostics")
        self.copy_diagnostics.triggered.connect(self.diagnostics_requested)
        set_keys(self.topics[HelpTopic.FIRST_STEPS], Shortcut.HELP)
        set_keys(self.topics[HelpTopic.SHORTCUTS], Shortcut.SHEET)
        first, *others, about = self.topics.values()
        self.addActions([first, *others])
        self.addSeparator()
        self.addActions([self.copy_diagnostics, about])
        # Its keys work everywhere in the window.
        window.addActions([self.topics[HelpTopic.FIRST_STEPS], self.topics[HelpTopic.SHORTCUTS]])
        self._retranslate()

    def open_topic(self, topic: HelpTopic) -> "HelpWindow":
        """Show a page of the help."""
        from finovox_desktop.ui.help.window import HelpWindow  # noqa: PLC0415 - loaded when first opened

        if self._window is None:
            self._window = HelpWindow(self._controller, self.parentWidget())
            self._window.diagnostics_requested.connect(self.diagnostics_requested)
        self._window.open_topic(topic)
        return self._window

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "copy_diagnostics"):
            self._retranslate()

    def _topic_action(self, topic: HelpTopic) -> QAction:
        action = named(QAction(self), f"help_{topic.value}")
        action.triggered.connect(lambda: self.open_topic(topic))
        return action

    def _retranslate(self) -> None:
        words = {
            HelpTopic.FIRST_STEPS: self.tr("First steps"),
            HelpTopic.PRIVACY: self.tr("What is sent and what stays"),
            HelpTopic.SHORTCUTS: self.tr("Keyboard shortcuts"),
            HelpTopic.NEWS: self.tr("What's new"),
            HelpTopic.ABOUT: self.tr("About Finovox Desktop"),
        }
        for topic, action in self.topics.items():
            action.setText(words[topic])
        self.copy_diagnostics.setText(self.tr("Copy diagnostics"))
