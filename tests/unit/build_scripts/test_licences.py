"""Nothing compiled is bundled whose licence is not in the table."""

from pathlib import Path

import licences
import pytest
from licences import Component

METADATA = "Metadata-Version: 2.4\nName: {}\nVersion: 1.2\nLicense-Expression: MIT\n"


def component(name: str) -> Component:
    return Component(name, "1", "MIT", "text")


def library(folder: Path, place: str) -> None:
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")


def test_a_library_of_no_component_is_named(tmp_path: Path) -> None:
    for place in (
        "PIL/_imaging.so",
        "_cffi_backend.cpython-311.so",
        "python3.11/lib-dynload/math.so",
        "stranger/code.so",
    ):
        library(tmp_path, place)
    known = [component("pillow"), component("cffi"), component("Python")]
    assert licences.unowned_libraries(tmp_path, known) == ["stranger/code.so"]
    assert licences.unowned_libraries(tmp_path, [*known, component("Stranger")]) == []


def distribution(libraries: Path, name: str, text: str) -> Path:
    folder = libraries / f"{name}-1.2.dist-info"
    (folder / "licenses").mkdir(parents=True)
    (folder / "METADATA").write_text(METADATA.format(name), encoding="utf-8")
    (folder / "licenses" / "LICENSE").write_text(text, encoding="utf-8")
    return folder


def test_every_text_is_written_once_and_the_programs_own_stays(tmp_path: Path) -> None:
    libraries = tmp_path / "libraries"
    stranger = distribution(libraries, "stranger", "Do what you like.")
    own = distribution(libraries, "finovox_desktop", "The program's own.")

    licences.write_licences(tmp_path, libraries)

    assert "Do what you like." in (tmp_path / "licences.txt").read_text(encoding="utf-8")
    assert "stranger" in (tmp_path / "licences.json").read_text(encoding="utf-8")
    assert not (stranger / "licenses").exists()
    assert (own / "licenses" / "LICENSE").exists()


def test_what_states_no_licence_is_refused(tmp_path: Path) -> None:
    folder = distribution(tmp_path / "libraries", "stranger", "")
    (folder / "METADATA").write_text("Metadata-Version: 2.4\nName: stranger\nVersion: 1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="No licence was found of: stranger"):
        licences.write_licences(tmp_path, tmp_path / "libraries")
