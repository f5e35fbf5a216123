"""The heaviest set of pairs in which nobody stands twice: exact, by Edmonds' blossom method (Galil 1986), in O(n^3).

rustworkx counts in integers of 128 bits, and hands out the same pairs for the same edges in the same order.
"""

from collections.abc import Iterable

import rustworkx

MOST = 1 << 120  # the most that a pair may weigh: the method sums up a few weights, within 128 bits


def heaviest(people: int, edges: Iterable[tuple[int, int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the pairs whose weights sum up to the most, of `edges` (one, other, weight); sorted, each as well.

    People are numbers from 0. Which of several equally heavy sets it is depends on nothing but the order of the edges.
    """
    graph: rustworkx.PyGraph[None, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from([None] * people)
    graph.add_edges_from(list(edges))
    found = rustworkx.max_weight_matching(graph, max_cardinality=False, weight_fn=int)
    return tuple(sorted((min(pair), max(pair)) for pair in found))
