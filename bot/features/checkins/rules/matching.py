"""The best round by matching: exact, in integers, by Edmonds' blossom method (Galil 1986) in O(n^3).

A round is made as good as it can be in this order (after EVIDENCE section 5), for n people, and h = n // 2:

1. pairs that have not met in this cycle: at most h
2. pairs at all: at most h
3. who rests, by the sum of their ranks (`worth`): at most n * n
4. the unmet partners of those who get a partner whom they have not met: at most n * n
5. the values of its pairs (`worth`): less than `highest`

The weight of a pair is the sum of what it brings to each of them, in units: that of a level is one more than the most
that all levels below can come to together. So one more of a level outweighs everything below it, for any number of
people. For 200 people a weight stays below 2^70; rustworkx counts in integers of 128 bits.

1 stands above 2: were it the other way round, a pair could wait for ever whose meeting leaves two others alone, who
have nobody else to talk with. It makes a difference only where pairs are forbidden: else both are always reached.

How many rest is known from 1 and 2 alone, which are quick to find. They get as many partners without a person: that
says 3 with few different weights. (Adding to all pairs of somebody says it too, and takes 100 ms more for 200 people.)
"""

from collections.abc import Iterable, Sequence

import rustworkx

from bot.features.checkins.rules.worth import Edge, Worth


def best_pairs(worth: Worth) -> tuple[tuple[int, int], ...]:
    """Return the pairs of the best round, by the numbers of its people; sorted, and each as well.

    Which of several equally good rounds it is depends on nothing but the order of the people.
    """
    people = worth.people
    edges = worth.edges()
    resting, all_fresh = _first_look(worth, edges)
    unit_unmet = worth.highest
    unit_rest = unit_unmet * (people * people + 1)
    unit_pair = unit_rest * (people * people + 1)
    unit_fresh = unit_pair * (people // 2 + 1)
    unmet = [0 if all_fresh else unit_unmet * open_ for open_ in worth.unmet]
    weighed = [
        (one, other, unit_pair + value + (unit_fresh + unmet[one] + unmet[other] if fresh else 0))
        for one, other, fresh, value in edges
        if fresh or not all_fresh
    ]
    rests = [unit_rest * (people - rank) for rank in worth.ranks]
    if all_fresh:  # level 4 then is about those who rest: all others meet somebody whom they have not met
        rests = [rest + unit_unmet * (people - open_) for rest, open_ in zip(rests, worth.unmet, strict=True)]
    weighed += [(one, people + nobody, rest) for nobody in range(resting) for one, rest in enumerate(rests)]
    return tuple((one, other) for one, other in heaviest(people + resting, weighed) if other < people)


def _first_look(worth: Worth, edges: Sequence[Edge]) -> tuple[int, bool]:
    """Return how many rest in the best round, and whether all its pairs have not met in this cycle."""
    people, most_pairs = worth.people, worth.people // 2
    if len(edges) == people * (people - 1) // 2:  # nothing is forbidden, so that at most one rests
        found = heaviest(people, ((one, other, 1) for one, other, fresh, _ in edges if fresh))
        return people % 2, len(found) == most_pairs
    found = heaviest(people, ((one, other, 1 + fresh * (most_pairs + 1)) for one, other, fresh, _ in edges))
    met = {(one, other) for one, other, fresh, _ in edges if not fresh}
    return people - 2 * len(found), met.isdisjoint(found)


def heaviest(people: int, edges: Iterable[tuple[int, int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the pairs, of `edges` (one, other, weight), whose weights sum up to the most, nobody twice; sorted."""
    graph: rustworkx.PyGraph[None, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from([None] * people)
    graph.add_edges_from(list(edges))
    found = rustworkx.max_weight_matching(graph, max_cardinality=False, weight_fn=int)
    return tuple(sorted((min(pair), max(pair)) for pair in found))
