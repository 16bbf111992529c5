"""What may arrive from outside, for hypothesis: any JSON that Python's parser knows, and what breaks parsers."""

import json

from hypothesis import strategies as st

anything_text = st.text(st.characters(exclude_categories=()), max_size=40)
"""Lone surrogates included."""

anything_plain = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**4000),
    st.floats(allow_nan=True, allow_infinity=True),
    anything_text,
    st.sampled_from(["low", "LOW", "medium", "high", "", " "]),
)

anything_json = st.recursive(
    anything_plain,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(anything_text, inner, max_size=4),
    max_leaves=12,
)

field_names = st.sampled_from(
    [
        "global_risk", "software_risk", "metadata_risk", "datastructure_risk", "vision_risk", "coherence_risk",
        "document_quality", "software", "not_assessed", "explanation", "retrieve_token", "detail", "message", "risk",
    ]
)  # fmt: skip

anything_object = st.dictionaries(field_names | anything_text, anything_json, max_size=8)

HOSTILE_BODIES = (
    b"",
    b"\x00",
    b"\xff\xfe",
    b"null",
    b"[]",
    b'"low"',
    b"low",
    b"NaN",
    b'{"global_risk": NaN}',
    b'{"global_risk": 1e999}',
    b'{"global_risk": ' + b"9" * 10_000 + b"}",
    b"[" * 200_000,
    b'{"global_risk":' * 100_000,
    b'{"global_risk": "\\ud800low"}',
    b'{"global_risk": "\xed\xa0\x80"}',
    b'{"\\ud800": "low"}',
    json.dumps({"global_risk": "x" * 1_000_000}).encode(),
    b"<html><h1>Not found</h1>",
    '{"global_risk": "low"}'.encode("utf-16")[:-1],
)
"""Answers that have made parsers raise."""

bodies = st.binary(max_size=200) | st.sampled_from(HOSTILE_BODIES)
