"""The aids: each is a form, and what it gives is pressed once."""

from collections.abc import Callable

from bot.errors import Refusal
from bot.features.mediation.facts import Number, Split
from bot.features.mediation.facts.moves import Move, Press
from bot.features.mediation.handlers.asking import for_form
from bot.features.mediation.handlers.pressing import pressed
from bot.features.mediation.rules.refusals import BadField, NotNow
from bot.features.mediation.views import aid_forms
from bot.features.mediation.views.look import Look
from bot.slack.doors import Doors
from bot.slack.replies import Modal, Reply
from bot.slack.requests import Click, Fields, Submission
from bot.work import Work

FIRST_INPUT = {"points": "points_0", "range": "low"}  # where a refusal of all inputs together stands


def register(doors: Doors) -> None:
    """Register the doors of the aids."""
    _aid(doors, Move.OFFER_SPLIT, aid_forms.offer_split, aid_forms.read_items)
    _aid(doors, Move.GIVE_POINTS, lambda found: aid_forms.give_points(found, _split(found)), aid_forms.read_points)
    _aid(doors, Move.OFFER_NUMBER, aid_forms.offer_number, aid_forms.read_offered)
    _aid(doors, Move.NAME_RANGE, lambda found: aid_forms.name_range(found, _number(found)), aid_forms.read_range)
    _aid(doors, Move.TICK_GRID, lambda found: aid_forms.tick_grid(found, _number(found)), aid_forms.read_ticks)


def _aid(doors: Doors, move: Move, form: Callable[[Look], Modal], read: Callable[[Fields], Press]) -> None:
    def ask(click: Click, work: Work) -> Reply:
        return Reply(modal=form(for_form(click, work, move)), replace=True)

    def give(submission: Submission, work: Work) -> Reply:
        try:
            return pressed(submission, work, read(submission.fields), submission.note)
        except BadField as refusal:
            field = str(refusal.field)
            raise Refusal(refusal.sentence, field=FIRST_INPUT.get(field, field)) from refusal

    name = f"mediation.{move.value.lower()}"
    doors.click(name, ask)
    doors.submission(name, give)


def _split(found: Look) -> Split:
    if found.table.split is None:
        raise NotNow
    return found.table.split


def _number(found: Look) -> Number:
    if found.table.number is None:
        raise NotNow
    return found.table.number
