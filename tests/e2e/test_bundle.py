"""The bundle, made and used: as long as a build takes. Its installation on a clean system: `build.py --verify`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_MAKE = """
import bundle, licences, sizes
folder = bundle.make_bundle(bundle.current_commit())
licences.write_licences(folder, bundle.LIBRARIES)
print(folder)
print(sizes.bundle_size(folder) <= sizes.GREATEST_BUNDLE)
"""


@pytest.mark.long
@pytest.mark.desktop
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform != "linux", reason="the smoke test starts an X server")
def test_the_bundle_does_what_the_program_does(tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-c", _MAKE],
        cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": str(_ROOT / "build_scripts")},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    folder, is_small = made.stdout.split()
    smoke_test = _ROOT / "build_scripts" / "verify" / "smoke_test.py"

    used = subprocess.run(
        [sys.executable, smoke_test, folder, _ROOT / "resources" / "samples"],
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert used.stdout == "The smoke test passed.\n", used.stderr
    assert is_small == "True"
    names = {
        component["name"] for component in json.loads((Path(folder) / "licences.json").read_text(encoding="utf-8"))
    }
    assert {"PySide6_Essentials", "Python", "pikepdf"} <= names
