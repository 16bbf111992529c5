"""The part of the structure check that looks for what a document may start or run."""

import re
from collections.abc import Callable

import pikepdf

from finovox_desktop.core.risk import Check, RiskLevel
from finovox_desktop.inspection.findings import Finding, FindingCode
from finovox_desktop.inspection.limits import CutShortError
from finovox_desktop.inspection.revision import indirect_objects

_SIGNS = {
    FindingCode.LAUNCH_ACTION: re.compile(rb"/S\s*/Launch\b"),
    FindingCode.JAVASCRIPT: re.compile(rb"/S\s*/JavaScript\b|/JS\s*[(<\d]"),
    FindingCode.XFA_FORM: re.compile(rb"/XFA\s*[\[\d]"),
}
_LEVELS = {
    FindingCode.LAUNCH_ACTION: RiskLevel.MEDIUM,
    FindingCode.JAVASCRIPT: RiskLevel.LOW,
    FindingCode.XFA_FORM: RiskLevel.LOW,
}
_GREATEST_DEPTH = 50


def action_findings(pdf: pikepdf.Pdf, check_time: Callable[[], None]) -> tuple[Finding, ...]:
    """Find actions that start a program, scripts and XFA forms anywhere among the objects of a document.

    Raises:
        CutShortError: an object cannot be read; `check_time`, which is called often, raises it too.

    """
    found: set[FindingCode] = set()
    try:
        for each in indirect_objects(pdf):
            check_time()
            _search(each, found)
    except (pikepdf.PdfError, RuntimeError) as error:
        raise CutShortError("an object cannot be read") from error
    return tuple(Finding(Check.DATASTRUCTURE, _LEVELS[code], code) for code in _SIGNS if code in found)


def _search(each: pikepdf.Object, found: set[FindingCode]) -> None:
    source = each.stream_dict if isinstance(each, pikepdf.Stream) else each
    text = source.unparse(resolved=True)
    # The text is a quick sieve: the same letters may stand in a string.
    if any(sign.search(text) for code, sign in _SIGNS.items() if code not in found):
        _confirm(source, found, _GREATEST_DEPTH)


def _confirm(value: pikepdf.Object, found: set[FindingCode], depth: int) -> None:
    if depth == 0:
        return
    if isinstance(value, pikepdf.Dictionary):
        kind = value.get("/S")
        if kind == pikepdf.Name.Launch:
            found.add(FindingCode.LAUNCH_ACTION)
        if kind == pikepdf.Name.JavaScript or "/JS" in value:
            found.add(FindingCode.JAVASCRIPT)
        if "/XFA" in value:
            found.add(FindingCode.XFA_FORM)
    for child in _direct_children(value):
        _confirm(child, found, depth - 1)


def _direct_children(value: pikepdf.Object) -> list[pikepdf.Object]:
    children: list[object]
    if isinstance(value, pikepdf.Dictionary):
        children = list(value.values())
    elif isinstance(value, pikepdf.Array):
        children = list(value)
    else:
        return []
    return [child for child in children if isinstance(child, pikepdf.Object) and not child.is_indirect]
