"""`finovox analyse` and the window take e-mails and archives."""

from pathlib import Path

import pikepdf

from tests.e2e.test_commands import environment, finovox, report_in  # noqa: F401 - a fixture
from tests.e2e.test_main_job import SAMPLES
from tests.unit.inspection.containers import archive, message, written

PICTURES = [path for path in SAMPLES if path.suffix in {".jpg", ".png"}]


def test_documents_in_an_e_mail_and_an_archive_are_analysed(environment: dict[str, str], tmp_path: Path) -> None:  # noqa: F811 - the fixture
    pictures = archive(*((path.name, path.read_bytes()) for path in PICTURES))
    pdf = next(path for path in SAMPLES if path.suffix == ".pdf")
    mail = written(tmp_path / "claim.eml", message((pdf.name, pdf.read_bytes()), ("pictures.zip", pictures)).as_bytes())
    locked = tmp_path / "locked.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(locked, encryption=pikepdf.Encryption(owner="o", user="secret"))
    report = tmp_path / "report.json"
    ended = finovox(
        "analyse", "--sandbox", "--data-dir", tmp_path / "data", "-o", report, mail, locked, environment=environment
    )
    assert "Locked by a password" in ended.stderr
    jobs = {str(job["document"]["name"]): job for job in report_in(report)["jobs"]}  # type: ignore[index]
    assert jobs[pdf.name]["document"]["origin"] == f"{mail} \u203a {pdf.name}"  # type: ignore[index]
    assert jobs[pdf.name]["state"] == "done"
    assert {job["case"] for name, job in jobs.items() if name != locked.name} == {"claim"}
    assert len(jobs) == 2 + len(PICTURES)
