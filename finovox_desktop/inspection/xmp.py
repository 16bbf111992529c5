"""What an XMP packet (ISO 16684-1) says about programs and dates."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from finovox_desktop.inspection.dates import DocumentDate, xmp_date
from finovox_desktop.inspection.limits import GREATEST_METADATA, GREATEST_TEXT, CutShortError

_PRODUCER = "{http://ns.adobe.com/pdf/1.3/}Producer"
_CREATOR_TOOL = "{http://ns.adobe.com/xap/1.0/}CreatorTool"
_CREATED = "{http://ns.adobe.com/xap/1.0/}CreateDate"
_MODIFIED = "{http://ns.adobe.com/xap/1.0/}ModifyDate"
_SOFTWARE_AGENT = "{http://ns.adobe.com/xap/1.0/sType/ResourceEvent#}softwareAgent"
_GREATEST_NUMBER_OF_AGENTS = 1_000


@dataclass(frozen=True, slots=True)
class Xmp:
    """The parts of an XMP packet that the checks look at."""

    producer: str = ""
    creator_tool: str = ""
    software_agents: tuple[str, ...] = ()
    created: DocumentDate | None = None
    modified: DocumentDate | None = None


def read_xmp(packet: bytes) -> Xmp:
    """Read a packet; an empty one, or none but padding, says nothing.

    Raises:
        CutShortError: it is too large or not well-formed.

    """
    if len(packet) > GREATEST_METADATA:
        raise CutShortError("XMP too large")
    stripped = packet.strip(b"\0 \r\n\t\xef\xbb\xbf")
    if not stripped:
        return Xmp()
    try:
        root = fromstring(stripped)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise CutShortError("XMP not well-formed") from error
    values = _values(root)
    return Xmp(
        producer=_first(values[_PRODUCER]),
        creator_tool=_first(values[_CREATOR_TOOL]),
        software_agents=tuple(dict.fromkeys(values[_SOFTWARE_AGENT])),
        created=xmp_date(_first(values[_CREATED])),
        modified=xmp_date(_first(values[_MODIFIED])),
    )


def _values(root: Element) -> dict[str, list[str]]:
    """Collect the wanted properties, which may be written as elements or as attributes."""
    values: dict[str, list[str]] = {
        name: [] for name in (_PRODUCER, _CREATOR_TOOL, _CREATED, _MODIFIED, _SOFTWARE_AGENT)
    }
    for element in root.iter():
        if element.tag in values:
            _keep(values[element.tag], "".join(element.itertext()))
        for name, value in element.attrib.items():
            if name in values:
                _keep(values[name], value)
    return values


def _keep(values: list[str], text: str) -> None:
    if text.strip() and len(values) < _GREATEST_NUMBER_OF_AGENTS:
        values.append(text.strip()[:GREATEST_TEXT])


def _first(values: list[str]) -> str:
    return values[0] if values else ""
