"""The client of the service's documentation, its root replaced, runs against `finovox sandbox`."""

import io
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
import requests

SANDBOX_COMMAND = (sys.executable, "-m", "finovox_desktop.cli", "sandbox", "--port", "0")

API_KEY = "any-key"
SECONDS_OF_SILENCE = 150
GREATEST_NUMBER_OF_CHECKS = 600


@pytest.fixture
def root() -> Iterator[str]:
    with subprocess.Popen(SANDBOX_COMMAND, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as sandbox:
        try:
            assert sandbox.stdout is not None
            yield sandbox.stdout.readline().strip()
        finally:
            sandbox.terminate()


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    document = pikepdf.new()
    document.add_blank_page()
    with document.open_metadata() as metadata:
        metadata["xmp:CreatorTool"] = "Adobe Photoshop 25.0"
    written = io.BytesIO()
    document.docinfo["/Producer"] = "Adobe Photoshop 25.0"
    document.save(written)
    path = tmp_path / "sample.pdf"
    path.write_bytes(written.getvalue())
    return path


def test_the_documented_client_gets_its_result(root: str, sample: Path) -> None:
    headers = {"api-key": API_KEY}
    files = [("file", ("sample.pdf", sample.read_bytes()))]
    data = {"payload": json.dumps({"analyse_type": ["risk"], "asynchronous": True})}
    response = requests.post(root + "/analyse", headers=headers, files=files, data=data, timeout=SECONDS_OF_SILENCE)
    token = response.json()["retrieve_token"]

    results = poll(root + "/retrieve", headers, {"retrieve_token": token})

    assert results["name"] == "sample.pdf"
    assert results["software_risk"] == "high"
    assert results["global_risk"] == "high"
    assert "photoshop" in str(results["software"]).lower()


def poll(address: str, headers: dict[str, str], body: dict[str, str]) -> dict[str, object]:
    pause = threading.Event()
    for _ in range(GREATEST_NUMBER_OF_CHECKS):
        response = requests.post(address, headers=headers, json=body, timeout=SECONDS_OF_SILENCE)
        if response.status_code == 200:
            results = response.json()
            assert isinstance(results, dict)
            return results
        pause.wait(0.1)
    pytest.fail("no result came")
