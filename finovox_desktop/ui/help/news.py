"""The help's page of what is new in each version."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtWidgets import QHBoxLayout

from finovox_desktop.ui.help.page import HelpPage
from finovox_desktop.ui.help.release_notes import RELEASES, Release
from finovox_desktop.ui.look.theme import GAP_SMALL
from finovox_desktop.ui.widgets.makers import plain_label
from finovox_desktop.ui.words.locale_text import date_text

translate = QCoreApplication.translate


class NewsPage(HelpPage):
    """The release notes, the newest first."""

    def __init__(self) -> None:
        super().__init__("newsPage")
        self._heading(self.title, "title")
        for release in RELEASES:
            self._add_release(release)

    def title(self) -> str:
        return self.tr("What's new")

    def _add_release(self, release: Release) -> None:
        self._heading(lambda: self._release_words(release))
        inside = self._card()
        for note in release.notes:
            line = QHBoxLayout()
            line.setSpacing(GAP_SMALL)
            bullet = plain_label("bullet", "dim")
            bullet.setText("•")
            line.addWidget(bullet, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(self._label(partial(translate, "ReleaseNotes", note)), 1)
            inside.addLayout(line)

    def _release_words(self, release: Release) -> str:
        if not release.date:
            return self.tr("Version {version} · not released yet").format(version=release.version)
        return self.tr("Version {version} · {date}").format(
            version=release.version, date=date_text(QDate.fromString(release.date, Qt.DateFormat.ISODate))
        )
