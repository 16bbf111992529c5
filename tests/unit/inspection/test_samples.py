from pathlib import Path

import pytest
from samples import make_samples

from finovox_desktop.core.risk import Check, RiskLevel
from finovox_desktop.inspection.document import inspect_document
from tests.unit.inspection.documents import NOW

LEVELS = {
    "invoice-original.pdf": RiskLevel.LOW,
    "invoice-edited.pdf": RiskLevel.HIGH,
    "payslip.pdf": RiskLevel.LOW,
    "payslip-saved-by-online-editor.pdf": RiskLevel.MEDIUM,
    "receipt-photo.jpg": RiskLevel.HIGH,
    "proof-of-address.png": RiskLevel.LOW,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    make_samples(folder)
    return folder


def test_all_samples_are_made(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == set(LEVELS)


@pytest.mark.parametrize("name", LEVELS)
def test_each_sample_gets_the_level_it_stands_for(folder: Path, name: str) -> None:
    assert inspect_document(folder / name, NOW).level(Check.GLOBAL) is LEVELS[name]


def test_each_run_makes_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    make_samples(tmp_path)
    for path in folder.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()
