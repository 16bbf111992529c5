"""Qt's application, as every window of this program needs it."""

from PySide6.QtWidgets import QApplication

from finovox_desktop import __version__


def make_application() -> QApplication:
    """Make it, with Fusion as the base of its look: the same everywhere.

    Said as an argument, no other style is made first; and asked for its style later, PySide would load all that styles know.
    """
    application = QApplication(["finovox-desktop", "-style", "fusion"])
    application.setApplicationName("finovox-desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("finovox-desktop")
    return application
