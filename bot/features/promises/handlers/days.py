"""From the two fields for a due day to a day: of words, the person sees first how they were read."""

from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.errors import Refusal
from bot.features.peers import service as peers
from bot.features.promises.rules.due import BadDue, day_words, read_due
from bot.features.promises.rules.locales import locale_of
from bot.features.promises.text import forms as say
from bot.features.promises.views.due_fields import DUE, DueTyped
from bot.slack.mentions import quote
from bot.slack.requests import Request
from bot.work import Work

PERSON, PEOPLE = "person", "people"  # as the domain calls the field, and as the form does


class Place(NamedTuple):
    """The day it is where a person is, and how days are written there."""

    today: date
    locale: str


class ReadAs(NamedTuple):
    """The fields with the day that words were read as, the words, and the day written out; markup."""

    typed: DueTyped
    words: str
    day: str


def place(work: Work, request: Request) -> Place:
    """Return where a person is, by their zone (while Slack has not said, their oldest group's), and how they write."""
    zone = peers.zone_of(work, request.workspace, request.user)
    if zone is None:
        zone = peers.any_seat(work, workspace=request.workspace, user=request.user).group.zone
    return Place(
        work.now.astimezone(ZoneInfo(zone)).date(),
        locale_of(zone, peers.locale_of(work, request.workspace, request.user)),
    )


def read(typed: DueTyped, here: Place) -> date | ReadAs:
    """Return the day that was picked, or, where there are words, how they are read: words win, and are shown first.

    Raises `BadDue` at the field that it is about.
    """
    if typed.words:
        day = read_due(typed.words, *here, field=typed.words_field)
        if day is None:
            raise BadDue(say.NO_DATE, field=typed.words_field)
        return ReadAs(DueTyped(day.isoformat(), turn=typed.turn + 1), quote(typed.words), day_words(day))
    try:
        return date.fromisoformat(typed.day)
    except ValueError:
        raise BadDue(say.NO_DAY, field=typed.due_field) from None


def placed(refusal: Refusal, typed: DueTyped) -> Refusal:
    """Return a refusal of the domain at the field of the form that it is about."""
    field = {DUE: typed.due_field, PERSON: PEOPLE}.get(refusal.field or "", refusal.field)
    return Refusal(refusal.sentence, field=field)
