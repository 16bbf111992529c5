"""What belongs into the bundle and what does not: the rules that `finovox.spec` applies to what PyInstaller finds."""

import re
from pathlib import PurePosixPath

_QT_MODULES = ("Core", "DBus", "Gui", "Network", "Svg", "Widgets")
"""Those that the program imports, as `PySide6.Qt...`; QtDBus besides, for Qt's own plugins."""

_QT_LIBRARIES = (*_QT_MODULES, "OpenGL", "WaylandClient", "WlShellIntegration", "XcbQpa")
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

_LANGUAGES = ("en", "fr")

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
    "lxml.html",
    "lxml.objectify",
    "lxml.isoschematron",
    "lxml.sax",
    "lxml.builder",
    "numpy",
    "tkinter",
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
    # What is imported only where Python has no better of its own.
    "werkzeug.debug",
)

HIDDEN_MODULES = (
    # Imported by name: one for each system, chosen when a key is first asked for.
    "keyring.backends.SecretService",
    "keyring.backends.Windows",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
)

# Libraries that belong to the system: with a copy, the program and the system's graphics drivers, fonts, bus or desktop
# would not fit together. The package for Debian depends on them.
_OF_SYSTEM = re.compile(
    r"lib(X|xcb|xkbcommon|wayland|GL|EGL|gbm|drm|fontconfig|freetype|dbus-1|glib-2|gthread-2|gobject-2|gio-2|gmodule-2"
    r"|gssapi|krb5|k5crypto|com_err|keyutils|stdc\+\+|gcc_s|zstd|brotli|png16|expat|bsd|md|pcre|systemd|cap|gcrypt"
    r"|gpg-error|lz4|lzma-system|atk|cairo|pango|gdk|gtk|harfbuzz|fribidi|graphite2|thai|datrie|pixman|epoxy|mount|blkid"
    r"|selinux|uuid-system|jpeg-system|tiff-system|cups|avahi|gnutls|p11|idn2|unistring|tasn1|nettle|hogweed|gmp|rsvg)"
    r"[\w.+-]*\.so"
)
_QT_LIBRARY = re.compile(r"(?:lib)?Qt6?(?P<module>[A-Z]\w*?)(?:\.abi3|_conda)?\.(?:so|dll|pyd|pyi|dylib|framework)")


def is_wanted(destination: str) -> bool:
    """Whether a file belongs into the bundle; `destination` is its path there."""
    path = PurePosixPath(destination.replace("\\", "/"))
    if path.suffix in (".pyi", ".ts", ".pxd", ".h", ".c", ".xsl", ".rng") or path.name == "py.typed":
        return False
    if path.parts[0] in ("PySide6", "shiboken6"):
        return _is_wanted_of_qt(path)
    if path.parts[0] == "PIL" and any(path.stem.startswith(f"{name.partition('.')[2]}.") for name in EXCLUDED_MODULES):
        return False
    return not (len(path.parts) == 1 and _OF_SYSTEM.match(path.name))


def _is_wanted_of_qt(path: PurePosixPath) -> bool:
    if "plugins" in path.parts:
        kind, name = path.parts[-2], path.stem
        return f"{kind}/{name.removeprefix('lib')}" in _QT_PLUGINS
    if "translations" in path.parts:
        return path.name in {f"qtbase_{language}.qm" for language in _LANGUAGES}
    if "qml" in path.parts:
        return False
    library = _QT_LIBRARY.match(path.name)
    return library is None or library["module"] in _QT_LIBRARIES
