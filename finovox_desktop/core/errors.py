"""Errors with words for people: what happened, what the program did, what the user can do. The cause goes to the log."""


class FinovoxError(Exception):
    """An error that a front door shows, in the language in use.

    `title` says what happened, `advice` what can be done: English source texts of the translation's context "Error", with
    the names of `values` in braces.
    """

    def __init__(self, title: str, advice: str, **values: str) -> None:
        super().__init__(f"{title} {advice}".format(**values))
        self.title = title
        self.advice = advice
        self.values = values


class DataDirectoryInUseError(FinovoxError):
    """Another process owns the data directory."""


class DataDirectoryUnusableError(FinovoxError):
    """The data directory cannot be written, is full, or was written by a newer version."""


class DataDamagedError(DataDirectoryUnusableError):
    """The stored jobs are damaged; the file is as it was."""


class DataSalvagedError(FinovoxError):
    """The stored jobs were damaged; what could be read was salvaged, and the damaged file is kept."""


class KeyringUnavailableError(FinovoxError):
    """The system's keyring is absent, locked, or did not keep what was stored."""


class CertificateFileError(FinovoxError):
    """The file of trusted certificates in the settings cannot be used."""


class SandboxUnavailableError(FinovoxError):
    """The embedded service could not be started."""


class ExportError(FinovoxError):
    """A report could not be written; an earlier one at that place is untouched."""


class DocumentNotShownError(FinovoxError):
    """A document could not be opened, or shown in its folder."""
