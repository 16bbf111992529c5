"""Words about pages and why one cannot be shown, in the language that is worn."""

from PySide6.QtCore import QCoreApplication

from finovox_desktop.core.preview import OBSTACLE_TEXTS, PreviewObstacle

translate = QCoreApplication.translate


def page_text(page: int, pages: int) -> str:
    """Say which page it is; `page` is counted from 0, `pages` is 0 where it is not known."""
    if pages == 0:
        return translate("Preview", "Page {page}").format(page=page + 1)
    return translate("Preview", "Page {page} of {pages}").format(page=page + 1, pages=pages)


def page_name(page: int, pages: int, name: str) -> str:
    """Say which page of which document it is; `name` is fit to be shown."""
    return translate("Preview", "{page} of {name}").format(page=page_text(page, pages), name=name)


def obstacle_title(obstacle: PreviewObstacle) -> str:
    """Say what is in the way."""
    return translate("Preview", OBSTACLE_TEXTS[obstacle].happened)


def obstacle_advice(obstacle: PreviewObstacle) -> str:
    """Say what that means for the user."""
    return translate("Preview", OBSTACLE_TEXTS[obstacle].advice)
