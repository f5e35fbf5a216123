"""One's own pages: with whom one talked when, what comes next; and the plain message of a round without a check-in."""

from datetime import datetime

from bot.features.checkins.facts import GroupView, HomeFacts, NextLine, NotesLine, PairLine, RestDue, Shown
from bot.features.checkins.models import RestReason
from bot.features.checkins.text import pages as say
from bot.features.checkins.text import words
from bot.features.checkins.views import card, forms, people
from bot.features.checkins.views import group as group_views
from bot.slack.blocks import actions, button, context, divider, section
from bot.slack.mentions import day, day_and_hour, quote
from bot.slack.replies import Block, Letter, Message, Modal, Person

MINE, NEXT = "checkins.mine", "checkins.next"
PAIRS_SHOWN, GROUPS_SHOWN, LINES_SHOWN = 80, 8, 18  # of Slack's 100 blocks: four a group, three a check-in
TOLD = (RestReason.ODD, RestReason.NOBODY_LEFT)


def mine(found: tuple[PairLine, ...], noted: tuple[NotesLine, ...] = (), *, takes_part: bool = True) -> Modal:
    """Return one's own pairs, with when they talked last, and the way to one's notes."""
    lines = tuple(_pair(one) for one in found[:PAIRS_SHOWN])
    hidden = len(found) - PAIRS_SHOWN
    blocks = (
        context(say.ONLY_YOU),
        *(lines or (section(say.NO_PAIRS if takes_part else words.NOT_YET),)),
        *((context(say.more(hidden)),) if hidden > 0 else ()),
        *((divider(), section(say.NOTES), *(_notes(one) for one in noted)) if noted else ()),
        actions(button(say.NEXT, "checkins.next") if takes_part else forms.take_part_press()),
    )
    return Modal(MINE, say.MINE_TITLE, blocks, close=words.CLOSE)


def _pair(one: PairLine) -> Block:
    when = say.talked(day(one.last), one.weeks or 0) if one.last else say.NO_DAY
    return section(
        say.pair(people.named(one.other), when), accessory=button(say.TALK_NOW, "checkins.talk_to", one.other.user)
    )


def _notes(one: NotesLine) -> Block:
    names = words.joined([people.name(other) for other in one.others])
    return section(say.noted(names, day(one.at)), accessory=forms.notes_press(one.handle))


def following(facts: HomeFacts, now: datetime) -> Modal:
    """Return what comes next, group by group: each open check-in, or why there is none."""
    shown = facts.upcoming[:LINES_SHOWN]
    blocks: list[Block] = []
    for view in facts.groups[:GROUPS_SHOWN]:
        lines = [line for line in shown if line.group.group_id == view.group_id]
        if lines or not view.takes_part:
            blocks += [*(_group(lines, now) if lines else _outside(view)), divider()]
    hidden = max(len(facts.groups) - GROUPS_SHOWN, len(facts.upcoming) - LINES_SHOWN)
    if hidden > 0:
        blocks.append(context(say.more(hidden)))
    blocks.append(
        actions(
            button(words.MINE, "checkins.mine"), button(words.TALK_NOW, "checkins.talk"), pause_press(facts.groups, now)
        )
    )
    return Modal(NEXT, say.NEXT_TITLE, tuple(blocks), close=words.CLOSE)


def pause_press(views: tuple[GroupView, ...], now: datetime) -> Block:
    """Return the button that pauses, or that ends a pause."""
    if paused_until(views, now):
        return button(words.GO_ON, "checkins.go_on")
    return button(words.PAUSE, "checkins.pause")


def paused_until(views: tuple[GroupView, ...], now: datetime) -> datetime | None:
    """Return until when the viewer has paused, while that lies ahead."""
    until = next((view.wishes.paused_until for view in views if view.takes_part), None)
    return until if until and until > now else None


def _group(lines: list[NextLine], now: datetime) -> list[Block]:
    view = lines[0].group
    head = section(say.group(quote(view.group), words.RHYTHMS[view.rhythm]))
    rhythm = actions(button(words.RHYTHM, "checkins.open", view.group_id), forms.stop(view.group_id))
    talks = [block for line in lines if line.checkin for block in _talk(line.checkin, line.prompt_at, now)]
    if not talks:
        return [head, section("\n".join(words_ahead(lines[0], now))), rhythm]
    until = paused_until((view,), now)
    return [head, *([context(say.paused(day(until)))] if until else []), *talks, rhythm]


def _talk(one: Shown, prompt_at: datetime | None, now: datetime) -> tuple[Block, ...]:
    if not prompt_at or one.prompt:
        return card.body(one, now)
    return (section(say.ahead(people.all_named(one), day_and_hour(prompt_at))), *card.body(one, now))


def words_ahead(line: NextLine, now: datetime) -> tuple[str, ...]:
    """Say in markup what comes next in a group where no check-in is open."""
    until = paused_until((line.group,), now)
    paused = (say.paused(day(until)),) if until else ()
    rest = (say.RESTS[line.rest],) if line.rest and not (until and line.rest is RestReason.PAUSED) else ()
    hint = (say.CHANGE_IT,) if line.rest in TOLD and not line.group.wishes.trio else ()
    alone = (say.ALONE,) if line.group.next_on is None else (group_views.when(line.group),)
    return (*rest, *hint, *paused, *alone)


def _outside(view: GroupView) -> list[Block]:
    take_part = actions(button(words.TAKE_PART, "checkins.open", view.group_id, style="primary"))
    head = say.group(quote(view.group), words.RHYTHMS[view.rhythm])
    return [section(f"{head}\n{say.NOT_TAKING_PART}"), take_part]


def rest_letter(due: RestDue, *, trio: bool) -> Letter:
    """Return the one plain message of a round in which somebody has no check-in; `trio` if they would talk in three."""
    hint = "" if trio else f" {say.CHANGE_IT}"
    ahead = f" {say.next_round(words.day(due.next_on))}" if due.next_on else ""
    told = say.rest(quote(due.group), f"{say.RESTS[due.reason]}{hint}{ahead}")
    rhythm, pause = button(words.RHYTHM, "checkins.open", due.group_id), button(words.PAUSE, "checkins.pause")
    presses = actions(rhythm, pause, forms.stop(due.group_id))
    return Letter(due.workspace, Person(due.user), Message(told, (section(told), presses)))
