"""Resources that scripts make instead of the repository holding them: sample documents and compiled translations."""

import dataclasses
import hashlib
import json
from pathlib import Path


@dataclasses.dataclass(frozen=True, slots=True)
class GeneratedResource:
    """What is made from which files by which command; the stamp tells whether it has to be made again."""

    name: str
    inputs: tuple[Path, ...]
    folder: Path
    suffixes: tuple[str, ...]
    """Which files in `folder` are made."""
    arguments: tuple[str, ...]
    """Of Python, run at the project's root."""
    stamp: Path

    def is_outdated(self) -> bool:
        try:
            return bool(json.loads(self.stamp.read_text(encoding="utf-8")) != self._state())
        except (OSError, ValueError):
            return True

    def write_stamp(self) -> None:
        self.stamp.write_text(json.dumps(self._state()), encoding="utf-8")

    def _state(self) -> list[list[str]]:
        """The contents that went in and the names that came out."""
        contents = [hashlib.sha256(path.read_bytes()).hexdigest() for path in self.inputs]
        return [contents, sorted(path.name for path in self.folder.glob("*") if path.suffix in self.suffixes)]


def outdated(root: Path, stamps: Path) -> list[GeneratedResource]:
    """What has to be made, again or for the first time, under the project's root; `stamps` is where notes of it are kept."""
    build_scripts, resources = root / "build_scripts", root / "resources"
    candidates = (
        GeneratedResource(
            "sample documents",
            tuple(sorted(build_scripts.glob("samples*.py"))),
            resources / "samples",
            (".pdf", ".jpg", ".png"),
            ("build_scripts/samples.py",),
            stamps / "samples.json",
        ),
        GeneratedResource(
            "translations",
            tuple(sorted([*build_scripts.glob("translations.py"), *resources.glob("translations/*.ts")])),
            resources / "translations",
            (".qm",),
            ("build_scripts/translations.py", "compile"),
            stamps / "translations.json",
        ),
    )
    return [resource for resource in candidates if resource.inputs and resource.is_outdated()]
