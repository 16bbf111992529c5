import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from finovox_desktop.core.risk import Check, RiskLevel
from finovox_desktop.inspection.findings import FindingCode, Obstacle
from tests.unit.inspection.documents import codes, inspected


def jpeg(
    *, software: str = "", changed: str = "", taken: str = "", size: tuple[int, int] = (0, 0), comment: bytes = b""
) -> bytes:
    exif, buffer = Image.Exif(), BytesIO()
    exif[0x0131], exif[0x0132] = software, changed
    exif.get_ifd(0x8769).update({0x9003: taken, 0xA002: size[0], 0xA003: size[1]})
    Image.new("RGB", (60, 40), "white").save(buffer, "JPEG", exif=exif, comment=comment)
    return buffer.getvalue()


def png(texts: dict[str, str], *, compressed: bool = False) -> bytes:
    information, buffer = PngInfo(), BytesIO()
    for keyword, text in texts.items():
        information.add_text(keyword, text, zip=compressed)
    Image.new("RGB", (60, 40), "white").save(buffer, "PNG", pnginfo=information)
    return buffer.getvalue()


def test_a_picture_without_traces_is_low_where_it_was_read(tmp_path: Path) -> None:
    inspection = inspected(tmp_path, jpeg(software="Example Phone 13.5.1", size=(40, 60)))
    assert inspection.findings == ()
    assert inspection.level(Check.SOFTWARE) is RiskLevel.LOW
    assert inspection.not_assessed == (Check.DATASTRUCTURE, Check.VISION, Check.COHERENCE)


@pytest.mark.parametrize(
    "picture",
    [
        jpeg(software="Adobe Photoshop 25.0"),
        jpeg(comment=b"Created with GIMP"),
        png({"Software": "Adobe ImageReady"}),
        png({"Comment": "Created with GIMP"}, compressed=True),
        png({"XML:com.adobe.xmp": '<a xmlns:x="http://ns.adobe.com/xap/1.0/" x:CreatorTool="Photopea"/>'}),
    ],
)
def test_an_editors_tag_is_high(tmp_path: Path, picture: bytes) -> None:
    assert inspected(tmp_path, picture).level(Check.SOFTWARE) is RiskLevel.HIGH


def test_a_tag_after_the_pixels_is_found(tmp_path: Path) -> None:
    picture, chunk = png({}), b"tEXtSoftware\0GIMP"
    tag = (len(chunk) - 4).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    assert inspected(tmp_path, picture[:-12] + tag + picture[-12:]).level(Check.SOFTWARE) is RiskLevel.HIGH


def test_an_editors_name_in_a_title_is_no_tag(tmp_path: Path) -> None:
    assert inspected(tmp_path, png({"Title": "How to use GIMP"})).findings == ()


def test_changed_before_taken_is_medium(tmp_path: Path) -> None:
    inspection = inspected(tmp_path, jpeg(changed="2024:02:01 10:00:00", taken="2024:02:01 10:05:00"))
    assert codes(inspection) == {FindingCode.CHANGED_BEFORE_TAKEN}
    assert inspection.level(Check.GLOBAL) is RiskLevel.MEDIUM


def test_another_size_than_exif_names_is_medium(tmp_path: Path) -> None:
    assert codes(inspected(tmp_path, jpeg(size=(4000, 3000)))) == {FindingCode.SIZE_DISAGREES}


def test_a_picture_taken_in_the_future_is_high(tmp_path: Path) -> None:
    assert codes(inspected(tmp_path, jpeg(taken="2031:01:01 00:00:00"))) == {FindingCode.DATE_IN_FUTURE}


@pytest.mark.parametrize("picture", [jpeg()[:30], png({})[:40], b"\xff\xd8\xff\xe0", png({})[:8]])
def test_a_broken_picture_has_nothing_assessed(tmp_path: Path, picture: bytes) -> None:
    inspection = inspected(tmp_path, picture)
    assert inspection.obstacle is Obstacle.DAMAGED
    assert inspection.level(Check.GLOBAL) is None


def test_too_many_pixels_have_nothing_assessed(tmp_path: Path) -> None:
    picture = png({})
    header = b"IHDR" + (20_000).to_bytes(4, "big") * 2 + picture[24:29]
    huge = picture[:12] + header + zlib.crc32(header).to_bytes(4, "big") + picture[33:]
    assert inspected(tmp_path, huge).obstacle is Obstacle.TOO_LARGE


@pytest.mark.parametrize("content", [b"", b"hello", b"GIF89a"])
def test_what_is_no_document_has_nothing_assessed(tmp_path: Path, content: bytes) -> None:
    assert inspected(tmp_path, content).obstacle is Obstacle.NOT_A_DOCUMENT
