"""The terminal program `finovox`: its arguments, and which command they mean. A command is loaded when it is given."""

import finovox_desktop.quick_imports  # noqa: F401

# isort: split

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from finovox_desktop import collector
from finovox_desktop.build_stamp import version_text
from finovox_desktop.command_line import (
    KEY_VARIABLE,
    ExitStatus,
    common_options,
    read_seconds,
    refuse_unsound_pair,
    run_options,
    take_environment_key,
)
from finovox_desktop.core.destination import AnalysisType
from finovox_desktop.core.settings import Language
from finovox_desktop.diagnostics.bugs import read_bug
from finovox_desktop.diagnostics.diagnostics import Diagnostics
from finovox_desktop.ui.words.language import LanguageSwitch

_log = logging.getLogger(__name__)

GREATEST_PORT = 65535

_EPILOG = f"""exit status:
  0  all done
  1  an internal error
  2  wrong usage
  3  some documents not done or refused, each named with its reason
  4  no key, or the key was refused
  5  the data directory is in use, cannot be written, or is full
  130  interrupted; everything is kept and goes on with the next start

{KEY_VARIABLE} in the environment is the key for this run."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the terminal program; give its exit status."""
    collector.begin()
    refuse_unsound_pair()
    parser = _parser()
    parsed = parser.parse_args(arguments)
    logging.getLogger().addHandler(logging.NullHandler())  # what people need is said on stderr, in words
    application = QCoreApplication(["finovox"])
    LanguageSwitch(application).wear(Language(parsed.language) if getattr(parsed, "language", None) else None)
    diagnostics = Diagnostics(application)
    try:
        return int(parsed.run(parser, parsed, diagnostics))
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last resort of the program
        _log.critical("internal error", exc_info=True)
        # Its text may hold a file's name or what a service said: that goes to the log only.
        sys.stderr.write(f"Internal error, please report it: {read_bug(error).title}\n")
        return ExitStatus.INTERNAL_ERROR
    finally:
        diagnostics.stop()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="finovox",
        description="Have documents analysed, and see which were tampered with.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=version_text())
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_analyse(commands)
    _add_export(commands)
    _add_key(commands)
    _add_sandbox(commands)
    return parser


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse has no public name for it


def _add_command(commands: "_Commands", name: str, help_text: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name, help=help_text, description=help_text, parents=[common_options()], allow_abbrev=False
    )


def _add_analyse(commands: "_Commands") -> None:
    parser = _add_command(commands, "analyse", "take documents in, submit them, wait for their results, report")
    parser.add_argument("files", nargs="+", metavar="FILE|FOLDER")
    parser.add_argument(
        "--type",
        dest="types",
        action="append",
        type=AnalysisType,
        choices=list(AnalysisType),
        metavar="TYPE",
        help=f"what to ask for, may be repeated: {', '.join(AnalysisType)} (default: risk)",
    )
    parser.add_argument("--again", action="store_true", help="submit content anew that is known already")
    parser.add_argument("--give-up-after", type=read_seconds, metavar="SECONDS", help="end after this time in any case")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="REPORT.json", help="write the report there, in every case"
    )
    parser.set_defaults(run=_run_analyse)


def _add_export(commands: "_Commands") -> None:
    parser = _add_command(commands, "export", "write a report of what is stored; works beside an open window")
    parser.add_argument("--format", choices=["json"], default="json", help="default: json")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: standard output")
    parser.set_defaults(run=_run_export)


def _add_key(commands: "_Commands") -> None:
    parser = commands.add_parser("key", help="the key of a service, kept in the system's keyring", allow_abbrev=False)
    actions = parser.add_subparsers(required=True, metavar="set|status|delete")
    for name, help_text in (
        ("set", "store the key, from a prompt or standard input"),
        ("status", "tell whether there is a key"),
        ("delete", "take the key away"),
    ):
        _add_command(actions, name, help_text).set_defaults(run=_run_key, action=name)


def _add_sandbox(commands: "_Commands") -> None:
    parser = commands.add_parser(
        "sandbox",
        help="serve the embedded service alone; the first line on stdout is its root address",
        allow_abbrev=False,
    )
    parser.add_argument("--port", type=_port, default=0, metavar="N", help="default: any free one")
    parser.set_defaults(run=_run_sandbox)


def _run_analyse(parser: argparse.ArgumentParser, arguments: argparse.Namespace, diagnostics: Diagnostics) -> int:
    from finovox_desktop.commands.analyse import AnalyseOptions, analyse

    output: Path | None = arguments.output
    if output is not None and not output.absolute().parent.is_dir():
        parser.error(f"there is no folder {output.absolute().parent} for the report")
    options = AnalyseOptions(
        run=run_options(arguments),
        files=tuple(arguments.files),
        types=tuple(dict.fromkeys(arguments.types or [AnalysisType.RISK])),
        again=arguments.again,
        give_up_after=arguments.give_up_after,
        output=output,
    )
    try:
        key = take_environment_key()
    except ValueError as error:
        parser.error(f"{KEY_VARIABLE}: {error}")
    if key is not None:
        diagnostics.confide(key)
    return analyse(options, key, diagnostics)


def _run_export(_parser: argparse.ArgumentParser, arguments: argparse.Namespace, _diagnostics: Diagnostics) -> int:
    from finovox_desktop.commands.export import export

    return export(run_options(arguments), arguments.output)


def _run_key(parser: argparse.ArgumentParser, arguments: argparse.Namespace, _diagnostics: Diagnostics) -> int:
    from finovox_desktop.commands.key import delete_key, key_status, set_key

    options = run_options(arguments)
    if options.destination is not None and options.destination.is_sandbox:
        parser.error("the sandbox has no key")
    act = {"set": set_key, "status": key_status, "delete": delete_key}[arguments.action]
    return act(options)


def _run_sandbox(_parser: argparse.ArgumentParser, arguments: argparse.Namespace, _diagnostics: Diagnostics) -> int:
    from finovox_desktop.sandbox.serving import serve

    return serve(arguments.port)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 <= int(text[:6]) <= GREATEST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no port between 0 and {GREATEST_PORT}")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
