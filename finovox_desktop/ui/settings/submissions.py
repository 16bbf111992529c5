"""The settings' page of submissions: how many at once, what is asked for, and what is done by itself."""

from dataclasses import replace

from PySide6.QtWidgets import QSpinBox

from finovox_desktop.core.settings import MOST_ANALYSES_IN_PROGRESS, MOST_SUBMISSIONS_IN_FLIGHT, Settings
from finovox_desktop.ui.settings.page import SettingsPage, explained, line
from finovox_desktop.ui.widgets.choice import Choice
from finovox_desktop.ui.widgets.makers import explain, named, plain_label
from finovox_desktop.ui.widgets.option_buttons import CheckBox
from finovox_desktop.ui.words.locale_text import number_text

_FIELD_WIDTH = 84
_PADDING = 11


class SubmissionsPage(SettingsPage):
    """How documents are submitted."""

    def __init__(self) -> None:
        super().__init__("submissionsPage")
        self._in_flight_label = plain_label("inFlightLabel")
        self.in_flight = named(Choice(), "inFlight")
        self.in_flight.addItems([str(number) for number in range(1, MOST_SUBMISSIONS_IN_FLIGHT + 1)])
        self._in_progress_label = plain_label("inProgressLabel")
        self.in_progress = named(QSpinBox(), "inProgress")
        self.in_progress.setRange(1, MOST_ANALYSES_IN_PROGRESS)
        # The style sheet hides the arrows, and with them loses the padding. NoButtons would leave the number no room.
        self.in_progress.lineEdit().setTextMargins(_PADDING, 0, _PADDING, 0)
        self.in_progress_bounds = plain_label("inProgressBounds", "small")
        self._in_progress_words = plain_label("inProgressWords", "small", wraps=True)
        self.explanation = named(CheckBox(), "explanation")
        self._explanation_words = plain_label("explanationWords", "small", wraps=True)
        self.again = named(CheckBox(), "submitUnconfirmedAgain")
        self._again_words = plain_label("againWords", "small", wraps=True)
        self._lay_out()
        self._ready()

    def title(self) -> str:
        return self.tr("Submissions")

    def show_settings(self, settings: Settings) -> None:
        self.in_flight.setCurrentIndex(settings.submissions_in_flight - 1)
        self.in_progress.setValue(settings.analyses_in_progress)
        self.explanation.setChecked(settings.explanation)
        self.again.setChecked(settings.submit_unconfirmed_again)

    def applied_to(self, settings: Settings) -> Settings:
        return replace(
            settings,
            submissions_in_flight=self.in_flight.currentIndex() + 1,
            analyses_in_progress=self.in_progress.value(),
            explanation=self.explanation.isChecked(),
            submit_unconfirmed_again=self.again.isChecked(),
        )

    def retranslate(self) -> None:
        self._in_flight_label.setText(self.tr("Documents submitted at the same time"))
        self._in_progress_label.setText(self.tr("Analyses in progress at the same time"))
        self.in_progress_bounds.setText(
            self.tr("{least} to {most}").format(least=number_text(1), most=number_text(MOST_ANALYSES_IN_PROGRESS))
        )
        self._in_progress_words.setText(self.tr("The service advises at most 10 for each key."))
        advice = self.tr(
            "The service advises at most 10 analyses at once for each key. It queues more, and they slow each other down. "
            "One that is not ready after 10 minutes no longer counts."
        )
        for widget in (self._in_progress_label, self.in_progress, self._in_progress_words):
            explain(widget, advice)
        self.explanation.setText(self.tr("Ask for explanations too"))
        self._explanation_words.setText(
            self.tr("Why a document has its risk, in sentences. The service may count this separately.")
        )
        self.again.setText(self.tr("Submit again by itself what may have been received"))
        self._again_words.setText(
            self.tr("Where no answer came. The service may have received such a document, and count it twice.")
        )

    def _lay_out(self) -> None:
        self._in_flight_label.setBuddy(self.in_flight)
        self._in_progress_label.setBuddy(self.in_progress)
        self.in_flight.setFixedWidth(_FIELD_WIDTH)
        self.in_progress.setFixedWidth(_FIELD_WIDTH)
        at_once = self._card("atOnceCard")
        at_once.addLayout(line(self._in_flight_label, self.in_flight, stretched=self._in_flight_label))
        at_once.addLayout(
            line(
                self._in_progress_label,
                self.in_progress_bounds,
                self.in_progress,
                stretched=self._in_progress_label,
            )
        )
        at_once.addWidget(self._in_progress_words)
        asked_for = self._card("askedForCard")
        for choice, words in ((self.explanation, self._explanation_words), (self.again, self._again_words)):
            asked_for.addLayout(explained(choice, words))
