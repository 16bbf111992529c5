"""The window program as it is, and a way to look at it: each line on stdin is answered by what is on the screen, as JSON.

It changes nothing: everything is done by mouse, keyboard and drags from outside.
"""

import json
import sys
import threading
import time

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from finovox_desktop import app
from finovox_desktop.program import Program

_TICK_MILLISECONDS = 20


class Watcher(QObject):
    """Answers in the thread of the window."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self.answer)
        self._longest_stall = 0.0
        self._ticked_at = time.monotonic()
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self.tick)
        self._ticks.start(_TICK_MILLISECONDS)

    @Slot()
    def tick(self) -> None:
        """Notice how long the event loop was busy with one thing."""
        now = time.monotonic()
        self._longest_stall = max(self._longest_stall, now - self._ticked_at - _TICK_MILLISECONDS / 1000)
        self._ticked_at = now

    @Slot()
    def answer(self) -> None:
        windows = QApplication.topLevelWidgets()
        # A dialog is a window of its own and its owner's child.
        widgets = list(dict.fromkeys(widget for window in windows for widget in _with_children(window)))
        seen = {
            "longest_stall": self._longest_stall,
            "focused": focused.objectName() if (focused := QApplication.focusWidget()) is not None else "",
            "widgets": [_seen(widget) for widget in widgets if widget.isVisible()],
            "actions": [action for widget in widgets if isinstance(widget, QMenu) for action in _actions(widget)]
            + [tab for widget in widgets if isinstance(widget, QTabBar) for tab in _tabs(widget)],
            "reports": [
                widget.toPlainText() for widget in widgets if isinstance(widget, QPlainTextEdit) and widget.isVisible()
            ],
            "rows": [row for widget in widgets if isinstance(widget, QTableView) for row in _rows(widget)],
        }
        sys.stdout.write(json.dumps(seen) + "\n")
        sys.stdout.flush()


def _with_children(window: QWidget) -> list[QWidget]:
    return [window, *window.findChildren(QWidget)]


def _seen(widget: QWidget) -> dict[str, object]:
    corner = widget.mapToGlobal(QPoint(0, 0))
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else widget.windowTitle()
    return {
        "name": widget.objectName(),
        "kind": type(widget).__name__,
        "text": text,
        "x": corner.x() + widget.width() // 2,
        "y": corner.y() + widget.height() // 2,
    }


def _actions(menu: QMenu) -> list[dict[str, object]]:
    if not menu.isVisible():
        return []
    found = []
    for action in menu.actions():
        centre = menu.mapToGlobal(menu.actionGeometry(action).center())
        found.append({"name": action.objectName(), "text": action.text(), "x": centre.x(), "y": centre.y()})
    return found


def _tabs(bar: QTabBar) -> list[dict[str, object]]:
    if not bar.isVisible():
        return []
    found = []
    for number in range(bar.count()):
        centre = bar.mapToGlobal(bar.tabRect(number).center())
        text = bar.tabText(number)
        found.append({"name": f"tab {text}", "text": text, "x": centre.x(), "y": centre.y()})
    return found


def _rows(table: QTableView) -> list[dict[str, object]]:
    model = table.model()
    found = []
    for row in range(model.rowCount()):
        indices = [model.index(row, column, QModelIndex()) for column in range(model.columnCount())]
        centre = table.viewport().mapToGlobal(table.visualRect(indices[1]).center())
        found.append(
            {
                "cells": [str(index.data(Qt.ItemDataRole.DisplayRole) or "") for index in indices],
                "spoken": str(indices[0].data(Qt.ItemDataRole.AccessibleTextRole) or ""),
                "x": centre.x(),
                "y": centre.y(),
            }
        )
    return found


def watch() -> None:
    watcher = Watcher()
    # The watcher lives as long as the application; it is made once there is one.
    QApplication.instance().setProperty("watcher", watcher)  # type: ignore[union-attr]
    threading.Thread(target=_read, args=(watcher,), daemon=True).start()


def _read(watcher: Watcher) -> None:
    for _ in sys.stdin:
        watcher.asked.emit()


def run() -> int:
    """Run the program and answer questions about its screen; give its exit status."""
    show_window = Program.start

    def start_watched(program: Program, files: list[str]) -> None:
        show_window(program, files)
        QTimer.singleShot(0, watch)

    Program.start = start_watched  # type: ignore[method-assign, assignment]
    return app.main()


if __name__ == "__main__":
    sys.exit(run())
