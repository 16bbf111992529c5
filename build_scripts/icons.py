"""Makes the program's icon in the forms that Windows and macOS want, from the one SVG. Needs PySide6 and Pillow."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_ROOT = Path(__file__).resolve().parent.parent
SOURCE = _ROOT / "resources" / "icons" / "finovox-desktop.svg"
FOLDER = _ROOT / "build" / "icons"

WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
"""Pixels: what Explorer and the task bar show at 100 to 250 percent."""

MACOS_SIZES = (32, 64, 128, 256, 512, 1024)
"""Pixels: those that an .icns holds as PNG, which is 16 to 512 points on a Retina screen; plain ones scale them."""


def write_icons(folder: Path = FOLDER) -> None:
    """Write `finovox-desktop.ico` and `finovox-desktop.icns` into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    write_windows_icon(folder / "finovox-desktop.ico")
    write_macos_icon(folder / "finovox-desktop.icns")


def write_windows_icon(path: Path) -> None:
    """Write an .ico that holds every size drawn for itself, none scaled."""
    pictures = [drawn(size) for size in WINDOWS_SIZES]
    pictures[-1].save(path, format="ICO", sizes=[picture.size for picture in pictures], append_images=pictures)


def write_macos_icon(path: Path) -> None:
    """Write an .icns that holds every size drawn for itself, none scaled."""
    pictures = [drawn(size) for size in MACOS_SIZES]
    pictures[-1].save(path, format="ICNS", append_images=pictures)


def drawn(size: int) -> Image.Image:
    """Give the icon with so many pixels on each side. Raises ValueError for an SVG that cannot be read."""
    renderer = QSvgRenderer(str(SOURCE))
    if not renderer.isValid():
        raise ValueError(f"{SOURCE.name} cannot be drawn")
    canvas = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(0)
    painter = QPainter(canvas)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    canvas.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt both
    return Image.open(BytesIO(buffer.data().data())).convert("RGBA")
