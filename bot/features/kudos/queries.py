"""The selects of kudos, and the statements that must be safe when two people act at once."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select, update
from sqlalchemy.orm import aliased

from bot.db.inserts import insert_into
from bot.features.kudos.models import (
    CardPlace,
    DueNotice,
    Ground,
    GroupSettings,
    Kudos,
    Occasion,
    PersonSettings,
    State,
)
from bot.work import Work

Condition = ColumnElement[bool]
NOTICES_AT_ONCE = 50
MOST_LINES = 100


def insert_or_leave(work: Work, table: type[Any], values: dict[str, Any]) -> None:
    """Insert a row, or leave the one that has the same key: safe when two do it at once."""
    work.session.execute(insert_into(work.connection, table).values(**values).on_conflict_do_nothing())


def group_settings(work: Work, group_id: int) -> GroupSettings | None:
    """Return what a group has chosen."""
    return work.session.get(GroupSettings, group_id, populate_existing=True)


def person_settings(work: Work, workspace: str, user: str) -> PersonSettings | None:
    """Return what a person has chosen."""
    return work.session.get(PersonSettings, (workspace, user), populate_existing=True)


def locked_person(work: Work, workspace: str, user: str) -> PersonSettings:
    """Return a person's settings, and keep others from this person's acts until this work ends."""
    values = {"workspace": workspace, "user": user, "notices": True, "refusals": True}
    insert_or_leave(work, PersonSettings, values)
    mine = (PersonSettings.workspace == workspace, PersonSettings.user == user)
    found = work.session.scalars(
        select(PersonSettings).where(*mine).with_for_update().execution_options(populate_existing=True)
    )
    return found.one()


def occasion_of_message(work: Work, workspace: str, channel: str, ts: str, *, locked: bool = False) -> Occasion | None:
    """Return what is known of a message; `locked` keeps others from giving on it until this work ends."""
    return _occasion(
        work, Occasion.workspace == workspace, Occasion.channel == channel, Occasion.ts == ts, locked=locked
    )


def occasion(work: Work, workspace: str, occasion_id: int, *, locked: bool = False) -> Occasion | None:
    """Return an occasion of this workspace; `locked` as above."""
    return _occasion(work, Occasion.workspace == workspace, Occasion.id == occasion_id, locked=locked)


def _occasion(work: Work, *which: ColumnElement[bool], locked: bool) -> Occasion | None:
    statement = select(Occasion).where(*which).execution_options(populate_existing=True)
    return work.session.scalar(statement.with_for_update() if locked else statement)


def ground(work: Work, occasion_id: int, giver: str, sign: str) -> Ground | None:
    """Return one ground."""
    return work.session.get(Ground, (occasion_id, giver, sign), populate_existing=True)


def grounds(work: Work, occasion_id: int, giver: str | None = None) -> Sequence[Ground]:
    """Return the grounds of an occasion, the oldest version first: of one giver, or of all."""
    which = [Ground.occasion_id == occasion_id, *([Ground.giver == giver] if giver else [])]
    statement = select(Ground).where(*which).order_by(Ground.version, Ground.giver, Ground.sign)
    return work.session.scalars(statement.execution_options(populate_existing=True)).all()


def givers(work: Work, occasion_id: int) -> Sequence[str]:
    """Return everybody who ever gave on an occasion, by id: so that all who lock them do so in one order."""
    statement = select(Ground.giver).where(Ground.occasion_id == occasion_id).distinct().order_by(Ground.giver)
    return work.session.scalars(statement).all()


def rows(work: Work, occasion_id: int, *also: ColumnElement[bool]) -> Sequence[Kudos]:
    """Return who thanks whom on an occasion, in the order in which it was said first."""
    statement = select(Kudos).where(Kudos.occasion_id == occasion_id, *also).order_by(Kudos.given_at, Kudos.id)
    return work.session.scalars(statement.execution_options(populate_existing=True)).all()


def used(work: Work, workspace: str, giver: str, group_id: int, day: str) -> int:
    """Return how many kudos of a giver count on one of their days, in a group."""
    which = (Kudos.workspace == workspace, Kudos.giver == giver, Kudos.given_on == day)
    counted = (Kudos.group_id == group_id, Kudos.state == State.ACTIVE)
    return work.session.scalar(select(func.count()).select_from(Kudos).where(*which, *counted)) or 0


def own(work: Work, workspace: str, giver: str, kudos_id: int) -> Kudos | None:
    """Return a giver's own row that counts."""
    which = (Kudos.workspace == workspace, Kudos.id == kudos_id, Kudos.giver == giver, Kudos.state == State.ACTIVE)
    return work.session.scalar(select(Kudos).where(*which).execution_options(populate_existing=True))


def book(work: Work, workspace: str, most: int, *which: Condition) -> Sequence[Row[Kudos, Occasion]]:
    """Return up to `most` rows that count, with their occasions, the newest first."""
    statement = (
        select(Kudos, Occasion)
        .join(Occasion, Occasion.id == Kudos.occasion_id)
        .where(Kudos.workspace == workspace, Kudos.state == State.ACTIVE, *which)
        .order_by(Kudos.given_at.desc(), Kudos.id.desc())
        .limit(most)
    )
    return work.session.execute(statement).all()


def card_place(work: Work, occasion_id: int, group_id: int) -> CardPlace | None:
    """Return where an occasion's card stands in a group."""
    return work.session.get(CardPlace, (occasion_id, group_id), populate_existing=True)


def locked_notice(work: Work, workspace: str, user: str) -> DueNotice:
    """Return when a person may be told, and keep others from it until this work ends: also whoever tells them."""
    insert_or_leave(work, DueNotice, {"workspace": workspace, "user": user, "due_at": None, "told_until": None})
    mine = select(DueNotice).where(DueNotice.workspace == workspace, DueNotice.user == user)
    return work.session.scalars(mine.with_for_update().execution_options(populate_existing=True)).one()


def free_notice(work: Work, workspace: str, user: str) -> DueNotice | None:
    """Return when a person may be told, kept from others; None where there is nothing, or others have it just now."""
    mine = select(DueNotice).where(DueNotice.workspace == workspace, DueNotice.user == user)
    latest = mine.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    return work.session.scalars(latest).one_or_none()


def due_notices(work: Work) -> Sequence[DueNotice]:
    """Return notices that are due, kept from other replicas until this work ends."""
    statement = select(DueNotice).where(DueNotice.due_at <= work.now).order_by(DueNotice.due_at).limit(NOTICES_AT_ONCE)
    latest = statement.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    return work.session.scalars(latest).all()


def follow_channel(work: Work, workspace: str, old: str, new: str) -> None:
    """Follow a channel to its new id, wherever kudos name it; a message that is known by both ids stays as it is."""
    same = aliased(Occasion)
    known = select(same.id).where(same.workspace == workspace, same.channel == new, same.ts == Occasion.ts)
    for table, also in ((Occasion, (~known.exists(),)), (CardPlace, ()), (GroupSettings, ())):
        which = (table.workspace == workspace, table.channel == old, *also)
        statement = update(table).where(*which).values(channel=new)
        work.session.execute(statement.execution_options(synchronize_session=False))
