"""Python's own import, put back in the place where PySide has put its own. To be imported before all that is large.

PySide's looks for `from __feature__ import ...`, which this program does not use: it reads the whole source of every module
that is imported, which takes as long as importing it.
"""

import builtins

import PySide6.QtCore  # noqa: F401  it replaces the import

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
