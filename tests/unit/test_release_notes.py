"""The release notes that ship inside belong to this version, and to the changelog."""

import re
from datetime import date
from importlib.metadata import version
from pathlib import Path

from finovox_desktop import __version__
from finovox_desktop.ui.help.release_notes import RELEASES

_HEADING = re.compile(r"^## (?P<version>\S+) \((?P<when>[^)]*)\)$", re.MULTILINE)


def test_the_newest_notes_are_of_this_version_and_head_the_changelog() -> None:
    newest = _HEADING.search((Path(__file__).parents[2] / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert newest is not None
    assert RELEASES[0].version == newest["version"] == __version__ == version("finovox-desktop")
    assert RELEASES[0].date == ("" if newest["when"] == "not released yet" else newest["when"])


def test_every_release_has_notes_and_at_most_the_newest_has_no_date() -> None:
    for number, release in enumerate(RELEASES):
        assert release.notes
        assert (number == 0 and not release.date) or date.fromisoformat(release.date)
