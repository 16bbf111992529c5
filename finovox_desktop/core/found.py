"""A document as it was found under a dropped path."""

from dataclasses import dataclass

from finovox_desktop.core.document import Document


@dataclass(frozen=True, slots=True)
class Found:
    """A document that was found under a dropped path.

    `case` is the dropped folder's name, else that of the e-mail or archive, or empty; `origin` where it was taken out of.
    `is_locked`: it opens with a password only.
    """

    document: Document
    case: str
    origin: str = ""
    is_locked: bool = False

    @property
    def place(self) -> str:
        """Where a person finds it."""
        return self.origin or self.document.path
