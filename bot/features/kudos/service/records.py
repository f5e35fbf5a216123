"""What kudos keep about one person, given out and erased.

Thanks are their receiver's: what the person gave and what stands is kept as from a former colleague, with its words;
what was given to them is withdrawn, and so are the words that were for nobody else.
"""

from collections.abc import Sequence
from typing import cast

from sqlalchemy import ColumnElement, Row, Table, Text, delete, or_, select, update
from sqlalchemy import cast as sql_cast

from bot.db.private import place_of
from bot.db.records import Erased, Record, Records, StandingCard, drop, moment, rename, resealed
from bot.db.vault import NOTHING
from bot.features.kudos.facts import CARD_KIND
from bot.features.kudos.models import CardPlace, DueNotice, Ground, Kudos, Occasion, PersonSettings, State
from bot.features.kudos.rules.visibility import Setting
from bot.features.kudos.service.cards import reasons
from bot.features.peers import service as peers
from bot.work import Work

_GROUNDS = cast("Table", Ground.__table__)


def exported(work: Work, workspace: str, user: str) -> Records:
    """Return whom the person thanked, in which words, who thanks them now, and what they want to hear of."""
    given = _with_occasions(work, Kudos.workspace == workspace, Kudos.giver == user)
    received = _with_occasions(work, Kudos.workspace == workspace, Kudos.receiver == user, Kudos.state == State.ACTIVE)
    said = work.session.scalars(
        select(Ground).where(Ground.workspace == workspace, Ground.giver == user).order_by(Ground.occasion_id)
    ).all()
    people = {*(row.receiver for row, _ in given), *(row.giver for row, _ in received)}
    names = peers.names(work, workspace, sorted(people.union(*(ground.receivers for ground in said))))
    words = reasons(work, (row for row, _ in received))
    wishes = work.session.get(PersonSettings, (workspace, user), populate_existing=True)
    notice = work.session.get(DueNotice, (workspace, user), populate_existing=True)
    return {
        "kudos_given": [
            {"to": names[row.receiver], **_kudos(row, occasion), "state": row.state.lower(), "why": row.why}
            for row, occasion in given
        ],
        "thanks_as_i_said_them": [_said(work, ground, names) for ground in said],
        "kudos_received": [
            {
                "from": names[row.giver],
                **_kudos(row, occasion),
                "words": words[row.id],
            }
            for row, occasion in received
        ],
        "kudos_wishes": [{"notices": one.notices, "refusals": one.refusals} for one in (wishes,) if one],
        "kudos_notices": [
            {"next_at": moment(one.due_at), "told_until": moment(one.told_until)} for one in (notice,) if one
        ],
    }


def erase(work: Work, workspace: str, user: str, stand_in: str) -> Erased:
    """Withdraw what the person received, and keep what they gave and what stands without their name.

    An occasion stays even when nothing is left of it: SQLite would give its number, and so the name of its card, to
    the next one. It no longer leads to a message of theirs.
    """
    who, connection = (workspace, user), work.connection
    cards = _cards(work, *who)
    gone = drop(connection, Kudos.receiver, *who) + drop(connection, Kudos.giver, *who, Kudos.state != State.ACTIVE)
    kept = rename(connection, Kudos.giver, *who, stand_in)
    said, kept_words = _keep_own_words(work, *who, stand_in)
    named = _leave_others_words(work, *who)
    gone += said + sum(drop(connection, person, *who) for person in (PersonSettings.user, DueNotice.user))
    theirs = update(Occasion).where(Occasion.workspace == workspace, Occasion.author == user)
    work.connection.execute(theirs.values(permalink=None))
    kept += kept_words + named + rename(connection, Occasion.author, *who, None)
    return Erased(gone, kept, cards)


def _cards(work: Work, workspace: str, user: str) -> tuple[StandingCard, ...]:
    """Return the cards that may show the person: not those of what stays between two, which would tell of it."""
    theirs = (
        select(Kudos.id)
        .where(Kudos.occasion_id == CardPlace.occasion_id, Kudos.group_id == CardPlace.group_id)
        .where(Kudos.published.is_(True), or_(Kudos.giver == user, Kudos.receiver == user))
    )
    places = select(CardPlace, Occasion).join(Occasion, Occasion.id == CardPlace.occasion_id)
    wanted = places.where(CardPlace.workspace == workspace, theirs.exists())
    wanted = wanted.order_by(CardPlace.occasion_id, CardPlace.group_id)
    return tuple(_card(place, occasion) for place, occasion in work.session.execute(wanted))


def _card(place: CardPlace, occasion: Occasion) -> StandingCard:
    in_thread = Setting(occasion.channel, occasion.open, place.channel).in_thread
    name = f"{CARD_KIND}:{place.occasion_id}.{place.group_id}"
    return StandingCard(name, (occasion.thread_ts or occasion.ts) if in_thread else None)


def _keep_own_words(work: Work, workspace: str, user: str, stand_in: str) -> tuple[int, int]:
    """Keep what the person said to those whom it still thanks; return how much went, and how much is kept."""
    connection = work.connection
    standing = select(Kudos.occasion_id, Kudos.receiver).where(Kudos.workspace == workspace, Kudos.giver == stand_in)
    thanked = {(row.occasion_id, row.receiver) for row in connection.execute(standing)}
    own = select(_GROUNDS).where(_GROUNDS.c.workspace == workspace, _GROUNDS.c.giver == user)
    rows = connection.execute(own).mappings().all()
    kept = 0
    for row in rows:
        receivers = [one for one in row["receivers"] if (row["occasion_id"], one) in thanked]
        this = [_GROUNDS.c[key] == row[key] for key in ("occasion_id", "giver", "sign")]
        if not receivers or row["held"]:
            connection.execute(delete(_GROUNDS).where(*this))
            continue
        kept += 1
        reason = resealed(work.vault, Ground.reason, dict(row), giver=stand_in)
        changed = update(_GROUNDS).where(*this).values(giver=stand_in, receivers=receivers, reason=reason)
        connection.execute(changed)
    return len(rows) - kept, kept


def _leave_others_words(work: Work, workspace: str, user: str) -> int:
    """Take the person out of what others said; words that were for nobody else are erased. Return of how much."""
    quoted = sql_cast(_GROUNDS.c.receivers, Text).contains(f'"{user}"', autoescape=True)
    naming = select(_GROUNDS).where(_GROUNDS.c.workspace == workspace, quoted)
    rows = work.connection.execute(naming).mappings().all()
    for row in rows:
        receivers = [one for one in row["receivers"] if one != user]
        emptied = {} if receivers else {"present": False, "reason": NOTHING}
        this = [_GROUNDS.c[key] == row[key] for key in ("occasion_id", "giver", "sign")]
        work.connection.execute(update(_GROUNDS).where(*this).values(receivers=receivers, **emptied))
    return len(rows)


def _with_occasions(work: Work, *which: ColumnElement[bool]) -> Sequence[Row[Kudos, Occasion]]:
    joined = select(Kudos, Occasion).join(Occasion, Occasion.id == Kudos.occasion_id)
    return work.session.execute(joined.where(*which).order_by(Kudos.given_at, Kudos.id)).all()


def _kudos(row: Kudos, occasion: Occasion) -> dict[str, str | bool | None]:
    return {"at": moment(row.given_at), "known_to_the_group": row.published, "message": occasion.permalink}


def _said(work: Work, ground: Ground, names: dict[str, str]) -> Record:
    return {
        "to": [names[receiver] for receiver in ground.receivers],
        "by": ground.sign,
        "words": work.vault.show(ground.reason, place=place_of(Ground.reason, ground)),
        "stands": ground.present,
        "waits_for_my_yes": ground.held,
    }
