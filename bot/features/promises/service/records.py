"""What promises keep about one person, given out and erased.

A promise belongs to both of its sides, so it stays for the other one, as of a former colleague. What was only the
person's own words in it, why they wished another date or what they missed, goes.
"""

from datetime import datetime

from bot.db.records import Erased, Record, Records, moment, rename
from bot.db.vault import NOTHING
from bot.features.promises import queries
from bot.features.promises.facts import Event, Promise, PromiseFacts, Side
from bot.features.promises.models import PromiseChange, PromiseRecord, Withdrawal
from bot.features.promises.rules.moving import moved, settled
from bot.features.promises.rules.states import STANDING, UNANSWERED
from bot.features.promises.service.seeing import Sight
from bot.work import Work


def exported(work: Work, workspace: str, user: str) -> Records:
    """Return every promise of the person, made or received, as they may read it."""
    rows = queries.all_of(work, workspace, user)
    sight = Sight(work, workspace, user, rows)
    seen = [(one, sight.promise(settled(one, work.now))) for one in rows]
    return {
        "promises_by_me": [_made(row, one) for row, one in seen if one.you is Side.PERFORMER],
        "promises_to_me": [_record(row, one) for row, one in seen if one.you is Side.CUSTOMER],
    }


def erase(work: Work, workspace: str, user: str, stand_in: str) -> Erased:
    """End what is open so that it counts for nobody, and leave the rest to the other side."""
    for one in queries.all_of(work, workspace, user, locked=True):
        queries.write(work, one, _without(settled(one, work.now), user, work.now))
    columns = (
        *(PromiseRecord.performer, PromiseRecord.customer, PromiseRecord.begun_by),
        *(PromiseRecord.turn, PromiseRecord.news_for),
        *(PromiseChange.by, PromiseChange.agreed_by),
    )
    return Erased(kept=sum(rename(work.connection, column, workspace, user, stand_in) for column in columns))


def _without(one: PromiseFacts, user: str, now: datetime) -> PromiseFacts:
    side = one.of(user)
    if side is None:
        return one
    left = one._replace(reason=NOTHING) if side is Side.PERFORMER else one._replace(missing=NOTHING)
    if one.agreed_at is None:  # it never was a promise: its words are nobody's to keep
        emptied = left._replace(what=NOTHING, done_means=NOTHING, link=NOTHING)
        return moved(emptied, Event.TAKE_BACK, now) if one.state in UNANSWERED else emptied
    if one.state not in STANDING:
        return left
    if side is Side.CUSTOMER:
        return moved(left, Event.RELEASE, now)
    return moved(left, Event.WITHDRAW, now, withdrawal=Withdrawal.IN_TIME)


def _made(row: PromiseFacts, one: Promise) -> Record:
    """Return what one promised; how a withdrawal counts is the performer's own to read."""
    return {**_record(row, one), "withdrawal": row.withdrawal.lower() if row.withdrawal else None}


def _record(row: PromiseFacts, one: Promise) -> Record:
    performs = one.you is Side.PERFORMER
    mine = row.performer if performs else row.customer
    return {
        "with": one.customer_name if performs else one.performer_name,
        "state": one.state.lower(),
        "what": one.terms.what,
        "done_means": one.terms.done_means,
        "due": one.terms.due.isoformat(),
        "new_date_asked_for": one.asked_due.isoformat() if one.asked_due else None,
        "why_a_new_date": one.reason or None,
        "what_was_missing": one.missing or None,
        "message": one.link or None,
        "no_reminders": one.hands_off,
        "born_from": one.source or one.origin.lower(),
        "dates_moved": [
            {"at": moment(change.at), "by": change.by, "from": str(change.before), "to": str(change.after)}
            for change in one.changes
        ],
        "begun_at": moment(one.asked_at),
        "agreed_at": moment(one.agreed_at),
        "reported_at": moment(one.reported_at),
        "closed_at": moment(one.closed_at),
        "closed_by_silence": one.half,
        "begun_by_me": row.begun_by == mine,
        "waits_for_my_answer": one.your_turn,
        "silence_decides_at": moment(one.deadline),
    }
