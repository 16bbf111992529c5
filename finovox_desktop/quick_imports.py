"""Imports without what makes them slow. Each front door imports this before all that is large.

The collector of rubbish would look again and again through what is loaded, of which nothing is rubbish: it rests until the
program has begun. PySide is imported without its modules about signatures. And Python's own import is put back where PySide has
put its own, which looks for `from __feature__ import ...`: it reads the whole source of every module, which takes as long as
importing it.
"""

import builtins

from finovox_desktop import collector
from finovox_desktop.late_signatures import signatures_compiled_late

collector.rest()

with signatures_compiled_late():
    import PySide6.QtCore  # noqa: F401  it replaces the import

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
