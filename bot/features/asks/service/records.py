"""What asks keep about one person, given out and erased.

Help is of both: its record stays for the other one, as of a former colleague. What was asked is its asker's word, so it
goes; so does who was asked quietly.
"""

from collections.abc import Mapping

from sqlalchemy import Select, or_, select

from bot.db.private import place_of
from bot.db.records import Erased, Record, Records, StandingCard, drop, moment, rename
from bot.db.vault import NOTHING
from bot.features.asks.facts import CARD_KIND, RING_KIND, AskFacts
from bot.features.asks.models import Ask, Invitation, PersonWishes, Question, State, Way, Word
from bot.features.asks.queries import asks as queries
from bot.features.asks.rules.states import UNCLAIMED, Event
from bot.features.asks.service.moving import move, tell, what
from bot.features.asks.service.rounds import reopen
from bot.features.peers import service as peers
from bot.work import Work


def exported(work: Work, workspace: str, user: str) -> Records:
    """Return what the person asked and who helped, whom they helped, who asks them, and what they want to be asked."""
    mine = queries.all_of(work, Ask.workspace == workspace, or_(Ask.asker == user, Ask.helper == user))
    put = queries.all_of(work, Ask.workspace == workspace, Ask.id.in_(_put_to(workspace, user)))
    now = {one.id for one in put if queries.asked_now(work, one) == user}
    people = {person for one in (*mine, *put) for person in (one.asker, one.helper) if person}
    names = peers.names(work, workspace, sorted(people))
    wishes = work.session.get(PersonWishes, (workspace, user), populate_existing=True)
    invited = select(Invitation).where(Invitation.workspace == workspace, Invitation.user == user)
    return {
        "asks": [_asked(work, one, names) for one in mine if one.asker == user],
        "help_given": [_given(work, one, names) for one in mine if one.helper == user],
        "asked_quietly": [_put(one, names[one.asker] if one.id in now else None) for one in put],
        "ask_wishes": [{"quietly": not one.no_quiet, "on_ring_days": not one.no_rings} for one in (wishes,) if one],
        "ring_days_ahead": [{"at": moment(one.due_at)} for one in work.session.scalars(invited)],
    }


def erase(work: Work, workspace: str, user: str, stand_in: str) -> Erased:
    """End what the person asks and was not helped with, give back what they had taken, and forget their words."""
    own = queries.all_of(work, Ask.workspace == workspace, Ask.asker == user, locked=True)
    taken = queries.all_of(
        work, Ask.workspace == workspace, Ask.helper == user, Ask.state == State.CLAIMED, locked=True
    )
    for one in own:
        _end(work, one)
    columns = (Question.user, PersonWishes.user, Invitation.user)
    gone = sum(drop(work.connection, column, workspace, user) for column in columns)
    for one in taken:
        reopen(work, peers.group(work, one.group_id), one, Event.GONE)
    kept = sum(rename(work.connection, column, workspace, user, stand_in) for column in (Ask.asker, Ask.helper))
    return Erased(gone=gone, kept=kept, cards=tuple(card for one in (*own, *taken) for card in _cards(one)))


def _end(work: Work, one: AskFacts) -> None:
    """Take an ask back that runs, whoever is at it, and empty its words."""
    if one.state in (*UNCLAIMED, State.CLAIMED):
        told = {"to_helper": Word.CANCELLED} if one.helper else {}
        tell(work, one, one.helper)
        one = move(work, one, Event.CANCEL, expires_at=None, to_asker=None, **told)
    queries.change(work, one, what=NOTHING)


def _cards(one: AskFacts) -> tuple[StandingCard, ...]:
    if one.way is not Way.EVERYONE:
        return ()
    ring = (StandingCard(f"{RING_KIND}:{one.ring_id}"),) if one.listed and one.ring_id else ()
    return (StandingCard(f"{CARD_KIND}:{one.handle}"), *ring)


def _put_to(workspace: str, user: str) -> Select[int]:
    return select(Question.ask_id).where(Question.workspace == workspace, Question.user == user)


def _put(one: AskFacts, by: str | None) -> Record:
    """Say that the person was asked; by whom only while it is put to them and they have not passed."""
    return {"asked_at": moment(one.asked_at), **({"by": by} if by else {})}


def _asked(work: Work, one: AskFacts, names: Mapping[str, str]) -> Record:
    state = State.OPEN if one.state is State.ROUTED else one.state  # that somebody is asked now is theirs to know
    return {
        "what": what(work, one),
        "by": one.by_day,
        "size": one.size,
        "to": one.way.lower(),
        "state": state.lower(),
        "for": one.source,
        "asked_at": moment(one.asked_at),
        "helped_by": names[one.helper] if one.helper else None,
        **_recorded(work, one),
    }


def _given(work: Work, one: AskFacts, names: Mapping[str, str]) -> Record:
    return {
        "to": names[one.asker],
        "what": what(work, one),
        "state": one.state.lower(),
        "taken_at": moment(one.claimed_at),
        **_recorded(work, one),
    }


def _recorded(work: Work, one: AskFacts) -> Record:
    return {
        "hours": one.quarters / 4 if one.quarters else None,
        "thanks": work.vault.show(one.thanks, place=place_of(Ask.thanks, one)) or None,
        "thanked_at": moment(one.thanked_at),
    }
