"""A page as a picture: what is asked for, what comes back, and why a page cannot be shown, with words for people.

The words are the English source texts; the window shows them through Qt's translation (context "Preview").
"""

from dataclasses import dataclass
from enum import StrEnum

from finovox_desktop.core.document import Document
from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page of a document, counted from 0, wanted as a picture that is `width` pixels of the screen wide."""

    document: Document
    page: int
    width: int


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page's pixels: `height` rows of `width` pixels of three bytes (red, green, blue), nothing between them."""

    width: int
    height: int
    pixels: bytes


class PreviewObstacle(StrEnum):
    """Why a page cannot be shown."""

    GONE = "gone"
    UNREADABLE = "unreadable"
    CHANGED = "changed"
    LOCKED = "locked"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    TOO_COMPLEX = "too_complex"
    TOOK_TOO_LONG = "took_too_long"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PagePreview:
    """What came of a request; `pages` is how many the document has, 0 where that is not known."""

    request: PageRequest
    pages: int
    content: PagePicture | PreviewObstacle


@dataclass(frozen=True, slots=True)
class ObstacleText:
    """What is in the way, in a few words, and what that means for the user."""

    happened: str
    advice: str


OBSTACLE_TEXTS = {
    PreviewObstacle.GONE: ObstacleText(
        QT_TRANSLATE_NOOP("Preview", "The file is no longer there"),
        QT_TRANSLATE_NOOP("Preview", "It was moved, renamed or deleted after it was added."),
    ),
    PreviewObstacle.UNREADABLE: ObstacleText(
        QT_TRANSLATE_NOOP("Preview", "The file cannot be read"),
        QT_TRANSLATE_NOOP("Preview", "Another program may hold it, or its drive is not connected."),
    ),
    PreviewObstacle.CHANGED: ObstacleText(
        QT_TRANSLATE_NOOP("Preview", "The file has changed since it was added"),
        QT_TRANSLATE_NOOP("Preview", "It is no longer the document that was added, so it is not shown here."),
    ),
    PreviewObstacle.LOCKED: ObstacleText(
        QT_TRANSLATE_NOOP("Preview", "A password protects this document"),
        QT_TRANSLATE_NOOP("Preview", "Open it in a program that asks for the password."),
    ),
    PreviewObstacle.DAMAGED: ObstacleText(
        QT_TRANSLATE_NOOP("Preview", "This page cannot be read"),
        QT_TRANSLATE_NOOP("Preview", "The document is damaged. Ask for it again, or for the original."),
    ),
    PreviewObstacle.TOO_LARGE: ObstacleText(
        QT_TRANSLATE_NOOP("Preview", "The document is too large for a preview"),
        QT_TRANSLATE_NOOP("Preview", "Open it in another program."),
    ),
    PreviewObstacle.TOO_COMPLEX: ObstacleText(
        QT_TRANSLATE_NOOP("Preview", "This page draws too much for a preview"),
        QT_TRANSLATE_NOOP("Preview", "Few honest documents do. Be careful when you open it in another program."),
    ),
    PreviewObstacle.TOOK_TOO_LONG: ObstacleText(
        QT_TRANSLATE_NOOP("Preview", "The preview of this page took too long"),
        QT_TRANSLATE_NOOP("Preview", "It was ended. Be careful when you open the document in another program."),
    ),
    PreviewObstacle.FAILED: ObstacleText(
        QT_TRANSLATE_NOOP("Preview", "This page made the preview fail"),
        QT_TRANSLATE_NOOP("Preview", "Nothing else is affected. Be careful when you open it in another program."),
    ),
}
