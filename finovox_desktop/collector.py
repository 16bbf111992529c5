"""Python's collector of rubbish: when it looks. It looks for what reference counts do not free: cycles, of which this program
makes few.
"""

import gc

_OBJECTS_BETWEEN_COLLECTIONS = 20_000
"""Python's own 700 has it look many times a second through new lists of as many entries as there are documents."""


def rest() -> None:
    """Have nothing looked for: what is loaded and made until a program has started is no rubbish."""
    gc.disable()


def begin() -> None:
    """Have rubbish looked for from now on, but not in the hundreds of thousands of objects that the program consists of."""
    look_seldom()
    gc.enable()


def leave_out_all_there_is() -> None:
    """Have no rubbish looked for in what there is now: it stays as it is, and may be very much."""
    gc.freeze()


def look_seldom() -> None:
    """Look at what is made from now on alone, and only when much was made."""
    leave_out_all_there_is()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
