"""People who leave, or stop."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import bindparam

from bot.db.prepared import Prepared
from bot.features.checkins.facts import Departed, Prompt
from bot.features.checkins.models import Dropped
from bot.features.checkins.queries import checkins as queries
from bot.features.checkins.queries import people, prompts, rounds
from bot.features.checkins.queries.checkins import CheckinRow
from bot.features.checkins.queries.rounds import GroupRow
from bot.features.checkins.service.moving import IS_OPEN, forget_messages, of_user, skip_all
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
        told += skipped(work, part.workspace, part.user, group_id=part.group_id)
    return Departed(told, tuple(groups), more=len(parts) == limit)


_COLUMNS, _MEMBERS = queries.CHECKINS.c, queries.MEMBERS.c
_OPEN = queries.of_person(IS_OPEN).with_for_update()
_ALL_OPEN = Prepared(_OPEN)
_OPEN_IN_GROUP = Prepared(_OPEN.where(_COLUMNS.group_id == bindparam("group")))
_OPEN_UNHEARD = Prepared(
    _OPEN.where(
        _COLUMNS.ends_at <= bindparam("until"),
        queries.has_member(_MEMBERS.user == bindparam("user"), _MEMBERS.prompts == 0),
    )
)
_OPEN_WITH = Prepared(_OPEN.where(queries.has_member(_MEMBERS.user.in_(bindparam("others")))))
_WAITING = Prepared(queries.of_person(waiting=True).with_for_update())


def skipped(work: Work, workspace: str, user: str, *, group_id: int | None = None) -> tuple[Prompt, ...]:
    """Let a person's open check-ins not take place, in this group or in any, and write to them no more.

    Return the messages of all members.
    """
    wanted = _ALL_OPEN if group_id is None else _OPEN_IN_GROUP
    mine = {"workspace": workspace, "user": user, "group": group_id}
    return _skip(work, user, queries.checkins(work, wanted, mine))


def skipped_unheard(work: Work, workspace: str, user: str, until: datetime) -> tuple[Prompt, ...]:
    """Do the same with those that end by then, and about which the person was not written to."""
    mine = {"workspace": workspace, "user": user, "until": until}
    return _skip(work, user, queries.checkins(work, _OPEN_UNHEARD, mine))


def skipped_with(work: Work, workspace: str, user: str, others: Collection[str]) -> tuple[Prompt, ...]:
    """Let the person's open check-ins with these others not take place; return the messages of all members."""
    mine = {"workspace": workspace, "user": user, "others": others}
    return _skip(work, user, queries.checkins(work, _OPEN_WITH, mine))


def _skip(work: Work, user: str, mine: tuple[CheckinRow, ...]) -> tuple[Prompt, ...]:
    changed = skip_all(work, mine)
    forget_messages(work, [one.id for one in changed], of_user(user))
    return cards_of(work, changed)


def stop(work: Work, workspace: str, user: str) -> tuple[Prompt, ...]:
    """End a person's open check-ins: they want no messages at all. Return the messages to be painted anew.

    Whoever stops everything does it before `notices.stop`: rounds are locked first, then people.
    """
    hold(work, workspace, user)
    waiting = queries.checkins(work, _WAITING, {"workspace": workspace, "user": user})
    keys = [one.id for one in waiting]
    forget_messages(work, keys, of_user(user), why=Dropped.STOPPED)
    prompts.forget_rests(work, workspace, user, Dropped.STOPPED)
    return skipped(work, workspace, user)


def hold(work: Work, workspace: str, user: str, *also: int) -> tuple[GroupRow, ...]:
    """Keep rounds of the person's groups, and of these, from beginning until this work ends; return them."""
    groups = {part.group_id for part in people.parts_of_person(work, workspace, user)}
    return rounds.groups(work, groups | set(also), locked=True)
