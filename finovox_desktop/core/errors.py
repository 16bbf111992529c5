"""Errors with words for people: what happened, what the program did, what the user can do. The cause goes to the log."""


class FinovoxError(Exception):
    """An error that a front door shows as it is. `title` says what happened, `advice` what can be done."""

    def __init__(self, title: str, advice: str) -> None:
        super().__init__(f"{title} {advice}")
        self.title = title
        self.advice = advice


class DataDirectoryInUseError(FinovoxError):
    """Another process owns the data directory."""


class DataDirectoryUnusableError(FinovoxError):
    """The data directory cannot be written, is full, or was written by a newer version."""


class KeyringUnavailableError(FinovoxError):
    """The system's keyring is absent, locked, or did not keep what was stored."""


class SandboxUnavailableError(FinovoxError):
    """The embedded service could not be started."""


class ExportError(FinovoxError):
    """A report could not be written; an earlier one at that place is untouched."""
