"""People who leave, or stop."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import ColumnElement

from bot.features.checkins.facts import Departed, Prompt
from bot.features.checkins.models import Dropped
from bot.features.checkins.queries import checkins as queries
from bot.features.checkins.queries import people, prompts, rounds
from bot.features.checkins.queries.checkins import CheckinRow
from bot.features.checkins.queries.rounds import GroupRow
from bot.features.checkins.service.moving import forget_messages, is_open, of_user, skip_all
from bot.features.checkins.service.showing import cards_of
from bot.features.peers import service as peers
from bot.work import Work

LOOKED_BACK = timedelta(days=7)  # what happened while the process was down for longer ends with its round


def note_departed(work: Work, limit: int) -> Departed:
    """End the open check-ins of those who left their group or are gone; return what is to be painted anew.

    They take part no longer: coming back to the group is not taking part again.
    """
    gone = peers.left_since(work, work.now - LOOKED_BACK)
    if not gone:
        return Departed()
    parts = people.parts_of(work, [(one.group_id, one.user) for one in gone], limit)
    groups = sorted({part.group_id for part in parts})
    rounds.groups(work, groups, locked=True)
    told: tuple[Prompt, ...] = ()
    for part in parts:
        people.leave(work, part.group_id, part.user)
        told += skipped(work, part.workspace, part.user, queries.CHECKINS.c.group_id == part.group_id)
    return Departed(told, tuple(groups), more=len(parts) == limit)


def skipped(work: Work, workspace: str, user: str, *which: ColumnElement[bool]) -> tuple[Prompt, ...]:
    """Let a person's open check-ins not take place, and write to them no more; return the messages of all members."""
    mine = queries.of_person(work, workspace, user, is_open(), *which, locked=True)
    return _skip(work, user, mine)


def skipped_with(work: Work, workspace: str, user: str, others: Collection[str]) -> tuple[Prompt, ...]:
    """Let the person's open check-ins with these others not take place; return the messages of all members."""
    theirs = queries.MEMBERS.c.user.in_(others)
    with_them = queries.CHECKINS.c.id.in_(queries.ids_of(workspace, theirs))
    return _skip(work, user, queries.of_person(work, workspace, user, is_open(), with_them, locked=True))


def _skip(work: Work, user: str, mine: tuple[CheckinRow, ...]) -> tuple[Prompt, ...]:
    changed = skip_all(work, mine)
    forget_messages(work, [one.id for one in changed], of_user(user))
    return cards_of(work, changed)


def stop(work: Work, workspace: str, user: str) -> tuple[Prompt, ...]:
    """End a person's open check-ins: they want no messages at all. Return the messages to be painted anew.

    Whoever stops everything does it before `notices.stop`: rounds are locked first, then people.
    """
    hold(work, workspace, user)
    keys = [one.id for one in queries.of_person(work, workspace, user, locked=True, waiting=True)]
    forget_messages(work, keys, of_user(user), why=Dropped.STOPPED)
    prompts.forget_rests(work, workspace, user, Dropped.STOPPED)
    return skipped(work, workspace, user)


def hold(work: Work, workspace: str, user: str, *also: int) -> tuple[GroupRow, ...]:
    """Keep rounds of the person's groups, and of these, from beginning until this work ends; return them."""
    groups = {part.group_id for part in people.parts(work, *people.of_person(workspace, user))}
    return rounds.groups(work, groups | set(also), locked=True)
