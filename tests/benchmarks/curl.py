"""The same submissions by curl: what a quick client takes that neither looks at a document nor remembers anything."""

import json
import subprocess
import tempfile
import time
from pathlib import Path

from tests.benchmarks.service_settings import KEY

_PAYLOAD = json.dumps({"analyse_type": ["risk"], "asynchronous": True})


def seconds_of_curl(root: str, folder: Path, most_at_once: int) -> float:
    """Post every file of a folder, in one process; give the seconds it takes."""
    transfers = "next\n".join(_transfer(root, file) for file in sorted(folder.iterdir()))
    with tempfile.NamedTemporaryFile("w", suffix=".curl", encoding="utf-8") as configuration:
        configuration.write(transfers)
        configuration.flush()
        command = ["curl", "--no-progress-meter", "--parallel", "--parallel-max", str(most_at_once)]
        began = time.monotonic()
        subprocess.run([*command, "--config", configuration.name], check=True, stderr=subprocess.DEVNULL)
        return time.monotonic() - began


def _transfer(root: str, file: Path) -> str:
    options = {
        "url": f"{root}/analyse",
        "header": f"api-key: {KEY}",
        "form-string": f"payload={_PAYLOAD}",
        "form": f"file=@{file};type=application/pdf",
        "output": "/dev/null",
    }
    # A text in quotes is written there as it is in JSON.
    return "".join(f"{name} = {json.dumps(value)}\n" for name, value in options.items()) + "fail\n"
