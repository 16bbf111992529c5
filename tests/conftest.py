"""What holds for every test: an empty home, no display but its own, no warning in the log that it does not expect."""

import gc
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "ftp_proxy")
_DESKTOP = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY", "PYTHON_KEYRING_BACKEND")
_home = pytest.StashKey[Path]()
_environment = pytest.StashKey[Mapping[str, str]]()

_YOUNG, _OLDEST = 1, 2
"""Generations of the collector of rubbish: what was made since it last looked, and all there is."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the tests that take minutes, too")
    parser.addoption("--packages", metavar="FOLDER", help="test what build.py has made there")


def pytest_configure(config: pytest.Config) -> None:
    """Before anything of the program is imported: nothing of the user who runs the tests is read or written."""
    gc.disable()  # see pytest_runtest_teardown
    home = Path(tempfile.mkdtemp(prefix="finovox-tests-"))
    config.stash[_home] = home
    config.stash[_environment] = dict(os.environ)
    for name in list(os.environ):
        if name.startswith(("FINOVOX_", "XDG_", "QT_")) or name.lower() in _PROXIES or name in _DESKTOP:
            del os.environ[name]
    os.environ |= home_variables(home)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Tests of the scripts import them by name; at the end, where they hide no other module.
    sys.path.append(str(config.rootpath / "build_scripts"))


def pytest_unconfigure(config: pytest.Config) -> None:
    os.environ.clear()
    os.environ |= config.stash[_environment]
    shutil.rmtree(config.stash[_home], ignore_errors=True)


def home_variables(home: Path) -> dict[str, str]:
    """Make the folders of an empty home; give the variables by which programs find them."""
    places = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "roaming",
        "LOCALAPPDATA": home / "local",
        "XDG_DATA_HOME": home / "data",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_STATE_HOME": home / "state",
        "XDG_RUNTIME_DIR": home / "run",
    }
    for place in places.values():
        place.mkdir(mode=0o700, exist_ok=True)
    return {name: str(place) for name, place in places.items()}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    not_asked_for = [
        marker
        for marker, is_asked_for in (
            ("long", config.getoption("--long")),
            ("installed", config.getoption("--packages")),
        )
        if not is_asked_for
    ]
    left_out = [item for item in items if any(map(item.get_closest_marker, not_asked_for))]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Delete the windows that a test left, in the thread that made them.

    The collector of rubbish would do it in whichever thread it happens to run, while Qt goes through its list of windows.
    """
    is_end_of_file = nextitem is None or nextitem.path != item.path
    gc.collect(_OLDEST if is_end_of_file else _YOUNG)


class _WarningsLogged(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def no_unexpected_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logged a warning or worse, unless it asks for `caplog` and so looks at the log itself."""
    handler = _WarningsLogged()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if handler.records and "caplog" not in request.fixturenames:
        lines = "\n".join(f"{record.levelname} {record.name}: {record.getMessage()}" for record in handler.records)
        pytest.fail(f"logged, and the test does not look at the log:\n{lines}", pytrace=False)
