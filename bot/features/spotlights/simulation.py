"""What the rules come to in half a year of an invented group: who stays unseen, and how unevenly credit falls. Pure.

Three ways to hand out light are compared on the same wins and contributions, over 26 weeks:

- `debt of light`: the real rules of `rules/assignment.py`.
- `prompt the popular`: the same limits (heroes a week, prompts a person), but heroes are drawn by how much people think
  of them, and any witness is asked.
- `no prompts`: nobody is asked; as many posts as `debt of light` had are written all the same, each about a contributor
  of some win, drawn by how much people think of them.

Assumptions. Fourteen peers; in nine weeks of ten something is won. Each win has a driver and five to ten others, of
whom one to three only saw it; the rest contributed. Work falls unevenly, and so does attention: each person has a
weight for taking part and, independent of it, one for being thought of (1/1, 1/2, ... 1/14), which makes some popular
and others quiet. Each press on the way is a yes with the chance `acceptance`: the writer's, else the next witness is
asked; and the hero's, else nobody sees it, and nobody writes about that hero and win again. Nobody leaves.

These are assumptions, not data: the simulation compares rules, and foretells nothing about a team.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count, permutations
from random import Random
from statistics import fmean

from bot.features.spotlights.facts import Light, Pair
from bot.features.spotlights.rules.assignment import (
    MOST_HEROES,
    MOST_PROMPTS,
    SWAP_LOCK,
    WEEK,
    WINDOW,
    Candidate,
    History,
    assign,
)

WEEKS = 26
PEERS = 14
WINS_PER_WEEK = 0.9
BEGINNING = datetime(2026, 1, 5, 9, tzinfo=UTC)
POLICIES = ("no prompts", "prompt the popular", "debt of light")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: shares from 0 to 1, and the number of posts, each a mean over seeds.

    `unseen` is the share of contributors without any post about them; `gini` that of posts per contribution among
    contributors: 0 when credit follows contribution, towards 1 when few have it all.
    """

    policy: str
    unseen: float
    gini: float
    posts: float


@dataclass(frozen=True, slots=True)
class Win:
    """An invented win: its week, who contributed, and who took part at all (the driver is in neither)."""

    week: int
    heroes: tuple[str, ...]
    witnesses: frozenset[str]

    @property
    def at(self) -> datetime:
        """Return when it was won."""
        return BEGINNING + self.week * WEEK


@dataclass(slots=True)
class Open:
    """A spotlight of the simulation that has no text yet."""

    number: int
    hero: str
    win: Win
    asked: set[str] = field(default_factory=set)
    begun: datetime | None = None


@dataclass(slots=True)
class Group:
    """A group in the middle of its half year. `texts` are writer, hero and moment of what reached its hero."""

    wins: tuple[Win, ...]
    fame: dict[str, float]
    rng: Random
    acceptance: float
    left: list[Open] = field(default_factory=list)
    texts: list[tuple[str, str, datetime]] = field(default_factory=list)
    posts: list[tuple[str, datetime]] = field(default_factory=list)
    prompts: list[tuple[str, datetime]] = field(default_factory=list)
    heroes: list[datetime] = field(default_factory=list)

    def recent(self, now: datetime) -> list[Open]:
        """Return what may still be written."""
        return [one for one in self.left if one.win.at > now - WINDOW]

    def answer(self, one: Open, writer: str, now: datetime) -> None:
        """Let somebody who is asked write, or not."""
        one.asked.add(writer)
        self.prompts.append((writer, now))
        if one.begun is None:
            one.begun = now
            self.heroes.append(now)
        if self.rng.random() < self.acceptance:
            self.left.remove(one)
            self.texts.append((writer, one.hero, now))
            if self.rng.random() < self.acceptance:
                self.posts.append((one.hero, now))


def simulate(*, seeds: Sequence[int], acceptance: float = 0.5) -> tuple[Outcome, ...]:
    """Return what comes of each policy, on the same wins for each seed; `acceptance` is a chance from 0 to 1."""
    found: dict[str, list[tuple[float, float, int]]] = {policy: [] for policy in POLICIES}
    for seed in seeds:
        wins, fame = _invented(_dice(seed))
        posts = {
            policy: _played(Group(wins, fame, _dice(seed + 1), acceptance), ask)
            for policy, ask in (("debt of light", _ask_owed), ("prompt the popular", _ask_popular))
        }
        posts["no prompts"] = _spontaneous(wins, fame, _dice(seed + 2), len(posts["debt of light"]))
        for policy in POLICIES:
            found[policy].append((*_measured(wins, posts[policy]), len(posts[policy])))
    means = {policy: tuple(fmean(values) for values in zip(*found[policy], strict=True)) for policy in POLICIES}
    return tuple(Outcome(policy, *means[policy]) for policy in POLICIES)


def _dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 (a repeatable draw, no secret)


def gini(values: Sequence[float]) -> float:
    """Return the Gini coefficient of values that are not negative: 0 for all alike, and for none at all."""
    ordered, total = sorted(values), sum(values)
    if not total:
        return 0.0
    weighted = sum(place * value for place, value in enumerate(ordered, start=1))
    return 2 * weighted / (len(ordered) * total) - (len(ordered) + 1) / len(ordered)


def _invented(rng: Random) -> tuple[tuple[Win, ...], dict[str, float]]:
    people = [f"P{number:02}" for number in range(PEERS)]
    weights = [1 / place for place in range(1, PEERS + 1)]
    fame = dict(zip(rng.sample(people, PEERS), weights, strict=True))
    zeal = {person: 0.5 + rng.random() for person in people}
    wins = []
    for week in range(WEEKS):
        if rng.random() < WINS_PER_WEEK:
            present = sorted(people, key=lambda person: rng.random() ** (1 / zeal[person]), reverse=True)
            others = present[1 : 2 + rng.randint(4, 9)]  # the first one drives
            watching = rng.randint(1, min(3, len(others) - 2))
            wins.append(Win(week, tuple(others[watching:]), frozenset(others)))
    return tuple(wins), fame


def _played(group: Group, ask: Callable[[Group, datetime], None]) -> list[str]:
    numbers = count(1)
    for week in range(WEEKS):
        now = BEGINNING + week * WEEK
        for win in (win for win in group.wins if win.week == week):
            group.left.extend(Open(next(numbers), hero, win) for hero in win.heroes)
        ask(group, now)
    return [hero for hero, _ in group.posts]


def _ask_owed(group: Group, now: datetime) -> None:
    while choices := assign(map(_candidate, group.recent(now)), _history(group, now)):
        rows = {one.number: one for one in group.left}
        for choice in choices:
            group.answer(rows[choice.spotlight], choice.writer, now)


def _candidate(one: Open) -> Candidate:
    return Candidate(one.number, one.hero, one.win.at, one.win.witnesses - one.asked, one.begun is not None)


def _history(group: Group, now: datetime) -> History:
    contributed = Counter(hero for win in group.wins if now - WINDOW < win.at <= now for hero in win.heroes)
    credited = Counter(hero for hero, at in group.posts if at > now - WINDOW)
    together: Counter[Pair] = Counter(
        pair for win in group.wins if win.at <= now for pair in permutations(sorted(win.witnesses), 2)
    )
    return History(
        light={person: Light(contributed[person], credited[person]) for person in group.fame},
        wrote=Counter((writer, hero) for writer, hero, _ in group.texts),
        together=together,
        locked=frozenset((hero, writer) for writer, hero, at in group.texts if at > now - SWAP_LOCK),
        prompts=Counter(writer for writer, at in group.prompts if at > now - WEEK),
        begun=sum(at > now - WEEK for at in group.heroes),
    )


def _ask_popular(group: Group, now: datetime) -> None:
    begun = sum(at > now - WEEK for at in group.heroes)
    drawn = sorted(group.recent(now), key=lambda one: group.rng.random() ** (1 / group.fame[one.hero]), reverse=True)
    fresh = [one for one in drawn if one.begun is None][: MOST_HEROES - begun]
    for one in [*(one for one in drawn if one.begun), *fresh]:
        while one in group.left and (free := _free(group, one, now)):
            group.answer(one, group.rng.choice(free), now)


def _free(group: Group, one: Open, now: datetime) -> list[str]:
    asked = Counter(writer for writer, at in group.prompts if at > now - WEEK)
    witnesses = one.win.witnesses - one.asked - {one.hero}
    return sorted(person for person in witnesses if asked[person] < MOST_PROMPTS)


def _spontaneous(wins: Sequence[Win], fame: dict[str, float], rng: Random, count: int) -> list[str]:
    posts = []
    for _ in range(count):
        heroes = rng.choice(wins).heroes
        posts.append(rng.choices(heroes, [fame[hero] for hero in heroes])[0])
    return posts


def _measured(wins: Sequence[Win], posts: Sequence[str]) -> tuple[float, float]:
    contributed = Counter(hero for win in wins for hero in win.heroes)
    credited = Counter(posts)
    unseen = sum(not credited[person] for person in contributed) / max(1, len(contributed))
    return unseen, gini([credited[person] / contributed[person] for person in contributed])
