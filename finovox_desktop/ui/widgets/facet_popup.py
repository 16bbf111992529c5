"""The list that opens under a filter: values with their counts, a field to find one, and how the rows are grouped."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from finovox_desktop.core.text import folded
from finovox_desktop.ui.look.theme import GAP_SMALL, current_theme, small_font, strong_font
from finovox_desktop.ui.widgets.facet_choice import Choice
from finovox_desktop.ui.widgets.makers import named
from finovox_desktop.ui.widgets.option_buttons import CheckBox
from finovox_desktop.ui.words.locale_text import number_text

Index = QModelIndex | QPersistentModelIndex

_WIDTH = 280
_ROW_HEIGHT = 30
_MOST_ROWS = 10
_ENTRIES_WORTH_FINDING = 8
_PADDING = 10
_COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
_VALUE_ROLE = Qt.ItemDataRole.UserRole


class FacetPopup(QFrame):
    """Opens below a widget and closes when something is chosen."""

    chosen = Signal(object)
    """The value of the Choice."""
    grouping_wanted = Signal(bool)
    """Whether the rows are to be grouped by what this filters."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName(f"{name}Popup")
        self.setProperty("card", True)
        self.setFixedWidth(_WIDTH)
        self.search = named(QLineEdit(clearButtonEnabled=True), f"{name}Find")
        self.search.setAcceptDrops(False)
        self.list = named(QListWidget(), f"{name}List")
        self.list.setItemDelegate(_CountDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.group = named(CheckBox(), f"{name}Group")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_SMALL, GAP_SMALL, GAP_SMALL, GAP_SMALL)
        column.setSpacing(GAP_SMALL)
        for widget in (self.search, self.list, self.group):
            column.addWidget(widget)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.group.clicked.connect(self.grouping_wanted)

    def set_words(self, name: str, finding: str, grouping: str) -> None:
        """Name the list, what its field finds, and what its box groups by."""
        self.list.setAccessibleName(name)
        self.search.setPlaceholderText(finding)
        self.search.setAccessibleName(finding)
        self.group.setText(grouping)

    def open_below(self, widget: QWidget, choices: Sequence[Choice], current: object, *, is_grouped: bool) -> None:
        """Open with these choices, the current one marked."""
        self.list.clear()
        for choice in choices:
            item = QListWidgetItem(choice.text, self.list)
            item.setData(_VALUE_ROLE, choice.value)
            item.setData(_COUNT_ROLE, choice.count)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{choice.text}, {number_text(choice.count)}")
            if choice.value == current:
                self.list.setCurrentItem(item)
        self.search.setVisible(len(choices) > _ENTRIES_WORTH_FINDING)
        self.search.clear()
        self.group.setChecked(is_grouped)
        self.list.setFixedHeight(_ROW_HEIGHT * min(_MOST_ROWS, max(1, len(choices))) + 2)
        self.adjustSize()
        place = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        screen = QGuiApplication.screenAt(place) or widget.screen()
        place.setX(min(place.x(), screen.availableGeometry().right() - self.width()))
        self.move(place)
        self.show()
        (self.list if self.search.isHidden() else self.search).setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the arrows and Enter in the field act on the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self.list.setFocus()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose_first()
                return True
        return False

    @Slot(str)
    def _narrow(self, text: str) -> None:
        words = folded(text).split()
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setHidden(not all(word in folded(item.text()) for word in words))

    def _choose_first(self) -> None:
        items = [self.list.item(place) for place in range(self.list.count())]
        shown = [item for item in items if not item.isHidden()]
        # Where something is looked for, the line for all is not what is meant.
        found = shown[1:] if self.search.text() and len(shown) > 1 and shown[0] is items[0] else shown
        if found:
            self._choose(found[0])

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        if self.isVisible():
            self.hide()
            self.chosen.emit(item.data(_VALUE_ROLE))


class _CountDelegate(QStyledItemDelegate):
    """Paints the words at the left and the count at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(_WIDTH - 40, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        is_chosen = QStyle.StateFlag.State_Selected in option.state
        is_hovered = QStyle.StateFlag.State_MouseOver in option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen or is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent.ground if is_chosen else theme.neutral.ground))
            painter.drawRoundedRect(option.rect, 4, 4)
        line = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        count = number_text(index.data(_COUNT_ROLE))
        painter.setFont(small_font(option.font))
        painter.setPen(QColor(theme.dim_text))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(count) - _PADDING)
        painter.setFont(strong_font(option.font) if is_chosen else option.font)
        painter.setPen(QColor(theme.accent.ink if is_chosen else theme.text))
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
