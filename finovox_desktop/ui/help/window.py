"""The help: one calm window beside the work, its pages at the left."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.help.about_page import AboutPage
from finovox_desktop.ui.help.first_steps import FirstStepsPage
from finovox_desktop.ui.help.news import NewsPage
from finovox_desktop.ui.help.page import HelpPage
from finovox_desktop.ui.help.privacy import PrivacyPage
from finovox_desktop.ui.help.shortcuts import ShortcutsPage
from finovox_desktop.ui.help.topic import HelpTopic
from finovox_desktop.ui.look.theme import GAP_LARGE, GAP_SMALL
from finovox_desktop.ui.widgets.makers import card, named

_SIZE = QSize(860, 640)
_LEAST_SIZE = QSize(660, 420)
_SHARE_OF_SCREEN = 0.92
_TOPICS_WIDTH = 232
_TOPIC_HEIGHT = 32


class HelpWindow(QDialog):
    """Opened by `open_topic()`; blocks nothing; Esc closes it.

    Signals:
        diagnostics_requested: no value, when they are to be copied.
    """

    diagnostics_requested = Signal()

    def __init__(self, controller: JobController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpWindow")
        self.setModal(False)
        self.setMinimumSize(_LEAST_SIZE)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
        about = AboutPage()
        about.diagnostics_requested.connect(self.diagnostics_requested)
        self.pages: dict[HelpTopic, HelpPage] = {
            HelpTopic.FIRST_STEPS: FirstStepsPage(),
            HelpTopic.PRIVACY: PrivacyPage(controller),
            HelpTopic.SHORTCUTS: ShortcutsPage(),
            HelpTopic.NEWS: NewsPage(),
            HelpTopic.ABOUT: about,
        }
        self.topics = named(QListWidget(), "helpTopics")
        self._stack = QStackedWidget()
        self._areas = [self._add_page(page) for page in self.pages.values()]
        self.topics.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._lay_out()
        self._retranslate()
        self.topics.setCurrentRow(0)

    def open_topic(self, topic: HelpTopic) -> None:
        """Show a page, with the focus on the list of pages."""
        self.topics.setCurrentRow(list(self.pages).index(topic))
        self.show()
        self.raise_()
        self.activateWindow()
        self.topics.setFocus()

    @property
    def topic(self) -> HelpTopic:
        """The page that is shown."""
        return list(self.pages)[self.topics.currentRow()]

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _add_page(self, page: HelpPage) -> QScrollArea:
        area = named(QScrollArea(), f"{page.objectName()}Area")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The arrows scroll it.
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setWidget(page)
        self._stack.addWidget(area)
        item = QListWidgetItem()
        item.setSizeHint(QSize(0, _TOPIC_HEIGHT))
        self.topics.addItem(item)
        return area

    def _lay_out(self) -> None:
        self.topics.setFixedWidth(_TOPICS_WIDTH)
        self.topics.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_LARGE, GAP_LARGE, 0, GAP_LARGE)
        row.setSpacing(0)
        frame = card("helpTopicsCard")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(GAP_SMALL, GAP_SMALL, GAP_SMALL, GAP_SMALL)
        inside.addWidget(self.topics)
        row.addWidget(frame)
        row.addWidget(self._stack, 1)

    @Slot()
    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Help"))
        self.topics.setAccessibleName(self.tr("Pages of the help"))
        for row, (page, area) in enumerate(zip(self.pages.values(), self._areas, strict=True)):
            self.topics.item(row).setText(page.title())
            area.setAccessibleName(page.title())
