"""What is found inside an e-mail or an archive, before anything is taken out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from finovox_desktop.core.document import RefusalReason


class MemberError(Exception):
    """A member, or a whole container, cannot be taken out; the reason is for people, the text for who wants to know."""

    def __init__(self, reason: RefusalReason, words: str = "") -> None:
        super().__init__(words)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a container.

    `blocks` gives its bytes and raises MemberError; `members` is there instead where it is a message that is open already.
    """

    name: str
    blocks: Callable[[], Iterator[bytes]] | None = None
    members: Callable[[], "Iterator[Member]"] | None = None
