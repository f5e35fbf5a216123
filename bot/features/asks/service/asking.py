"""What an asker does: ask, change, ask everyone after all, keep looking, take back, put a word aside."""

import secrets
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam

from bot.db.prepared import Prepared
from bot.db.private import place_of
from bot.db.vault import NOTHING
from bot.features.asks.facts import Act, AskFacts, Draft, Origin, Shown
from bot.features.asks.models import Ask, Size, State, Way, Word
from bot.features.asks.queries import asks as queries
from bot.features.asks.queries import groups
from bot.features.asks.rules import checks
from bot.features.asks.rules.refusals import BadField, DayOver, NothingHere, TooManyOpen
from bot.features.asks.rules.states import UNCLAIMED, Event
from bot.features.asks.rules.times import expires, is_over
from bot.features.asks.service.moving import find, move, seat_of, shown, tell
from bot.features.asks.service.rounds import begun, look
from bot.features.asks.text import refusals as say
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts, Seat
from bot.features.promises import service as promises
from bot.work import Work

MOST_OPEN = 8
KEY_BYTES = 16


def ask(work: Work, seat: Seat, origin: Origin, draft: Draft) -> AskFacts:
    """Keep an ask: to everyone, or looking at once for the first to ask quietly. Raises `BadField`, `TooManyOpen`."""
    said = checks.checked(draft, _today(work, seat.group, seat.user))
    _check_functions(work, seat.group, said.functions)
    _check_open(work, seat.workspace, seat.user)
    row = {
        "key": secrets.token_hex(KEY_BYTES),
        "handle": secrets.token_hex(KEY_BYTES),
        "workspace": seat.workspace,
        "group_id": seat.group.id,
        "asker": seat.user,
        "source": promises.issue_source(origin.issue) if origin.issue else None,
        "ring_id": _ring(work, seat, origin.ring),
        "asked_at": work.now,
        "public_at": work.now if said.way == Way.EVERYONE else None,
        **_BEGINNING,
        **begun(work.now, seat.group, said.by_day or None),
    }
    one = queries.add(work, row | _said(work, row, said))
    return look(work, seat.group, one) if one.way is Way.QUIETLY else one


def to_edit(work: Work, act: Act) -> Shown:
    """Return an ask for its asker's form, which asks anew for words that do not open.

    Raises `NothingHere`, and what `peers.seat` raises.
    """
    one = find(work, act, Event.EDIT, locked=False)
    found = shown(work, one, {act.user: seat_of(work, one, act.user).name})
    return replace(found, what=work.vault.look(one.what, place=place_of(Ask.what, one)) or "")


def edit(work: Work, act: Act, draft: Draft) -> AskFacts:
    """Change what is asked while nobody is on it; one that ended begins again. To whom it goes stays as it is.

    What is asked after nobody was found is a new question: who was asked before may be asked again. Raises what `ask`
    raises.
    """
    one = find(work, act, Event.EDIT)
    group = seat_of(work, one, act.user).group
    draft = Draft(draft.what, draft.by_day, draft.size, one.way, tuple(one.functions))
    said = _said(work, one, checks.checked(draft, _today(work, group, act.user))) | {"edits": one.edits + 1}
    if one.state is State.EXPIRED or one.to_asker is Word.VAIN:
        if one.state is State.EXPIRED:
            _check_open(work, act.workspace, act.user)
        queries.forget_questions(work, one)
        moved = move(work, one, Event.EDIT, **{**begun(work.now, group, said["by_day"]), "to_asker": None, **said})
        return look(work, group, moved) if moved.way is Way.QUIETLY else moved
    if said["by_day"] != one.by_day:
        said["expires_at"] = expires(work.now, said["by_day"], group.zone, group.tick_hour)
    return move(work, one, Event.EDIT, due_at=one.due_at, **said)


def to_publish(work: Work, act: Act) -> Shown:
    """Return a quiet ask as everyone would see it.

    Raises `NothingHere`, `DayOver`, `CannotOpen`, and what `peers.seat` raises.
    """
    one, seat = _publishable(work, act, locked=False)
    return shown(work, one, {act.user: seat.name})


def publish(work: Work, act: Act) -> AskFacts:
    """Ask everyone after all. Raises what `to_publish` raises, and `TooManyOpen` for one that had ended."""
    one, seat = _publishable(work, act, locked=True)
    if one.state is State.EXPIRED:
        _check_open(work, act.workspace, act.user)
    public = {"way": Way.EVERYONE, "public_at": work.now, "to_asker": None}
    return move(work, one, Event.PUBLISH, **{**begun(work.now, seat.group, one.by_day), **public})


def _publishable(work: Work, act: Act, *, locked: bool) -> tuple[AskFacts, Seat]:
    one = find(work, act, Event.PUBLISH, locked=locked)
    seat = seat_of(work, one, act.user)
    if one.way is not Way.QUIETLY:
        raise NothingHere
    _check_day(work, seat.group, one)
    work.vault.open(one.what, place=place_of(Ask.what, one))
    return one, seat


def keep_looking(work: Work, act: Act) -> AskFacts:
    """Ask on quietly, three more, with two weeks ahead. Raises what `to_publish` raises."""
    one = find(work, act, Event.KEEP_LOOKING)
    group = seat_of(work, one, act.user).group
    if one.to_asker is not Word.VAIN or one.way is not Way.QUIETLY:
        raise NothingHere
    _check_day(work, group, one)
    moved = move(work, one, Event.KEEP_LOOKING, **{**begun(work.now, group, one.by_day), "to_asker": None})
    return look(work, group, moved)


def cancel(work: Work, act: Act) -> AskFacts:
    """Take an ask back, at any time before it is done, and from outside of the group too."""
    one = find(work, act, Event.CANCEL)
    word = Word.CANCELLED if one.helper else None
    tell(work, one, one.helper)
    return move(work, one, Event.CANCEL, expires_at=None, to_asker=None, to_helper=word)


def put_aside(work: Work, act: Act, word: str) -> None:
    """Note that somebody has seen this word; one that came later stays."""
    one = queries.ask(work, act.workspace, act.handle, locked=True)
    if one is None or act.user not in {one.asker, one.helper}:
        raise NothingHere
    seen = "to_asker" if act.user == one.asker else "to_helper"
    if getattr(one, seen) == word:
        queries.change(work, one, **{seen: None})


def _said(work: Work, row: object, said: Draft) -> dict[str, Any]:
    return {
        "what": work.vault.seal(said.what, place=place_of(Ask.what, row)),
        "by_day": said.by_day or None,
        "size": Size(said.size),
        "way": Way(said.way),
        "functions": list(said.functions),
    }


def _today(work: Work, group: GroupFacts, user: str) -> date:
    zone = peers.zone_of(work, group.workspace, user) or group.zone
    return work.now.astimezone(ZoneInfo(zone)).date()


_UNFINISHED = Prepared(
    queries.chosen(
        Ask.workspace == bindparam("workspace"),
        Ask.asker == bindparam("user"),
        Ask.state.in_((*UNCLAIMED, State.CLAIMED)),
    )
)


def _check_open(work: Work, workspace: str, user: str) -> None:
    if len(queries.asks(work, _UNFINISHED, {"workspace": workspace, "user": user})) >= MOST_OPEN:
        raise TooManyOpen(MOST_OPEN)


def _check_day(work: Work, group: GroupFacts, one: AskFacts) -> None:
    if is_over(one.by_day, work.now, peers.zone_of(work, group.workspace, one.asker) or group.zone):
        raise DayOver


def _check_functions(work: Work, group: GroupFacts, functions: tuple[int, ...]) -> None:
    if not set(functions) <= {one.id for one in peers.functions(work, group.id)}:
        raise BadField("functions", say.UNKNOWN_FUNCTION)


def _ring(work: Work, seat: Seat, ring_id: int | None) -> int | None:
    found = groups.ring(work, seat.workspace, ring_id) if ring_id else None
    return found.id if found and found.group_id == seat.group.id else None


_BEGINNING = {
    "listed": False,
    "state": State.OPEN,
    "round": 0,
    "to_asker": None,
    "to_helper": None,
    "quarters": None,
    "thanks": NOTHING,
    "thanked_at": None,
    "edits": 0,
}
