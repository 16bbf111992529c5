"""Renders the program's icon in the sizes of a desktop's theme: `python icons.py SVG FOLDER`. Run with the program's Python."""

import os
import sys
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256)


def main() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import Qt  # noqa: PLC0415  after the platform is chosen
    from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    application = QGuiApplication(["icons"])
    renderer = QSvgRenderer(str(source))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        path = folder / f"{size}x{size}" / "apps" / "finovox-desktop.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not image.save(str(path)):
            sys.exit(f"Could not write {path}.")
    application.quit()


if __name__ == "__main__":
    main()
