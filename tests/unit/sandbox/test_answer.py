"""What the sandbox says of an inspection, read as the program reads a result of the service."""

from finovox_desktop.core.destination import AnalysisType
from finovox_desktop.core.risk import FIVE_CHECKS, Check, RiskLevel, read_risk_report
from finovox_desktop.inspection.findings import Finding, FindingCode, Inspection, Obstacle, nothing_assessed
from finovox_desktop.sandbox.answer import MADE_BY, make_answer

EDITED = Inspection(
    kind=None,
    findings=(
        Finding(Check.SOFTWARE, RiskLevel.MEDIUM, FindingCode.PDF_EDITOR, ("Editor",)),
        Finding(Check.SOFTWARE, RiskLevel.LOW, FindingCode.PDF_LIBRARY, ("Library",)),
        Finding(Check.DATASTRUCTURE, RiskLevel.HIGH, FindingCode.REVISION_REMOVED_PAGE, ("2", "3")),
    ),
    assessed=frozenset({Check.SOFTWARE, Check.DATASTRUCTURE, Check.METADATA}),
    software="Editor",
)


def test_gives_the_highest_level_of_each_check_and_names_what_was_not_assessed() -> None:
    report = read_risk_report(make_answer("a.pdf", [AnalysisType.RISK], EDITED))

    assert report.level(Check.GLOBAL) is RiskLevel.HIGH
    assert report.level(Check.SOFTWARE) is RiskLevel.MEDIUM
    assert report.level(Check.DATASTRUCTURE) is RiskLevel.HIGH
    assert report.level(Check.METADATA) is RiskLevel.LOW
    assert report.value(Check.VISION) is None
    assert report.value(Check.COHERENCE) is None
    assert report.software == "Editor"
    assert report.not_assessed == ("vision_risk", "coherence_risk", "document_quality")


def test_gives_no_level_to_a_document_that_could_not_be_read() -> None:
    report = read_risk_report(make_answer("a.pdf", [AnalysisType.RISK], nothing_assessed(Obstacle.ENCRYPTED)))

    assert all(report.value(check) is None for check in (Check.GLOBAL, *FIVE_CHECKS))
    assert set(report.not_assessed) == {check.field for check in Check} | {"document_quality", "software"}


def test_holds_what_was_asked_for_and_that_it_is_local() -> None:
    explanation = make_answer("a.pdf", [AnalysisType.EXPLANATION], EDITED)
    everything = make_answer("a.pdf", list(AnalysisType), EDITED)

    assert set(explanation) == {"name", "explanation", "not_assessed", "made_by"}
    assert {*AnalysisType} - {"risk"} <= set(everything)
    assert everything["made_by"] == explanation["made_by"] == MADE_BY
    assert everything["pdf_report"] is None
    assert everything["not_assessed"] == [
        "vision_risk",
        "coherence_risk",
        "document_quality",
        "pdf_report",
        "pdf_summary_report",
    ]
