"""The first start: three short steps in the window, each of which can be skipped. The third is the drop area itself."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from finovox_desktop.core.settings import Language, Mode
from finovox_desktop.ui.look.program_icon import program_icon
from finovox_desktop.ui.look.theme import GAP, GAP_LARGE, GAP_SMALL
from finovox_desktop.ui.widgets.key_form import KeyForm
from finovox_desktop.ui.widgets.makers import card, named, plain_label, push_button

if TYPE_CHECKING:
    from finovox_desktop.core.secret import Secret
    from finovox_desktop.engine.controller import JobController

_WIDTH = 540
_MARGIN = 32
_LANGUAGE_WIDTH = 104
_ICON = 44


class Step(IntEnum):
    """Where the user is. The drop area follows."""

    LANGUAGE = 0
    KEY = 1


class FirstRun(QWidget):
    """Asks for the language and the key. It ends when the settings are no longer undecided."""

    decided = Signal()

    def __init__(self, controller: JobController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstRun")
        self._controller = controller
        self.progress = plain_label("firstRunProgress", "small")
        self._step = Step.LANGUAGE
        self._page_column = QVBoxLayout()
        self._pages: list[QWidget] = []
        self._make_language_step()
        self._make_key_step()
        frame = card("firstRunCard")
        frame.setFixedWidth(_WIDTH)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN - 8)
        inside.setSpacing(GAP_LARGE)
        inside.addLayout(self._make_top())
        inside.addLayout(self._page_column)
        # Stretches, not an alignment: only so the wrapped texts get the height that they need in this width.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(frame)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        self._show(Step.LANGUAGE)

    def take_focus(self) -> None:
        """Go to what most people do next, not to the first button."""
        (self.go_on if self._step is Step.LANGUAGE else self.key.field).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, and goes on otherwise; Esc skips the step."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            (self.skip_language if self._step is Step.LANGUAGE else self.skip_key).click()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif isinstance(focused, QPushButton):
            focused.click()
        elif self._step is Step.LANGUAGE:
            self._go_to_key()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _make_top(self) -> QHBoxLayout:
        self.icon = named(QLabel(), "firstRunIcon")
        self.icon.setPixmap(program_icon().pixmap(QSize(_ICON, _ICON), self.devicePixelRatio()))
        top = QHBoxLayout()
        top.addWidget(self.icon)
        top.addStretch(1)
        top.addWidget(self.progress)
        return top

    def _make_language_step(self) -> None:
        self.welcome = plain_label("welcome", "title", wraps=True)
        self.purpose = plain_label("purpose", "dim", wraps=True)
        self.english = self._language_button("chooseEnglish", "English", Language.ENGLISH)
        self.french = self._language_button("chooseFrench", "Français", Language.FRENCH)
        self._languages = QButtonGroup(self)
        self._languages.addButton(self.english)
        self._languages.addButton(self.french)
        is_french = QLocale().language() is QLocale.Language.French
        (self.french if is_french else self.english).setChecked(True)
        self.leaves_title = plain_label("leavesTitle", "strong")
        self.leaves = [plain_label(f"leaves{number}", wraps=True) for number in range(3)]
        self.go_on = push_button("firstRunNext", self._go_to_key, "filled")
        self.skip_language = push_button("skipLanguage", self._go_to_key, "link")
        languages = _row(self.english, self.french)
        page = self._page(self.welcome, self.purpose, languages, self.leaves_title, *self.leaves)
        page.addLayout(_row(self.skip_language, first_stretch=True, then=self.go_on))

    def _make_key_step(self) -> None:
        self.key_title = plain_label("firstKeyTitle", "title", wraps=True)
        self.key_purpose = plain_label("firstKeyPurpose", "dim", wraps=True)
        self.key = KeyForm("firstKey", "filled")
        self.key.key_entered.connect(self._use_key)
        self.key_place = plain_label("firstKeyPlace", "small", wraps=True)
        self.without_title = plain_label("withoutKeyTitle", "strong")
        self.without_words = plain_label("withoutKeyWords", "dim", wraps=True)
        self.use_sandbox = push_button("useSandboxFirst", self._use_sandbox)
        self.back = push_button("firstRunBack", self._go_back, "link")
        self.skip_key = push_button("skipKey", self._use_service, "link")
        page = self._page(
            self.key_title,
            self.key_purpose,
            self.key,
            self.key_place,
            self.without_title,
            self.without_words,
            _row(self.use_sandbox),
        )
        page.addLayout(_row(self.back, first_stretch=True, then=self.skip_key))

    def _page(self, *parts: QWidget | QHBoxLayout) -> QVBoxLayout:
        page = QWidget()
        self._pages.append(page)
        self._page_column.addWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        for part in parts:
            if isinstance(part, QLabel) and part.property("role") == "strong":
                column.addSpacing(GAP_LARGE)
            if isinstance(part, QHBoxLayout):
                column.addSpacing(4)
                column.addLayout(part)
            else:
                column.addWidget(part)
        column.addStretch(1)
        column.addSpacing(GAP)
        return column

    def _language_button(self, name: str, words: str, language: Language) -> QPushButton:
        def choose() -> None:
            self._controller.change_settings(replace(self._controller.settings, language=language))

        button = push_button(name, choose)
        button.setText(words)
        button.setCheckable(True)
        # Chosen, it is written bold.
        button.setMinimumWidth(_LANGUAGE_WIDTH)
        return button

    @Slot()
    def _go_to_key(self) -> None:
        self._show(Step.KEY)

    @Slot()
    def _go_back(self) -> None:
        self._show(Step.LANGUAGE)

    def _show(self, step: Step) -> None:
        self._step = step
        for number, page in enumerate(self._pages):
            page.setVisible(number == step)
        self._retranslate()
        self.take_focus()
        self._announce()

    def _announce(self) -> None:
        """Let a screen reader say which step this is: it reads only what takes the focus."""
        title = self.welcome if self._step is Step.LANGUAGE else self.key_title
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{self.progress.text()}. {title.text()}"))

    @Slot(object)
    def _use_key(self, key: Secret) -> None:
        self._use_service()
        self._controller.store_key(key)

    @Slot()
    def _use_service(self) -> None:
        self._decide(Mode.SERVICE)

    @Slot()
    def _use_sandbox(self) -> None:
        self._decide(Mode.SANDBOX)

    def _decide(self, mode: Mode) -> None:
        self._controller.change_settings(replace(self._controller.settings, mode=mode))
        self.decided.emit()

    def _retranslate(self) -> None:
        step = self.tr("Step {step} of {steps}").format(step=self._step + 1, steps=len(Step) + 1)
        self.progress.setText(step)
        self.welcome.setText(self.tr("Welcome to Finovox Desktop"))
        self.purpose.setText(self.tr("Drop documents on the window and see which ones may have been tampered with."))
        self.leaves_title.setText(self.tr("What leaves this computer"))
        sentences = (
            self.tr("The documents you add go to the Finovox service, with their names, over an encrypted connection."),
            self.tr("The service deletes its results after 60 minutes. What you see here stays on this computer."),
            self.tr("Nothing else is sent: no statistics, no case references, no notes."),
        )
        for label, sentence in zip(self.leaves, sentences, strict=True):
            label.setText(sentence)
        self.go_on.setText(self.tr("Continue"))
        self.skip_language.setText(self.tr("Skip"))
        self.key_title.setText(self.tr("Your API key"))
        self.key_purpose.setText(self.tr("The key opens the Finovox service for you. Your administrator has it."))
        self.key_place.setText(self.key.place_text(None))
        self.without_title.setText(self.tr("No key at hand?"))
        self.without_words.setText(
            self.tr(
                "The sandbox checks documents on this computer, sends nothing, and gives no verdict of the service."
            )
        )
        self.use_sandbox.setText(self.tr("Try it without a key"))
        self.back.setText(self.tr("Back"))
        self.skip_key.setText(self.tr("Skip: add the key later"))


def _row(first: QWidget, *more: QWidget, first_stretch: bool = False, then: QWidget | None = None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP_SMALL)
    row.addWidget(first)
    for widget in more:
        row.addWidget(widget)
    row.addStretch(1)
    if first_stretch and then is not None:
        row.addWidget(then)
    return row
