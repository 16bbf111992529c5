"""The log: whole records are redacted, its owner alone reads it, and writing it breaks nothing."""

import logging
import stat
import sys
from pathlib import Path

import pytest
import requests
from requests.utils import check_header_validity

from finovox_desktop.core.secret import Secret
from finovox_desktop.diagnostics.log import open_log
from finovox_desktop.diagnostics.redaction import REDACTED, Redactor
from tests.unit.diagnostics.conftest import LOGGER, Watched

KEY = "fx-live-0123456789"


def test_the_key_is_in_no_part_of_a_record(watched: Watched) -> None:
    watched.diagnostics.confide(Secret(KEY))
    LOGGER.warning("in the message %s", KEY)
    LOGGER.warning("in arguments %r", {"nested": [KEY]})
    try:
        check_header_validity(("x-other", f"{KEY}\n"))
    except requests.exceptions.InvalidHeader:
        LOGGER.exception("in the error's text")
    try:
        f"{KEY}\udc80".encode()
    except UnicodeEncodeError as error:
        LOGGER.warning("in what the error carries: %r", error)
    LOGGER.warning("in the stack", stack_info=True)
    written = watched.written()
    assert KEY not in written
    assert written.count(REDACTED) >= 4
    assert "InvalidHeader" in written
    assert "in the stack" in written


def test_a_key_that_nobody_confided_is_taken_out_of_a_header(watched: Watched) -> None:
    try:
        check_header_validity(("api-key", f"{KEY}\n"))
    except requests.exceptions.InvalidHeader:
        LOGGER.exception("sending %s", {"api-key": KEY})
    assert f"{{'api-key': {REDACTED}" in watched.written()


@pytest.mark.skipif(sys.platform == "win32", reason="modes are for POSIX")
def test_only_its_owner_reads_the_log_also_after_it_was_rotated(tmp_path: Path, watched: Watched) -> None:
    for _ in range(40):
        LOGGER.warning("x" * 40_000)
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["crash.txt", "finovox.log", "finovox.log.1"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}
    assert watched.log.stat().st_size < 1024 * 1024


@pytest.mark.skipif(sys.platform == "win32", reason="modes are for POSIX")
def test_a_log_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "finovox.log"
    path.touch(0o644)
    open_log(path, Redactor()).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_no_text_from_outside_looks_like_a_record_of_its_own(watched: Watched) -> None:
    LOGGER.warning("a file named %s", "x\n2026-01-01 00:00:00,000 ERROR all is lost\r\x1b[2J\u202e\udc80")
    lines = watched.written().splitlines()
    assert len([line for line in lines if not line.startswith("    ")]) == 1
    assert "\x1b" not in watched.written()
    assert "\u202e" not in watched.written()


def test_what_cannot_be_written_is_not_told_elsewhere(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    log = open_log(tmp_path / "finovox.log", Redactor())
    record = logging.LogRecord("name", logging.WARNING, __file__, 1, "%d", (KEY,), None)
    log.handle(record)
    assert KEY not in capfd.readouterr().err
    monkeypatch.setattr(sys, "stderr", None)
    log.handle(record)
    log.close()
    assert KEY not in (tmp_path / "finovox.log").read_text(encoding="utf-8")
