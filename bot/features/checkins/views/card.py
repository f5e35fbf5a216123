"""The message that brings two people together, as one of them sees it: all in it is public or the same for both.

What a member answered shows only to the members; who pressed "Not this time" shows to nobody.
"""

from datetime import datetime

from bot.features.checkins.facts import SNOOZES, Shown, at_subject
from bot.features.checkins.models import Answer, State
from bot.features.checkins.text import card as say
from bot.features.checkins.text import words
from bot.features.checkins.views import people
from bot.slack.blocks import Confirm, Option, actions, button, context, menu, section
from bot.slack.mentions import day, day_and_hour, hour, quote
from bot.slack.replies import Block, Message

OPEN = frozenset({State.PLANNED, State.OFFERED, State.SET})


def message(shown: Shown, now: datetime) -> Message:
    """Return the whole message."""
    lines = (heading(shown), *told(shown, now))
    return Message("\n".join(lines), blocks(shown, now))


def blocks(shown: Shown, now: datetime) -> tuple[Block, ...]:
    """Return what the message says, and the presses that answer it, with those that end all such messages."""
    stop = button(words.STOP, "checkins.stop", shown.group_id, confirm=Confirm(*words.STOP_ASK))
    rest = (actions(button(words.PAUSE, "checkins.pause"), stop),) if shown.state in OPEN else ()
    return (*body(shown, now), *rest, context(say.frame(quote(shown.group), day_and_hour(shown.ends_at))))


def body(shown: Shown, now: datetime) -> tuple[Block, ...]:
    """Return what is said of this one check-in, and the presses that answer it."""
    return (section("\n".join((heading(shown), *told(shown, now)))), *_presses(shown, now))


def heading(shown: Shown) -> str:
    """Return the first line: with whom."""
    head = say.title if shown.state in OPEN else say.over
    return head(people.all_named(shown))


def told(shown: Shown, now: datetime) -> tuple[str, ...]:
    """Return what is said below it, line by line."""
    if shown.gone and shown.state not in {State.HELD, State.MISSED}:
        names = words.joined([quote(name) for name in shown.gone])
        return (say.gone(names, several=len(shown.gone) > 1), *_still(shown, now))
    match shown.state:
        case State.HELD:
            return (_held(shown),)
        case State.MISSED:
            return (_first(say.MISSED, shown), *_still(shown, now))
        case State.SKIPPED:
            return (_first(say.SKIPPED, shown), *_still(shown, now))
        case _:
            return (*_reasons(shown), *_time(shown), *_again(shown))


def _held(shown: Shown) -> str:
    if shown.object_until and shown.answer is None:
        return say.says_you_talked(people.name_of(shown, shown.said_by), day(shown.object_until))
    return say.you_talked(people.names(shown)) if shown.answer is Answer.TALKED else say.TALKED_AGREED


def _reasons(shown: Shown) -> tuple[str, ...]:
    why = (f"{say.WHY} {' '.join(quote(line) for line in shown.why)}",) if shown.why else ()
    bring = (f"{say.BRING} {' '.join(quote(line) for line in shown.bring)}",) if shown.bring else ()
    return (*why, *bring)


def _time(shown: Shown) -> tuple[str, ...]:
    if shown.suggested and shown.state is State.SET:
        return (say.agreed(day_and_hour(shown.suggested)),)
    if shown.suggested:
        when = day_and_hour(shown.suggested)
        own = shown.suggested_by == shown.viewer
        return (
            say.you_suggest(when, people.names(shown))
            if own
            else say.suggests(people.name_of(shown, shown.suggested_by), when),
        )
    if shown.shared is None:
        return (say.NO_SHARED_HOURS,)
    begins, ends = shown.shared
    return (say.shared(hour(begins), hour(ends), day(begins), several=len(shown.others) > 1),)


def _first(told: str, shown: Shown) -> str:
    return f"{told} {say.FIRST}" if shown.in_round else told


def _still(shown: Shown, now: datetime) -> tuple[str, ...]:
    return (say.SKIPPED_STILL,) if _may_still(shown, now) else ()


def _again(shown: Shown) -> tuple[str, ...]:
    return (say.again(day_and_hour(shown.prompt_at)),) if shown.prompt and shown.prompt_at else ()


def _may_still(shown: Shown, now: datetime) -> bool:
    """Tell whether the viewer may say that they talked after all: while another is there, of three both others."""
    with_somebody = shown.viewer_sits and len(shown.gone) < len(shown.others)
    by_another = shown.state is State.MISSED and not shown.objected
    return now < shown.ends_at and with_somebody and not by_another


def _presses(shown: Shown, now: datetime) -> tuple[Block, ...]:
    notes = button(words.NOTES, "checkins.notes", shown.handle)
    match shown.state:
        case State.HELD if shown.object_until and shown.answer is None:
            did = button(words.WE_DID, "checkins.talked", shown.handle, style="primary")
            return (actions(did, button(words.WE_DID_NOT, "checkins.not_talked", shown.handle), notes),)
        case State.HELD:
            back = (button(words.TAKE_BACK, "checkins.take_back", shown.handle),) if shown.back_until else ()
            return (actions(button(words.NOTES, "checkins.notes", shown.handle, style="primary"), *back),)
        case State.SKIPPED | State.MISSED if _may_still(shown, now):
            after_all = button(words.TALKED_AFTER_ALL, "checkins.talked", shown.handle)
            return (actions(after_all, *((notes,) if shown.has_worksheet else ())),)
        case State.SKIPPED | State.MISSED:
            return (actions(notes),) if shown.has_worksheet else ()
        case state if state in OPEN and not shown.gone:
            return (actions(*_answers(shown)),)
        case _:
            return ()


def _answers(shown: Shown) -> tuple[Block, ...]:
    asked = shown.suggested and shown.state is not State.SET and shown.suggested_by != shown.viewer
    agree = (
        (button(words.THAT_WORKS, "checkins.agree", at_subject(shown.handle, shown.suggested), style="primary"),)
        if asked and shown.suggested
        else ()
    )
    return (
        *agree,
        button(words.TALKED, "checkins.talked", shown.handle, style=None if asked else "primary"),
        button(words.ANOTHER_TIME if shown.suggested else words.SUGGEST, "checkins.suggest", shown.handle),
        menu("checkins.snooze", shown.handle, words.SNOOZE, [Option(words.SNOOZES[how], how) for how in SNOOZES]),
        button(words.NOT_THIS_TIME, "checkins.skip", shown.handle),
    )
