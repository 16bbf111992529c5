"""Takes a file in and submits it, in a process of its own: how much its memory grows is the file's doing alone.

Arguments: the service's root, a small file that is submitted first, the file. Says as JSON what came back and how many bytes
the peak grew.
"""

import json
import resource
import sys
from pathlib import Path

from finovox_desktop.service.bounds import Bounds
from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.service.client import ServiceClient
from tests.unit.service.conftest import KEY, RISK, document_of

_STATUS = Path("/proc/self/status")


def peak_bytes() -> int:
    """Give the greatest size that this process had in memory.

    Where the system says so, its own: what getrusage() tells is that of the process that started it, if that was larger.
    """
    if _STATUS.exists():
        (line,) = (line for line in _STATUS.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> None:
    root, small, large = sys.argv[1:]
    client = ServiceClient(root, Bounds())
    # Whatever is loaded and allocated once.
    client.submit(document_of(Path(small)), RISK, KEY, Cancellation(), lambda _: None)
    before = peak_bytes()
    told: list[int] = []
    exchange = client.submit(document_of(Path(large)), RISK, KEY, Cancellation(), told.append)
    grown = peak_bytes() - before
    client.close()
    is_accepted = exchange.answer is not None and b"retrieve_token" in exchange.answer.body
    sys.stdout.write(json.dumps({"is_accepted": is_accepted, "grown": grown, "told": told[-1]}))


if __name__ == "__main__":
    main()
