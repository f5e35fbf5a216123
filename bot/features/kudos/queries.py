"""The selects of kudos, and the statements that must be safe when two people act at once."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import Row, Table, bindparam, func, select, tuple_, update
from sqlalchemy.orm import aliased

from bot.db.inserts import insert_or_leave
from bot.db.prepared import Prepared
from bot.features.kudos.facts import Settings, Wishes
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

NOTICES_AT_ONCE = 50
MOST_LINES = 100

_KUDOS, _CHOSEN, _WISHED, _PLACES = (
    cast("Table", model.__table__) for model in (Kudos, GroupSettings, PersonSettings, CardPlace)
)


_CHOICES = Prepared(
    select(_CHOSEN.c.emoji, _CHOSEN.c.channel, _CHOSEN.c.a_day, _CHOSEN.c.in_messages).where(
        _CHOSEN.c.group_id == bindparam("group")
    )
)
_WISHES = Prepared(
    select(_WISHED.c.notices, _WISHED.c.refusals).where(
        _WISHED.c.workspace == bindparam("workspace"), _WISHED.c.user == bindparam("user")
    )
)
_PERSON_HELD = (
    select(PersonSettings)
    .where(PersonSettings.workspace == bindparam("workspace"), PersonSettings.user == bindparam("user"))
    .with_for_update()
    .execution_options(populate_existing=True)
)


def choices(work: Work, group_id: int) -> Settings | None:
    """Return what a group has chosen."""
    rows = _CHOICES.rows(work.connection, {"group": group_id})
    return Settings(tuple(rows[0][0]), *rows[0][1:]) if rows else None


def wishes(work: Work, workspace: str, user: str) -> Wishes | None:
    """Return what a person wants to hear of."""
    rows = _WISHES.rows(work.connection, {"workspace": workspace, "user": user})
    return Wishes(*rows[0]) if rows else None


def locked_person(work: Work, workspace: str, user: str) -> PersonSettings:
    """Return a person's settings, and keep others from this person's acts until this work ends."""
    values = {"workspace": workspace, "user": user, "notices": True, "refusals": True}
    insert_or_leave(work.connection, PersonSettings, values)
    return work.session.scalars(_PERSON_HELD, {"workspace": workspace, "user": user}).one()


_OCCASION = select(Occasion).where(Occasion.workspace == bindparam("workspace"))
_THIS_OCCASION = _OCCASION.where(Occasion.id == bindparam("occasion")).execution_options(populate_existing=True)
_OF_MESSAGE = _OCCASION.where(
    Occasion.channel == bindparam("channel"), Occasion.ts == bindparam("ts")
).execution_options(populate_existing=True)
_THIS_OCCASION_HELD, _OF_MESSAGE_HELD = _THIS_OCCASION.with_for_update(), _OF_MESSAGE.with_for_update()


def occasion_of_message(work: Work, workspace: str, channel: str, ts: str, *, locked: bool = False) -> Occasion | None:
    """Return what is known of a message; `locked` keeps others from giving on it until this work ends."""
    message = {"workspace": workspace, "channel": channel, "ts": ts}
    return work.session.scalar(_OF_MESSAGE_HELD if locked else _OF_MESSAGE, message)


def occasion(work: Work, workspace: str, occasion_id: int, *, locked: bool = False) -> Occasion | None:
    """Return an occasion of this workspace; `locked` as above."""
    wanted = {"workspace": workspace, "occasion": occasion_id}
    return work.session.scalar(_THIS_OCCASION_HELD if locked else _THIS_OCCASION, wanted)


_IN_ORDER = (Ground.version, Ground.giver, Ground.sign)
_ALL_GROUNDS = select(Ground).order_by(*_IN_ORDER).execution_options(populate_existing=True)
_GROUNDS_OF_EACH = _ALL_GROUNDS.where(
    tuple_(Ground.occasion_id, Ground.giver).in_(bindparam("each")),
    Ground.occasion_id.in_(bindparam("occasions")),  # half of the same, in a form for which SQLite uses an index
)
_GROUNDS = _ALL_GROUNDS.where(Ground.occasion_id == bindparam("occasion"))
_GIVERS_GROUNDS = _GROUNDS.where(Ground.giver == bindparam("giver"))
_ONE_GROUND = _GIVERS_GROUNDS.where(Ground.sign == bindparam("sign"))
_GIVERS = select(Ground.giver).where(Ground.occasion_id == bindparam("occasion")).distinct().order_by(Ground.giver)


def ground(work: Work, occasion_id: int, giver: str, sign: str) -> Ground | None:
    """Return one ground."""
    return work.session.scalar(_ONE_GROUND, {"occasion": occasion_id, "giver": giver, "sign": sign})


def grounds(work: Work, occasion_id: int) -> Sequence[Ground]:
    """Return the grounds of an occasion, the oldest version first."""
    return work.session.scalars(_GROUNDS, {"occasion": occasion_id}).all()


def grounds_of(work: Work, occasion_id: int, giver: str) -> Sequence[Ground]:
    """Return the grounds of one giver on an occasion, the oldest version first."""
    return work.session.scalars(_GIVERS_GROUNDS, {"occasion": occasion_id, "giver": giver}).all()


def grounds_of_each(work: Work, each: Iterable[tuple[int, str]]) -> dict[tuple[int, str], list[Ground]]:
    """Return the same of many, by occasion and giver."""
    found: dict[tuple[int, str], list[Ground]] = {one: [] for one in each}
    wanted = {"each": list(found), "occasions": [occasion_id for occasion_id, _ in found]}
    for ground in work.session.scalars(_GROUNDS_OF_EACH, wanted) if found else ():
        found[ground.occasion_id, ground.giver].append(ground)
    return found


def givers(work: Work, occasion_id: int) -> Sequence[str]:
    """Return everybody who ever gave on an occasion, by id: so that all who lock them do so in one order."""
    return work.session.scalars(_GIVERS, {"occasion": occasion_id}).all()


_LATEST = select(Kudos).execution_options(populate_existing=True)
_ROWS = _LATEST.where(Kudos.occasion_id == bindparam("occasion")).order_by(Kudos.given_at, Kudos.id)
_GIVERS_ROWS = _ROWS.where(Kudos.giver == bindparam("giver"))
_OPEN_ROWS = _ROWS.where(Kudos.group_id == bindparam("group"), Kudos.state == State.ACTIVE, Kudos.published.is_(True))
_OWN = _LATEST.where(
    Kudos.workspace == bindparam("workspace"),
    Kudos.id == bindparam("kudos"),
    Kudos.giver == bindparam("giver"),
    Kudos.state == State.ACTIVE,
)
_USED = Prepared(
    select(func.count())
    .select_from(_KUDOS)
    .where(
        _KUDOS.c.workspace == bindparam("workspace"),
        _KUDOS.c.giver == bindparam("giver"),
        _KUDOS.c.given_on == bindparam("day"),
        _KUDOS.c.group_id == bindparam("group"),
        _KUDOS.c.state == State.ACTIVE,
    )
)


def rows_of(work: Work, occasion_id: int, giver: str) -> Sequence[Kudos]:
    """Return whom a giver thanks on an occasion, in the order in which it was said first: also what does not count."""
    return work.session.scalars(_GIVERS_ROWS, {"occasion": occasion_id, "giver": giver}).all()


def open_rows(work: Work, occasion_id: int, group_id: int) -> Sequence[Kudos]:
    """Return the kudos of an occasion that the group may see, in the order in which they were said first."""
    return work.session.scalars(_OPEN_ROWS, {"occasion": occasion_id, "group": group_id}).all()


def used(work: Work, workspace: str, giver: str, group_id: int, day: str) -> int:
    """Return how many kudos of a giver count on one of their days, in a group."""
    counted = {"workspace": workspace, "giver": giver, "group": group_id, "day": day}
    return cast("int", _USED.rows(work.connection, counted)[0][0])


def own(work: Work, workspace: str, giver: str, kudos_id: int) -> Kudos | None:
    """Return a giver's own row that counts."""
    return work.session.scalar(_OWN, {"workspace": workspace, "giver": giver, "kudos": kudos_id})


_BOOK = (
    select(Kudos, Occasion)
    .join(Occasion, Occasion.id == Kudos.occasion_id)
    .where(Kudos.workspace == bindparam("workspace"), Kudos.state == State.ACTIVE)
    .order_by(Kudos.given_at.desc(), Kudos.id.desc())
    .limit(bindparam("most"))
)
_GIVEN, _RECEIVED = (_BOOK.where(person == bindparam("user")) for person in (Kudos.giver, Kudos.receiver))
_RECEIVED_SINCE = _RECEIVED.where(Kudos.given_at > bindparam("since"))
_PLACE = Prepared(
    select(_PLACES.c.channel).where(
        _PLACES.c.occasion_id == bindparam("occasion"), _PLACES.c.group_id == bindparam("group")
    )
)


def given(work: Work, workspace: str, user: str, most: int) -> Sequence[Row[Kudos, Occasion]]:
    """Return up to `most` rows that count of those that somebody gave, with their occasions, the newest first."""
    return work.session.execute(_GIVEN, {"workspace": workspace, "user": user, "most": most}).all()


def received(
    work: Work, workspace: str, user: str, most: int, since: datetime | None = None
) -> Sequence[Row[Kudos, Occasion]]:
    """Return the same of what somebody received, ever or after a moment."""
    wanted = {"workspace": workspace, "user": user, "most": most, "since": since}
    return work.session.execute(_RECEIVED if since is None else _RECEIVED_SINCE, wanted).all()


def card_channel(work: Work, occasion_id: int, group_id: int) -> str | None:
    """Return where an occasion's card stands in a group."""
    rows = _PLACE.rows(work.connection, {"occasion": occasion_id, "group": group_id})
    return rows[0][0] if rows else None


_NOTICE = select(DueNotice).where(DueNotice.workspace == bindparam("workspace"), DueNotice.user == bindparam("user"))
_NOTICE_HELD, _NOTICE_IF_FREE = (
    _NOTICE.with_for_update(skip_locked=skips).execution_options(populate_existing=True) for skips in (False, True)
)
_DUE_NOTICES = (
    select(DueNotice)
    .where(DueNotice.due_at <= bindparam("now"))
    .order_by(DueNotice.due_at)
    .limit(NOTICES_AT_ONCE)
    .with_for_update(skip_locked=True)
    .execution_options(populate_existing=True)
)


def locked_notice(work: Work, workspace: str, user: str) -> DueNotice:
    """Return when a person may be told, and keep others from it until this work ends: also whoever tells them."""
    insert_or_leave(
        work.connection, DueNotice, {"workspace": workspace, "user": user, "due_at": None, "told_until": None}
    )
    return work.session.scalars(_NOTICE_HELD, {"workspace": workspace, "user": user}).one()


def free_notice(work: Work, workspace: str, user: str) -> DueNotice | None:
    """Return when a person may be told, kept from others; None where there is nothing, or others have it just now."""
    return work.session.scalars(_NOTICE_IF_FREE, {"workspace": workspace, "user": user}).one_or_none()


def due_notices(work: Work) -> Sequence[DueNotice]:
    """Return notices that are due, kept from other replicas until this work ends."""
    return work.session.scalars(_DUE_NOTICES, {"now": work.now}).all()


def follow_channel(work: Work, workspace: str, old: str, new: str) -> None:
    """Follow a channel to its new id, wherever kudos name it; a message that is known by both ids stays as it is."""
    same = aliased(Occasion)
    known = select(same.id).where(same.workspace == workspace, same.channel == new, same.ts == Occasion.ts)
    for table, also in ((Occasion, (~known.exists(),)), (CardPlace, ()), (GroupSettings, ())):
        which = (table.workspace == workspace, table.channel == old, *also)
        statement = update(table).where(*which).values(channel=new)
        work.session.execute(statement.execution_options(synchronize_session=False))
