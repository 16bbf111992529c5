from pathlib import Path

import pytest

from finovox_desktop.core.risk import Check, RiskLevel
from finovox_desktop.inspection.findings import FindingCode
from tests.unit.inspection.documents import codes, inspected, make_pdf


def xmp(*, producer: str = "", created: str = "") -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f"<pdf:Producer>{producer}</pdf:Producer><xmp:CreateDate>{created}</xmp:CreateDate>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


@pytest.mark.parametrize(
    ("information", "level", "code"),
    [
        ({"ModDate": "D:20250605000000Z"}, RiskLevel.HIGH, FindingCode.DATE_IN_FUTURE),
        ({"CreationDate": "D:99991231235959-12'00'"}, RiskLevel.HIGH, FindingCode.DATE_IN_FUTURE),
        ({"ModDate": "D:20250314092500Z"}, RiskLevel.MEDIUM, FindingCode.MODIFIED_BEFORE_CREATED),
    ],
)
def test_impossible_dates(tmp_path: Path, information: dict[str, str], level: RiskLevel, code: FindingCode) -> None:
    inspection = inspected(tmp_path, make_pdf(information=information))
    assert code in codes(inspection)
    assert inspection.level(Check.METADATA) is level


@pytest.mark.parametrize(
    "information",
    [
        {"ModDate": "D:20250602120000Z"},  # 24 h ahead: a clock that is wrong
        {"ModDate": "D:20250314092600Z"},  # 41 s before
        {"ModDate": "D:20250314102650+01'00'"},  # another time zone
        {"ModDate": "D:20250314000000"},  # no time zone
        {"ModDate": "D:20250314"},  # no time
        {"ModDate": "D:20250320092641Z"},  # changed a few days later
        {"ModDate": "yesterday"},
        {"ModDate": "D:20251399"},
    ],
)
def test_ordinary_dates_are_no_trace(tmp_path: Path, information: dict[str, str]) -> None:
    assert codes(inspected(tmp_path, make_pdf(information=information))) == set()


def test_two_producers_that_differ(tmp_path: Path) -> None:
    inspection = inspected(tmp_path, make_pdf(xmp=xmp(producer="Another Program 2")))
    assert codes(inspection) == {FindingCode.PRODUCERS_DISAGREE}
    assert inspection.level(Check.GLOBAL) is RiskLevel.MEDIUM


def test_a_producer_that_contains_the_other_agrees(tmp_path: Path) -> None:
    assert codes(inspected(tmp_path, make_pdf(xmp=xmp(producer="Example  Billing 4.2 (build 7)")))) == set()


def test_two_creation_dates_that_differ(tmp_path: Path) -> None:
    inspection = inspected(tmp_path, make_pdf(xmp=xmp(created="2025-03-14T09:40:00Z")))
    assert codes(inspection) == {FindingCode.DATES_DISAGREE}


def test_dates_that_differ_by_whole_hours_agree(tmp_path: Path) -> None:
    assert codes(inspected(tmp_path, make_pdf(xmp=xmp(created="2025-03-14T11:26:40")))) == set()


def test_a_hostile_xmp_packet_gives_no_level(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert inspected(tmp_path, make_pdf(xmp=bomb)).level(Check.METADATA) is None
