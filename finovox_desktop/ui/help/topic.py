"""What the help is about."""

from enum import StrEnum


class HelpTopic(StrEnum):
    """The pages, in their order."""

    FIRST_STEPS = "first_steps"
    PRIVACY = "privacy"
    SHORTCUTS = "shortcuts"
    NEWS = "news"
    ABOUT = "about"
