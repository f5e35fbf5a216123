"""Which states a table of states leads to."""

from collections.abc import Iterable
from typing import TypeVar

import networkx as nx

S = TypeVar("S")


def reachable(states: Iterable[S], lines: Iterable[tuple[S, S]]) -> dict[S, set[S]]:
    """Return which states may follow each, directly or by several lines of the table; each follows itself."""
    table: nx.DiGraph[S] = nx.DiGraph()
    table.add_nodes_from(states)
    table.add_edges_from(lines)
    return {state: {state, *nx.descendants(table, state)} for state in table}
