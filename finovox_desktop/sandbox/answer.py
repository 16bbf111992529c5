"""A result as the service gives it (service protocol, "Results"), made of what the local inspection found."""

from collections.abc import Collection, Mapping
from dataclasses import asdict

from finovox_desktop.core.destination import AnalysisType
from finovox_desktop.core.risk import FIVE_CHECKS, Check
from finovox_desktop.inspection.explanations import explain
from finovox_desktop.inspection.findings import Inspection

MADE_BY = "Finovox Desktop sandbox: local structural checks, not a verdict of the service"

_NEVER_MADE = (AnalysisType.PDF_REPORT, AnalysisType.PDF_SUMMARY_REPORT)


def make_answer(name: str, analysis_types: Collection[AnalysisType], inspection: Inspection) -> Mapping[str, object]:
    """Give the result object for a document called `name`.

    What was asked for and not assessed is null, and named in `not_assessed`. `made_by` says that the result is local.
    """
    answer: dict[str, object] = {"name": name}
    not_assessed: list[str] = []
    if AnalysisType.RISK in analysis_types:
        answer |= _risk(inspection)
        not_assessed += _risk_fields_not_assessed(inspection)
    if AnalysisType.EXPLANATION in analysis_types:
        answer[AnalysisType.EXPLANATION] = asdict(explain(inspection))
    for report in _NEVER_MADE:
        if report in analysis_types:
            answer[report] = None
            not_assessed.append(report)
    return answer | {"not_assessed": not_assessed, "made_by": MADE_BY}


def _risk(inspection: Inspection) -> dict[str, object]:
    levels = {check.field: inspection.level(check) for check in (Check.GLOBAL, *FIVE_CHECKS)}
    return {**levels, "document_quality": None, "software": inspection.software}


def _risk_fields_not_assessed(inspection: Inspection) -> list[str]:
    fields = [check.field for check in (Check.GLOBAL, *FIVE_CHECKS) if inspection.level(check) is None]
    fields.append("document_quality")
    if inspection.level(Check.SOFTWARE) is None:
        fields.append("software")
    return fields
