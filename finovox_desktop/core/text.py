"""Text from outside (file names, the service's words) made safe to show, to store and to export as plain text."""

import re
import unicodedata

GREATEST_SHOWN_LENGTH = 300
"""Characters shown of a text from outside: a cell of a million characters would cost 300 ms a repaint."""


_SURROGATES = re.compile("[\ud800-\udfff]")
_COMBINING = re.compile("[\u0300-\u036f]")


def without_lone_surrogates(text: str) -> str:
    """Replace lone surrogates, which neither SQLite nor UTF-8 can hold, by the replacement character."""
    return text if text.isascii() else _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def folded(text: str) -> str:
    """Make a text comparable in a search: without case and without accents."""
    if text.isascii():
        return text.lower()
    return _COMBINING.sub("", unicodedata.normalize("NFKD", text.casefold()))


def shown(text: str, greatest_length: int = GREATEST_SHOWN_LENGTH) -> str:
    """Make a text from outside fit to be shown on one line.

    Line ends become spaces; control characters and marks that change the reading direction become visible as `<U+202E>`;
    what cannot be encoded is replaced; what is too long is cut and ends with an ellipsis.
    """
    cut = text[: greatest_length + 1]
    # Nearly every text: nothing that has to be replaced is printable.
    visible = cut if cut.isprintable() else "".join(map(_visible, without_lone_surrogates(cut)))
    return visible if len(visible) <= greatest_length else visible[: greatest_length - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _visible(character: str) -> str:
    if character in "\r\n\t":
        return " "
    # Cc: controls; Cf: format characters, among them every bidirectional mark; Zl, Zp: line and paragraph separators.
    if unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"}:
        return f"<U+{ord(character):04X}>"
    return character
