import re

from finovox_desktop.core.risk import FIVE_CHECKS, Check, RiskLevel
from finovox_desktop.inspection.explanations import FINDINGS, OBSTACLES, explain
from finovox_desktop.inspection.findings import (
    DocumentKind,
    Finding,
    FindingCode,
    Inspection,
    Obstacle,
    from_json,
    nothing_assessed,
    to_json,
)

READ = frozenset({Check.SOFTWARE, Check.METADATA, Check.DATASTRUCTURE})
REPLACED = Finding(
    Check.DATASTRUCTURE, RiskLevel.HIGH, FindingCode.REVISION_REPLACED_TEXT, ("2", "1", "1,284 {0}", "7,284\u202e")
)


def test_every_outcome_has_a_sentence_that_uses_the_same_evidence_in_both_languages() -> None:
    assert set(FINDINGS) == set(FindingCode)
    assert set(OBSTACLES) == set(Obstacle)
    for sentence in FINDINGS.values():
        assert sorted(re.findall(r"{\d}", sentence.en)) == sorted(re.findall(r"{\d}", sentence.fr))


def test_no_sentence_calls_a_document_forged_or_genuine() -> None:
    nothing_found = explain(Inspection(DocumentKind.PDF, (), READ))
    sentences = [text for each in (*FINDINGS.values(), *OBSTACLES.values()) for text in (each.en, each.fr)]
    for sentence in (*sentences, *nothing_found.en, *nothing_found.fr):
        assert not re.search("forge|fake|genuine|authentic|falsif|authentique", sentence, re.IGNORECASE)


def test_the_evidence_is_filled_in_and_shown_as_plain_text() -> None:
    explanation = explain(Inspection(DocumentKind.PDF, (REPLACED,), READ))
    assert "“1,284 {0}” became “7,284<U+202E>”" in explanation.en[0]
    assert "« 1,284 {0} » est devenu" in explanation.fr[0]
    assert explanation.en[-1] == "Not assessed: what the pages look like, whether the content makes sense."


def test_the_gravest_finding_comes_first() -> None:
    low = Finding(Check.SOFTWARE, RiskLevel.LOW, FindingCode.PDF_LIBRARY, ("PyPDF", "PyPDF2"))
    explanation = explain(Inspection(DocumentKind.PDF, (low, REPLACED), READ))
    assert "edited" in explanation.en[0]
    assert "PyPDF" in explanation.en[1]


def test_finding_nothing_is_said_with_its_limits() -> None:
    explanation = explain(Inspection(DocumentKind.PDF, (), READ))
    assert "No trace" in explanation.en[0]
    assert "aucune trace" in explanation.fr[0]


def test_an_unread_document_is_not_said_to_be_without_traces() -> None:
    explanation = explain(nothing_assessed(Obstacle.ENCRYPTED, DocumentKind.PDF))
    assert len(explanation.en) == len(explanation.fr) == 2
    assert "encrypted" in explanation.en[0]


def test_nothing_assessed_has_no_level_anywhere() -> None:
    inspection = nothing_assessed(Obstacle.DAMAGED)
    assert [inspection.level(check) for check in Check] == [None] * len(Check)
    assert inspection.not_assessed == FIVE_CHECKS


def test_a_check_that_was_cut_short_has_no_level_and_does_not_count_for_the_whole() -> None:
    inspection = Inspection(DocumentKind.PDF, (REPLACED,), frozenset({Check.METADATA}))
    assert inspection.level(Check.DATASTRUCTURE) is None
    assert inspection.level(Check.GLOBAL) is RiskLevel.LOW


def test_an_inspection_survives_the_pipe() -> None:
    for inspection in (Inspection(DocumentKind.PDF, (REPLACED,), READ, "é"), nothing_assessed(Obstacle.UNREADABLE)):
        assert from_json(to_json(inspection)) == inspection
