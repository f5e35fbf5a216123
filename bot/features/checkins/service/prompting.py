"""Who is written to now about a check-in: each once, in their own hours, by one replica."""

from bot.features.checkins.facts import PROMPT_KIND, Prompt
from bot.features.checkins.models import Dropped, State
from bot.features.checkins.queries import prompts
from bot.features.checkins.queries.checkins import CheckinRow, MemberRow
from bot.features.checkins.rules.moments import is_too_late
from bot.features.checkins.rules.states import OPEN, Event
from bot.features.checkins.service.crowd import Answer, Crowd, Due, dropped
from bot.features.checkins.service.moving import move_all
from bot.features.checkins.service.objecting import lengthen
from bot.features.checkins.service.showing import card
from bot.work import Work


def prompts_due(work: Work, limit: int) -> tuple[tuple[Prompt, ...], bool]:
    """Return who is written to now, each once by one replica, and whether more may be due.

    Message number N + 1 takes the place of number N to the same member: its card is painted anew then, and is gone.
    """
    found = prompts.take_prompts(work, limit)
    crowd = Crowd(work, (_due(row, one) for row, one in found))
    after, written, offered = [], [], {}
    for row, one in found:
        answer = _answer(work, crowd, row, one)
        then = row._replace(**answer.changes, prompts=row.prompts + answer.now)
        after.append(then)
        if answer.told_at:
            lengthen(work, one, crowd.calendar(_due(row, one)), answer.told_at)
        if answer.now:
            written.append(card(one, then))
            offered[one.id] = one
    prompts.keep_members(work, after)
    move_all(work, [one for one in offered.values() if one.state in OPEN], Event.OFFER)
    return tuple(written), len(found) == limit


def _answer(work: Work, crowd: Crowd, row: MemberRow, one: CheckinRow) -> Answer:
    """Return what becomes of a message: also who reads in their first one that it does not take place gets it.

    Of a talk outside of a round that was called off before they heard of it, they hear nothing. That another says that
    they talked is never too late to be read.
    """
    awaited = one.state is State.SKIPPED and row.prompts == 0 and one.round_id is not None
    is_news = one.state in (*OPEN, State.HELD) or awaited
    over = work.now >= one.ends_at and one.state is not State.HELD
    if over or not is_news:
        return dropped(Dropped.OVER)
    due = _due(row, one)
    if one.state is not State.HELD and is_too_late(row.wished_at, work.now, crowd.calendar(due)):
        return dropped(Dropped.LATE)
    again = row.prompts > 0  # nobody is written to once more but for having put it off
    return crowd.ask(due, PROMPT_KIND, f"{one.handle}.{row.place}", asked=again)


def _due(row: MemberRow, one: CheckinRow) -> Due:
    return Due(row.workspace, one.group_id, row.user, row.zone)
