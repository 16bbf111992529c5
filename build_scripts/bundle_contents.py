"""What belongs into the bundle and what does not: the rules that `finovox.spec` applies to what PyInstaller finds."""

import re
from pathlib import PurePosixPath

_QT_MODULES = ("Core", "Gui", "Network", "Svg", "Widgets")
"""Those that the program imports, as `PySide6.Qt...`."""

_QT_LIBRARIES = (*_QT_MODULES, "DBus", "OpenGL", "WaylandClient", "WlShellIntegration", "XcbQpa")
"""The modules' own libraries, and those that the plugins below are linked with."""

_QT_PLUGINS = (
    "iconengines/qsvgicon",
    "imageformats/qico",  # icons of Windows
    "imageformats/qsvg",
    "platforminputcontexts/composeplatforminputcontextplugin",
    "platforminputcontexts/ibusplatforminputcontextplugin",
    "platforms/qcocoa",
    "platforms/qoffscreen",  # a terminal's pictures, and tests without a screen
    "platforms/qwayland",
    "platforms/qwindows",
    "platforms/qxcb",
    "platformthemes/qxdgdesktopportal",
    "styles/qmacstyle",
    "styles/qmodernwindowsstyle",
    "wayland-decoration-client/bradient",
    "wayland-graphics-integration-client/qt-plugin-wayland-egl",
    "wayland-shell-integration/xdg-shell",
    "xcbglintegrations/qxcb-egl-integration",
    "xcbglintegrations/qxcb-glx-integration",
)

_DEPTH_OF_BINDING = 2  # PySide6/QtCore.abi3.so

_LANGUAGES = ("en", "fr")

_USELESS_SUFFIXES = (".pyi", ".pxd", ".h", ".c", ".ts")

EXCLUDED_MODULES = (
    # Parts of libraries that are used when somebody asks for them, and nobody does.
    "PIL.AvifImagePlugin",
    "PIL.ImageQt",
    "PIL.ImageTk",
    "PIL.WebPImagePlugin",
    "PIL._avif",
    "PIL._imagingcms",
    "PIL._imagingft",
    "PIL._imagingmath",
    "PIL._imagingtk",
    "PIL._webp",
    "keyring.backends.chainer",
    "keyring.backends.libsecret",
    "lxml",  # pikepdf imports it for what this program reads with defusedxml
    "numpy",
    "tkinter",
    # The standard library does without.
    "_pydecimal",
    "_uuid",
    "multiprocessing",
    "xmlrpc",
    # The standard library's tools for people who write programs.
    "distutils",
    "doctest",
    "ensurepip",
    "idlelib",
    "lib2to3",
    "pdb",
    "pydoc",
    "pydoc_data",
    "setuptools",
    "test",
    "turtle",
    "unittest",
    "venv",
    # The page that shows errors in a browser.
    "werkzeug.debug",
)

HIDDEN_MODULES = (
    # Imported by name: one for each system, chosen when a key is first asked for.
    "keyring.backends.SecretService",
    "keyring.backends.Windows",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
)

_METADATA = ("METADATA", "licenses")
"""What is kept of a library's `.dist-info`: the rest tells installers things, some of them the builder's folders."""

# Every other library of the Linux system stays there: with a copy, the program and the system's graphics drivers, fonts,
# bus or desktop would not fit together. The package for Debian depends on them.
_TAKEN_FROM_LINUX = re.compile(r"lib(bz2|crypto|ffi|lzma|python3|sqlite3|ssl|z)\b[\w.]*\.so")
_OF_LINUX = re.compile(r"lib[\w.+-]+\.so[\d.]*")
_QT_LIBRARY = re.compile(r"(?:lib)?Qt6?(?P<module>[A-Z]\w*?)(?:\.abi3|_conda)?\.(?:so|dll|pyd|pyi|dylib|framework)")


def is_wanted(destination: str, target: str | None = None) -> bool:
    """Whether a file belongs into the bundle; `destination` is its path there, `target` that of what a link leads to."""
    path = PurePosixPath((target or destination).replace("\\", "/"))
    if path.suffix in _USELESS_SUFFIXES or path.name == "py.typed":
        return False
    if path.parts[0].endswith(".dist-info"):
        return path.parts[1] in _METADATA and not path.parts[0].startswith("lxml-")
    if path.parts[0] in ("PySide6", "shiboken6"):
        return _is_wanted_of_qt(path)
    if len(path.parts) == 1 and _OF_LINUX.fullmatch(path.name):
        return _TAKEN_FROM_LINUX.match(path.name) is not None
    return True


def _is_wanted_of_qt(path: PurePosixPath) -> bool:
    if "plugins" in path.parts:
        kind, name = path.parts[-2], path.stem
        return f"{kind}/{name.removeprefix('lib')}" in _QT_PLUGINS
    if "translations" in path.parts:
        return path.name in {f"qtbase_{language}.qm" for language in _LANGUAGES}
    if "qml" in path.parts:
        return False
    library = _QT_LIBRARY.match(path.name)
    return library is None or library["module"] in (
        _QT_MODULES if len(path.parts) == _DEPTH_OF_BINDING else _QT_LIBRARIES
    )
