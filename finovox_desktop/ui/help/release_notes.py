"""What is new in each version, for people. A new version is a new entry at the top."""

from dataclasses import dataclass

from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Release:
    """A version, its date (such as 2026-11-30, empty while it is not released), and its notes in English."""

    version: str
    date: str
    notes: tuple[str, ...]


RELEASES = (
    Release(
        "0.1.0",
        "",
        (
            QT_TRANSLATE_NOOP("ReleaseNotes", "Drop PDF, JPEG and PNG documents or whole folders: each gets its risk."),
            QT_TRANSLATE_NOOP(
                "ReleaseNotes",
                "Closing the window, a crash or a power cut loses no result, and nothing is submitted twice by itself.",
            ),
            QT_TRANSLATE_NOOP("ReleaseNotes", "Pause, cancel, retry, submit again and remove, with undo."),
            QT_TRANSLATE_NOOP(
                "ReleaseNotes", "The details say what each check looked for and found, with the history of a document."
            ),
            QT_TRANSLATE_NOOP(
                "ReleaseNotes", "The pages of a document are shown, small, large and in a window of their own."
            ),
            QT_TRANSLATE_NOOP(
                "ReleaseNotes",
                "Decide: a verdict and a note for each document, one document a screen with T, with undo for everything.",
            ),
            QT_TRANSLATE_NOOP(
                "ReleaseNotes",
                "Cases: a reference for each document; filter and group by case or day, search every word.",
            ),
            QT_TRANSLATE_NOOP(
                "ReleaseNotes", "E-mails and archives: their documents are taken out. A folder can be watched."
            ),
            QT_TRANSLATE_NOOP("ReleaseNotes", "Reports of what is selected, what is shown, or everything."),
            QT_TRANSLATE_NOOP("ReleaseNotes", "Without a key, the sandbox checks documents on this computer."),
            QT_TRANSLATE_NOOP("ReleaseNotes", "The API key lies in the system's keyring, and can be named."),
            QT_TRANSLATE_NOOP("ReleaseNotes", "English and French, light and dark, help with F1."),
        ),
    ),
)
