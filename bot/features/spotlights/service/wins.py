"""A win begins spotlights: one for each who contributed, waiting for its turn. A win that slipped begins no more."""

from collections.abc import Iterable

from bot.db.vault import NOTHING
from bot.features.peers.service import GroupFacts
from bot.features.spotlights.facts import Contribution
from bot.features.spotlights.models import CONTRIBUTIONS, State
from bot.features.spotlights.queries import spotlights, turns
from bot.features.spotlights.rules.states import UNANSWERED, Event
from bot.features.spotlights.service.moving import move
from bot.work import Work


def won(
    work: Work, group: GroupFacts, *, source: str, title: str, driver: str | None, contributions: Iterable[Contribution]
) -> None:
    """Keep who did what for a win, and begin a spotlight for each who contributed.

    `source` is the caller's key of this win: a second call with it does nothing. Whatever the driver did is left out:
    who organised it is neither hero nor writer. Confirmed facts only: what people say of themselves is none.
    """
    turns.call(work, group.workspace, group.id)
    row = {"workspace": group.workspace, "group_id": group.id, "source": source, "title": title, "driver": driver}
    win = spotlights.add_win(work, {**row, "won_at": work.now, "ended_at": None})
    if win is None:
        return
    facts = sorted({fact for fact in contributions if fact.user != driver})
    common = {"workspace": group.workspace, "group_id": group.id, "win_id": win}
    spotlights.add_contributions(work, [{**common, "user": user, "kind": kind, "at": work.now} for user, kind in facts])
    heroes = sorted({fact.user for fact in facts if fact.kind in CONTRIBUTIONS})
    begun = {**common, **_BEGINNING, "since": work.now}
    spotlights.add_spotlights(work, [{**begun, "hero": hero} for hero in heroes])


def slipped(work: Work, group: GroupFacts, source: str) -> None:
    """End what nobody has answered about a win that slipped. What was sent or posted stays: it was done."""
    turns.call(work, group.workspace, group.id)
    win = spotlights.end_win(work, group.id, source)
    if win is None:
        return
    for one in spotlights.under_way(work, group.id, UNANSWERED, win):
        move(work, one, Event.END)


_BEGINNING = {
    "state": State.WAITING,
    "writer": None,
    "did": NOTHING,
    "effect": NOTHING,
    "edited": False,
    "together": False,
    "begun_at": None,
    "sent_at": None,
    "posted_at": None,
    "due_at": None,
    "notice_at": None,
}
