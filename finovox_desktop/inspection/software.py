"""The software check: which programs a document says it went through."""

from collections.abc import Iterable, Sequence

from finovox_desktop.core.risk import Check
from finovox_desktop.inspection.findings import Finding
from finovox_desktop.inspection.products import LIBREOFFICE_DRAW, OFFICE_SUITE, Product, recognise


def software_findings(texts: Iterable[str]) -> tuple[Finding, ...]:
    """Judge the names of programs that a document carries: one finding a product, the gravest first."""
    names = tuple(text.strip() for text in texts if text.strip())
    recognised: dict[str, tuple[Product, str]] = {}
    for name in names:
        product = recognise(name)
        if product is not None:
            recognised.setdefault(product.name, (product, name))
    draw = next((name for name in names if LIBREOFFICE_DRAW.pattern.search(name)), None)
    if draw is not None and any(OFFICE_SUITE.search(name) for name in names):
        recognised[LIBREOFFICE_DRAW.name] = (LIBREOFFICE_DRAW, LIBREOFFICE_DRAW.name)
    found = sorted(recognised.values(), key=lambda pair: -pair[0].level.severity)
    return tuple(Finding(Check.SOFTWARE, product.level, product.code, (product.name, name)) for product, name in found)


def software_name(findings: Sequence[Finding], texts: Iterable[str]) -> str | None:
    """Give the product that weighs most, or else the first program that the document names, or None."""
    if findings:
        return findings[0].evidence[0]
    return next((text.strip() for text in texts if text.strip()), None)
