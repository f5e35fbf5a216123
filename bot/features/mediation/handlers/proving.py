"""The replay that a party can ask for: their sealed answers are varied, and what the other side sees is compared."""

from collections.abc import Callable

from bot.errors import Refusal
from bot.features.mediation.facts import PARTIES
from bot.features.mediation.handlers.acting import look
from bot.features.mediation.rules.proving import Seeing, differences
from bot.features.mediation.rules.refusals import NoSeat
from bot.features.mediation.text import proving as say
from bot.features.mediation.views import proof
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.table import PROVE
from bot.slack.doors import Doors
from bot.slack.replies import Reply
from bot.slack.requests import Click
from bot.work import Work

TIMES = 240


def register(doors: Doors) -> None:
    """Register the button."""
    doors.click(PROVE, proving(proof.seeing))


def proving(seeing: Callable[[Look], Seeing]) -> Callable[[Click, Work], Reply]:
    """Return the handler that compares what `seeing` works out. Nobody else's record is loaded for it."""

    def handler(click: Click, work: Work) -> Reply:
        found = look(click, work, click.subject)
        if found.view.table is None:
            raise NoSeat
        if found.own.seat not in PARTIES:
            raise Refusal(say.ONLY_PARTIES)
        seed = f"{found.seen.handle}.{found.seen.version}"
        differing = differences(found.table, found.own, seeing(found), times=TIMES, seed=seed)
        return Reply(modal=proof.page(found, TIMES, differing), replace=True)

    return handler
