"""`finovox export`: what is stored, as a report. Works beside an open window."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from finovox_desktop.command_line import ExitStatus, RunOptions
from finovox_desktop.commands.output import say
from finovox_desktop.commands.reporting import write_report
from finovox_desktop.core.errors import FinovoxError
from finovox_desktop.storage.database import open_for_reading
from finovox_desktop.storage.settings import read_settings
from finovox_desktop.ui.words.error_text import error_text

translate = QCoreApplication.translate


def export(options: RunOptions, output: Path | None) -> ExitStatus:
    """Run the command; give its exit status."""
    destination = options.destination or read_settings(options.paths.settings).destination
    if not options.paths.database.exists():
        say(
            translate("Command", "Nothing is stored in {directory}: the report is empty.").format(
                directory=options.paths.directory
            )
        )
    else:
        try:
            open_for_reading(options.paths.database).close()
        except FinovoxError as error:
            say(error_text(error))
            return ExitStatus.DATA_DIRECTORY
    try:
        write_report(options.paths, destination, None, output)
    except OSError as error:
        say(translate("Command", "The report could not be written: {reason}").format(reason=error.strerror or error))
        return ExitStatus.SOME_NOT_DONE
    except FinovoxError as error:
        say(error_text(error))
        return ExitStatus.DATA_DIRECTORY
    return ExitStatus.ALL_DONE
