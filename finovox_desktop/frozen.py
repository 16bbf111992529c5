"""Where a bundle's programs begin: the window, the terminal program, or one of the program's own children."""

import sys
from pathlib import Path

from finovox_desktop.core.child_program import CHILD_OPTION, ChildProgram

WINDOW_PROGRAM = "finovox-desktop"


def main() -> int:
    """Be what the first argument and the executable's name say; give the exit status.

    Nothing is imported before that is known: a child starts without what it does not need, such as Qt.
    """
    if sys.argv[1:2] == [CHILD_OPTION]:
        return _run_child(sys.argv[2:])
    if Path(sys.executable).stem == WINDOW_PROGRAM:
        from finovox_desktop.app import main as window_program  # noqa: PLC0415

        return window_program()
    from finovox_desktop.cli import main as terminal_program  # noqa: PLC0415

    return terminal_program()


def _run_child(arguments: list[str]) -> int:
    """Run a child with the arguments that follow its name. Raises ValueError where there is none of that name."""
    child = ChildProgram(arguments[0] if arguments else "")
    sys.argv = [child.value, *arguments[1:]]
    match child:
        case ChildProgram.SANDBOX:
            from finovox_desktop.sandbox.__main__ import main as sandbox  # noqa: PLC0415

            return sandbox()
        case ChildProgram.INSPECTION_WORKER:
            from finovox_desktop.inspection.worker import main as worker  # noqa: PLC0415

            return worker()
