"""Check-ins for the eyes of one of their members: what is needed for all of them is asked at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.features.checkins.facts import Other, Reason, ReasonKind, Shown
from bot.features.checkins.models import Answer, Dropped, State
from bot.features.checkins.queries import checkins as queries
from bot.features.checkins.queries import sheets
from bot.features.checkins.queries.checkins import CheckinRow, MemberRow
from bot.features.checkins.rules.moments import Span, shared_hours
from bot.features.checkins.rules.reasons import from_rows
from bot.features.checkins.rules.states import OPEN
from bot.features.checkins.text import reasons as say
from bot.features.grayzone import service as grayzone
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts, HandoffFacts, PeerFacts
from bot.schedule.holidays import Calendar
from bot.work import Work


def is_hidden(one: CheckinRow, mine: MemberRow) -> bool:
    """Tell whether somebody was never to hear of a check-in that another asked for."""
    unheard = mine.prompts == 0 and mine.answer is None and mine.dropped in {Dropped.OVER, Dropped.STOPPED}
    return one.round_id is None and unheard


@dataclass(frozen=True, slots=True)
class Scene:
    """A group, as far as its check-ins show it."""

    group: GroupFacts
    seats: Mapping[str, PeerFacts]
    titles: Mapping[int, str]
    handoffs: Mapping[int, HandoffFacts]
    names: Mapping[str, str]
    calendars: Mapping[str, Calendar]


def shown_all(work: Work, user: str, rows: Sequence[CheckinRow]) -> tuple[Shown, ...]:
    """Return check-ins for a member's eyes, without those of which they were never to hear."""
    question = ("checkins.shown", user, *(one.id for one in rows))
    return work.asked_once(question, lambda: _shown_all(work, user, rows))


def _shown_all(work: Work, user: str, rows: Sequence[CheckinRow]) -> tuple[Shown, ...]:
    members = queries.members(work, [one.id for one in rows])
    mine = {one.id: next((row for row in members[one.id] if row.user == user), None) for one in rows}
    visible = [one for one in rows if (row := mine[one.id]) and not is_hidden(one, row)]
    written = sheets.written(work, [one.id for one in visible], user) if visible else frozenset()
    scenes = {
        group_id: _scene(work, group_id, [one for one in visible if one.group_id == group_id], members)
        for group_id in {one.group_id for one in visible}
    }
    return tuple(
        _shown(work.now, scenes[one.group_id], one, members[one.id], row, has_worksheet=one.id in written)
        for one in visible
        if (row := mine[one.id])
    )


def _scene(work: Work, group_id: int, rows: Sequence[CheckinRow], members: Mapping[int, Sequence[MemberRow]]) -> Scene:
    group = peers.group(work, group_id)
    users = sorted({member.user for one in rows for member in members[one.id]})
    reasons = [reason for one in rows for reason in from_rows(one.why)]
    numbers = {reason.number for reason in reasons if reason.kind in {ReasonKind.ISSUE, ReasonKind.WIN}}
    needs_handoffs = any(reason.kind is ReasonKind.HANDOFF for reason in reasons)
    return Scene(
        group=group,
        seats={peer.user: peer for peer in peers.peers(work, group_id)},
        titles=grayzone.titles(work, group_id, numbers),
        handoffs={one.id: one for one in peers.handoffs(work, group_id)} if needs_handoffs else {},
        names=peers.names(work, group.workspace, users),
        calendars=notices.calendars(work, group.workspace, dict.fromkeys(users, group.zone)),
    )


def _shown(
    now: datetime, scene: Scene, one: CheckinRow, members: Sequence[MemberRow], mine: MemberRow, *, has_worksheet: bool
) -> Shown:
    others = tuple(_other(scene, member.user) for member in members if member is not mine)
    named = one.set_for if one.state in (*OPEN, State.HELD) else None
    return Shown(
        handle=one.handle,
        group_id=one.group_id,
        group=scene.group.name,
        viewer=mine.user,
        zone=scene.calendars[mine.user].zone,
        state=one.state,
        others=others,
        why=tuple(_why(scene, one, mine, others)),
        bring=tuple(_bring(scene, one, others)),
        shared=_shared(now, scene, one, mine, members) if one.state in OPEN else None,
        ends_at=one.ends_at,
        answer=mine.answer,
        suggested=named,
        suggested_by=one.set_by if named else None,
        said_by=one.said_by if one.state in {State.HELD, State.MISSED} else None,
        object_until=one.due_at if _may_object(now, one, mine) else None,
        back_until=one.due_at if _may_take_back(now, one, members, mine) else None,
        objected=mine.answer is Answer.DID_NOT,
        gone=tuple(scene.names[other.user] for other in others if other.user not in scene.seats),
        prompt=mine.prompts,
        has_worksheet=has_worksheet,
        in_round=one.round_id is not None,
        viewer_sits=mine.user in scene.seats,
        prompt_at=mine.due_at if mine.due_at and mine.due_at > now else None,
    )


def _other(scene: Scene, user: str) -> Other:
    seat = scene.seats.get(user)
    return Other(user, scene.names[user], seat.function.name if seat else "")


def _may_object(now: datetime, one: CheckinRow, mine: MemberRow) -> bool:
    waits = one.state is State.HELD and one.due_at is not None and now < one.due_at
    return waits and one.said_by != mine.user and mine.answer is not Answer.TALKED


def _may_take_back(now: datetime, one: CheckinRow, members: Sequence[MemberRow], mine: MemberRow) -> bool:
    waits = one.state is State.HELD and one.due_at is not None and now < one.due_at
    alone = all(row.answer is not Answer.TALKED for row in members if row is not mine)
    return waits and one.said_by == mine.user and alone


def _shared(now: datetime, scene: Scene, one: CheckinRow, mine: MemberRow, members: Sequence[MemberRow]) -> Span | None:
    """Return the hours that all share next; nothing when that is behind the end."""
    order = [mine.user, *(member.user for member in members if member is not mine)]
    span = shared_hours(max(now, mine.due_at or now), [scene.calendars[user] for user in order])
    return span if span and span[0] < one.ends_at else None


def _why(scene: Scene, one: CheckinRow, mine: MemberRow, others: Sequence[Other]) -> Iterable[str]:
    for reason in from_rows(one.why):
        words = _reason(scene, reason, mine.place, others)
        if words:
            yield words


def _reason(scene: Scene, reason: Reason, place: int, others: Sequence[Other]) -> str | None:
    """Return a reason in words; None for an issue that was withdrawn, or a handoff that was retired."""
    number, words = reason.number, None
    match reason.kind:
        case ReasonKind.NOW:
            words = say.NOW
        case ReasonKind.NEWCOMER:
            words = _newcomer(number, place, others)
        case ReasonKind.FIRST:
            words = say.FIRST
        case ReasonKind.SILENCE:
            words = say.silence(number)
        case ReasonKind.ISSUE if number in scene.titles:
            words = say.issue(number, scene.titles[number])
        case ReasonKind.WIN if number in scene.titles:
            words = say.win(number, scene.titles[number])
        case ReasonKind.HANDOFF if number in scene.handoffs:
            words = say.handoff(scene.handoffs[number].words)
        case _:
            pass
    return words


def _newcomer(newcomer: int, place: int, others: Sequence[Other]) -> str:
    """Say who joined lately; the others are in the order of their places, without the viewer's."""
    if newcomer == place:
        return say.FIRST_FOR_YOU
    return say.newcomer(others[newcomer if newcomer < place else newcomer - 1].name)


def _bring(scene: Scene, one: CheckinRow, others: Sequence[Other]) -> Iterable[str]:
    for reason in from_rows(one.why):
        if reason.kind is ReasonKind.ISSUE and reason.number in scene.titles:
            yield say.bring_issue(reason.number)
        if reason.kind is ReasonKind.WIN and reason.number in scene.titles:
            yield say.bring_win(reason.number)
        if reason.kind is ReasonKind.HANDOFF and reason.number in scene.handoffs:
            yield say.bring_handoff(scene.handoffs[reason.number].words)
    yield say.bring_idea(" and ".join(other.name for other in others))
    yield say.OFFER
