"""E-mails and archives as programs write them."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

PDF = b"%PDF-1.7\r\n\x00\xff binary \r\n\r lines\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4


def message(*attachments: tuple[str, bytes], subject: str = "Your documents") -> EmailMessage:
    """Make a message with text and attached files."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", subject
    mail["Date"] = "Mon, 23 Nov 2026 10:00:00 +0000"
    mail.set_content("Please find the documents attached.")
    mail.add_alternative("<p>Please find the documents attached.</p>", subtype="html")
    for name, content in attachments:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail


def archive(*files: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Make a ZIP archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as file:
        for name, content in files:
            file.writestr(name, content)
    return target.getvalue()


def written(path: Path, content: bytes) -> Path:
    """Write a file; give its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
