"""What the window has besides what its first picture shows: made, and wired to the rest, once that is painted."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.banner import BannerAction
from finovox_desktop.ui.exports import Exports
from finovox_desktop.ui.help.menu import HelpMenu
from finovox_desktop.ui.look.program_icon import program_icon
from finovox_desktop.ui.news import News
from finovox_desktop.ui.refusals import RefusalList
from finovox_desktop.ui.shortcuts import Shortcut, bind
from finovox_desktop.ui.toolbar import focus_search
from finovox_desktop.ui.undo import Undo
from finovox_desktop.ui.ways_in import WaysIn

if TYPE_CHECKING:
    from finovox_desktop.ui.main_window import MainWindow


class WindowParts(QObject):
    """Keys, menus, dialogs, the ways in, exports, undo, and what the engine has to tell."""

    def __init__(self, window: "MainWindow", controller: JobController, samples: Sequence[str]) -> None:
        super().__init__(window)
        self._window = window
        self._controller = controller
        self.ways_in = WaysIn(window, samples)
        self.exports = Exports(controller, window.work, self.ways_in.files)
        self.refusals = RefusalList(window)
        self.news = News(controller, window.area.banners, self.refusals, window.find_job, self)
        self.undo = Undo(controller, window.toolbar.menus.undo)
        self.help = HelpMenu(controller, window)
        self._connect_toolbar()
        self._connect_area()
        self._connect_news()
        self._add_shortcuts()
        QGuiApplication.setWindowIcon(program_icon())
        # Text fields would take what is dropped on them as text.
        self.ways_in.drops.reserve([widget for widget in window.findChildren(QWidget) if widget.acceptDrops()])

    def _connect_toolbar(self) -> None:
        window, toolbar, controller = self._window, self._window.toolbar, self._controller
        toolbar.help.setMenu(self.help)
        toolbar.pause_requested.connect(controller.pause)
        toolbar.resume_requested.connect(controller.resume)
        toolbar.retry_requested.connect(controller.retry_all_failed)
        toolbar.menus.export_requested.connect(self.exports.ask)
        toolbar.menus.clear_finished_requested.connect(controller.clear_finished)
        toolbar.search_changed.connect(window.work.search)
        toolbar.search.left.connect(window.area.take_focus)
        toolbar.search.found_wanted.connect(window.work.go_to_first)
        toolbar.settings_requested.connect(window.open_settings)

    def _connect_area(self) -> None:
        window, toolbar, work = self._window, self._window.toolbar, self._window.work
        for part in (toolbar, window.area.drop_area):
            part.add_files_requested.connect(self.ways_in.ask_files)
            part.add_folder_requested.connect(self.ways_in.ask_folder)
        window.area.drop_area.samples_requested.connect(self.ways_in.add_samples)
        window.area.banners.action_requested.connect(self._do)
        self.ways_in.paths_chosen.connect(window.add_paths)
        work.filters_cleared.connect(toolbar.search.clear)
        work.export_requested.connect(self.exports.ask_for)
        work.contents_changed.connect(window.show_contents)
        window.status_line.deadline_moved.connect(window.follow_deadline)
        # In the triage all room is the document's; the keys of the toolbar work all the same.
        work.review.triage_began.connect(toolbar.hide)
        work.review.triage_ended.connect(toolbar.show)
        work.review.said.connect(window.status_line.tell)

    def _connect_news(self) -> None:
        window = self._window
        self.news.said.connect(window.status_line.tell)
        self.news.known_found.connect(window.work.reveal)
        self.news.known_wanted.connect(window.work.reveal_all)
        self.help.diagnostics_requested.connect(window.diagnostics_requested)

    def _add_shortcuts(self) -> None:
        window, menus = self._window, self._window.toolbar.menus
        acts = {
            Shortcut.ADD_FILES: self.ways_in.ask_files,
            Shortcut.ADD_FOLDER: self.ways_in.ask_folder,
            Shortcut.PASTE: self.ways_in.paste,
            Shortcut.CHECK_NOW: self._controller.check_now,
            Shortcut.SEARCH: self._search,
            Shortcut.TOGGLE_DETAILS: window.work.toggle_details,
            Shortcut.SETTINGS: window.open_settings,
            Shortcut.QUIT: window.ask_to_quit,
        }
        for shortcut, act in acts.items():
            bind(shortcut, window, act)
        # These menus' keys work everywhere.
        window.addActions(menus.actions())
        window.work.table.addActions([menus.clear_finished, menus.undo])

    @Slot()
    def _search(self) -> None:
        focus_search(self._window.toolbar.search)

    @Slot(object)
    def _do(self, action: BannerAction) -> None:
        match action:
            case BannerAction.OPEN_SETTINGS:
                self._window.open_settings().go_to_key()
            case BannerAction.OPEN_CONNECTION:
                self._window.open_settings().go_to_connection()
            case BannerAction.TRY_AGAIN:
                self._controller.try_again()
            case BannerAction.RESUME:
                self._controller.resume()
            case BannerAction.CHECK_NOW:
                self._controller.check_now()
