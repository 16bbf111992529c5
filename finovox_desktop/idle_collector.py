"""In a window program, rubbish is collected in the window's own thread, and when that has nothing else to do."""

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Slot

from finovox_desktop import collector


class IdleCollector(QObject):
    """Looks for rubbish in the thread that made it alone, when the event loop there has nothing else to do.

    Python itself looks in whichever thread happens to make an object. A closed dialog that is part of a cycle would be
    deleted there, while Qt walks through its list of windows in the window's own.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        collector.rest()
        collector.look_seldom()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._look_if_due)

    @Slot()
    def _look_if_due(self) -> None:
        """Look as far as Python itself would: its counts go on while its own collecting rests."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, threshold) in enumerate(counts) if count > threshold]
        if due:
            gc.collect(due[-1])
