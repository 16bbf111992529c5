from pathlib import Path

import pytest
from generated_resources import GeneratedResource, outdated


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("build_scripts", "resources/samples", "resources/translations", "stamps"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "build_scripts" / "translations.py").write_text("")
    (tmp_path / "resources" / "translations" / "program_fr.ts").write_text("first")
    return tmp_path


def test_only_what_has_a_script_is_made(project: Path) -> None:
    assert [resource.name for resource in _outdated(project)] == ["translations"]


def test_what_was_made_stays(project: Path) -> None:
    _make(project)
    assert not _outdated(project)


def test_a_changed_source_makes_it_anew(project: Path) -> None:
    _make(project)
    (project / "resources" / "translations" / "program_fr.ts").write_text("second")
    assert _outdated(project)


def test_a_lost_result_is_made_anew(project: Path) -> None:
    _make(project)
    (project / "resources" / "translations" / "program_fr.qm").unlink()
    assert _outdated(project)


def _outdated(project: Path) -> list[GeneratedResource]:
    return outdated(project, project / "stamps")


def _make(project: Path) -> None:
    (project / "resources" / "translations" / "program_fr.qm").write_bytes(b"compiled")
    for resource in _outdated(project):
        resource.write_stamp()
