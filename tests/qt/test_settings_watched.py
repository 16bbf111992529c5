"""The settings' page of the watched folder, and the line that says how the watching goes."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog

from finovox_desktop.core.settings import Mode, Settings
from finovox_desktop.core.watched import WatchCondition, WatchState
from finovox_desktop.ui.banner import BannerStack
from finovox_desktop.ui.news import News
from finovox_desktop.ui.refusals import RefusalList
from finovox_desktop.ui.settings.dialog import SettingsDialog
from tests.fakes.recording_controller import RecordingController


def test_nothing_is_watched_until_a_folder_is_chosen_and_saved(controller: RecordingController, tmp_path: Path) -> None:
    dialog = SettingsDialog(controller.as_controller)
    dialog.begin()
    page = dialog.watched
    assert page.folder.text() == ""
    assert not page.stop.isEnabled()
    page.choose.click()
    (files,) = page.findChildren(QFileDialog)
    assert files.fileMode() is QFileDialog.FileMode.Directory
    files.filesSelected.emit([str(tmp_path)])
    files.close()
    assert page.folder.text() == str(tmp_path)
    assert controller.called("change_settings") == []
    dialog.save.click()
    (saved,) = controller.called("change_settings")[-1]
    assert saved.watched_folder == str(tmp_path)


def test_watching_is_stopped(tmp_path: Path, application: QApplication) -> None:
    assert application
    controller = RecordingController(Settings(mode=Mode.SERVICE, watched_folder=str(tmp_path)))
    dialog = SettingsDialog(controller.as_controller)
    dialog.begin()
    assert dialog.watched.folder.text() == str(tmp_path)
    dialog.watched.stop.click()
    dialog.save.click()
    (saved,) = controller.called("change_settings")[-1]
    assert saved == replace(controller.settings, watched_folder="")


def test_a_folder_that_is_gone_is_told_of_until_it_is_back(controller: RecordingController) -> None:
    banners = BannerStack()
    news = News(controller.as_controller, banners, RefusalList(), lambda _: None)
    assert news
    controller.watch_changed.emit(WatchState("/share/scans", WatchCondition.GONE))
    assert banners.watched.is_due
    assert "/share/scans" in banners.watched.words.text()
    controller.watch_changed.emit(WatchState("/share/scans", WatchCondition.WATCHING))
    assert not banners.watched.is_due
