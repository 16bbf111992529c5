"""The programs that this program starts as its own children, and the commands that start them."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

CHILD_OPTION = "--child-program"
"""What the installed `finovox` gets as its first argument when it is to be one of these; nobody else uses it."""


class ChildProgram(StrEnum):
    """The modules that are run as processes of their own."""

    SANDBOX = "finovox_desktop.sandbox"
    INSPECTION_WORKER = "finovox_desktop.inspection.worker"

    def command(self) -> Sequence[str]:
        """Give the command that starts it: with Python, or with the bundle's own terminal program where there is none."""
        if getattr(sys, "frozen", False):
            terminal_program = Path(sys.executable).with_name("finovox").with_suffix(Path(sys.executable).suffix)
            return (str(terminal_program), CHILD_OPTION, self.value)
        # `-P` keeps the current folder, which may hold anybody's files, out of the module search path.
        return (sys.executable, "-P", "-m", self.value)
