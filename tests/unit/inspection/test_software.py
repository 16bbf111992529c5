from pathlib import Path

import pytest

from finovox_desktop.core.risk import Check, RiskLevel
from finovox_desktop.inspection.software import software_findings
from tests.unit.inspection.documents import inspected, make_pdf

HISTORY = b"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#">
<xmpMM:History><rdf:Seq><rdf:li stEvt:action="saved" stEvt:softwareAgent="Adobe Photoshop 25.0"/></rdf:Seq>
</xmpMM:History></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Adobe Photoshop CC 2019 (Windows)", RiskLevel.HIGH),
        ("GIMP 2.10.34", RiskLevel.HIGH),
        ("gnome-screenshot", RiskLevel.HIGH),
        ("iLovePDF", RiskLevel.MEDIUM),
        ("Adobe Photoshop Lightroom 6.1", RiskLevel.MEDIUM),
        ("https://imagemagick.org", RiskLevel.MEDIUM),
        ("Foxit PhantomPDF Version 9", RiskLevel.MEDIUM),
        ("PyPDF2", RiskLevel.LOW),
        ("SAMBox 1.1.19 (www.sejda.org)", RiskLevel.LOW),
    ],
)
def test_a_program_is_judged_by_what_it_is_for(name: str, level: RiskLevel) -> None:
    assert [finding.level for finding in software_findings([name])] == [level]


@pytest.mark.parametrize(
    "name",
    [
        "Microsoft® Word 2019",
        "Acrobat Distiller 21.0 (Windows)",
        "Foxit PhantomPDF Printer Version 9",
        "Skia/PDF m103 Google Docs Renderer",
        "Example Billing 4.2",
        "Draw",
        "",
    ],
)
def test_an_ordinary_program_is_no_trace(name: str) -> None:
    assert software_findings([name]) == ()


def test_draw_counts_where_an_office_suite_wrote_the_file() -> None:
    (finding,) = software_findings(["Draw", "LibreOffice 7.0"])
    assert finding.level is RiskLevel.MEDIUM


def test_a_programs_name_in_the_xmp_history_is_found(tmp_path: Path) -> None:
    inspection = inspected(tmp_path, make_pdf(xmp=HISTORY))
    assert inspection.level(Check.SOFTWARE) is RiskLevel.HIGH
    assert inspection.software == "Adobe Photoshop"


def test_an_honest_document_names_its_program_and_is_low(tmp_path: Path) -> None:
    inspection = inspected(tmp_path, make_pdf())
    assert inspection.level(Check.SOFTWARE) is RiskLevel.LOW
    assert inspection.software == "Example Billing 4.2"


def test_broken_xmp_leaves_software_and_metadata_without_a_level(tmp_path: Path) -> None:
    inspection = inspected(tmp_path, make_pdf(xmp=HISTORY.replace(b"</rdf:RDF>", b"")))
    assert inspection.level(Check.SOFTWARE) is None
    assert inspection.level(Check.METADATA) is None
    assert inspection.level(Check.DATASTRUCTURE) is RiskLevel.LOW
