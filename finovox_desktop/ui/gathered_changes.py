"""What commits changed, gathered while the event loop has more to do than to show each of them."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from finovox_desktop.core.job import JobsChange


class GatheredChanges(QObject):
    """Hands a change on at once; those that follow before the event loop comes round are handed on together, when it does:
    one in a round.

    Results that come ten at once would have the counts, the chips and the lines put right ten times before one paint.

    Signals:
        changed: a JobsChange.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gathered = JobsChange()
        self._round = QTimer(self, singleShot=True, interval=0)
        self._round.timeout.connect(self.hand_on)

    @Slot(object)
    def take(self, change: JobsChange) -> None:
        """Take a change in."""
        if not self._round.isActive():
            self._round.start()
            self.changed.emit(change)
            return
        if self._gathered.removed and change.added:
            # In one change what is removed goes last, and this may be what comes back.
            self.hand_on()
        self._gathered = self._gathered.then(change)

    @Slot()
    def hand_on(self) -> None:
        """Hand on what is gathered."""
        gathered, self._gathered = self._gathered, JobsChange()
        if gathered:
            # In this round there was one now.
            self._round.start()
            self.changed.emit(gathered)
