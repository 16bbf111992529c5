"""What the user chose, and what a front door was told for this run."""

from dataclasses import dataclass, field
from enum import StrEnum

from finovox_desktop.core.destination import SANDBOX, SERVICE_ROOT, AnalysisType, Destination
from finovox_desktop.core.network import Network
from finovox_desktop.core.text import shown

MOST_SUBMISSIONS_IN_FLIGHT = 10
"""At most 10 analyses at once per key; the service queues more and each slows the others."""

USUAL_ANALYSES_IN_PROGRESS = 50
MOST_ANALYSES_IN_PROGRESS = 2000
"""Tokens that are waited for at once. One that is not ready after 10 minutes no longer counts."""

LONGEST_KEY_NAME = 40
"""Characters in the name that a person gives to the key."""


class Language(StrEnum):
    """The languages the program speaks."""

    ENGLISH = "en"
    FRENCH = "fr"


class Mode(StrEnum):
    """Where new documents go. UNDECIDED: the first-run choice was not made yet."""

    UNDECIDED = "undecided"
    SERVICE = "service"
    SANDBOX = "sandbox"


@dataclass(frozen=True, slots=True)
class WindowLayout:
    """Where the window and its parts are, as texts of the window's own (mostly Qt's opaque state in base64).

    Empty for "as it comes"; what cannot be understood counts as empty.
    """

    geometry: str = ""
    columns: str = ""
    splitter: str = ""
    grouping: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's settings.

    `language` None follows the system. `key_name` is what a person calls the key of `service_root`, empty for no name.
    `submit_unconfirmed_again` submits anew what may have been received, by itself; it
    may then be counted twice. `notify_of_batches` shows a notification of the system when a batch is finished.
    `watched_folder` is the path of the folder whose documents are taken in by themselves, empty for none.
    """

    language: Language | None = None
    mode: Mode = Mode.UNDECIDED
    service_root: str = SERVICE_ROOT
    key_name: str = ""
    explanation: bool = False
    submissions_in_flight: int = MOST_SUBMISSIONS_IN_FLIGHT
    analyses_in_progress: int = USUAL_ANALYSES_IN_PROGRESS
    submit_unconfirmed_again: bool = False
    notify_of_batches: bool = True
    watched_folder: str = ""
    network: Network = field(default_factory=Network)
    layout: WindowLayout = WindowLayout()

    @property
    def destination(self) -> Destination:
        """Where new documents go."""
        return SANDBOX if self.mode is Mode.SANDBOX else Destination(self.service_root)

    def analysis_types_for(self, destination: Destination) -> tuple[AnalysisType, ...]:
        """Give what is asked for; the sandbox always explains itself, since it costs nothing."""
        if self.explanation or destination.is_sandbox:
            return (AnalysisType.RISK, AnalysisType.EXPLANATION)
        return (AnalysisType.RISK,)


def read_key_name(text: str) -> str:
    """Give the name of a key as it is kept: one line of plain text, at most LONGEST_KEY_NAME characters."""
    return shown(" ".join(text.split()), LONGEST_KEY_NAME)
