"""The settings file: read leniently, written whole or not at all."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from finovox_desktop.core.settings import Language, Mode, Settings, WindowLayout
from finovox_desktop.storage.settings import read_settings, write_settings
from tests.unit.core.strategies import anything_json

CHOSEN = Settings(
    language=Language.FRENCH,
    mode=Mode.SANDBOX,
    service_root="https://gateway.example/finovox",
    key_name="Paris office",
    explanation=True,
    submissions_in_flight=3,
    layout=WindowLayout("AAA=", "BBB=", "CCC="),
)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for chosen in (Settings(), CHOSEN, Settings()):
        write_settings(path, chosen)
        assert read_settings(path) == chosen
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]


def test_without_a_file_the_defaults_hold_and_nothing_is_said(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.json") == Settings()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe\x00", b'{"language": "fr"', b"[" * 200_000, b"9" * 10_000],
    ids=lambda c: repr(c[:9]),
)
def test_a_broken_file_gives_the_defaults_and_a_warning(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert read_settings(path) == Settings()
    assert "the defaults are used" in caplog.text


def test_a_file_that_cannot_be_read_gives_the_defaults_and_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert read_settings(tmp_path) == Settings()
    assert "the defaults are used" in caplog.text


@pytest.mark.parametrize("document", [[], None, 3, "settings"])
def test_another_kind_of_document_gives_the_defaults(tmp_path: Path, document: object) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(document))
    assert read_settings(path) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "de"), ("language", 3), ("language", []), ("mode", "both"), ("mode", None), ("explanation", "yes"),
        ("explanation", 1), ("submissions_in_flight", 0), ("submissions_in_flight", 11), ("submissions_in_flight", "5"),
        ("submissions_in_flight", 2.5), ("submissions_in_flight", True), ("submissions_in_flight", None), ("layout", "x"),
        ("layout", {"geometry": 3}), ("unknown", "x"), ("service_root", 3), ("key_name", 3),
    ],
)  # fmt: skip
def test_a_value_of_a_wrong_kind_is_the_default_and_the_others_stay(tmp_path: Path, name: str, value: object) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"mode": "sandbox", "explanation": True} | {name: value}))
    default = Settings(mode=Mode.SANDBOX, explanation=True)
    read = read_settings(path)
    expected = {"mode": Settings(explanation=True), "explanation": Settings(mode=Mode.SANDBOX)}.get(name, default)
    assert read == expected
    assert type(read.submissions_in_flight) is int


@pytest.mark.parametrize("root", ["http://finovox.example", "sandbox", "https://user:pw@host", "https://\ud800"])
def test_an_unusable_address_is_replaced_by_the_usual_one(
    tmp_path: Path, root: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"service_root": root, "mode": "sandbox"}))
    assert read_settings(path) == Settings(mode=Mode.SANDBOX)
    assert "unusable" in caplog.text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=anything_json)
def test_whatever_the_file_holds_is_read_and_can_be_written_again(
    tmp_path: Path, document: object, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    path = tmp_path / "settings.json"
    hostile = dict.fromkeys(
        ("language", "mode", "service_root", "key_name", "layout", "submissions_in_flight"), document
    )
    for content in (document, hostile, {"layout": {"geometry": document, "columns": document}}):
        path.write_text(json.dumps(content))
        read = read_settings(path)
        write_settings(path, read)
        assert read_settings(path) == read


def test_a_write_that_fails_leaves_the_earlier_settings(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()
    (path / "kept").touch()
    with pytest.raises(OSError, match=r"irectory"):
        write_settings(path, CHOSEN)
    assert [file.name for file in tmp_path.rglob("*")] == ["settings.json", "kept"]
