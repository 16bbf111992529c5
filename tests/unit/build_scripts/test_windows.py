"""The installer for Windows, as far as it can be looked at elsewhere. Inno Setup itself runs on Windows only."""

import base64
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import icons
import pytest
from PIL import IcoImagePlugin
from windows import package, signing, version_resource

from finovox_desktop.storage.paths import default_data_directory

ENDINGS = (".pdf", ".jpg", ".jpeg", ".png")
ENTRY = re.compile(r'(?P<name>\w+):\s*(?P<value>"(?:[^"]|"")*"|[^;]*)(?:;\s*|$)')


def sections() -> Mapping[str, Sequence[str]]:
    """The script's lines by section, without comments and what is for the preprocessor."""
    found: dict[str, list[str]] = {}
    section = ""
    for line in package.SCRIPT.read_text(encoding="utf-8-sig").splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            section = heading[1]
            assert section not in found
            found[section] = []
        elif line.strip() and not line.lstrip().startswith((";", "#")) and section != "Code":
            found[section].append(line)
    return found


def entries(section: str) -> list[Mapping[str, str]]:
    """Lines such as `Name: "x"; Flags: y` as values by name; each line is wholly understood."""
    result: list[Mapping[str, str]] = []
    for line in sections()[section]:
        fields = {match["name"]: match["value"].strip().strip('"') for match in ENTRY.finditer(line)}
        assert ENTRY.sub("", line) == ""
        result.append(fields)
    return result


def setup() -> Mapping[str, str]:
    return dict(line.split("=", 1) for line in sections()["Setup"])


def test_it_is_written_so_that_inno_setup_reads_its_accents() -> None:
    assert package.SCRIPT.read_bytes().startswith(b"\xef\xbb\xbf")


def test_it_needs_no_administrator_and_lets_one_install_for_all() -> None:
    assert setup()["PrivilegesRequired"] == "lowest"
    assert setup()["PrivilegesRequiredOverridesAllowed"] == "dialog"
    assert setup()["DefaultDirName"].startswith("{autopf}")
    assert all(entry["Root"] == "HKA" for entry in entries("Registry"))


def test_every_message_is_there_in_both_languages() -> None:
    languages = {entry["Name"]: entry["MessagesFile"] for entry in entries("Languages")}
    assert languages == {"english": r"compiler:Default.isl", "french": r"compiler:Languages\French.isl"}
    messages = {language: set[str]() for language in languages}
    for line in sections()["CustomMessages"]:
        language, name = line.partition("=")[0].split(".")
        messages[language].add(name)
    assert messages["english"] == messages["french"]
    script = package.SCRIPT.read_text(encoding="utf-8-sig")
    used = set(re.findall(r"\{cm:(\w+)[},]", script)) | set(re.findall(r"CustomMessage\('(\w+)'\)", script))
    assert used - {"LaunchProgram"} == messages["english"]  # that one is Inno Setup's own


def test_the_whole_bundle_is_installed_and_both_programs_are_in_it() -> None:
    (files,) = entries("Files")
    assert files["Source"] == r"{#Bundle}\*"
    assert {"ignoreversion", "recursesubdirs"} <= set(files["Flags"].split())
    spec = (package.SCRIPT.parents[1] / "finovox.spec").read_text(encoding="utf-8")
    for program in package.PROGRAMS:
        assert f'"{Path(program).stem}"' in spec
    (contents,) = re.findall(r'contents_directory="(\w+)"', spec)
    # What an upgrade clears away first is what the bundle keeps its libraries in.
    assert [entry["Name"] for entry in entries("InstallDelete")] == [f"{{app}}\\{contents}"]


def test_it_is_offered_for_documents_and_never_made_the_default() -> None:
    offered = [entry for entry in entries("Registry") if entry["Subkey"].endswith(r"\OpenWithProgids")]
    assert [entry["Subkey"].split("\\")[2] for entry in offered] == list(ENDINGS)
    assert all(entry["ValueName"] == "{#Document}" and "uninsdeletevalue" in entry["Flags"] for entry in offered)
    supported = [entry["ValueName"] for entry in entries("Registry") if entry["Subkey"].endswith("SupportedTypes")]
    assert supported == list(ENDINGS)
    for entry in entries("Registry"):
        of_ending = re.match(r"Software\\Classes\\\.\w+(?P<rest>.*)", entry["Subkey"])
        assert of_ending is None or of_ending["rest"] == r"\OpenWithProgids"


def test_everything_registered_is_removed_with_it() -> None:
    removed = [entry["Subkey"] for entry in entries("Registry") if "uninsdelete" in entry.get("Flags", "")]
    for entry in entries("Registry"):
        assert any(entry["Subkey"] == key or entry["Subkey"].startswith(f"{key}\\") for key in removed)


def test_what_removal_asks_about_is_the_program_s_data_directory_and_no_is_the_default() -> None:
    code = package.SCRIPT.read_text(encoding="utf-8-sig").partition("[Code]")[2]
    assert rf"{{localappdata}}\{default_data_directory().name}'" in code
    assert "MB_YESNO or MB_DEFBUTTON2, IDNO) = IDYES" in code
    assert code.count("DelTree") == 1
    assert "UninstallSilent" in code


def test_the_version_resource_says_version_and_file() -> None:
    text = version_resource.version_resource("1.20.3", "finovox", "Finovox in a terminal")
    made: dict[str, object] = {}

    def strings(kids: Sequence[tuple[str, str]]) -> None:
        made.update(kids)

    def fixed(**fields: object) -> None:
        made.update(fields)

    names = {
        "VSVersionInfo": lambda ffi, kids: (ffi, kids),
        "FixedFileInfo": fixed,
        "StringFileInfo": lambda tables: tables,
        "StringTable": lambda _language, kids: strings(kids),
        "StringStruct": lambda name, value: (name, value),
        "VarFileInfo": lambda kids: kids,
        "VarStruct": lambda name, values: (name, values),
    }
    eval(text, {"__builtins__": {}}, names)  # as PyInstaller reads it
    assert made["filevers"] == made["prodvers"] == (1, 20, 3, 0)
    assert made["FileVersion"] == made["ProductVersion"] == "1.20.3"
    assert made["OriginalFilename"] == "finovox.exe"
    assert made["FileDescription"] == "Finovox in a terminal"


@pytest.mark.parametrize("version", ["", "1.0rc1", "1.2.3.4.5", "1.70000", "-1", "1."])
def test_a_version_that_windows_cannot_hold_is_refused(version: str) -> None:
    with pytest.raises(ValueError, match="no version"):
        version_resource.four_numbers(version)


def test_the_icon_holds_each_size_drawn_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "icon.ico"
    icons.write_windows_icon(path)
    with path.open("rb") as file:
        held = IcoImagePlugin.IcoFile(file)
        assert held.sizes() == {(size, size) for size in icons.WINDOWS_SIZES}
        for size in icons.WINDOWS_SIZES:
            assert held.getimage((size, size)).convert("RGBA").tobytes() == icons.drawn(size).tobytes()


def test_the_compiler_is_told_where_everything_is() -> None:
    command = package.compiler_command("ISCC", Path("bundle"), "1.2.3", Path("dist"), signed=False)
    script = package.SCRIPT.read_text(encoding="utf-8-sig")
    wanted = set(re.findall(r"#ifndef (\w+)", script))
    assert {argument[2:].partition("=")[0] for argument in command if argument.startswith("/D")} == wanted
    assert command[-1] == str(package.SCRIPT)
    signed = package.compiler_command("ISCC", Path("bundle"), "1.2.3", Path("dist"), signed=True)
    assert "/DSigned" in signed
    assert any(argument.startswith("/Sfinovox=") and argument.endswith("$f") for argument in signed)


def test_signing_is_skipped_in_plain_words_without_a_certificate(capsys: pytest.CaptureFixture[str]) -> None:
    assert signing.sign([Path("finovox.exe")], {}) is False
    assert capsys.readouterr().out.startswith("Not signed: there is no certificate")


def _signtool(folder: Path, *, status: int) -> None:
    program = folder / "signtool"
    program.write_text(f'#!/bin/sh\necho "$@"\ncat "${{10}}" >"{folder}/seen"\nexit {status}\n', encoding="utf-8")
    program.chmod(0o755)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "PATH": str(tmp_path),
        signing.CERTIFICATE_BASE64: base64.b64encode(b"the certificate").decode(),
        signing.PASSWORD: "secret words",
        signing.TIMESTAMP_SERVER: "http://time.example",
    }


@pytest.mark.skipif("sys.platform == 'win32'", reason="stands in for signtool with a shell script")
def test_signing_hands_the_certificate_over_and_shows_no_secret(
    tmp_path: Path, environment: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    _signtool(tmp_path, status=0)
    assert signing.sign([tmp_path / "finovox.exe"], environment) is True
    assert (tmp_path / "seen").read_bytes() == b"the certificate"
    assert capfd.readouterr() == ("Signed: finovox.exe\n", "")


@pytest.mark.skipif("sys.platform == 'win32'", reason="stands in for signtool with a shell script")
def test_a_failure_is_told_without_the_password(tmp_path: Path, environment: dict[str, str]) -> None:
    _signtool(tmp_path, status=1)
    with pytest.raises(signing.SigningError, match="signtool failed") as raised:
        signing.sign([tmp_path / "finovox.exe"], environment)
    assert "secret words" not in str(raised.value)
    assert "secret" not in repr(signing.Certificate(tmp_path, "secret words", ""))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({signing.TIMESTAMP_SERVER: ""}, "no FINOVOX_SIGNING_TIMESTAMP_SERVER"),
        ({signing.CERTIFICATE_BASE64: "?"}, "is not base64"),
        ({signing.CERTIFICATE: "/nowhere.pfx"}, "names no file"),
    ],
)
def test_a_certificate_that_cannot_be_used_stops_the_build(
    environment: dict[str, str], changed: dict[str, str], words: str
) -> None:
    with pytest.raises(signing.SigningError, match=words), signing.certificate(environment | changed):
        pass
