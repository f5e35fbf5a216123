"""What one person gave and received, for that person alone; and how many are left today."""

from collections.abc import Sequence

from sqlalchemy import Row

from bot.features.kudos import queries
from bot.features.kudos.facts import Book, Line
from bot.features.kudos.models import Kudos, Occasion
from bot.features.kudos.rules.limit import day_of, left
from bot.features.kudos.service.cards import reasons
from bot.features.kudos.service.settings import settings, wishes
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts
from bot.work import Work

MOST = 40  # of each list: with both, the form that shows them stays below Slack's 100 blocks


def book(work: Work, workspace: str, user: str, most: int = MOST) -> Book:
    """Return the newest kudos that a person gave and received."""
    given = queries.given(work, workspace, user, most)
    received = queries.received(work, workspace, user, most)
    others = [row.receiver for row, _ in given] + [row.giver for row, _ in received]
    names = peers.names(work, workspace, others)
    return Book(
        given=_lines(work, given, names, own=True),
        received=_lines(work, received, names, own=False),
        wishes=wishes(work, workspace, user),
    )


def left_today(work: Work, group: GroupFacts, user: str) -> tuple[int, int]:
    """Return how many kudos a peer has left today in a group, and of how many."""
    chosen = settings(work, group.id)
    day = day_of(work.now, peers.zone_of(work, group.workspace, user) or group.zone)
    used = queries.used(work, group.workspace, user, group.id, day)
    return left(used=used, a_day=chosen.a_day), chosen.a_day


def follow_channel(work: Work, workspace: str, old: str, new: str) -> None:
    """Follow a channel to its new id (Slack changes it when a channel is shared)."""
    queries.follow_channel(work, workspace, old, new)


def _lines(work: Work, found: Sequence[Row[Kudos, Occasion]], names: dict[str, str], *, own: bool) -> tuple[Line, ...]:
    words = reasons(work, (row for row, _ in found))
    return tuple(
        Line(
            id=row.id,
            name=names[row.receiver if own else row.giver],
            at=row.given_at,
            reason=words[row.id],
            private=not row.published,
            own=own,
        )
        for row, _ in found
    )
