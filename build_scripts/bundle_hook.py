"""Runs in the bundle before PyInstaller's own hook for Qt, which imports PySide before either program begins."""

from finovox_desktop.late_signatures import signatures_compiled_late

with signatures_compiled_late():
    import PySide6.QtCore  # noqa: F401
