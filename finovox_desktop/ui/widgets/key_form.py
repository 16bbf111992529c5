"""The field into which an API key is pasted. It hands the key on and forgets it; a stored key is never shown."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from finovox_desktop.core.secret import Secret
from finovox_desktop.core.status import KeyState, KeyStatus
from finovox_desktop.ui.look.theme import GAP_SMALL
from finovox_desktop.ui.widgets.makers import named, push_button

# Windows' credential manager holds no more characters.
GREATEST_KEY = 1280


class KeyForm(QWidget):
    """A password field and its button, one line."""

    key_entered = Signal(object)
    """The key, as a Secret."""

    def __init__(self, name: str, *looks: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.field = named(QLineEdit(maxLength=GREATEST_KEY), f"{name}Field")
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.store = push_button(f"{name}Store", self._hand_over, *looks)
        self.field.textChanged.connect(self._enable)
        self.field.returnPressed.connect(self._hand_over)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.field, 1)
        row.addWidget(self.store)
        self._enable()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _hand_over(self) -> None:
        text = self.field.text().strip()
        self.field.clear()
        if text:
            self.key_entered.emit(Secret(text))

    def _enable(self) -> None:
        self.store.setEnabled(bool(self.field.text().strip()))

    def _retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Paste the API key"))
        self.field.setAccessibleName(self.tr("API key"))
        self.store.setText(self.tr("Store key"))

    def place_text(self, status: KeyStatus | None) -> str:
        """Say in plain words where the key of a destination is."""
        match status.state if status is not None else KeyState.UNKNOWN:
            case KeyState.STORED:
                return self.tr("A key is stored in this system's keyring.")
            case KeyState.THIS_SESSION_ONLY:
                return self.tr("The keyring could not keep the key: it is used until you quit and written nowhere.")
            case KeyState.FROM_ENVIRONMENT:
                return self.tr("The key comes from the variable FINOVOX_API_KEY and is used for this run only.")
            case KeyState.NONE:
                return self.tr("No key yet. It will be kept in this system's keyring, never in a file.")
            case _:
                return self.tr("The key is kept in this system's keyring, never in a file.")
