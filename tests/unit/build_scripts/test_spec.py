"""`finovox.spec`, evaluated as PyInstaller does it on each system, with its building blocks noted down instead of built."""

import runpy
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import icons
import pytest

_SPEC = Path(__file__).parents[3] / "build_scripts" / "finovox.spec"
_CANDIDATES = [
    ("libraries/PySide6/QtCore.abi3.so", "/wheel/QtCore.abi3.so", "EXTENSION"),
    ("libraries/PySide6/QtQml.abi3.so", "/wheel/QtQml.abi3.so", "EXTENSION"),
]


@dataclass
class Evaluated:
    """What the spec asked PyInstaller for."""

    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def noting(self, name: str) -> Callable[..., SimpleNamespace]:
        def note(*_positional: Any, **options: Any) -> SimpleNamespace:
            self.asked.append((name, options))
            binaries = [(path.removeprefix("libraries/"), source, kind) for path, source, kind in _CANDIDATES]
            return SimpleNamespace(binaries=binaries, datas=[], pure=[], scripts=[])

        return note

    def options(self, name: str) -> list[dict[str, Any]]:
        return [options for asked, options in self.asked if asked == name]


@pytest.fixture
def evaluate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], tuple[Evaluated, dict[str, Any]]]:
    hooks = ModuleType("PyInstaller.utils.hooks")
    vars(hooks).update(copy_metadata=lambda *_, **__: [], collect_data_files=lambda *_: [])
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    monkeypatch.setattr(icons, "write_icons", lambda: None)  # drawn for real by their own tests

    def run(system: str) -> tuple[Evaluated, dict[str, Any]]:
        evaluated = Evaluated()
        blocks = {name: evaluated.noting(name) for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
        monkeypatch.setattr(sys, "platform", system)
        monkeypatch.setattr(sys, "path", list(sys.path))
        given = {**blocks, "SPECPATH": str(_SPEC.parent), "workpath": str(tmp_path)}
        return evaluated, runpy.run_path(str(_SPEC), init_globals=given)

    return run


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_both_programs_are_made_and_only_one_has_a_console(
    evaluate: Callable[[str], tuple[Evaluated, dict[str, Any]]], system: str
) -> None:
    evaluated, names = evaluate(system)
    programs = evaluated.options("EXE")
    assert {program["name"]: program["console"] for program in programs} == {"finovox-desktop": False, "finovox": True}
    # Stripping breaks what Windows and macOS have signed.
    assert {program["strip"] for program in programs} == {system == "linux"}
    assert [path for path, *_ in names["analysis"].binaries] == ["PySide6/QtCore.abi3.so"]
    assert [Path(hook).is_file() for hook in evaluated.options("Analysis")[0]["runtime_hooks"]] == [True]


def test_on_windows_each_program_says_its_version(
    evaluate: Callable[[str], tuple[Evaluated, dict[str, Any]]],
) -> None:
    programs = evaluate("win32")[0].options("EXE")
    for program in programs:
        assert program["icon"].endswith("finovox-desktop.ico")
        assert f"{program['name']}.exe" in Path(program["version"]).read_text(encoding="utf-8")


def test_on_macos_there_is_an_application(evaluate: Callable[[str], tuple[Evaluated, dict[str, Any]]]) -> None:
    (application,) = evaluate("darwin")[0].options("BUNDLE")
    assert application["name"] == "Finovox Desktop.app"
    assert application["icon"].endswith("finovox-desktop.icns")
    assert application["info_plist"]["CFBundleExecutable"] == "finovox-desktop"


def test_elsewhere_there_is_none(evaluate: Callable[[str], tuple[Evaluated, dict[str, Any]]]) -> None:
    assert evaluate("linux")[0].options("BUNDLE") == []
    assert evaluate("win32")[0].options("BUNDLE") == []
