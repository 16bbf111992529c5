"""Addresses of files, byte for byte."""

import os
import sys
from urllib.parse import quote

from PySide6.QtCore import QUrl


def encoded_url(path: str) -> str:
    """Give the address of an absolute path, byte for byte: also of one that is no UTF-8."""
    return f"file://{quote(os.fsencode(path))}"


def file_url(path: str) -> QUrl:
    """Give the address of an absolute path as Qt's."""
    if sys.platform == "win32":
        return QUrl.fromLocalFile(path)
    return QUrl.fromEncoded(encoded_url(path).encode("ascii"), QUrl.ParsingMode.StrictMode)
