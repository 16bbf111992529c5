"""Nothing compiled is bundled whose licence is not in the table."""

from pathlib import Path

import licences
from licences import Component


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
