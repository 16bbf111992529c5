"""Python's collector of rubbish: when it looks, and in which thread. It looks for what reference counts do not free: cycles, of
which this program makes few.
"""

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Slot

_OBJECTS_BETWEEN_COLLECTIONS = 20_000
"""Python's own 700 has it look many times a second through new lists of as many entries as there are documents."""


def rest() -> None:
    """Have nothing looked for: what is loaded and made until a program has started is no rubbish."""
    gc.disable()


def begin() -> None:
    """Have rubbish looked for from now on, but not in the hundreds of thousands of objects that the program consists of."""
    _look_seldom()
    gc.enable()


def leave_out_all_there_is() -> None:
    """Have no rubbish looked for in what there is now: it stays as it is, and may be very much."""
    gc.freeze()


def _look_seldom() -> None:
    leave_out_all_there_is()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)


class IdleCollector(QObject):
    """Looks for rubbish in the thread that made it alone, when the event loop there has nothing else to do.

    Python itself looks in whichever thread happens to make an object. A closed dialog that is part of a cycle would be
    deleted there, while Qt walks through its list of windows in the window's own.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        rest()
        _look_seldom()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._look_if_due)

    @Slot()
    def _look_if_due(self) -> None:
        """Look as far as Python itself would: its counts go on while its own collecting rests."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, threshold) in enumerate(counts) if count > threshold]
        if due:
            gc.collect(due[-1])
