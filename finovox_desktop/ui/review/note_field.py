"""Texts that a person types about documents, kept without asking: the note, and the case reference.

Both keep what was typed when the focus leaves or another document is shown. Escape takes the typing back.
"""

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from finovox_desktop.engine.edits import GREATEST_CASE_REFERENCE, GREATEST_NOTE

_MOST_LINES = 5
_FRAME = 19
"""Pixels above and below the lines: padding and border of the style sheet, and what the text keeps free."""

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_KEPT_WHEN_FOCUS_LEAVES_FOR = Qt.FocusReason.PopupFocusReason
"""A menu of the field itself: whoever opens it goes on typing."""


class NoteField(QPlainTextEdit):
    """The note of one document: one line that grows to a few. Ctrl+Enter keeps it, too."""

    note_given = Signal(str, str)
    """The id of the document, and its new note."""
    left = Signal()
    """The user is done with it by a key: the focus belongs to what stood around it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job_id = ""
        self._known = ""
        self.setTabChangesFocus(True)
        # What is dropped on the window is taken in, never written into a note.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._follow_text)
        self._name_parts()
        self._fit()

    def show_note(self, job_id: str, note: str) -> None:
        """Show a document's note. What is being typed about the same one stays; about another it is kept first."""
        if job_id != self._job_id:
            self.save()
            self._job_id, self._known = job_id, note
            self._write(note)
        elif note != self._known:
            is_untouched = self.toPlainText() == self._known
            self._known = note
            if is_untouched:
                self._write(note)

    @Slot()
    def save(self) -> None:
        """Keep what was typed."""
        note = self.toPlainText().strip()
        if self._job_id and note != self._known.strip():
            self._known = note
            self.note_given.emit(self._job_id, note)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_typing(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._write(self._known)
            self.left.emit()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not _KEPT_WHEN_FOCUS_LEAVES_FOR:
            self.save()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_parts()
        elif event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _write(self, note: str) -> None:
        if note != self.toPlainText():
            self.setPlainText(note)
            self.moveCursor(QTextCursor.MoveOperation.End)

    @Slot()
    def _follow_text(self) -> None:
        text = self.toPlainText()
        if len(text) > GREATEST_NOTE:
            # What would be cut when it is stored is not shown as if it were kept.
            self._write(text[:GREATEST_NOTE])
        self._fit()

    def _fit(self) -> None:
        lines = max(1, min(_MOST_LINES, round(self.document().size().height())))
        height = ceil(lines * QFontMetricsF(self.font()).lineSpacing()) + _FRAME
        if height != self.height():
            self.setFixedHeight(height)
        needs_bar = self.document().size().height() > _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if needs_bar else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        if not needs_bar:
            # What was scrolled away while it was smaller has room now.
            self.verticalScrollBar().setValue(0)

    def _name_parts(self) -> None:
        self.setPlaceholderText(self.tr("Note"))
        self.setAccessibleName(self.tr("Note"))
        self.setToolTip(self.tr("Kept by itself. Ctrl+Enter: done. Esc: take the typing back."))


class CaseField(QLineEdit):
    """The case reference of one document, or of several at once; Enter keeps it, too."""

    case_given = Signal(object, str)
    """The ids of the documents (a tuple), and their new case reference."""
    left = Signal()
    """The user is done with it by a key: the focus belongs to what stood around it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job_ids: tuple[str, ...] = ()
        self._known: str | None = ""
        self.setMaxLength(GREATEST_CASE_REFERENCE)
        self.setProperty("inline", True)
        self._name_parts()

    def show_case(self, job_ids: tuple[str, ...], case: str | None) -> None:
        """Show the case of documents; None: they have several. What was typed about others is kept first."""
        if job_ids != self._job_ids:
            self.save()
            self._job_ids, self._known = job_ids, case
            self._write()
        elif case != self._known:
            is_untouched = not self.isModified()
            self._known = case
            if is_untouched:
                self._write()
        self._name_parts()

    @Slot()
    def save(self) -> None:
        """Keep what was typed."""
        case = " ".join(self.text().split())
        if self._job_ids and self.isModified() and case != self._known:
            self._known = case
            self.case_given.emit(self._job_ids, case)
        self.setModified(False)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_typing(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._write()
            self.left.emit()
        elif event.key() in _ENTER:
            self.save()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not _KEPT_WHEN_FOCUS_LEAVES_FOR:
            self.save()
            self.setCursorPosition(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_parts()

    def _write(self) -> None:
        self.setText(self._known or "")
        self.setCursorPosition(0)
        self.setModified(False)

    def _name_parts(self) -> None:
        self.setAccessibleName(self.tr("Case"))
        self.setPlaceholderText(self.tr("Several cases") if self._known is None else self.tr("Add a case reference"))
        self.setToolTip(self.tr("Kept by itself. Esc: take the typing back."))


def _is_typing(event: QKeyEvent) -> bool:
    """Tell whether a key means the text, and so is no key of the window, such as 1 for "Accept"."""
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    is_function_key = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
    is_done = event.key() in _ENTER
    return is_done or not (event.modifiers() & commands or is_function_key)
