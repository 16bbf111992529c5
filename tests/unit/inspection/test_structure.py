from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from finovox_desktop.core.risk import Check, RiskLevel
from finovox_desktop.inspection.findings import FindingCode, Inspection, Obstacle
from finovox_desktop.inspection.limits import CutShortError
from finovox_desktop.inspection.revisions import revision_cuts, revision_findings
from tests.unit.inspection.documents import (
    codes,
    inspected,
    make_pdf,
    stream,
    with_page_content,
    with_page_entry,
    with_update,
)

IMAGE = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"


def structure(inspection: Inspection) -> RiskLevel | None:
    return inspection.level(Check.DATASTRUCTURE)


def with_image(pdf: bytes) -> bytes:
    """Append a revision that draws the image of object 50."""
    with pikepdf.open(BytesIO(pdf)) as document:
        page = document.pages[0].obj
        instructions = page.Contents.read_bytes()
        numbers = (page.Parent.objgen[0], page.Contents.objgen[0], page.Resources.Font.objgen[0])
        source = (
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font %d 0 R /XObject << /Im0 50 0 R >> >> >>" % numbers
        )
        changed = {page.objgen[0]: source, numbers[1]: stream(instructions + b"\n/Im0 Do")}
    return with_update(pdf, {**changed, 50: stream(b"\x80", IMAGE)})


def test_one_revision_is_low(tmp_path: Path) -> None:
    inspection = inspected(tmp_path, make_pdf())
    assert structure(inspection) is RiskLevel.LOW
    assert inspection.findings == ()


def test_a_replaced_amount_is_high_and_named(tmp_path: Path) -> None:
    inspection = inspected(tmp_path, with_page_content(make_pdf(), b"1,284.00", b"7,284.00"))
    (finding,) = inspection.findings
    assert (finding.level, finding.code) == (RiskLevel.HIGH, FindingCode.REVISION_REPLACED_TEXT)
    assert finding.evidence == ("2", "1", "Total due 1,284.00", "Total due 7,284.00")


def test_a_moved_decimal_point_is_high(tmp_path: Path) -> None:
    edited = with_page_content(make_pdf("Total 1.250"), b"1.250", b"12.50")
    assert codes(inspected(tmp_path, edited)) == {FindingCode.REVISION_REPLACED_TEXT}


def test_an_edit_stays_visible_under_later_harmless_revisions(tmp_path: Path) -> None:
    edited = with_page_content(make_pdf(), b"1,284.00", b"7,284.00")
    later = with_update(edited, {60: b"<< /Note (signed) >>"})
    assert structure(inspected(tmp_path, later)) is RiskLevel.HIGH


def test_removed_text_is_high(tmp_path: Path) -> None:
    edited = with_page_content(make_pdf("Total due 12.00, cancelled"), b", cancelled", b"")
    assert codes(inspected(tmp_path, edited)) == {FindingCode.REVISION_REMOVED_TEXT}


def test_added_text_is_medium(tmp_path: Path) -> None:
    edited = with_page_content(make_pdf(), b"1,284.00", b"1,284.00 paid")
    inspection = inspected(tmp_path, edited)
    assert codes(inspection) == {FindingCode.REVISION_ADDED_TEXT}
    assert structure(inspection) is RiskLevel.MEDIUM


def test_white_space_and_punctuation_do_not_count_as_text(tmp_path: Path) -> None:
    edited = with_page_content(make_pdf("Total due"), b"Total due", b"Total - due!")
    assert codes(inspected(tmp_path, edited)) == {FindingCode.REVISION_CHANGED_DRAWING}


def test_wrapping_a_page_in_q_and_big_q_changes_nothing(tmp_path: Path) -> None:
    edited = with_page_content(make_pdf(), b"BT", b"q\nBT").replace(b"ET\n \nendstream", b"ET\nQ\nendstream")
    assert structure(inspected(tmp_path, edited)) is RiskLevel.LOW


def test_an_added_image_is_medium_and_a_replaced_one_high(tmp_path: Path) -> None:
    added = with_image(make_pdf())
    assert FindingCode.REVISION_ADDED_IMAGE in codes(inspected(tmp_path, added))
    replaced = with_update(added, {50: stream(b"\x10", IMAGE)})
    inspection = inspected(tmp_path, replaced)
    assert FindingCode.REVISION_REPLACED_IMAGE in codes(inspection)
    assert structure(inspection) is RiskLevel.HIGH


def test_pages_that_come_and_go(tmp_path: Path) -> None:
    two = make_pdf("one", "two")
    with pikepdf.open(BytesIO(two)) as document:
        tree = document.Root.Pages.objgen[0]
        first, second = (page.obj.objgen[0] for page in document.pages)
    one = with_update(two, {tree: b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % first})
    assert FindingCode.REVISION_REMOVED_PAGE in codes(inspected(tmp_path, one))
    again = with_update(one, {tree: b"<< /Type /Pages /Count 2 /Kids [%d 0 R %d 0 R] >>" % (first, second)})
    assert FindingCode.REVISION_ADDED_PAGE in codes(inspected(tmp_path, again))


@pytest.mark.parametrize("kind", [b"FreeText", b"Stamp", b"Ink"])
def test_an_annotation_that_looks_like_content_is_medium(tmp_path: Path, kind: bytes) -> None:
    annotation = b"<< /Type /Annot /Subtype /%s /Rect [0 0 90 90] /Contents (paid) >>" % kind
    inspection = inspected(tmp_path, with_page_entry(make_pdf(), b"/Annots [50 0 R]", {50: annotation}))
    assert codes(inspection) == {FindingCode.REVISION_ADDED_ANNOTATION}
    assert structure(inspection) is RiskLevel.MEDIUM


@pytest.mark.parametrize("kind", [b"Highlight", b"Text", b"Widget", b"Link"])
def test_marks_and_form_fields_are_low(tmp_path: Path, kind: bytes) -> None:
    annotation = b"<< /Type /Annot /Subtype /%s /Rect [0 0 90 90] /V (filled in) >>" % kind
    inspection = inspected(tmp_path, with_page_entry(make_pdf(), b"/Annots [50 0 R]", {50: annotation}))
    assert codes(inspection) == {FindingCode.REVISION_KEPT_PAGES}
    assert structure(inspection) is RiskLevel.LOW


def test_a_linearised_file_has_one_revision(tmp_path: Path) -> None:
    saved = BytesIO()
    with pikepdf.open(BytesIO(make_pdf("one", "two"))) as document:
        document.save(saved, linearize=True)
    assert saved.getvalue().count(b"%%EOF") == 2
    assert inspected(tmp_path, saved.getvalue()).findings == ()


def test_a_file_embedded_without_compression_is_no_revision(tmp_path: Path) -> None:
    inner = make_pdf("Another document")
    outer = with_update(make_pdf(), {50: stream(b" " * 7 + inner)})
    assert len(revision_cuts(outer)) == 2
    assert codes(inspected(tmp_path, outer)) == {FindingCode.REVISION_KEPT_PAGES}


def test_bytes_before_the_header_are_allowed(tmp_path: Path) -> None:
    edited = b"\r\n\r\n" + with_page_content(make_pdf(), b"1,284.00", b"7,284.00")
    assert structure(inspected(tmp_path, edited)) is RiskLevel.HIGH


def test_too_many_revisions_give_no_level(tmp_path: Path) -> None:
    document = make_pdf()
    for number in range(12):
        document = with_update(document, {50: b"<< /Number %d >>" % number})
    inspection = inspected(tmp_path, document)
    assert structure(inspection) is None
    assert inspection.level(Check.METADATA) is RiskLevel.LOW


def test_the_time_limit_cuts_the_comparison_short() -> None:
    def over() -> None:
        raise CutShortError("over")

    with pytest.raises(CutShortError):
        revision_findings(with_update(make_pdf(), {50: b"<< >>"}), over)


def test_a_revision_that_was_cut_off_gives_no_level(tmp_path: Path) -> None:
    edited = with_page_content(make_pdf(), b"1,284.00", b"7,284.00")
    assert structure(inspected(tmp_path, edited[:-40])) is None


@pytest.mark.parametrize(
    ("action", "code", "level"),
    [
        (b"<< /S /Launch /F (run.exe) >>", FindingCode.LAUNCH_ACTION, RiskLevel.MEDIUM),
        (b"<< /Next [ << /S /Launch /F (run.exe) >> ] >>", FindingCode.LAUNCH_ACTION, RiskLevel.MEDIUM),
        (b"<< /S /JavaScript /JS (x) >>", FindingCode.JAVASCRIPT, RiskLevel.LOW),
        (b"<< /XFA [(a) (b)] >>", FindingCode.XFA_FORM, RiskLevel.LOW),
    ],
)
def test_what_a_document_may_start(tmp_path: Path, action: bytes, code: FindingCode, level: RiskLevel) -> None:
    inspection = inspected(tmp_path, with_update(make_pdf(), {50: action}))
    assert code in codes(inspection)
    assert structure(inspection) is level


def test_the_word_launch_in_a_text_is_no_action(tmp_path: Path) -> None:
    inspection = inspected(tmp_path, with_update(make_pdf(), {50: b"<< /Note (/S /Launch ) >>"}))
    assert codes(inspection) == {FindingCode.REVISION_KEPT_PAGES}


@pytest.mark.parametrize("fraction", [0.2, 0.5, 0.8, 0.97])
def test_a_truncated_document_has_nothing_assessed(tmp_path: Path, fraction: float) -> None:
    whole = make_pdf("one", "two", "three")
    inspection = inspected(tmp_path, whole[: int(len(whole) * fraction)])
    assert inspection.obstacle is Obstacle.DAMAGED
    assert inspection.level(Check.GLOBAL) is None


@pytest.mark.parametrize("user_password", ["", "secret"])
def test_an_encrypted_document_has_nothing_assessed(tmp_path: Path, user_password: str) -> None:
    saved = BytesIO()
    with pikepdf.open(BytesIO(make_pdf())) as document:
        document.save(saved, encryption=pikepdf.Encryption(owner="owner", user=user_password))
    inspection = inspected(tmp_path, saved.getvalue())
    assert inspection.obstacle is Obstacle.ENCRYPTED
    assert inspection.level(Check.GLOBAL) is None
