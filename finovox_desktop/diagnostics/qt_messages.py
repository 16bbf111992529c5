"""Qt's own messages go to the log. A critical one does not end the process; a fatal one does, Qt sees to that."""

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def hand_qt_messages_to_log() -> None:
    """Have Qt's messages in the log from now on."""
    qInstallMessageHandler(_log_message)


def leave_qt_messages_to_qt() -> None:
    """Give them back; needed before Python ends."""
    qInstallMessageHandler(None)


def _log_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category or "Qt", message)
