"""Signs programs for Windows: `python signing.py FILE ...`, or by name from `package.py`.

The certificate comes from the environment. Without one the step is skipped, and says so: Windows then warns people who
start the installer. The password is shown nowhere: what signtool was called with is never printed.
"""

import base64
import binascii
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

CERTIFICATE = "FINOVOX_SIGNING_CERTIFICATE"
"""Path of a .pfx file ..."""

CERTIFICATE_BASE64 = "FINOVOX_SIGNING_CERTIFICATE_BASE64"
"""... or its contents, as a store of secrets keeps them."""

PASSWORD = "FINOVOX_SIGNING_PASSWORD"
TIMESTAMP_SERVER = "FINOVOX_SIGNING_TIMESTAMP_SERVER"
"""Address of an RFC 3161 server. Without a time stamp, signatures would end with the certificate."""

SKIPPED = f"Not signed: there is no certificate ({CERTIFICATE} or {CERTIFICATE_BASE64}). Windows will warn of it."


class SigningError(Exception):
    """Signing was asked for and failed; the text holds no secret."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What signtool needs."""

    path: Path
    password: str = field(repr=False)
    timestamp_server: str

    def command(self, signtool: str, files: Sequence[Path]) -> list[str]:
        """Give the command, which holds the password: for running only, never for printing."""
        digests = ["/fd", "sha256", "/td", "sha256", "/tr", self.timestamp_server]
        return [signtool, "sign", "/q", *digests, "/f", str(self.path), "/p", self.password, *map(str, files)]


def is_wanted(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the environment names a certificate."""
    return bool(environment.get(CERTIFICATE) or environment.get(CERTIFICATE_BASE64))


@contextmanager
def certificate(environment: Mapping[str, str] = os.environ) -> Iterator[Certificate]:
    """Give the environment's certificate; one that came as contents is a file only within the block. Raises SigningError."""
    server = environment.get(TIMESTAMP_SERVER)
    if not server:
        raise SigningError(f"There is a certificate, but no {TIMESTAMP_SERVER}.")
    password = environment.get(PASSWORD, "")
    if path := environment.get(CERTIFICATE):
        if not Path(path).is_file():
            raise SigningError(f"{CERTIFICATE} names no file.")
        yield Certificate(Path(path), password, server)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "certificate.pfx"
        try:
            file.write_bytes(base64.b64decode("".join(environment[CERTIFICATE_BASE64].split()), validate=True))
        except binascii.Error:
            raise SigningError(f"{CERTIFICATE_BASE64} is not base64.") from None
        yield Certificate(file, password, server)


def sign(files: Sequence[Path], environment: Mapping[str, str] = os.environ) -> bool:
    """Sign the files in place; tell whether they are signed now. Raises SigningError."""
    if not is_wanted(environment):
        print(SKIPPED, flush=True)
        return False
    signtool = shutil.which("signtool", path=environment.get("PATH")) or _newest_signtool(environment)
    with certificate(environment) as found:
        done = subprocess.run(found.command(signtool, files), capture_output=True, text=True, check=False)
    if done.returncode:
        words = f"{done.stdout}{done.stderr}"
        raise SigningError("signtool failed: " + (words.replace(found.password, "***") if found.password else words))
    print(f"Signed: {', '.join(file.name for file in files)}", flush=True)
    return True


def _newest_signtool(environment: Mapping[str, str]) -> str:
    """Give the signtool of the newest Windows SDK, whose installer puts it on no search path."""
    kits = Path(environment.get("ProgramFiles(x86)", "C:/Program Files (x86)")) / "Windows Kits" / "10" / "bin"
    found = list(kits.glob("10.*/x64/signtool.exe"))
    if not found:
        raise SigningError("There is a certificate, but signtool (of the Windows SDK) was not found.")
    return str(max(found, key=lambda path: [int(part) for part in path.parts[-3].split(".")]))


if __name__ == "__main__":
    try:
        sign([Path(argument) for argument in sys.argv[1:]])
    except SigningError as error:
        sys.exit(str(error))
