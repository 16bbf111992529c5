"""Measures: `python -m tests.benchmarks [--reduced] [--json FILE] [GROUP ...]`."""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.figure import Figure, Scale
from tests.benchmarks.groups import GROUPS

_COLUMNS = "{name:<58} {value:>12} {against:>12} {ratio:>8} {goal:>12} {runs:>5} {spread:>7}  {met}"


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the program against what it is held against.")
    parser.add_argument("groups", nargs="*", choices=[*GROUPS, []], metavar="GROUP", help=", ".join(GROUPS))
    parser.add_argument("--reduced", action="store_true", help="smaller sizes and fewer runs: about a minute")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures there")
    options = parser.parse_args()
    scale = Scale.REDUCED if options.reduced else Scale.FULL
    started = time.monotonic()
    print(header(scale), heading(), sep="\n", flush=True)
    figures = []
    for name in options.groups or GROUPS:
        for figure in GROUPS[name](scale):
            figures.append(figure)
            print(line(figure), flush=True)
    print(
        f"{sum(figure.is_met for figure in figures)} of {len(figures)} goals met, in {time.monotonic() - started:.0f} s"
    )
    if options.json is not None:
        options.json.write_text(json.dumps(report(figures, scale), indent=2) + "\n", encoding="utf-8")
    return 0


def header(scale: Scale) -> str:
    return f"{time.strftime('%Y-%m-%d', time.gmtime())}, {machine()}, {scale}"


def machine() -> str:
    """Name the class of machine: what a reader needs to compare absolute values."""
    return f"{os.cpu_count()} processors {platform.machine()}, {platform.system()}, Python {platform.python_version()}"


def heading() -> str:
    return _COLUMNS.format(
        name="figure",
        value="program",
        against="against",
        ratio="ratio",
        goal="goal",
        runs="runs",
        spread="spread",
        met="",
    )


def line(figure: Figure) -> str:
    """Give a line of the table: medians, the median ratio, how many runs there were, and how far they lie apart."""
    return _COLUMNS.format(
        name=figure.name,
        value=f"{middle(figure.measured):.4g} {figure.unit}",
        against=f"{middle(figure.reference):.4g} {figure.unit}",
        ratio=f"{figure.ratio:.2f}",
        goal=f"{figure.goal} {figure.ratio_goal:.4g}",
        runs=len(figure.measured),
        spread=f"{figure.spread:.0f} %" if len(figure.measured) > 1 else "",
        met="" if figure.is_met else "MISSED",
    )


def middle(values: Iterable[float]) -> float:
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def report(figures: list[Figure], scale: Scale) -> dict[str, object]:
    """Give what the JSON file holds: every run of every figure."""
    return {
        "date": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "machine": machine(),
        "scale": scale,
        "figures": [
            asdict(figure) | {"ratio": figure.ratio, "spread_percent": figure.spread, "met": figure.is_met}
            for figure in figures
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
