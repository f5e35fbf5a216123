"""What asking comes to in half a year of an invented group: how evenly help falls, how many asks are answered. Pure.

Ways to ask are compared, over 26 weeks of working days, on the same asks:

- `everybody at once`: all read it, and the first who says yes helps.
- `one after another`: the real rules of `rules/routing.py`, with loads as `rules/counting.py` counts them. Somebody is
  asked for two working days, then the next; after three rounds in vain the asker decides, as with the bot: with the
  chance `keeps_on` the bot looks on, for three rounds more and with two weeks ahead, else the ask is closed. It is
  never asked of everyone, which would help it.
- `nobody keeps on`: the same, and every asker closes after three rounds in vain.

Assumptions. Peers are equal: alike in what they can do, and in how often they ask (`ASKS_A_WEEK`); an ask is small,
middle or large with 3 : 5 : 2; a help takes three working days and is recorded with the hours it was meant to take.
After each three rounds in vain an asker lets the bot keep looking with a chance of 0.75 (`KEEPS_ON`): a guess, so it is
also shown what comes of it where nobody keeps on. Who alone is asked says yes with the chance `acceptance`. Who is
asked with all others waits for the others: the chance that somebody does is that of the volunteer's dilemma (Diekmann
1985), 1 - r^(m / (m - 1)) for m who could, with a cost of r = 0.6 of what it is worth; who that is is drawn by habit
(1/1, 1/2, ... 1/m): the same ones are quick each time. Nobody is away, and nobody leaves.

These are assumptions, not data: the simulation compares rules, and foretells nothing about a team.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import fmean

from bot.features.asks.facts import Help
from bot.features.asks.models import Size
from bot.features.asks.rules.counting import SIZES, loads
from bot.features.asks.rules.routing import TRIES, Candidate, Wanted, choose
from bot.features.asks.rules.times import EXPIRES_DAYS

WEEKS, WORKING_DAYS = 26, 5
ASKS_A_WEEK = 0.5  # of each peer
ROUND_DAYS, HELP_DAYS = 2, 3  # working days
COST_OF_WORTH = 0.6
KEEPS_ON = 0.75  # the chance that an asker lets the bot look on after three in vain
MIX = (Size.S,) * 3 + (Size.M,) * 5 + (Size.L,) * 2
BEGINNING = datetime(2026, 1, 5, 9, tzinfo=UTC)
POLICIES = ("everybody at once", "one after another", "nobody keeps on")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it, a mean over seeds: the most hours that one gave / the mean, the share answered (0 to 1)."""

    policy: str
    spread: float
    answered: float


@dataclass(slots=True)
class Open:
    """An ask of the simulation, without a helper yet. `day` counts working days; `begun` is when the asker decided."""

    number: int
    asker: str
    size: Size
    day: int
    asked: set[str] = field(default_factory=set)
    begun: int = 0
    tries: int = 0


@dataclass(slots=True)
class Group:
    """A group in the middle of its half year. `busy` are the helpers of unfinished helps, with the day of their end."""

    people: tuple[str, ...]
    rng: Random
    acceptance: float
    keeps_on: float
    habit: tuple[str, ...]
    busy: list[tuple[str, int]] = field(default_factory=list)
    helps: list[Help] = field(default_factory=list)

    def help(self, one: Open, helper: str, day: int) -> None:
        """Let somebody help."""
        self.busy.append((helper, day + HELP_DAYS))
        self.helps.append(Help(helper, one.asker, SIZES[one.size], _moment(day + HELP_DAYS)))


def simulate(
    *, people: int, seeds: Sequence[int], acceptance: float = 0.5, keeps_on: float = KEEPS_ON
) -> tuple[Outcome, ...]:
    """Return what comes of each way to ask, on the same asks for each seed; the two chances are from 0 to 1."""
    names = tuple(f"P{number:02}" for number in range(people))
    ways = zip(POLICIES, ((_at_once, keeps_on), (_one_after_another, keeps_on), (_one_after_another, 0.0)), strict=True)
    return tuple(
        _mean(policy, [_played(names, seed, (acceptance, chance), play) for seed in seeds])
        for policy, (play, chance) in ways
    )


def _mean(policy: str, found: Sequence[tuple[float, float]]) -> Outcome:
    return Outcome(policy, fmean(spread for spread, _ in found), fmean(share for _, share in found))


def _played(
    names: tuple[str, ...], seed: int, chances: tuple[float, float], play: Callable[[Group, list[Open]], int]
) -> tuple[float, float]:
    asks = _invented(names, _dice(seed))
    rng = _dice(seed + 1)
    group = Group(names, rng, *chances, tuple(rng.sample(names, len(names))))
    answered = play(group, asks)
    given = [sum(one.hours for one in group.helps if one.helper == name) for name in names]
    return max(given) / fmean(given), answered / len(asks)


def _dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 (a repeatable draw, no secret)


def _moment(day: int) -> datetime:
    weeks, days = divmod(day, WORKING_DAYS)
    return BEGINNING + timedelta(weeks=weeks, days=days)


def _invented(names: tuple[str, ...], rng: Random) -> list[Open]:
    chance = ASKS_A_WEEK / WORKING_DAYS
    drawn = [(day, name) for day in range(WEEKS * WORKING_DAYS) for name in names if rng.random() < chance]
    return [Open(number, name, rng.choice(MIX), day, begun=day) for number, (day, name) in enumerate(drawn)]


def _one_after_another(group: Group, asks: list[Open]) -> int:
    """Ask by the real rules, day by day; return how many asks were answered."""
    waiting: list[Open] = []
    for day in range((WEEKS + 2) * WORKING_DAYS):
        waiting = [one for one in waiting if one.begun > day - EXPIRES_DAYS * WORKING_DAYS // 7]
        waiting += [one for one in asks if one.day == day]
        for one in [one for one in waiting if (day - one.begun) % ROUND_DAYS == 0]:
            if _is_closed(group, one, day) or _says_yes(group, one, day):
                waiting.remove(one)
    return len(group.helps)


def _is_closed(group: Group, one: Open, day: int) -> bool:
    """Let the asker decide after three in vain, and begin anew if they keep on."""
    if one.tries == TRIES:
        if group.rng.random() >= group.keeps_on:
            return True
        one.begun, one.tries = day, 0
    one.tries += 1
    return False


def _says_yes(group: Group, one: Open, day: int) -> bool:
    now = _moment(day)
    group.busy = [(helper, end) for helper, end in group.busy if end > day]
    known = [past for past in group.helps if past.at <= now]
    load = loads(known, now)
    helped = {past.helper: past.at for past in known if past.receiver == one.asker}
    in_hand = Counter(helper for helper, _ in group.busy)
    candidates = [
        Candidate(name, 1, open=in_hand[name], load=load.get(name, 0.0), helped_at=helped.get(name))
        for name in group.people
    ]
    asked = choose(Wanted(one.asker, (), one.asked, str(one.number)), candidates)
    if asked is None:
        return False
    one.asked.add(asked)
    if group.rng.random() >= group.acceptance:
        group.busy.append((asked, day + ROUND_DAYS))  # the question is in their hand until the round is over
        return False
    group.help(one, asked, day)
    return True


def _at_once(group: Group, asks: list[Open]) -> int:
    """Ask all at once, and let whoever is quickest by habit help; return how many asks were answered."""
    for one in asks:
        others = [name for name in group.habit if name != one.asker]
        somebody = 1 - COST_OF_WORTH ** (len(others) / (len(others) - 1))
        if group.rng.random() < somebody:
            quick = group.rng.choices(others, [1 / place for place in range(1, len(others) + 1)])[0]
            group.help(one, quick, one.day)
    return len(group.helps)
