"""The window program with mistakes in it, watched: in a slot, in submissions, in checks."""

import sys

from finovox_desktop import program
from finovox_desktop.service import client
from tests.e2e import watched_program
from tests.e2e.faults_inside import BrokenClient, BrokenSlot

if __name__ == "__main__":
    program.JobController = BrokenSlot  # type: ignore[attr-defined]
    client.ServiceClient = BrokenClient  # type: ignore[misc]
    sys.exit(watched_program.run())
