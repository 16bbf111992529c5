import hashlib
from pathlib import Path

import checksums
import pytest
import release

CHANGELOG = "# Changelog\n\n## 1.2.10 (2026-03-01)\n\n- Newer.\n\n## 1.2.1 (2026-01-01)\n\n- Faster.\n- Smaller.\n\n## 1.2.0\n\n"


def test_a_release_says_what_the_changelog_says_of_it() -> None:
    assert release.release_notes(CHANGELOG, "1.2.1") == "- Faster.\n- Smaller.\n"
    assert release.release_notes(CHANGELOG, "1.2.10") == "- Newer.\n"


@pytest.mark.parametrize("version", ["1.2.0", "1.2", "2.0.0"])
def test_a_version_of_which_nothing_is_said_is_not_released(version: str) -> None:
    with pytest.raises(ValueError, match="says nothing of"):
        release.release_notes(CHANGELOG, version)


def test_this_version_is_in_the_changelog() -> None:
    import tomllib

    project = tomllib.loads((release.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert release.release_notes((release.ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), project["version"])


def test_a_tag_that_is_not_the_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["release.py", "v99.0"])
    with pytest.raises(SystemExit, match="nothing was released"):
        release.main()


def test_the_sums_are_those_of_the_files_and_of_all_but_themselves(tmp_path: Path) -> None:
    (tmp_path / "b.dmg").write_bytes(b"two")
    (tmp_path / "a.deb").write_bytes(b"one")
    for _ in range(2):
        assert checksums.write_checksums(tmp_path) == 2
    lines = (tmp_path / checksums.NAME).read_text(encoding="utf-8").splitlines()
    one, two = (hashlib.sha256(content).hexdigest() for content in (b"one", b"two"))
    assert lines == [f"{one}  a.deb", f"{two}  b.dmg"]
