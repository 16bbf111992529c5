"""The bundle, made and used: as long as a build takes. Its installation on a clean system: `build.py --verify`."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop
from tests.installed import smoke
from tests.installed.installation import Installation

_ROOT = Path(__file__).resolve().parents[2]
_MAKE = """
import bundle, licences, sizes
folder = bundle.make_bundle(bundle.current_commit())
licences.write_licences(folder, bundle.LIBRARIES)
print(folder)
print(sizes.bundle_size(folder))
"""
_GREATEST_SIZE = 150_000_000  # bytes


@pytest.fixture
def own_desktop() -> Iterator[Desktop]:
    with Desktop() as desktop:
        yield desktop


@pytest.mark.long
@pytest.mark.desktop
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform != "linux", reason="the desktop of the tests runs on Linux")
def test_the_bundle_does_what_the_program_does(own_desktop: Desktop) -> None:
    made = subprocess.run(
        [sys.executable, "-c", _MAKE],
        cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": str(_ROOT / "build_scripts")},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    folder, size = made.stdout.splitlines()[-2:]

    smoke.use_everything(own_desktop, Installation(Path(folder)))

    assert int(size) <= _GREATEST_SIZE
