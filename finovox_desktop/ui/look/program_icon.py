"""The program's icon: of its windows, and of the first page that a user sees."""

from importlib.resources import as_file, files

from PySide6.QtGui import QIcon


def program_icon() -> QIcon:
    """Give the icon, drawn anew at each size."""
    with as_file(files("finovox_desktop.resources") / "icons" / "finovox-desktop.svg") as path:
        icon = QIcon(str(path))
        # Read now: where resources are packed, the file is gone a moment later.
        icon.pixmap(16)
        return icon
