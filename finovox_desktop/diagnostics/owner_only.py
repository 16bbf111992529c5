"""Files that others must not read."""

import os


def owner_only(path: str, flags: int) -> int:
    """Open a file for open(): made readable by its owner only, also where it was not before."""
    descriptor = os.open(path, flags, 0o600)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, 0o600)
    return descriptor
