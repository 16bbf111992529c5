"""The program's texts in its languages.

python build_scripts/translations.py update    bring the .ts files up to date with the source texts
python build_scripts/translations.py compile   make the .qm files that the program loads
python build_scripts/translations.py check     fail where a text has no translation, or the .ts files are out of date
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from defusedxml.ElementTree import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
PACKAGE = ROOT / "finovox_desktop"

# English is the source: its file holds the plural forms only.
LANGUAGES = {"fr": ("fr_FR", []), "en": ("en_US", ["-pluralonly"])}

_PLACEHOLDERS = re.compile(r"%L?n|%L?\d|\{[^{}]*\}")
_KEPT = re.compile(r"(%L?n|%L?\d|\{[^{}]*\}|&.|<[^<>]*>)")
_ACCENTED = str.maketrans("aceinouyACEINOUY", "àçéîñöûýÀÇÉÎÑÖÛÝ")
_LONE_SPACES = re.compile(r"(?<=\w) (?=[:;?!»])|« ")


@dataclass(frozen=True, slots=True)
class Message:
    """A text of a .ts file. `translations` has one text, or one for each plural form."""

    context: str
    source: str
    numerus: bool
    kind: str
    translations: tuple[str, ...]

    @property
    def name(self) -> str:
        """Where a translator finds it."""
        return f"{self.context}: {self.source!r}"


def main() -> int:
    parser = argparse.ArgumentParser(description="The program's texts in its languages.")
    parser.add_argument("action", choices=["update", "compile", "check"])
    match parser.parse_args().action:
        case "update":
            update(TRANSLATIONS)
        case "compile":
            compile_all()
        case _:
            return _report(check())
    return 0


def update(folder: Path) -> None:
    """Bring the .ts files in a folder up to date; what left the sources leaves them too."""
    sources = sorted(str(path.relative_to(ROOT)) for path in PACKAGE.rglob("*.py"))
    for language, (locale, options) in LANGUAGES.items():
        languages = ["-source-language", "en_US", "-target-language", locale]
        target = str(folder / f"finovox_{language}.ts")
        _run(["lupdate", *sources, "-locations", "none", "-no-obsolete", *languages, *options, "-ts", target])


def compile_all() -> None:
    """Make the .qm files; a text without a finished translation is left out and shows in English."""
    for language in LANGUAGES:
        source = TRANSLATIONS / f"finovox_{language}.ts"
        _run(["lrelease", "-silent", str(source), "-qm", str(source.with_suffix(".qm"))])


def compile_pseudo(folder: Path) -> Path:
    """Make a .qm file in which every text is its own source between marks, for tests; give its path in `folder`."""
    source = Path(shutil.copy(TRANSLATIONS / "finovox_fr.ts", folder))
    # The texts are those of the sources, whether or not a translator has seen them.
    update(folder)
    tree = parse(source)
    for message in tree.iter("message"):
        translation = message.find("translation")
        if translation is None:
            continue
        translation.attrib.pop("type", None)
        text = pseudo_text(message.findtext("source", ""))
        forms = translation.findall("numerusform")
        for element in forms or [translation]:
            element.text = text
    made = folder / "pseudo.ts"
    tree.write(made, encoding="utf-8", xml_declaration=True)
    _run(["lrelease", "-silent", str(made), "-qm", str(made.with_suffix(".qm"))])
    return made.with_suffix(".qm")


def pseudo_text(source: str) -> str:
    """Write a text with accents and between marks; placeholders, tags and the key after `&` stay as they are."""
    parts = _KEPT.split(source)
    return f"⟦{''.join(part if _KEPT.fullmatch(part) else part.translate(_ACCENTED) for part in parts)}⟧"


def check() -> list[str]:
    """Give what is wrong, one line each."""
    found = list(_out_of_date())
    for language in LANGUAGES:
        messages = tuple(read_messages(TRANSLATIONS / f"finovox_{language}.ts"))
        found += [f"{language}: {message.name}: {fault}" for message in messages for fault in faults(message, language)]
    return found


def faults(message: Message, language: str) -> Iterator[str]:
    """Give what is wrong with one translation."""
    if message.kind:
        yield message.kind
    if "%n" in message.source:
        yield "a number that is not written in the language's form: that is %Ln"
    if "%Ln" in message.source and not message.numerus:
        # lupdate sees the number of `self.tr(text, None, number)` alone, not that of a bare translate().
        yield "no plural forms: only tr() of a QObject is read with its number"
    if not message.translations or not all(text.strip() for text in message.translations):
        yield "not translated"
        return
    wanted = sorted(_PLACEHOLDERS.findall(message.source))
    for text in message.translations:
        has = sorted(_PLACEHOLDERS.findall(text))
        # A singular form may say "one" in words.
        if has != wanted and not (message.numerus and [*has, "%Ln"] == wanted):
            yield f"placeholders differ: {text!r}"
        if language == "fr" and _LONE_SPACES.search(text):
            yield f"a breaking space beside French punctuation: {text!r}"


def read_messages(path: Path) -> Iterator[Message]:
    """Read the texts of a .ts file."""
    for context in parse(path).iter("context"):
        for message in context.iter("message"):
            yield _message(context.findtext("name", ""), message)


def _message(context: str, element: Element) -> Message:
    translation = element.find("translation")
    numerus = element.get("numerus") == "yes"
    texts: tuple[str, ...] = ()
    if translation is not None:
        forms = translation.findall("numerusform") if numerus else [translation]
        texts = tuple(form.text or "" for form in forms)
    kind = translation.get("type", "") if translation is not None else ""
    return Message(context, element.findtext("source", ""), numerus, kind, texts)


def _out_of_date() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        for language in LANGUAGES:
            shutil.copy(TRANSLATIONS / f"finovox_{language}.ts", fresh)
        update(fresh)
        for language in LANGUAGES:
            kept, made = (_sources(folder / f"finovox_{language}.ts") for folder in (TRANSLATIONS, fresh))
            yield from (f"{language}: not in the .ts file yet: {text}" for text in sorted(made - kept))
            yield from (f"{language}: no longer in the sources: {text}" for text in sorted(kept - made))


def _sources(path: Path) -> set[str]:
    return {message.name for message in read_messages(path)}


def _run(command: list[str]) -> None:
    """Run one of Qt's tools, which lie in the PySide6 wheel. Raises SystemExit with its words where it fails."""
    done = subprocess.run([_tool(command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    # lupdate ends with 0 where it could not read a file, and says so.
    if done.returncode or done.stderr.strip():
        raise SystemExit(f"{' '.join(command[:1])} failed:\n{done.stdout}{done.stderr}")


def _tool(name: str) -> str:
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        raise SystemExit("PySide6 is not installed")
    tool = shutil.which(name, path=str(Path(spec.origin).parent))
    if tool is None:
        raise SystemExit(f"{name} is not in the PySide6 wheel")
    return tool


def _report(found: Iterable[str]) -> int:
    lines = list(found)
    for line in lines:
        print(line, file=sys.stderr)
    print(f"translations: {len(lines)} to correct" if lines else "translations: complete and up to date")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
