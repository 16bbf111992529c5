"""The program for macOS, as far as it can be looked at elsewhere: codesign, hdiutil and notarytool run there only."""

import plistlib
from pathlib import Path

import icons
import lock
import pytest
from macos import information, package, signing
from PIL import IcnsImagePlugin

from finovox_desktop.core.document import DocumentKind

EVERYTHING = {
    signing.IDENTITY: "Developer ID Application: Somebody",
    signing.NOTARY_KEY: "/keys/key.p8",
    signing.NOTARY_KEY_ID: "KEY",
    signing.NOTARY_ISSUER: "issuer",
}


def test_the_properties_survive_as_a_plist_and_say_the_version() -> None:
    properties = information.information("1.2.3")
    assert plistlib.loads(plistlib.dumps(properties)) == properties
    assert properties["CFBundleVersion"] == properties["CFBundleShortVersionString"] == "1.2.3"


def test_it_is_the_window_that_the_finder_starts() -> None:
    properties = information.information("1.2.3")
    assert properties["CFBundleExecutable"] == "finovox-desktop"
    assert properties["LSBackgroundOnly"] is False


def test_it_views_three_kinds_of_document_and_takes_none_for_its_own() -> None:
    types = information.information("1.2.3")["CFBundleDocumentTypes"]
    assert isinstance(types, list)
    assert [kind["LSItemContentTypes"] for kind in types] == [["com.adobe.pdf"], ["public.jpeg"], ["public.png"]]
    assert len(types) == len(DocumentKind)
    assert {(kind["CFBundleTypeRole"], kind["LSHandlerRank"]) for kind in types} == {("Viewer", "Alternate")}


def test_it_speaks_both_languages_is_dark_when_the_system_is_and_runs_where_the_wheels_do() -> None:
    properties = information.information("1.2.3")
    assert properties["CFBundleLocalizations"] == ["en", "fr"]
    assert properties["NSRequiresAquaSystemAppearance"] is False
    assert properties["NSHighResolutionCapable"] is True
    assert properties["LSMinimumSystemVersion"] == lock.OLDEST_MACOS


def test_the_hardened_runtime_is_relaxed_in_one_point_only() -> None:
    entitlements = plistlib.loads(signing.ENTITLEMENTS.read_bytes())
    assert entitlements == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_the_icon_holds_each_size(tmp_path: Path) -> None:
    path = tmp_path / "icon.icns"
    icons.write_macos_icon(path)
    with path.open("rb") as file:
        held = IcnsImagePlugin.IcnsFile(file)
        assert {width * scale for width, _height, scale in held.itersizes()} == set(icons.MACOS_SIZES)
        for width, height, scale in held.itersizes():
            assert held.getimage((width, height, scale)).tobytes() == icons.drawn(width * scale).tobytes()


@pytest.fixture
def application(tmp_path: Path) -> Path:
    """An .app as PyInstaller lays it out: libraries in Frameworks, links to them in Resources."""
    application = tmp_path / package.APPLICATION
    contents = application / "Contents"
    mach_o = b"\xcf\xfa\xed\xfe program"
    qt = contents / "Frameworks" / "PySide6" / "Qt" / "lib" / "QtCore.framework" / "Versions" / "A"
    for folder in (contents / "MacOS", contents / "Resources", qt):
        folder.mkdir(parents=True)
    for program in ("finovox-desktop", "finovox"):
        (contents / "MacOS" / program).write_bytes(mach_o)
    (qt / "QtCore").write_bytes(mach_o)
    (qt.parent / "Current").symlink_to("A")
    (contents / "Frameworks" / "libz.dylib").write_bytes(mach_o)
    (contents / "Resources" / "libz.dylib").symlink_to("../Frameworks/libz.dylib")
    (contents / "Resources" / "letter.pdf").write_bytes(b"%PDF")
    (contents / "Info.plist").write_bytes(plistlib.dumps(information.information("1.2.3")))
    return application


def test_what_lies_inside_is_signed_before_what_holds_it(application: Path) -> None:
    order = [path.relative_to(application.parent).as_posix() for path in signing.code(application)]
    inside = f"{package.APPLICATION}/Contents"
    assert sorted(order) == sorted(
        [
            f"{inside}/Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
            f"{inside}/Frameworks/PySide6/Qt/lib/QtCore.framework",
            f"{inside}/Frameworks/libz.dylib",
            f"{inside}/MacOS/finovox",
            f"{inside}/MacOS/finovox-desktop",
            package.APPLICATION,
        ]
    )
    for position, path in enumerate(order):
        assert not any(later.startswith(f"{path}/") for later in order[position + 1 :])


def test_the_programs_alone_get_entitlements_and_only_with_an_identity() -> None:
    entitled = signing.codesign(Path("finovox"), "Somebody", entitled=True)
    assert entitled[entitled.index("--entitlements") + 1] == str(signing.ENTITLEMENTS)
    assert "runtime" in entitled
    assert "--entitlements" not in signing.codesign(Path("libz.dylib"), "Somebody", entitled=False)
    assert signing.codesign(Path("finovox"), None, entitled=True) == ["codesign", "--force", "--sign", "-", "finovox"]


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Programs of macOS that only write down how they were called: what they do cannot be had here."""
    programs = tmp_path / "programs"
    programs.mkdir()
    log = tmp_path / "commands.txt"
    for name in ("codesign", "xcrun", "hdiutil"):
        (programs / name).write_text(f'#!/bin/sh\necho "{name} $*" >>"{log}"\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    return log


def test_steps_that_lack_what_they_need_say_so(
    application: Path, commands: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert signing.sign(application, {}) is False
    assert signing.notarise(application, {}) is False
    printed = capsys.readouterr().out
    assert "FINOVOX_SIGNING_IDENTITY is not set" in printed
    assert "Not notarised: FINOVOX_SIGNING_IDENTITY, FINOVOX_NOTARY_KEY" in printed
    assert "xcrun" not in commands.read_text(encoding="utf-8")


def test_the_image_is_signed_notarised_and_stapled_in_this_order(
    application: Path, commands: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in EVERYTHING.items():
        monkeypatch.setenv(name, value)
    bundle = tmp_path / "finovox-desktop"
    bundle.mkdir()
    (bundle / "licences.txt").write_text("licences", encoding="utf-8")
    (image,) = package.package(bundle, "1.2.3", tmp_path / "dist")
    assert image.name.startswith("finovox-desktop-1.2.3-macos-")
    assert (application / "Contents" / "Resources" / "licences.txt").read_text(encoding="utf-8") == "licences"
    lines = commands.read_text(encoding="utf-8").splitlines()
    steps = [line for line in lines if str(image) in line]
    assert [step.split()[0] for step in steps] == ["hdiutil", "codesign", "xcrun", "xcrun"]
    assert "notarytool submit" in steps[2]
    assert "stapler staple" in steps[3]
    assert lines.index(steps[0]) > max(index for index, line in enumerate(lines) if package.APPLICATION in line)


def test_a_bundle_without_an_application_is_refused(tmp_path: Path) -> None:
    with pytest.raises(package.PackagingError, match="is not in"):
        package.package(tmp_path / "finovox-desktop", "1.2.3", tmp_path)
