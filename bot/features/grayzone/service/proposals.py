"""Raising an issue openly, seeing it too, and ending it before it is a case."""

from dataclasses import dataclass
from typing import NamedTuple

from bot.features.grayzone import queries
from bot.features.grayzone.facts import IssueFacts
from bot.features.grayzone.models import Sighting, State, Symptom
from bot.features.grayzone.rules.cost import Hours
from bot.features.grayzone.rules.refusals import NotYours
from bot.features.grayzone.rules.similar import COMPARED_LENGTH, Sketch, alike
from bot.features.grayzone.rules.states import OPEN_STATES, Event
from bot.features.grayzone.service import deadlines
from bot.features.grayzone.service.cards import card, find, move
from bot.features.grayzone.service.facts import CardFacts, title
from bot.features.grayzone.text import refusals as say
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts, HandoffFacts, Seat
from bot.work import Work


@dataclass(frozen=True, slots=True)
class NewHandoff:
    """A handoff that the group's list does not have yet."""

    giver_id: int
    receiver_id: int
    artefact: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An issue as it was typed, checked. `others` are functions touched besides the two of the handoff."""

    what: str
    handoff: HandoffFacts | NewHandoff
    symptom: Symptom
    hours: Hours
    others: tuple[int, ...] = ()
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Similar:
    """An open issue that looks like the one being filed."""

    group_id: int
    number: int
    title: str
    state: State


class Asked(NamedTuple):
    """What was asked ahead, since everybody waits for a filing: the group's open issues, and the place of its next."""

    open_issues: queries.Newest
    place: queries.Place | None


def ask_ahead(work: Work, workspace: str, group_id: int, *, openly: bool) -> Asked:
    """Ask what filing in a group needs to know, whoever files. Who files quietly takes no place, and delays nobody."""
    open_issues = queries.newest_issues(work, group_id, OPEN_STATES, COMPARED_LENGTH)
    return Asked(open_issues, queries.next_place(work, workspace, group_id) if openly else None)


def similar(work: Work, seat: Seat, draft: Draft, asked: Asked) -> tuple[Similar, ...]:
    """Return the group's open issues that look like the draft, most alike first. Sealed ones are never considered."""
    handoff_id = draft.handoff.id if isinstance(draft.handoff, HandoffFacts) else None
    numbers = alike(Sketch(draft.what, handoff_id, draft.symptom), asked.open_issues())
    if not numbers:
        return ()
    shown = queries.numbered(work, seat.group.id, OPEN_STATES, numbers)
    found = {issue.number: issue for issue in shown}
    return tuple(
        Similar(seat.group.id, number, title(issue), issue.state) for number in numbers if (issue := found.get(number))
    )


def propose(work: Work, seat: Seat, draft: Draft, place: queries.Place | None = None) -> IssueFacts:
    """File an issue openly, with the hours of the author's function: at the place that was asked ahead, if it was.

    Few statements on purpose: this is the path that everybody waits for.
    """
    handoff = _handoff(work, seat, draft.handoff)
    return queries.add_issue(
        work,
        {
            **new_issue(work, seat.group, handoff, draft.symptom),
            "what": draft.what,
            "link": draft.link,
            "others": _others(work, seat, draft.others, handoff),
            "author": seat.user,
        },
        _sighting(work, seat, draft.hours, None),
        place,
    )


def _others(work: Work, seat: Seat, others: tuple[int, ...], handoff: HandoffFacts) -> list[int]:
    """Return the functions that are touched besides the two of the handoff, each once, if the group has them."""
    if not others:
        return []
    known = {function.id for function in peers.functions(work, seat.group.id)} - {handoff.giver.id, handoff.receiver.id}
    return [other for other in dict.fromkeys(others) if other in known]


def new_issue(work: Work, group: GroupFacts, handoff: HandoffFacts, symptom: Symptom) -> dict[str, object]:
    """Return the columns of an issue that becomes visible now, but for its number."""
    return {
        "workspace": group.workspace,
        "group_id": group.id,
        "state": State.PROPOSED,
        "handoff_id": handoff.id,
        "giver_id": handoff.giver.id,
        "receiver_id": handoff.receiver.id,
        "artefact": handoff.artefact,
        "symptom": symptom,
        "link": None,
        "author": None,
        "quiet_functions": 0,
        "quiet_hours": 0.0,
        "created_at": work.now,
        "state_since": work.now,
        "due_at": deadlines.idle(work.now, group),
        "joins": [],
        "held_back": False,
    }


def _handoff(work: Work, seat: Seat, handoff: HandoffFacts | NewHandoff) -> HandoffFacts:
    if isinstance(handoff, HandoffFacts):
        return handoff
    return peers.add_handoff(work, seat.group, handoff.giver_id, handoff.receiver_id, handoff.artefact)


def _sighting(work: Work, seat: Seat, hours: Hours, link: str | None) -> dict[str, object]:
    return {
        "workspace": seat.workspace,
        "user": seat.user,
        "function_id": seat.function.id,
        "low": hours.low,
        "likely": hours.likely,
        "high": hours.high,
        "link": link,
        "seen_at": work.now,
    }


def see(work: Work, seat: Seat, number: int, hours: Hours, link: str | None = None) -> tuple[CardFacts, bool]:
    """Say that one sees an issue too, or change what one said; tell also whether it is said for the first time."""
    issue = find(work, seat, number, Event.SEE)
    before = {seen.user for seen in queries.sightings(work, (issue.id,))[issue.id]}
    values = _sighting(work, seat, hours, link)
    changes = {name: value for name, value in values.items() if name not in {"workspace", "user"}}
    work.session.execute(
        queries.upsert(work, Sighting, {"issue_id": issue.id, **values}, ("issue_id", "user"), **changes)
    )
    due = deadlines.idle(work.now, seat.group) if issue.state == State.PROPOSED else issue.due_at
    seen = move(work, issue, Event.SEE, issue.state, due_at=due)
    return card(work, seat.group, seen), seat.user not in before


def withdraw(work: Work, seat: Seat, number: int) -> CardFacts:
    """Withdraw one's own issue while it is only proposed."""
    issue = find(work, seat, number, Event.WITHDRAW)
    if issue.author != seat.user:
        raise NotYours(say.ONLY_AUTHOR)
    return card(work, seat.group, move(work, issue, Event.WITHDRAW, State.WITHDRAWN, due_at=None))


def raise_again(work: Work, seat: Seat, number: int) -> tuple[CardFacts, State]:
    """Bring a parked issue, or a win that slipped, back as a proposal; tell also which of them it was."""
    issue = find(work, seat, number, Event.RAISE_AGAIN)
    was = issue.state
    due = deadlines.idle(work.now, seat.group)
    fresh = {"driver": None, "started_at": None, "measured": None}
    raised = move(work, issue, Event.RAISE_AGAIN, State.PROPOSED, due_at=due, **fresh)
    return card(work, seat.group, raised), was
