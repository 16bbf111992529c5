"""The window's one style sheet, made from the tokens of a theme.

Widgets choose a look by properties: `filled` (the one main button of a view), `link`, `compact` (a button with little more
than its sign), `chevron` (one with a chevron at its right), `verdict` (one of a row that is as narrow as its words),
`inline` (a field that reads as text until it is typed in), `chip`, `segment`, `card` (a frame with round corners), `bar` (a
strip along the window's top or bottom), `tone` (a banner or a text: high, medium, low, neutral, accent), `note` (a label on
a quiet tint) and `role` of a label (headline, title, strong, dim, small, value).
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finovox_desktop.ui.look.theme import Theme


def style_sheet(theme: Theme) -> str:
    """Give the style sheet of a theme."""
    tokens = {
        "background": theme.background,
        "card": theme.card,
        "line": theme.line,
        "text": theme.text,
        "dim": theme.dim_text,
        "hovered": theme.neutral.ground,
        "selected": theme.selected_row,
        "accent": theme.accent.ink,
        "accent_ground": theme.accent.ground,
        "accent_hovered": theme.accent_hovered,
        "on_accent": theme.on_accent,
    }
    tones = {
        "high": theme.high,
        "medium": theme.medium,
        "low": theme.low,
        "neutral": theme.neutral,
        "accent": theme.accent,
    }
    rules = [_RULES.substitute(tokens)]
    rules += [_TONE.substitute(tone=name, ink=tone.ink, ground=tone.ground) for name, tone in tones.items()]
    return "\n".join(rules)


_TONE = Template("""
QFrame[card="true"][tone="$tone"] { background: $ground; border: none; }
QFrame[tone="$tone"] > QLabel, QLabel[tone="$tone"] { color: $ink; }
""")

# A focused control has a line of 2 px instead of 1: the padding gives back the difference, so that nothing moves.
_RULES = Template("""
QMainWindow, QDialog { background: $background; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QLabel { background: transparent; color: $text; }
QLabel[role="headline"] { font-size: 16px; font-weight: 700; }
QLabel[role="title"] { font-size: 22px; font-weight: 700; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="dim"] { color: $dim; }
QLabel[role="small"] { color: $dim; font-size: 12px; }
QLabel[role="value"] { font-size: 12px; }

QFrame[card="true"] { background: $card; border: 1px solid $line; border-radius: 10px; }
QWidget[bar="top"] { background: $card; border: none; border-bottom: 1px solid $line; }
QWidget[bar="bottom"], QStatusBar { background: $card; color: $dim; border: none; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $dim; font-size: 12px; }
QLabel[note="true"] { background: $hovered; color: $dim; border-radius: 6px; padding: 6px 8px; font-size: 12px; }
QFrame[divider="true"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

QPushButton, QToolButton {
    background: $card; color: $text; border: 1px solid $line; border-radius: 7px; padding: 6px 12px; min-height: 18px;
    font-weight: 500;
}
QPushButton:hover, QToolButton:hover { background: $hovered; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:checked, QToolButton:checked { background: $accent_ground; color: $accent; border-color: $accent; font-weight: 600; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 5px 11px; }
QPushButton:disabled, QToolButton:disabled { background: transparent; color: $dim; }
QPushButton[compact="true"] { padding: 6px 8px; }
QPushButton[compact="true"]:focus { padding: 5px 7px; }
QPushButton[chevron="true"] { padding-right: 28px; }
QPushButton[chevron="true"]:focus { padding-right: 27px; }
QPushButton[verdict="true"] { padding: 6px 4px; }
QPushButton[verdict="true"]:focus { padding: 5px 3px; }
QPushButton[verdict="true"][large="true"] { min-height: 28px; }
QRadioButton, QCheckBox { color: $text; spacing: 8px; padding: 3px 0; }
QRadioButton::indicator, QCheckBox::indicator { width: 17px; height: 17px; border: none; background: transparent; image: none; }
QPushButton[popup="true"]::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }

QPushButton[filled="true"], QToolButton[filled="true"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[filled="true"]:hover, QToolButton[filled="true"]:hover { background: $accent_hovered; border-color: $accent_hovered; }
QPushButton[filled="true"]:focus, QToolButton[filled="true"]:focus { border: 2px solid $text; }
QPushButton[filled="true"]:disabled, QToolButton[filled="true"]:disabled {
    background: $hovered; color: $dim; border-color: $line;
}

QPushButton[link="true"] {
    background: transparent; color: $accent; border: 1px solid transparent; border-radius: 4px; padding: 0; min-height: 18px;
    font-weight: 600; text-align: left;
}
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus { border: 1px solid $accent; }
QPushButton[link="true"][small="true"] { font-size: 12px; font-weight: 400; min-height: 14px; padding: 0; border-radius: 3px; }
QPushButton[link="true"]:disabled { color: $dim; }

QPushButton[chip="true"] {
    color: $dim; border-radius: 14px; padding: 4px 12px; min-height: 18px; max-height: 18px; font-weight: 400;
}
QPushButton[chip="true"]:checked { background: $accent_ground; color: $accent; border-color: $accent_ground; font-weight: 600; }
QPushButton[chip="true"]:focus { border: 2px solid $accent; padding: 3px 11px; }
QPushButton[chip="true"][chevron="true"] { padding-right: 28px; }
QPushButton[chip="true"][chevron="true"]:focus { padding-right: 27px; }

QPushButton[segment="true"] {
    background: transparent; color: $dim; border: 1px solid transparent; border-radius: 6px; padding: 1px 7px; min-height: 16px;
    font-size: 12px; font-weight: 600;
}
QPushButton[segment="true"]:hover { background: $hovered; }
QPushButton[segment="true"]:checked { background: $accent_ground; color: $accent; }
QPushButton[segment="true"]:focus { border: 1px solid $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QComboBox {
    background: $card; color: $text; border: 1px solid $line; border-radius: 7px; padding: 6px 11px; min-height: 18px;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $dim;
}
QLineEdit QToolButton, QLineEdit QToolButton:hover, QLineEdit QToolButton:pressed {
    background: transparent; border: none; padding: 0; min-height: 0;
}
QLineEdit#search, QLineEdit#search:focus { padding-left: 2px; }
QPlainTextEdit, QTextEdit { padding: 6px; }
QPlainTextEdit[code="true"] { background: $background; font-family: monospace; font-size: 12px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QComboBox:focus {
    border: 2px solid $accent; padding: 5px 10px;
}
QPlainTextEdit:focus, QTextEdit:focus { padding: 5px; }
QLineEdit[inline="true"] {
    background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 1px 5px; margin-left: -8px;
    font-size: 12px; min-height: 16px;
}
QLineEdit[inline="true"]:hover { border-color: $line; }
QLineEdit[inline="true"]:focus { background: $card; border: 2px solid $accent; padding: 0 4px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus { background: transparent; border: none; padding: 0; min-height: 0; }
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled { background: $background; color: $dim; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox QAbstractItemView {
    background: $card; border: 1px solid $line; selection-background-color: $accent_ground; selection-color: $text;
}

QTableView, QListView {
    background: $card; border: none; outline: none; selection-background-color: $selected; selection-color: $text;
}
QFrame[card="true"] QTableView, QFrame[card="true"] QListView { background: transparent; }
QListWidget#helpTopics::item { border: 1px solid transparent; border-radius: 6px; padding: 0 8px; }
QListWidget#helpTopics::item:hover { background: $hovered; }
QListWidget#helpTopics::item:selected { background: $accent_ground; color: $accent; }
QListWidget#helpTopics:focus::item:selected { border-color: $accent; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: $card; color: $dim; border: none; border-bottom: 1px solid $line; padding: 0 10px;
    font-size: 12px; font-weight: 600;
}
QHeaderView::section:hover { color: $text; }
QHeaderView::down-arrow, QHeaderView::up-arrow { width: 0; height: 0; image: none; }
QTableCornerButton::section { background: $card; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $line; top: -1px; }
QTabBar { background: transparent; }
QTabBar::tab {
    background: transparent; color: $dim; border: none; border-bottom: 2px solid transparent; padding: 8px 6px;
    margin-right: 12px; font-weight: 500;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:selected:focus { background: $accent_ground; border-top-left-radius: 4px; border-top-right-radius: 4px; }

QScrollArea { background: transparent; border: 1px solid transparent; border-radius: 9px; }
QScrollArea:focus { border-color: $accent; }
QScrollArea > QWidget > QWidget[page="true"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $line; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $dim; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
QSplitter::handle { background: transparent; }

QMenu { background: $card; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_ground; color: $text; }
QMenu::item:disabled { color: $dim; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolTip { background: $card; color: $text; border: 1px solid $line; padding: 4px 6px; font-size: 12px; }

QProgressBar { background: $hovered; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")
