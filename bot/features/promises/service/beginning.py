"""How a promise begins: the customer asks, or the performer offers."""

from uuid import uuid4

from bot.db.private import place_of
from bot.db.vault import NOTHING
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.features.peers.service import PeerFacts, Seat
from bot.features.promises import queries
from bot.features.promises.facts import Act, Draft, Event, Promise
from bot.features.promises.models import PromiseRecord
from bot.features.promises.rules.moments import ANSWER_DAYS, answer_by, due
from bot.features.promises.rules.refusals import NotAPeerOfYours, Oneself
from bot.features.promises.rules.states import step
from bot.features.promises.rules.terms import checked
from bot.features.promises.service.lists import look
from bot.work import Work


def counterparts(work: Work, seat: Seat) -> tuple[PeerFacts, ...]:
    """Return with whom the person may have a promise in this group: its present peers, without themselves."""
    return tuple(peer for peer in peers.peers(work, seat.group.id) if peer.user != seat.user)


def begin(work: Work, seat: Seat, draft: Draft) -> Promise:
    """Ask for a promise, or offer one, by which side the person is; the other one has to answer, and is told so.

    Raises `Oneself`, `NotAPeerOfYours`, `BadText`, `DayInThePast` or `DayTooFar`, by field.
    """
    if draft.performer == draft.customer:
        raise Oneself
    asks = seat.user == draft.customer
    if not asks and seat.user != draft.performer:
        raise ValueError("whoever begins a promise is one of its two sides")
    other = draft.performer if asks else draft.customer
    _check_sits(work, seat, other)
    line = step(None, Event.ASK if asks else Event.OFFER)
    assert line is not None  # noqa: S101 (the table begins with both)
    zones = {user: peers.zone_of(work, seat.workspace, user) or seat.group.zone for user in (other, draft.performer)}
    common = {
        "workspace": seat.workspace,
        "group_id": seat.group.id,
        "performer": draft.performer,
        "customer": draft.customer,
        "begun_by": seat.user,
        "turn": other,
        "state": line.after[0],
        "hands_off": draft.hands_off and asks,
        "origin": draft.origin,
        "source": draft.source,
        "asked_at": work.now,
        "deadline": answer_by(work.now, ANSWER_DAYS, zones[other]),
        **due(draft.terms.due, zones[draft.performer], work.now)._asdict(),
        **_BEGINNING,
    }
    key = queries.add(work, {**common, **_texts(work, seat, draft)})
    notices.owe(work, seat.workspace, other)
    return look(work, Act(seat.workspace, seat.user, key))


def _texts(work: Work, seat: Seat, draft: Draft) -> dict[str, object]:
    terms = checked(draft.terms)
    row = {"workspace": seat.workspace, "key": uuid4().hex}
    seal = work.vault.seal
    return {
        "key": row["key"],
        "due_on": terms.due,
        "what": seal(terms.what, place=place_of(PromiseRecord.what, row)),
        "done_means": seal(terms.done_means, place=place_of(PromiseRecord.done_means, row)),
        "link": seal(draft.link, place=place_of(PromiseRecord.link, row)) if draft.link else NOTHING,
    }


def _check_sits(work: Work, seat: Seat, other: str) -> None:
    seats = peers.seats(work, workspace=seat.workspace, user=other)
    if all(one.group.id != seat.group.id for one in seats):
        raise NotAPeerOfYours(peers.names(work, seat.workspace, (other,))[other], seat.group.name)


_BEGINNING = {
    "version": 0,
    "news_for": None,
    "reason": NOTHING,
    "missing": NOTHING,
    "asked_on": None,
    "counters": 0,
    "half": False,
    "withdrawal": None,
    "agreed_at": None,
    "reported_at": None,
    "closed_at": None,
    "remind_at": None,
    "tell_at": None,
    "snoozed": None,
}
