"""The attachments of an e-mail, decoded exactly. The words of the message itself are no documents."""

import email.header
import email.policy
from collections.abc import Iterator
from email import errors
from email.message import Message
from email.parser import BytesFeedParser
from functools import partial
from typing import BinaryIO

from finovox_desktop.core.document import RefusalReason
from finovox_desktop.inspection.limits import GREATEST_INLINE_PICTURE, GREATEST_MAIL
from finovox_desktop.inspection.member import Member, MemberError

_BLOCK = 64 * 1024  # bytes
_CUT_OFF = (errors.InvalidBase64LengthDefect,)
_HEADERS_WITH_NAMES = frozenset({"content-type", "content-disposition", "subject"})
_WHOLE_MESSAGES = frozenset({"message/rfc822", "message/global"})


def mail_members(file: BinaryIO) -> Iterator[Member]:
    """Give the attachments of a message; raises MemberError."""
    # The older policy: it hands out what it cannot read as it is, where the newer ones raise in many places.
    parser = BytesFeedParser(policy=email.policy.compat32)
    size = 0
    # Fed as bytes: a file that is read as text loses the line ends of what is attached without an encoding.
    while block := file.read(_BLOCK):
        size += len(block)
        if size > GREATEST_MAIL:
            raise MemberError(RefusalReason.TOO_LARGE)
        parser.feed(block)
    return _members(parser.close())


def _members(message: Message) -> Iterator[Member]:
    """Walk a message's parts, but not into the messages that are attached to it."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        _read_raw_names(part)
        content = part.get_payload()
        if isinstance(content, list) and part.get_content_type() in _WHOLE_MESSAGES:
            for inner in content:
                if isinstance(inner, Message):
                    _read_raw_names(inner)
                    yield Member(_message_name(part, inner), members=partial(_members, inner))
        elif isinstance(content, list) and part.get_content_maintype() != "message":
            waiting.extend(inner for inner in reversed(content) if isinstance(inner, Message))
        elif not _is_text_of_message(part):
            yield Member(_name(part), partial(_blocks, part))


def _blocks(part: Message) -> Iterator[bytes]:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        raise MemberError(RefusalReason.DAMAGED)
    if any(isinstance(defect, _CUT_OFF) for defect in part.defects):
        raise MemberError(RefusalReason.DAMAGED, "the encoding is cut off")
    if _is_picture_in_text(part) and len(payload) < GREATEST_INLINE_PICTURE:
        raise MemberError(RefusalReason.INLINE_PICTURE)
    yield payload


def _is_text_of_message(part: Message) -> bool:
    is_attached = part.get_content_disposition() == "attachment" or part.get_filename() is not None
    return not is_attached and part.get_content_maintype() in {"text", "message", "multipart"}


def _is_picture_in_text(part: Message) -> bool:
    is_inline = part.get_content_disposition() == "inline" or "Content-ID" in part
    return part.get_content_maintype() == "image" and is_inline and part.get_content_disposition() != "attachment"


def _message_name(part: Message, inner: Message) -> str:
    return _text(part.get_filename()) or f"{_header(inner, 'Subject') or 'message'}.eml"


def _name(part: Message) -> str:
    return _text(part.get_filename()) or f"{part.get_content_maintype()}.{part.get_content_subtype()}"


def _header(message: Message, name: str) -> str:
    return _text(str(message.get(name, "")))


def _read_raw_names(part: Message) -> None:
    """Read names that stand in the head as plain UTF-8, without the encoding that a head asks for."""
    for name, value in list(part.raw_items()):
        if name.lower() in _HEADERS_WITH_NAMES and not value.isascii():
            part.replace_header(name, value.encode("ascii", "surrogateescape").decode("utf-8", "replace"))


def _text(value: str | None) -> str:
    """Read the encoded words of a header (RFC 2047), which many programs also write into the names of files."""
    if not value:
        return ""
    try:
        words = email.header.decode_header(value)
        return "".join(
            word.decode(charset or "utf-8", "replace") if isinstance(word, bytes) else word for word, charset in words
        )
    except (errors.MessageError, ValueError, LookupError):
        return value
