"""`finovox` with a mistake in it; the first argument says which."""

import sys

from finovox_desktop import cli
from finovox_desktop.commands import analyse
from finovox_desktop.service import client
from tests.e2e.faults_inside import BrokenAtStart, BrokenClient, BrokenSlot

if __name__ == "__main__":
    match sys.argv.pop(1):
        case "start":
            analyse.JobController = BrokenAtStart  # type: ignore[attr-defined]
        case "slot":
            analyse.JobController = BrokenSlot  # type: ignore[attr-defined]
        case "client":
            client.ServiceClient = BrokenClient  # type: ignore[misc]
    sys.exit(cli.main())
