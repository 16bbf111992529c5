"""What a PDF says about itself, in its information dictionary and in its XMP packet, and whether the two agree."""

from dataclasses import dataclass, field
from datetime import datetime

import pikepdf

from finovox_desktop.core.risk import Check, RiskLevel
from finovox_desktop.inspection.dates import DocumentDate, differ, future_dates, pdf_date, precedes
from finovox_desktop.inspection.findings import Finding, FindingCode
from finovox_desktop.inspection.limits import GREATEST_METADATA, GREATEST_TEXT, CutShortError
from finovox_desktop.inspection.xmp import Xmp, read_xmp


@dataclass(frozen=True, slots=True)
class Metadata:
    """The information dictionary's entries that the checks look at, and the XMP packet's."""

    producer: str = ""
    creator: str = ""
    created: DocumentDate | None = None
    modified: DocumentDate | None = None
    xmp: Xmp = field(default_factory=Xmp)

    @property
    def programs(self) -> tuple[str, ...]:
        """Names of programs, the one that wrote the content first."""
        return (self.creator, self.producer, self.xmp.creator_tool, self.xmp.producer, *self.xmp.software_agents)


def read_metadata(pdf: pikepdf.Pdf) -> Metadata:
    """Read both places.

    Raises:
        CutShortError: one of them cannot be read.

    """
    try:
        information = pdf.trailer.get("/Info")
        return Metadata(
            producer=_entry(information, "/Producer"),
            creator=_entry(information, "/Creator"),
            created=pdf_date(_entry(information, "/CreationDate")),
            modified=pdf_date(_entry(information, "/ModDate")),
            xmp=read_xmp(_packet(pdf)),
        )
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError) as error:
        raise CutShortError("the metadata cannot be read") from error


def metadata_findings(metadata: Metadata, now: datetime) -> tuple[Finding, ...]:
    """Judge the dates, and the information dictionary against the XMP packet."""
    xmp = metadata.xmp
    findings = list(future_dates((metadata.created, metadata.modified, xmp.created, xmp.modified), now))
    for created, modified in ((metadata.created, metadata.modified), (xmp.created, xmp.modified)):
        if precedes(modified, created):
            findings.append(_medium(FindingCode.MODIFIED_BEFORE_CREATED, str(modified), str(created)))
            break
    for information_date, xmp_date in ((metadata.created, xmp.created), (metadata.modified, xmp.modified)):
        if differ(information_date, xmp_date):
            findings.append(_medium(FindingCode.DATES_DISAGREE, str(information_date), str(xmp_date)))
            break
    if _names_disagree(metadata.producer, xmp.producer):
        findings.append(_medium(FindingCode.PRODUCERS_DISAGREE, metadata.producer, xmp.producer))
    return tuple(findings)


def _medium(code: FindingCode, *evidence: str) -> Finding:
    return Finding(Check.METADATA, RiskLevel.MEDIUM, code, evidence)


def _names_disagree(one: str, other: str) -> bool:
    """Say whether neither of two names contains the other; letters and digits count, an absent name agrees."""
    first, second = (
        "".join(character for character in name.casefold() if character.isalnum()) for name in (one, other)
    )
    return bool(first and second) and first not in second and second not in first


def _entry(information: object, name: str) -> str:
    if not isinstance(information, pikepdf.Dictionary):
        return ""
    value = information.get(name)
    return str(value)[:GREATEST_TEXT].strip("\0 \r\n\t") if isinstance(value, pikepdf.String) else ""


def _packet(pdf: pikepdf.Pdf) -> bytes:
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return b""
    packet = stream.read_bytes()
    if len(packet) > GREATEST_METADATA:
        raise CutShortError("XMP too large")
    return packet
