"""What the service's own example does, once for each file: `python -m tests.benchmarks.one_after_other ROOT PAUSE FILE ...`.

It submits a document, asks for its result at once and then after each PAUSE seconds (0: it does not ask), and goes on with
the next one. Says as JSON the seconds from the first request to the last answer, and how late each result was fetched.
"""

import json
import sys
import time

import requests

from tests.benchmarks.light_service import seconds_since_ready
from tests.benchmarks.service_settings import KEY

HEADERS = {"api-key": KEY}
_TIMEOUT_SECONDS = 150


def submit(root: str, path: str) -> str:
    """Submit a file; give its token."""
    payload = {"analyse_type": ["risk"], "asynchronous": True}
    with open(path, "rb") as file:  # noqa: PTH123 - as it is written there
        files = [("file", ("sample.pdf", file.read()))]
    data = {"payload": json.dumps(payload)}
    answer = requests.post(f"{root}/analyse", headers=HEADERS, files=files, data=data, timeout=_TIMEOUT_SECONDS)
    return str(answer.json()["retrieve_token"])


def fetch(root: str, token: str, pause: float) -> float:
    """Ask until there is a result; give how late it was fetched, in seconds."""
    while True:
        question = {"retrieve_token": token}
        answer = requests.post(f"{root}/retrieve", headers=HEADERS, json=question, timeout=_TIMEOUT_SECONDS)
        if answer.status_code == requests.codes.ok:
            return seconds_since_ready(token)
        time.sleep(pause)


def main() -> None:
    root, pause, *paths = sys.argv[1:]
    began = time.monotonic()
    tokens = (submit(root, path) for path in paths)
    lateness = [fetch(root, token, float(pause)) if float(pause) else 0.0 for token in tokens]
    sys.stdout.write(json.dumps({"seconds": time.monotonic() - began, "lateness": lateness}))


if __name__ == "__main__":
    main()
