"""What a member of a check-in says of it, and when they meet. Pressed twice, each counts once."""

from datetime import datetime

from bot.features.checkins.facts import Act, Shown
from bot.features.checkins.models import Answer, State
from bot.features.checkins.queries import checkins as queries
from bot.features.checkins.queries import prompts
from bot.features.checkins.queries.checkins import CheckinRow
from bot.features.checkins.rules.checks import check_time
from bot.features.checkins.rules.moments import SOONEST, last_before, snoozed
from bot.features.checkins.rules.refusals import BadField, IsOver, NoSuchTime, NotNow, NotYourWord, OwnWord
from bot.features.checkins.rules.states import OPEN, Event
from bot.features.checkins.service.moving import move, skip
from bot.features.checkins.service.objecting import objecting_until, tell, waits
from bot.features.checkins.service.showing import Found, find, show
from bot.features.checkins.service.wishing import person
from bot.features.checkins.text import refusals as say
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.features.peers.service import Seat
from bot.work import Work


def talked(work: Work, act: Act) -> Shown:
    """Say that they talked: HELD, until the others object. Raises a `Refusal`, as every act here does.

    Also when it was said before that it does not take place, until the round is over. The others are told at their
    next working moment, so that they can object: three working days, reckoned from when they are told. Who objected
    may say until the round is over that they talked after all: then nothing is waited for.
    """
    found, seat = _find(work, act)
    one, mine = found.one, found.mine
    if one.state is State.MISSED and mine.answer is Answer.DID_NOT and work.now < one.ends_at:
        prompts.change_member(work, mine, answer=Answer.TALKED)
        move(work, one, Event.TALK)
        return show(work, act)
    if one.state is State.HELD:
        if mine.answer is not Answer.TALKED:
            prompts.change_member(work, mine, answer=Answer.TALKED, due_at=None)
            if all(row.answer is Answer.TALKED for row in found.others):
                move(work, one, Event.TALK, due_at=None)
        return show(work, act)
    _check_running(work, one, State.SKIPPED)
    prompts.change_member(work, mine, answer=Answer.TALKED, due_at=None)
    others = [
        prompts.change_member(work, row, answer=None, due_at=row.due_at if waits(row) else None) for row in found.others
    ]
    due_at = objecting_until(work, seat.group, act.workspace, tell(work, one, others))
    move(work, one, Event.TALK, said_by=act.user, held_at=work.now, due_at=due_at)
    return show(work, act)


def did_not_talk(work: Work, act: Act) -> Shown:
    """Object, while one may: the check-in is MISSED."""
    found, _ = _find(work, act)
    one, mine = found.one, found.mine
    if one.state is State.MISSED and mine.answer is Answer.DID_NOT:
        return show(work, act)
    if one.state is not State.HELD:
        raise NotNow(one.state)
    if one.said_by == act.user or mine.answer is Answer.TALKED:
        raise OwnWord
    if one.due_at is None or work.now >= one.due_at:
        raise IsOver(say.TOO_LATE_TO_OBJECT)
    move(work, one, Event.OBJECT, due_at=None)
    prompts.change_member(work, mine, answer=Answer.DID_NOT, due_at=None)
    queries.change_members(work, (one.id,), due_at=None)
    return show(work, act)


def take_back(work: Work, act: Act) -> Shown:
    """Take back that they talked, while it can be objected to and nobody else said so: it is open again."""
    found, _ = _find(work, act)
    one, mine = found.one, found.mine
    if one.state in OPEN and mine.answer is None:
        return show(work, act)
    if one.state is not State.HELD:
        raise NotNow(one.state)
    if one.said_by != act.user:
        raise NotYourWord
    if any(row.answer is Answer.TALKED for row in found.others):
        raise NotNow(one.state)
    if one.due_at is None or work.now >= one.due_at:
        raise IsOver(say.TOO_LATE_TO_TAKE_BACK)
    move(work, one, Event.TAKE_BACK, said_by=None, held_at=None, due_at=one.ends_at)
    prompts.change_member(work, mine, answer=None)
    return show(work, act)


def not_this_time(work: Work, act: Act) -> Shown:
    """Let it not take place; nobody learns who."""
    found, _ = _find(work, act)
    if found.one.state is not State.SKIPPED:
        _check_running(work, found.one)
        skip(work, found.one, Event.SKIP)
        prompts.change_member(work, found.mine, answer=Answer.NOT_THIS_TIME, due_at=None)
    return show(work, act)


def suggest(work: Work, act: Act, at: datetime) -> Shown:
    """Name a time (UTC); the others are told, and agree, or name another. A refusal of the time has the field `at`."""
    found, _ = _find(work, act)
    _check_running(work, found.one)
    check_time(at, work.now, found.one.ends_at)
    if found.one.set_for != at:  # else it is suggested, or agreed, already
        move(work, found.one, Event.SUGGEST, set_for=at, set_by=act.user)
        tell(work, found.one, found.others)
    return show(work, act)


def agree(work: Work, act: Act, at: datetime) -> Shown:
    """Agree to the time that another named, `at` as it was read: the check-in is SET, and who named it is told."""
    found, _ = _find(work, act)
    one = found.one
    _check_running(work, one)
    if one.set_for != at:
        raise NoSuchTime(changed=one.set_for is not None)
    if one.state is State.SET:
        return show(work, act)
    if one.set_by == act.user:
        raise NoSuchTime(changed=False)
    check_time(at, work.now, one.ends_at)
    move(work, one, Event.AGREE)
    tell(work, one, (row for row in found.others if row.user == one.set_by))
    return show(work, act)


def snooze(work: Work, act: Act, how: str) -> Shown:
    """Be written to again later: one of `facts.SNOOZES`; where that is behind the end, at the last hour before it."""
    found, _ = _find(work, act)
    _check_running(work, found.one)
    calendar = notices.calendar(work, act.workspace, act.user)
    hour = person(work, act.workspace, act.user).hour
    at = snoozed(how, work.now, hour, calendar)
    if at is None:
        raise BadField("how", say.NO_SNOOZE)
    if at >= found.one.ends_at:
        at = last_before(found.one.ends_at, hour, calendar)
    if at is None or at < work.now + SOONEST:
        raise BadField("how", say.SNOOZE_TOO_LONG)
    move(work, found.one, Event.SNOOZE)
    prompts.change_member(work, found.mine, wished_at=at, due_at=at, zone=calendar.zone, dropped=None)
    return show(work, act)


def _find(work: Work, act: Act) -> tuple[Found, Seat]:
    found = find(work, act)
    return found, peers.seat(work, workspace=act.workspace, user=act.user, group_id=found.one.group_id)


def _check_running(work: Work, one: CheckinRow, *also: State) -> None:
    """Raise `NotNow` unless the check-in is open, or in one of these states, and `IsOver` once its end has come."""
    if one.state not in (*OPEN, *also):
        raise NotNow(one.state)
    if work.now >= one.ends_at:
        raise IsOver
