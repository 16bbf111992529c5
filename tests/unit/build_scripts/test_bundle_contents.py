"""Which of the files that PyInstaller finds belong into the bundle."""

import bundle_contents
import pytest


@pytest.mark.parametrize(
    "destination",
    [
        "PySide6/QtCore.abi3.so",
        "PySide6/Qt/lib/libQt6XcbQpa.so.6",
        "PySide6/Qt/lib/libQt6DBus.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "finovox_desktop/resources/translations/finovox_fr.qm",
        "finovox_desktop/storage/migrations/0001.sql",
        "pikepdf-10.18.0.dist-info/METADATA",
        "pikepdf-10.18.0.dist-info/licenses/LICENSE.txt",
        "libssl.so.3",
        "libpython3.11.so.1.0",
        "python311.dll",
    ],
)
def test_what_the_program_uses_is_wanted(destination: str) -> None:
    assert bundle_contents.is_wanted(destination)


@pytest.mark.parametrize(
    "destination",
    [
        "PySide6/QtDBus.abi3.so",
        "PySide6/QtCore.pyi",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/imageformats/libqpdf.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "pikepdf-10.18.0.dist-info/RECORD",
        "finovox_desktop-0.1.0.dist-info/direct_url.json",
        "libxcb.so.1",
        "libstdc++.so.6",
        "libfontconfig.so.1",
    ],
)
def test_what_the_program_does_not_use_is_left_out(destination: str) -> None:
    assert not bundle_contents.is_wanted(destination)


def test_a_link_is_wanted_where_its_target_is() -> None:
    assert bundle_contents.is_wanted("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6")
    assert not bundle_contents.is_wanted("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6")
