"""A promise in a few words for whoever looks, and what waits for a person as Home and the notice's list show it."""

from datetime import date

from bot.features.notices.service import Press, Waiting
from bot.features.promises.facts import Event, Promise, Side
from bot.features.promises.models import State
from bot.features.promises.rules.due import day_words
from bot.features.promises.service import lists
from bot.features.promises.text import lists as say
from bot.features.promises.text import states
from bot.work import Work

LOOK, SEEN = "promises.look", "promises.seen"
REMINDED = (
    (Event.REPORT, "promises.report", say.DONE),
    (Event.ASK_DATE, "promises.ask_date", say.NEED_DATE),
    (Event.SNOOZE, "promises.snooze", say.SNOOZE),
)
URGENT = frozenset({Event.NOT_KEPT, Event.SNOOZE})  # it is overdue, or near: that says more than the news
ASKED = {State.ASKED: say.ASKS, State.OFFERED: say.OFFERS, State.COUNTERED: say.COUNTERS}


def ahead_told(work: Work, workspace: str, user: str) -> tuple[tuple[Waiting, ...], tuple[Waiting, ...]]:
    """Return what waits for the person and what they have promised besides, in words, with presses; not escaped."""
    waiting, upcoming = lists.ahead(work, workspace, user)
    return tuple(_told(one) for one in waiting), tuple(_due(one) for one in upcoming)


def subject_of(one: Promise) -> str:
    """Return what a button carries: the promise, and the version that was seen."""
    return f"{one.id}.{one.version}"


def other_name(one: Promise) -> str:
    """Return the name of the other one of the two, not escaped."""
    return one.customer_name if one.you is Side.PERFORMER else one.performer_name


def state_words(one: Promise, name: str) -> str:
    """Return where a promise stands in a few words; `name` is the other one's, as it shall be shown."""
    said = states.state(one.state, name, performs=one.you is Side.PERFORMER, your_turn=one.your_turn)
    overdue = one.late and one.state in {State.PROMISED, State.RENEGOTIATING}
    return f"{said}; {states.OVERDUE}" if overdue else said


def short_day(one: date) -> str:
    """Return a day as lists show it, such as "Fri 4 Dec"."""
    return f"{one:%a} {one.day} {one:%b}"


def _told(one: Promise) -> Waiting:
    look = (Press(LOOK, say.ANSWER, subject_of(one)),)
    if one.your_turn:
        return Waiting(_asked(one), one.terms.what, look)
    if one.news and not URGENT & one.moves:
        seen = Press(SEEN, say.ALL_RIGHT, subject_of(one))
        return Waiting(_news(one), one.terms.what, (Press(LOOK, say.LOOK, subject_of(one)), seen))
    if one.you is Side.CUSTOMER:
        words = say.OVERDUE.format(day_words(one.terms.due), one.performer_name)
        return Waiting(words, one.terms.what, look)
    title = say.DUE_SOON.format(one.customer_name, day_words(one.terms.due))
    missing = f"{one.terms.what}\n{say.MISSING.format(one.customer_name)}" if one.missing else one.terms.what
    presses = tuple(Press(action, label, subject_of(one)) for move, action, label in REMINDED if move in one.moves)
    return Waiting(title, missing, presses or (Press(LOOK, say.LOOK, subject_of(one)),))


def _asked(one: Promise) -> str:
    name = other_name(one)
    if one.state is State.RENEGOTIATING and one.asked_due is not None:
        return say.NEW_DATE.format(name, day_words(one.asked_due), day_words(one.terms.due))
    return ASKED.get(one.state, states.IS_IT_DONE).format(name, short_day(one.terms.due))


def _news(one: Promise) -> str:
    performs = one.you is Side.PERFORMER
    return say.news(one.state, other_name(one), short_day(one.terms.due), performs=performs)


def _due(one: Promise) -> Waiting:
    what = say.due(short_day(one.terms.due), one.customer_name)
    return Waiting(one.terms.what, what, (Press(LOOK, say.LOOK, subject_of(one)),))
