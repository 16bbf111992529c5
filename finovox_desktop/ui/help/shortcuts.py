"""The help's sheet of keys: made of the list from which the window registers them."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel

from finovox_desktop.ui.help.page import HelpPage
from finovox_desktop.ui.look.theme import GAP, GAP_LARGE, GAP_SMALL
from finovox_desktop.ui.shortcuts import Group, Shortcut, group_title, shortcuts_of
from finovox_desktop.ui.widgets.makers import plain_label

_LEFT_COLUMN = 168


class ShortcutsPage(HelpPage):
    """A card for each group, a line for each key, as this platform writes it."""

    def __init__(self) -> None:
        super().__init__("shortcutsPage")
        self._caps: list[tuple[QLabel, Shortcut, int]] = []
        self._heading(self.title, "title")
        for group in Group:
            if shortcuts_of(group):
                self._add_group(group)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Keyboard shortcuts")

    def retranslate(self) -> None:
        super().retranslate()
        for cap, shortcut, number in self._caps:
            cap.setText(shortcut.key_texts()[number])

    def _add_group(self, group: Group) -> None:
        self._heading(lambda: group_title(group))
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_LARGE)
        grid.setVerticalSpacing(GAP_SMALL)
        grid.setColumnMinimumWidth(0, _LEFT_COLUMN)
        grid.setColumnStretch(1, 1)
        for row, shortcut in enumerate(shortcuts_of(group)):
            grid.addLayout(self._keys(shortcut), row, 0)
            grid.addWidget(self._label(partial(getattr, shortcut, "words")), row, 1)
        self._card().addLayout(grid)

    def _keys(self, shortcut: Shortcut) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP // 2)
        for number in range(len(shortcut.sequences())):
            cap = plain_label(f"key_{shortcut.name.lower()}_{number}")
            cap.setProperty("note", True)
            self._caps.append((cap, shortcut, number))
            row.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        return row
