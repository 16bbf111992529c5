"""What is tried with every installed program: the main job, and all that could be missing from a bundle."""

import json
import re
import shutil
from pathlib import Path

import jsonschema

from tests.e2e.desktop import Desktop
from tests.e2e.screen_reader import Element, ScreenReader
from tests.e2e.waiting import wait_until
from tests.fakes import faults
from tests.fakes.certificates import make_certificate, server_context
from tests.fakes.fault_service import FaultService
from tests.installed.installation import Installation

RESOURCES = Path(__file__).parents[2] / "resources"
TITLE = "Finovox Desktop"
VERSION = re.compile(r"Finovox Desktop \d+\.\d+\.\d+ \([0-9a-f]{7,40}\S*\)")
EXPECTED = {
    "invoice-edited.pdf": "high",
    "invoice-original.pdf": "low",
    "payslip-saved-by-online-editor.pdf": "medium",
    "payslip.pdf": "low",
    "proof-of-address.png": "low",
    "receipt-photo.jpg": "high",
}
_KEY = "a-key-for-this-test"


def samples_on(desktop: Desktop) -> list[Path]:
    """Copy the sample documents into the person's home."""
    folder = desktop.home / "documents"
    folder.mkdir()
    samples = [Path(shutil.copy(RESOURCES / "samples" / name, folder / name)) for name in sorted(EXPECTED)]
    desktop.hand_over(folder)
    return samples


def use_everything(desktop: Desktop, installed: Installation) -> None:
    """Use a program that lies in a folder of this computer in every way."""
    samples = samples_on(desktop)
    use_the_window(desktop, installed, samples)
    use_the_terminal(desktop, installed, samples)
    use_the_keyring(desktop, installed)
    certificate = make_certificate(desktop.home)
    desktop.hand_over(certificate)
    use_a_secure_service(desktop, installed, samples, certificate, SSL_CERT_FILE=str(certificate))
    see_the_past_in_french(desktop, installed, len(samples))


def use_the_window(desktop: Desktop, installed: Installation, samples: list[Path]) -> None:
    """Drop the samples on the window, wait for the results, look at a page, and close it."""
    log = desktop.home / "window.log"
    with ScreenReader(desktop) as reader, installed.start(desktop, "--sandbox", "--language", "en", log=log) as window:
        desktop.wait_for_window(TITLE)
        desktop.drag(samples, TITLE)
        wait_until(lambda: results(reader) == len(samples), "the results of the samples")
        see_a_page(desktop, reader)
        close(desktop)
        assert window.process.wait(60) == 0
    assert log.read_text(encoding="utf-8") == ""


def see_the_past_in_french(desktop: Desktop, installed: Installation, documents: int) -> None:
    """Start again, in French: the documents of before are there."""
    log = desktop.home / "window-french.log"
    with ScreenReader(desktop) as reader, installed.start(desktop, "--sandbox", "--language", "fr", log=log) as window:
        desktop.wait_for_window(TITLE)
        wait_until(lambda: results(reader, "Risque ") == documents, "the rows of before, in French")
        close(desktop)
        assert window.process.wait(60) == 0
    assert log.read_text(encoding="utf-8") == ""


def use_the_terminal(desktop: Desktop, installed: Installation, samples: list[Path]) -> None:
    """Export what the window has taken in; analyse a document without a window."""
    report = json.loads(installed.run(desktop, "export"))
    schema = json.loads((RESOURCES / "schema" / "report-1.schema.json").read_bytes())
    jsonschema.validate(report, schema, cls=jsonschema.Draft202012Validator)
    assert {job["document"]["name"]: job["risk"]["global_risk"] for job in report["jobs"]} == EXPECTED
    said = installed.run(desktop, "analyse", "--sandbox", "--data-dir", desktop.home / "other", "--json", samples[0])
    assert json.loads(said)["jobs"][0]["risk"]["global_risk"] == "high"
    assert VERSION.fullmatch(installed.run(desktop, "--version").strip())


def use_the_keyring(desktop: Desktop, installed: Installation) -> None:
    """Store a key in the session's own keyring, and find it again."""
    place = ("--base-url", "https://service.example")
    installed.run(desktop, "key", "set", *place, given=f"{_KEY}\n")
    assert json.loads(installed.run(desktop, "key", "status", *place, "--json"))["stored"] is True
    installed.run(desktop, "key", "delete", *place)


def use_a_secure_service(
    desktop: Desktop, installed: Installation, samples: list[Path], certificate: Path, **variables: str
) -> None:
    """Submit to a service whose certificate the system trusts."""
    with FaultService(faults.answer(404), context=server_context(certificate)) as service:
        service.on_analyse(faults.Tokens())
        service.on_retrieve(faults.result())
        place = ("--base-url", f"https://127.0.0.1:{service.port}", "--data-dir", desktop.home / "secure")
        said = installed.run(
            desktop, "analyse", *place, "--poll-interval", "1", "--json", samples[0], FINOVOX_API_KEY=_KEY, **variables
        )
    assert json.loads(said)["jobs"][0]["state"] == "done"


def results(reader: ScreenReader, risk: str = " risk") -> int:
    """Give how many rows of the table say their risk."""
    said = {element.name for element in reader.window(TITLE).walk() if element.role == "cell"}
    # The first cell of a row says all of it in one sentence: its five checks too.
    return sum(risk in words and "Vision" in words and "Struct" in words for words in said)


def see_a_page(desktop: Desktop, reader: ScreenReader) -> None:
    """Open a document's page in its own window, and wait until it is drawn."""
    row = next(element for element in reader.window(TITLE).walk() if element.role == "cell")
    left, top, right, bottom = reader.place(row)
    desktop.click((left + right) // 2, (top + bottom) // 2)
    desktop.keys("F8")
    wait_until(lambda: any(is_drawn_page(element) for element in reader.window(TITLE).walk()), "a page")
    desktop.keys("Escape")


def is_drawn_page(element: Element) -> bool:
    return element.name.startswith("Page 1 of ") and element.description == ""


def close(desktop: Desktop) -> None:
    """Close the window as a person does."""
    desktop.activate(desktop.wait_for_window(TITLE))
    desktop.keys("alt+F4")
