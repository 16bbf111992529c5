"""How a child process is created, where the system asks."""

import sys

_CREATE_NO_WINDOW = 0x0800_0000
"""As in Windows' process creation flags; `subprocess` names it on Windows only."""


def creation_flags(platform: str = sys.platform) -> int:
    """Give `creationflags` for a child that nobody looks at: on Windows, a console would flash up for it.

    `platform` is as in `sys.platform`; all but Windows refuse any flag.
    """
    return _CREATE_NO_WINDOW if platform == "win32" else 0
