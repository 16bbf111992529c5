"""A level is shown only where the service gave one."""

import json
from dataclasses import fields

import pytest
from hypothesis import given

from finovox_desktop.core.answers import read_json_object
from finovox_desktop.core.risk import (
    FIVE_CHECKS,
    GREATEST_VALUE_LENGTH,
    Check,
    RiskLevel,
    RiskReport,
    known_level,
    read_risk_report,
)
from tests.unit.core.strategies import HOSTILE_BODIES, anything_object, bodies

TEXT_FIELDS = [field.name for field in fields(RiskReport) if field.name != "not_assessed"]
DOCUMENTED = {
    "name": "sample.pdf", "global_risk": "high", "software_risk": "high", "metadata_risk": "high",
    "datastructure_risk": "low", "vision_risk": "low", "coherence_risk": "medium",
    "document_quality": "acceptable", "software": "photoshop",
}  # fmt: skip


def named_low(answer: object, check: Check) -> bool:
    value = answer.get(check.field) if isinstance(answer, dict) else None
    return isinstance(value, str) and value.strip().lower() == "low"


def test_the_documented_result_is_read_field_by_field() -> None:
    report = read_risk_report(DOCUMENTED)
    assert {name: getattr(report, name) for name in TEXT_FIELDS} == {name: DOCUMENTED[name] for name in TEXT_FIELDS}
    assert report.level(Check.GLOBAL) is RiskLevel.HIGH
    assert [report.level(check) for check in FIVE_CHECKS] == ["high", "high", "low", "low", "medium"]


def test_the_levels_order_themselves_by_severity() -> None:
    assert RiskLevel.LOW.severity < RiskLevel.MEDIUM.severity < RiskLevel.HIGH.severity


@pytest.mark.parametrize("spelling", ["low", "LOW", " Low "])
def test_a_level_is_known_whatever_its_case(spelling: str) -> None:
    assert known_level(spelling) is RiskLevel.LOW


@pytest.mark.parametrize(
    "value", [None, "", "lo", "lower", "very low", "none", "0", "critical", "l\u043ew", "low\u200b"]
)
def test_a_value_nobody_has_seen_is_no_level(value: str | None) -> None:
    assert known_level(value) is None


@pytest.mark.parametrize("check", Check)
@pytest.mark.parametrize("value", [None, [], {}, ["low"], {"level": "low"}, "", "   "])
def test_what_is_no_value_is_not_assessed(check: Check, value: object) -> None:
    report = read_risk_report({check.field: value})
    assert report.value(check) is None
    assert report.level(check) is None


@pytest.mark.parametrize(
    ("value", "text"), [(3, "3"), (0, "0"), (0.25, "0.25"), (True, "True"), (False, "False"), ("critical", "critical")]
)
def test_a_value_of_another_kind_is_shown_as_it_came(value: object, text: str) -> None:
    report = read_risk_report({"global_risk": value})
    assert report.value(Check.GLOBAL) == text
    assert report.level(Check.GLOBAL) is None


def test_a_huge_number_is_named_not_written() -> None:
    assert read_risk_report({"global_risk": 10**5000}).global_risk == "a very large number"


def test_a_long_value_that_begins_with_low_is_not_low() -> None:
    report = read_risk_report({"global_risk": "low" + " " * GREATEST_VALUE_LENGTH + "is what it is not"})
    assert report.level(Check.GLOBAL) is None
    assert report.global_risk is not None
    assert len(report.global_risk) <= GREATEST_VALUE_LENGTH


def test_what_was_not_assessed_is_a_bounded_list_of_texts() -> None:
    names: list[object] = ["vision", 3, None, "\ud800"]
    assert read_risk_report({"not_assessed": names}).not_assessed == ("vision", "\N{REPLACEMENT CHARACTER}")
    assert len(read_risk_report({"not_assessed": ["x"] * 1000}).not_assessed) <= 50
    assert read_risk_report({"not_assessed": "vision"}).not_assessed == ()


@given(anything_object)
def test_no_object_makes_the_reading_raise_or_gives_low_out_of_nothing(answer: dict[str, object]) -> None:
    report = read_risk_report(answer)
    for check in Check:
        assert (report.level(check) is RiskLevel.LOW) == named_low(answer, check)
    for name in TEXT_FIELDS:
        (getattr(report, name) or "").encode("utf-8")
    json.dumps([report.not_assessed, report.global_risk], allow_nan=False, ensure_ascii=False).encode("utf-8")


@given(bodies)
def test_no_body_gives_low_out_of_nothing(body: bytes) -> None:
    answer = read_json_object(body) or {}
    report = read_risk_report(answer)
    assert all((report.level(check) is RiskLevel.LOW) == named_low(answer, check) for check in Check)


@pytest.mark.parametrize("body", HOSTILE_BODIES, ids=lambda body: repr(body[:24]))
def test_hostile_answers_hold_no_level(body: bytes) -> None:
    report = read_risk_report(read_json_object(body) or {})
    assert [report.level(check) for check in Check] == [None] * len(Check)
