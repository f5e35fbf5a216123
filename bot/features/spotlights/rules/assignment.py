"""Who is asked to write about whom: "debt of light" (EVIDENCE section 4; docs/spotlights.md). Pure, deterministic.

Whoever was recorded and not yet thanked comes first, and the witness who has written least about that hero and worked
most with them is asked. Names, votes and reactions are no input.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fractions import Fraction

import networkx as nx

from bot.features.spotlights.facts import Light, Pair

WINDOW = timedelta(days=90)  # what is owed is counted within it
SWAP_LOCK = timedelta(days=30)
WEEK = timedelta(days=7)
MOST_HEROES = 3  # of a group, begun within a week
MOST_PROMPTS = 2  # of a person, within a week
WROTE_COST = 5
_PRIORITY = 1 << 20  # one place in the order of heroes outweighs every difference in cost


@dataclass(frozen=True, slots=True)
class Candidate:
    """A spotlight without a writer. `begun`: somebody was asked before, so its hero counts for no week again.

    `witnesses` took part in the win, are here, and were not asked for it yet; the driver is never among them.
    """

    spotlight: int
    hero: str
    since: datetime
    witnesses: frozenset[str]
    begun: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """What happened before, as far as it decides. `begun` counts the heroes of the last week, `busy` have one open.

    `locked` are the pairs that would be swaps; `prompts` counts those of the last week by writer; `together` the wins
    in which both of a pair took part (under either order).
    """

    light: Mapping[str, Light] = field(default_factory=dict)
    wrote: Mapping[Pair, int] = field(default_factory=dict)
    together: Mapping[Pair, int] = field(default_factory=dict)
    locked: AbstractSet[Pair] = frozenset()
    prompts: Mapping[str, int] = field(default_factory=dict)
    busy: AbstractSet[str] = frozenset()
    begun: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Choice:
    """One writer is asked about one hero."""

    spotlight: int
    writer: str
    hero: str


def assign(candidates: Iterable[Candidate], history: History) -> tuple[Choice, ...]:
    """Return who is asked now, each writer and each hero at most once; ask again for those who are left over."""
    heroes = _taken(candidates, history)
    forbidden: set[Pair] = set()
    while True:
        choices = _matched(heroes, history, forbidden)
        pairs = {(choice.writer, choice.hero) for choice in choices}
        swaps = sorted((hero, writer) for writer, hero in pairs if (hero, writer) in pairs)
        if not swaps:
            return choices
        forbidden.add(max(swaps, key=lambda pair: (_cost(pair, history), pair)))


def writers(candidate: Candidate, history: History) -> frozenset[str]:
    """Return who may be asked about a hero now."""
    return frozenset(
        writer
        for writer in candidate.witnesses - {candidate.hero}
        if history.prompts.get(writer, 0) < MOST_PROMPTS and (writer, candidate.hero) not in history.locked
    )


def order(candidate: Candidate, history: History) -> tuple[bool, bool, Fraction, datetime, int]:
    """Return the sorting key of heroes: without credit first, the longest waiting first; then by owed/(1+credits)."""
    light = history.light.get(candidate.hero, Light())
    debt = Fraction(0) if light.credits == 0 else -Fraction(light.owed, 1 + light.credits)
    return (not candidate.begun, light.credits > 0, debt, candidate.since, candidate.spotlight)


def _taken(candidates: Iterable[Candidate], history: History) -> list[Candidate]:
    """Return the heroes whose turn it is, one spotlight each, in their order."""
    found: dict[str, Candidate] = {}
    for candidate in sorted(candidates, key=lambda one: order(one, history)):
        if candidate.hero not in history.busy and candidate.hero not in found and writers(candidate, history):
            found[candidate.hero] = candidate
    begun = [one for one in found.values() if one.begun]
    fresh = (one for one in found.values() if not one.begun and history.light.get(one.hero, Light()).owed > 0)
    return [*begun, *list(fresh)[: max(0, MOST_HEROES - history.begun)]]


def _matched(heroes: Sequence[Candidate], history: History, forbidden: AbstractSet[Pair]) -> tuple[Choice, ...]:
    graph: nx.Graph[int] = nx.Graph()
    people = sorted(frozenset[str]().union(*(one.witnesses for one in heroes)))
    place = {person: len(heroes) + number for number, person in enumerate(people)}
    for rank, hero in enumerate(heroes):
        for writer in sorted(writers(hero, history)):
            pair = (writer, hero.hero)
            if pair not in forbidden:
                weight = (len(heroes) - rank) * _PRIORITY - _cost(pair, history)
                graph.add_edge(rank, place[writer], weight=weight)
    matching = nx.max_weight_matching(graph, maxcardinality=True)
    pairs = sorted(tuple(sorted(edge)) for edge in matching)
    return tuple(Choice(heroes[hero].spotlight, people[who - len(heroes)], heroes[hero].hero) for hero, who in pairs)


def _cost(pair: Pair, history: History) -> int:
    writer, hero = pair
    together = max(history.together.get((writer, hero), 0), history.together.get((hero, writer), 0))
    return WROTE_COST * history.wrote.get(pair, 0) - together
