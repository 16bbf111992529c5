"""`finovox` as other programs call it: exit statuses, the report, what is said on stderr."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import home_variables
from tests.e2e.background_process import BackgroundProcess
from tests.e2e.desktop import Desktop
from tests.e2e.test_main_job import RESOURCES, SAMPLES
from tests.e2e.waiting import wait_until
from tests.fakes.held_service import held_service

FINOVOX = [sys.executable, "-m", "finovox_desktop.cli"]
KEY = "a-key-for-this-run"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An empty home, without bus and display: there is no keyring."""
    home = tmp_path / "home"
    home.mkdir()
    return {**os.environ, **home_variables(home), "LC_ALL": "C.UTF-8"}


def finovox(
    *arguments: str | Path, environment: dict[str, str], given: str = "", folder: Path | None = None
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*FINOVOX, *map(str, arguments)],
        env=environment,
        cwd=folder,
        input=given,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def report_in(path: Path) -> dict[str, list[dict[str, object]]]:
    document = json.loads(path.read_bytes())
    schema = json.loads((RESOURCES / "schema" / "report-1.schema.json").read_bytes())
    jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)
    assert isinstance(document, dict)
    return document


def test_all_done_is_0_with_a_table_and_a_report(environment: dict[str, str], tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    done = finovox("analyse", "--sandbox", "-o", report, RESOURCES / "samples", environment=environment)
    assert done.returncode == 0, done.stderr
    assert "invoice-edited.pdf" in done.stdout
    assert "not a verdict of the service" in done.stdout
    jobs = report_in(report)["jobs"]
    assert {job["state"] for job in jobs} == {"done"}
    assert len(jobs) == len(SAMPLES)


def test_what_was_refused_is_3_and_named(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    done = finovox(
        "analyse", "--sandbox", SAMPLES[0], tmp_path / "gone.pdf", tmp_path / "empty.pdf", environment=environment
    )
    assert done.returncode == 3
    assert "gone.pdf: The file is gone" in done.stderr
    assert "empty.pdf: The file is empty" in done.stderr


def test_known_content_is_reported_and_not_sent_again(environment: dict[str, str], tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    environment["FINOVOX_API_KEY"] = KEY
    with held_service() as (root, inspector):
        inspector.let_go.set()
        arguments: list[str | Path] = [
            "analyse",
            "--base-url",
            root,
            "--poll-interval",
            "0.2",
            "-o",
            report,
            SAMPLES[0],
        ]
        assert finovox(*arguments, environment=environment).returncode == 0
        first = report_in(report)["jobs"]
        assert finovox(*arguments, environment=environment).returncode == 0
        assert report_in(report)["jobs"] == first
        assert len(inspector.documents) == 1

        assert finovox(*arguments, "--again", environment=environment).returncode == 0
        assert len(inspector.documents) == 2
        assert report_in(report)["jobs"] != first


@pytest.mark.parametrize(
    "arguments",
    [
        ["analyse"],
        ["analyse", "--base-url", "http://example.com", "x.pdf"],
        ["analyse", "--sandbox", "--base-url", "https://example.com", "x.pdf"],
        ["analyse", "--sandbox", "--type", "magic", "x.pdf"],
        ["analyse", "--sandbox", "--poll-interval", "nan", "x.pdf"],
        ["analyse", "--sandbox", "-o", "/nowhere/at/all/report.json", "x.pdf"],
        ["export", "--format", "doc"],
        ["key", "set", "--sandbox"],
        ["key"],
        ["sandbox", "--port", "70000"],
        ["nonsense"],
    ],
)
def test_wrong_usage_is_2(arguments: list[str], environment: dict[str, str]) -> None:
    done = finovox(*arguments, environment=environment)
    assert done.returncode == 2
    assert done.stderr.startswith("usage:")


def test_no_key_is_4_and_nothing_is_queued(environment: dict[str, str], tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    with held_service() as (root, inspector):
        done = finovox("analyse", "--base-url", root, "-o", report, SAMPLES[0], environment=environment)
        assert done.returncode == 4
        assert "no API key" in done.stderr
        assert report_in(report)["jobs"] == []
        assert inspector.documents == []
    stored = finovox("export", environment=environment)
    assert json.loads(stored.stdout)["jobs"] == []


def test_a_data_directory_in_use_is_5_and_reading_works_beside_it(environment: dict[str, str], tmp_path: Path) -> None:
    environment["FINOVOX_API_KEY"] = KEY
    report = tmp_path / "report.json"
    with held_service() as (root, inspector):
        command = [*FINOVOX, "analyse", "--base-url", root, "--poll-interval", "0.2", str(SAMPLES[0])]
        log = tmp_path / "stderr"
        with BackgroundProcess(command, environment, log) as first:
            _wait_for(log, "In analysis")
            second = finovox("analyse", "--sandbox", "-o", report, SAMPLES[1], environment=environment)
            assert second.returncode == 5
            assert "in use" in second.stderr
            assert report_in(report)["jobs"] == []

            beside = finovox("export", environment=environment)
            assert beside.returncode == 0
            assert [job["state"] for job in json.loads(beside.stdout)["jobs"]] == ["pending"]

            first.process.send_signal(signal.SIGINT)
            assert first.process.wait(30) == 130
        inspector.let_go.set()
        # Interrupted: everything was kept and goes on with the next start.
        again = finovox(*command[len(FINOVOX) :], environment=environment)
        assert again.returncode == 0, again.stderr
        assert len(inspector.documents) == 1


def test_a_data_directory_that_cannot_be_made_is_5(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = finovox("analyse", "--sandbox", "--data-dir", tmp_path / "file" / "x", SAMPLES[0], environment=environment)
    assert done.returncode == 5
    assert "cannot be used" in done.stderr


def test_giving_up_is_3_and_says_so(environment: dict[str, str]) -> None:
    environment["FINOVOX_API_KEY"] = KEY
    done = finovox(
        "analyse", "--base-url", "http://127.0.0.1:9", "--give-up-after", "1", SAMPLES[0], environment=environment
    )
    assert done.returncode == 3
    assert "cannot be reached" in done.stderr
    assert "Given up" in done.stderr


def test_words_are_french_where_wanted(environment: dict[str, str]) -> None:
    done = finovox("analyse", "--sandbox", "--language", "fr", SAMPLES[0], environment=environment)
    assert done.returncode == 0
    assert "Risque" in done.stdout


def test_json_is_the_report_on_standard_output(environment: dict[str, str]) -> None:
    done = finovox("analyse", "--sandbox", "--json", SAMPLES[0], environment=environment)
    assert done.returncode == 0
    assert [job["state"] for job in json.loads(done.stdout)["jobs"]] == ["done"]


@pytest.mark.desktop
def test_a_key_is_set_told_and_deleted(desktop: Desktop, tmp_path: Path) -> None:
    place = ["--data-dir", str(tmp_path / "data"), "--base-url", "https://service.example"]
    assert finovox("key", "status", *place, environment=desktop.environment).returncode == 4
    assert finovox("key", "set", *place, environment=desktop.environment, given=f"{KEY}\n").returncode == 0
    status = finovox("key", "status", "--json", *place, environment=desktop.environment)
    assert status.returncode == 0
    assert json.loads(status.stdout) == {"root": "https://service.example", "stored": True}
    other = ["--data-dir", str(tmp_path / "data"), "--base-url", "https://other.example"]
    assert finovox("key", "status", *other, environment=desktop.environment).returncode == 4
    assert finovox("key", "delete", *place, environment=desktop.environment).returncode == 0
    assert finovox("key", "status", *place, environment=desktop.environment).returncode == 4


def test_a_key_is_written_nowhere_where_there_is_no_keyring(environment: dict[str, str], tmp_path: Path) -> None:
    done = finovox("key", "set", "--data-dir", tmp_path / "data", environment=environment, given=f"{KEY}\n")
    assert done.returncode == 4
    assert "keyring cannot be used" in done.stderr
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]


def _wait_for(log: Path, text: str) -> None:
    wait_until(lambda: text in log.read_text(encoding="utf-8"), f"{text!r} on stderr")
