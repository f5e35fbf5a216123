"""What is asked before a form or a page is shown: is there a seat, and does the table stand where it was seen."""

from bot.features.mediation.facts.moves import Move
from bot.features.mediation.handlers.acting import look, look_as_seen, mores, number
from bot.features.mediation.rules.refusals import NoSeat, NotNow
from bot.features.mediation.views.look import Look
from bot.slack.requests import Click
from bot.work import Work


def for_page(click: Click, work: Work) -> Look:
    """Return a table of which somebody wants to read more. Raises `NoSeat`."""
    found = look(click, work, click.subject)
    if found.view.table is None:
        raise NoSeat
    return found


def start(click: Click, place: int = 0) -> int:
    """Return where a page begins, by the number at this place of a button's subject; 0 where there is none."""
    return number(click.subject, place) if len(mores(click.subject)) > place else 0


def for_form(click: Click, work: Work, move: Move) -> Look:
    """Return a table at which somebody may do this, as they saw it. Raises `NoSeat` or `NotNow`."""
    found = look_as_seen(click, work, click.subject)
    if move not in found.moves:
        raise NotNow
    return found
