"""Qt's own opaque states (geometry, splitter) as texts for the settings."""

from PySide6.QtCore import QByteArray


def state_text(state: QByteArray) -> str:
    """Write a state as text."""
    return str(state.toBase64().toStdString())


def restored_bytes(text: str) -> QByteArray:
    """Read a state from its text; anything else gives bytes that Qt refuses."""
    return QByteArray.fromBase64(text.encode("ascii", "replace"))
