"""What the gallery is made of: a name, and the window to look at."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Scene:
    """A state of the program, and the window that shows it."""

    name: str
    widget: QWidget
