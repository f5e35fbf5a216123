"""Invented people who take part in check-ins, and the round that the rules make of them."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

from bot.features.checkins.rules.pairing import Candidate, Pair, Past, Plan, pair_up

ROUND = 300


def names(count: int) -> list[str]:
    return [f"U{number:02}" for number in range(count)]


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 (a repeatable draw, no secret)


def pairs(users: Sequence[str]) -> list[Pair]:
    return list(combinations(users, 2))


def people(count: int, *, trio: bool = False) -> list[Candidate]:
    return [Candidate(user, place, trio) for place, user in enumerate(names(count))]


def plan(
    present: Sequence[Candidate], past: Past | None = None, *, step: int | None = None, number: int = ROUND
) -> Plan:
    return pair_up(present, past or Past(), round_number=number, step=step, seed="a group")
