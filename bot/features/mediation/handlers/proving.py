"""The replay that a party can ask for: their sealed answers are varied, and what the other side sees is compared."""

from collections.abc import Callable

from bot.errors import Refusal
from bot.features.mediation.facts import PARTIES, Tick
from bot.features.mediation.handlers.asking import for_page
from bot.features.mediation.rules import ticking
from bot.features.mediation.rules.proving import Ticking, proved
from bot.features.mediation.text import proving as say
from bot.features.mediation.views import proof
from bot.features.mediation.views.more import PROVE
from bot.features.peers import service as peers
from bot.slack.doors import Doors
from bot.slack.replies import Reply
from bot.slack.requests import Click
from bot.work import Work

TIMES = 240


def register(doors: Doors) -> None:
    """Register the button."""
    doors.click(PROVE, proving(ticking.tick))


def proving(tick: Ticking) -> Callable[[Click, Work], Reply]:
    """Return the handler that runs the stage by this tick. Nobody else's record is loaded for it."""

    def handler(click: Click, work: Work) -> Reply:
        found = for_page(click, work)
        if found.own.seat not in PARTIES:
            raise Refusal(say.ONLY_PARTIES)
        group = peers.group(work, found.seen.group_id)
        at = Tick(work.now, group.zone, group.tick_hour)
        seed = f"{found.seen.handle}.{found.seen.version}"
        done = proved(found.table, found.own, at, tick, proof.seeing(found), times=TIMES, seed=seed)
        return Reply(modal=proof.page(found, done), replace=True)

    return handler
