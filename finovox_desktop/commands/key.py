"""`finovox key set|status|delete`: the key of one destination, from a prompt or stdin, never from an argument."""

import getpass
import json
import sys
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from finovox_desktop.command_line import ExitStatus, RunOptions
from finovox_desktop.commands.output import say, show
from finovox_desktop.core.destination import SERVICE, Destination
from finovox_desktop.core.errors import DataDirectoryInUseError, DataDirectoryUnusableError, FinovoxError
from finovox_desktop.core.key_text import read_key
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.storage.database import open_for_reading, open_for_writing, transaction
from finovox_desktop.storage.directory_lock import DataDirectoryLock
from finovox_desktop.storage.job_store import JobStore
from finovox_desktop.storage.key_cabinet import KeyCabinet
from finovox_desktop.storage.key_entries import KeyEntries
from finovox_desktop.storage.secrets import SystemKeyring
from finovox_desktop.ui.words.error_text import error_text

translate = QCoreApplication.translate

Result = TypeVar("Result")


def set_key(options: RunOptions) -> ExitStatus:
    """Store a key; give the exit status."""
    destination = options.destination or SERVICE
    try:
        key = read_key(_ask_for_key(destination))
    except ValueError as error:
        say(translate("Command", "Nothing was stored: {reason}.").format(reason=error))
        return ExitStatus.WRONG_USAGE
    status = _change(options, lambda cabinet: cabinet.store(destination, key))
    if status is ExitStatus.ALL_DONE:
        say(translate("Command", "The key for {root} lies in the system's keyring.").format(root=destination.root))
    return status


def delete_key(options: RunOptions) -> ExitStatus:
    """Take a key away; give the exit status."""
    destination = options.destination or SERVICE
    status = _change(options, lambda cabinet: cabinet.delete(destination))
    if status is ExitStatus.ALL_DONE:
        say(translate("Command", "There is no key for {root} any more.").format(root=destination.root))
    return status


def key_status(options: RunOptions) -> ExitStatus:
    """Tell whether there is a key, without showing it; works beside an open window."""
    destination = options.destination or SERVICE
    try:
        is_stored = _is_stored(options, destination)
    except FinovoxError as error:
        say(error_text(error))
        return _status_of(error)
    if options.as_json:
        show(json.dumps({"root": destination.root, "stored": is_stored}))
    elif is_stored:
        show(translate("Command", "The key for {root} lies in the system's keyring.").format(root=destination.root))
    else:
        show(translate("Command", "There is no key for {root}.").format(root=destination.root))
    return ExitStatus.ALL_DONE if is_stored else ExitStatus.NO_KEY


def _ask_for_key(destination: Destination) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(translate("Command", "API key for {root}: ").format(root=destination.root))
    return sys.stdin.readline()


def _is_stored(options: RunOptions, destination: Destination) -> bool:
    if not options.paths.database.exists():
        return False
    connection = open_for_reading(options.paths.database)
    try:
        key_id = KeyEntries(connection, SystemClock()).current(destination)
    finally:
        connection.close()
    return key_id is not None and SystemKeyring().read(key_id) is not None


def _change(options: RunOptions, action: Callable[[KeyCabinet], object]) -> ExitStatus:
    lock = DataDirectoryLock(options.paths)
    try:
        options.paths.prepare()
        lock.acquire()
        connection = open_for_writing(options.paths.database)
        try:
            store = JobStore(connection, SystemClock())

            def perform(command: Callable[[JobStore], Result]) -> Result:
                with transaction(connection):
                    return command(store)

            action(KeyCabinet(SystemKeyring(), perform))
        finally:
            connection.close()
    except FinovoxError as error:
        say(error_text(error))
        return _status_of(error)
    finally:
        lock.release()
    return ExitStatus.ALL_DONE


def _status_of(error: FinovoxError) -> ExitStatus:
    is_about_directory = isinstance(error, DataDirectoryInUseError | DataDirectoryUnusableError)
    return ExitStatus.DATA_DIRECTORY if is_about_directory else ExitStatus.NO_KEY
