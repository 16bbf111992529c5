"""The licences of all that a bundle holds: `licences.json`, a table, and `licences.txt`, with the whole texts.

What the program requires tells its licence itself; what came from the system that built the bundle, that system tells.
"""

import json
import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import asdict, dataclass
from email import message_from_string
from pathlib import Path

_RULE = "=" * 100
_LGPL = "LGPL-3.0-only"
_PROGRAM = "finovox_desktop-"
_TEXTS = Path(__file__).parent / "licence_texts"
_QT_NOTICE = """\
Qt and Qt for Python (PySide6, Shiboken) are used under the GNU Lesser General Public License, version 3. They are
separate libraries in the folder `libraries/PySide6` and `libraries/shiboken6`: you may replace them by changed ones that
fit. This program was not made by The Qt Company. The complete source of these libraries:
https://download.qt.io/official_releases/qt/ and https://download.qt.io/official_releases/QtForPython/, in the version
that the table names.

Qt contains parts of others, among them: ICU (Unicode-3.0), PCRE2 and double-conversion (BSD-3-Clause), FreeType (FTL),
HarfBuzz and libxkbcommon (MIT), libpng (libpng-2.0), libjpeg-turbo (IJG, BSD-3-Clause), zlib (Zlib), md4c (MIT), TinyCBOR
(MIT), BLAKE2 and SHA-3 (CC0-1.0), the Unicode character data (Unicode-3.0), xcb-util (MIT) and Wayland's protocols (MIT).
Their notices, for each version of Qt: https://doc.qt.io/qt-6/licenses-used-in-qt.html
"""

_OWNERS = {
    "_cffi_backend": "cffi",
    "PIL": "pillow",
    "pypdfium2_raw": "pypdfium2",
    "PySide6": "pyside6-essentials",
}
"""To which component a folder or a module belongs that is not named as it is."""


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the bundle; `text` holds its licence and notices in full."""

    name: str
    version: str
    licence: str
    text: str


def write_licences(bundle: Path, libraries: Path) -> list[Component]:
    """Write both files into a bundle's folder; gives what stands in them. Raises ValueError where a licence is unknown."""
    components = sorted(
        [_python(), *_qt_unicode(libraries), *_distributions(libraries), *_system_libraries(libraries)],
        key=lambda each: each.name.lower(),
    )
    unknown = [component.name for component in components if not component.licence or not component.text.strip()]
    if unknown:
        raise ValueError(f"No licence was found of: {', '.join(unknown)}")
    if without := unowned_libraries(libraries, components):
        raise ValueError(f"Of no component whose licence is known: {', '.join(without)}")
    table = [{key: value for key, value in asdict(component).items() if key != "text"} for component in components]
    (bundle / "licences.json").write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    lines = [f"{each.name:<24} {each.version:<26} {each.licence}" for each in components]
    texts = [f"{_RULE}\n{each.name} {each.version}\n{_RULE}\n\n{each.text.strip()}\n" for each in components]
    (bundle / "licences.txt").write_text(
        "\n".join(["What Finovox Desktop is made of", "", *lines, "", _QT_NOTICE, *texts]), encoding="utf-8"
    )
    _delete_copies(libraries)
    return components


def _delete_copies(libraries: Path) -> None:
    """Delete the libraries' own files of licences, whose texts are in `licences.txt` now; the program's own is shown in About."""
    for folder in libraries.glob("*.dist-info/licenses"):
        if not folder.parent.name.startswith(_PROGRAM):
            shutil.rmtree(folder)


def unowned_libraries(libraries: Path, components: list[Component]) -> list[str]:
    """Give the compiled libraries in the folders of a bundle that belong to none of the components.

    Those at the top came from the system, or are links into the folders: each of them was looked up by its name.
    """
    names = {_normalized(component.name) for component in components}
    found = (
        path.relative_to(libraries)
        for suffix in ("*.so*", "*.pyd", "*.dll", "*.dylib")
        for path in libraries.rglob(suffix)
        if path.is_file() and not path.is_symlink()
    )
    return sorted(str(path) for path in found if not path.name.startswith("lib") and _owner(path) not in names)


def _owner(library: Path) -> str:
    folder = library.parts[0]
    if folder.startswith("python3"):
        return "python"
    name = folder.partition(".")[0]
    return _OWNERS.get(name, _normalized(name))


def _normalized(name: str) -> str:
    return name.lower().replace("_", "-")


def _qt_unicode(libraries: Path) -> list[Component]:
    """Give ICU where Qt brings it along (Linux): it has a licence of its own."""
    found = sorted(libraries.rglob("libicuuc.so.*"))
    return [Component("ICU (in Qt)", found[0].suffix[1:], "Unicode-3.0", _text("ICU"))] if found else []


def _text(name: str) -> str:
    return (_TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def _python() -> Component:
    text = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    return Component("Python", sys.version.split()[0], "PSF-2.0", text.read_text(encoding="utf-8"))


def _distributions(libraries: Path) -> list[Component]:
    return [_distribution(folder) for folder in libraries.glob("*.dist-info")]


def _distribution(folder: Path) -> Component:
    metadata = message_from_string((folder / "METADATA").read_text(encoding="utf-8"))
    name = str(metadata["Name"])
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in _files_below(folder / "licenses")]
    licence = str(metadata.get("License-Expression") or "")
    if not licence:
        stated = str(metadata.get("License") or "").strip()
        classifiers = [
            text.rpartition(" :: ")[2] for text in metadata.get_all("Classifier") or [] if "License ::" in text
        ]
        licence = stated if stated and "\n" not in stated else ", ".join(classifiers)
    if name.lower().startswith(("pyside6", "shiboken6")):
        texts = [_QT_NOTICE, *map(_text, ("LGPL-3.0", "GPL-3.0"))]
        licence = _LGPL
    if not texts:
        # A few wheels carry no text; what they state is all there is.
        texts = [f"{licence}\n{metadata.get('Author') or metadata.get('Author-email') or ''}"]
    return Component(name, str(metadata["Version"]), licence, "\n\n".join(texts))


def _files_below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _system_libraries(libraries: Path) -> list[Component]:
    """Give the Debian packages from which the bundle's remaining libraries were copied."""
    if sys.platform != "linux" or shutil.which("dpkg") is None:
        return []
    found: dict[str, Component] = {}
    for library in sorted(libraries.glob("lib*.so*")):
        if library.is_symlink() or library.name.startswith("libpython"):
            continue
        listing = subprocess.run(["dpkg", "-S", f"*/{library.name}"], capture_output=True, text=True, check=True).stdout
        package = listing.partition(":")[0]
        copyright_file = Path("/usr/share/doc") / package / "copyright"
        text = copyright_file.read_text(encoding="utf-8", errors="replace")
        version = _dpkg_field(package, "${Version}")
        found[package] = Component(_dpkg_field(package, "${source:Package}"), version, _licences_named(text), text)
    return list(found.values())


def _dpkg_field(package: str, field: str) -> str:
    command = ["dpkg-query", "--show", f"--showformat={field}\n", package]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[0]


def _licences_named(copyright_text: str) -> str:
    names = dict.fromkeys(re.findall(r"^License: *(\S.*)$", copyright_text, re.MULTILINE))
    return ", ".join(names) if names else "see its text"
