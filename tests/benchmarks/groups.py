"""The groups of figures, in the order they are measured."""

from collections.abc import Callable, Iterator

from tests.benchmarks import idle, intake, network, start, store, table
from tests.benchmarks.figure import Figure, Scale

GROUPS: dict[str, Callable[[Scale], Iterator[Figure]]] = {
    "start": start.figures,
    "idle": idle.figures,
    "network": network.figures,
    "intake": intake.figures,
    "store": store.figures,
    "table": table.figures,
}
"""By name. Each gives its figures one after another, as they are measured."""
