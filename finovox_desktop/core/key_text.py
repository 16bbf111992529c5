"""Reading a key that a person pasted."""

from finovox_desktop.core.secret import Secret

GREATEST_KEY_LENGTH = 1024
"""Characters; Windows' keyring holds 1,280."""


def read_key(text: str) -> Secret:
    """Read a pasted key, white space around it ignored.

    Raises ValueError, with words that do not hold the key: for an empty one, and for one that no request could carry.
    """
    key = text.strip()
    if not key:
        raise ValueError("the key is empty")
    if len(key) > GREATEST_KEY_LENGTH:
        raise ValueError(f"the key is longer than {GREATEST_KEY_LENGTH} characters")
    if not all("!" <= character <= "~" for character in key):
        raise ValueError("the key holds a space or a character that no key has")
    return Secret(key)
