"""Finding an ask for an act, and changing its state by the table."""

from typing import Any

from bot.db.private import place_of
from bot.features.asks.facts import Act, AskFacts, Shown
from bot.features.asks.models import Ask, State, Way
from bot.features.asks.queries import asks as queries
from bot.features.asks.rules.refusals import NothingHere, OwnAsk, SomebodyWasFirst
from bot.features.asks.rules.states import Event, Role, step
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.features.peers.service import Seat
from bot.features.promises import service as promises
from bot.work import Work


def find(work: Work, act: Act, event: Event, *, locked: bool = True) -> AskFacts:
    """Return an ask in which this person may do that now. Raises `NothingHere`, whatever the reason is."""
    one = queries.ask(work, act.workspace, act.handle, locked=locked)
    line = step(one.state, event) if one else None
    if one is None or line is None or not _has_role(work, one, act.user, line.role):
        raise NothingHere
    return one


def find_open(work: Work, act: Act, *, locked: bool = True) -> AskFacts:
    """Return an ask with which this person may help now.

    Raises `NothingHere` for one that was not put to them; of one to everyone, in whose group they sit, also
    `SomebodyWasFirst` and `OwnAsk`; and what `peers.seat` raises.
    """
    one = queries.ask(work, act.workspace, act.handle, locked=locked)
    if one is None:
        raise NothingHere
    if one.way is Way.EVERYONE:
        seat_of(work, one, act.user)
        if one.asker == act.user:
            raise OwnAsk
        if one.state is State.CLAIMED and one.helper != act.user:
            raise SomebodyWasFirst
    found = find(work, act, Event.CLAIM, locked=False)
    seat_of(work, one, act.user)
    if one.asker not in {peer.user for peer in peers.peers(work, one.group_id)}:
        raise NothingHere  # who asked has left
    return found


def _has_role(work: Work, one: AskFacts, user: str, role: Role) -> bool:
    match role:
        case Role.ASKER:
            return user == one.asker
        case Role.HELPER:
            return user == one.helper
        case Role.EITHER:
            return user in {one.asker, one.helper}
        case Role.ASKED:
            return user == queries.asked_now(work, one)
        case Role.PEER:
            return one.way is Way.EVERYONE and user != one.asker
        case _:
            return False


def seat_of(work: Work, one: AskFacts, user: str) -> Seat:
    """Return the person's seat in the group of an ask. Raises what `peers.seat` raises."""
    return peers.seat(work, workspace=one.workspace, user=user, group_id=one.group_id)


def move(work: Work, one: AskFacts, event: Event, **changes: Any) -> AskFacts:  # noqa: ANN401 (any column's value)
    """Change an ask as the table says, and return it as it is now.

    A deadline belongs to one state, so it ends with it; so does the mark of who passed. Raises `NothingHere` when
    somebody else was first; an event without a line is a mistake in the program and raises ValueError.
    """
    line = step(one.state, event)
    if line is None:
        raise ValueError(f"{event} has no place in {one.state}")
    if one.state is State.ROUTED and line.after is not State.ROUTED:
        queries.forget_hidden(work, one)
    moved = queries.change(work, one, **{"due_at": None, **changes, "state": line.after})
    if moved is None:
        raise NothingHere
    return moved


def tell(work: Work, one: AskFacts, *users: str | None) -> None:
    """Have people told that something waits for them."""
    for user in users:
        if user:
            notices.owe(work, one.workspace, user)


def what(work: Work, one: AskFacts) -> str:
    """Return what is asked; a sentence in its place when it does not open."""
    return work.vault.show(one.what, place=place_of(Ask.what, one))


def shown(work: Work, one: AskFacts, names: dict[str, str]) -> Shown:
    """Return an ask for the eyes of those who may see it; `names` has its asker's."""
    issue = promises.issue_of(one.source)
    return Shown(
        one.handle, one.edits, names[one.asker], what(work, one), one.by_day, one.size, one.way, one.state, issue
    )
