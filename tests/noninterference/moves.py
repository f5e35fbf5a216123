"""What people do, in their own terms: each move is one act of one person, with the forms that belong to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.slack.replies import Reply
from bot.slack.requests import FieldValue
from tests.noninterference.side import Side
from tests.noninterference.spec import Pledge, Signal

GROUP = 1


@dataclass(frozen=True, slots=True)
class Move:
    """One act: who, what (a name in `ACTS`), on which issue or quiet issue, and what is filled in."""

    who: str
    act: str
    number: int = 0
    fields: Mapping[str, FieldValue] = field(default_factory=dict)


def play(side: Side, move: Move, *, hushed: bool = False) -> None:
    """Carry a move out on one side."""
    side.hushed = hushed
    try:
        ACTS[move.act](side, move)
    finally:
        side.hushed = False


def _subject(move: Move) -> str:
    return f"{GROUP}.{move.number}"


def _press(side: Side, move: Move) -> None:
    side.click(move.who, f"grayzone.{move.act}", _subject(move))


def _fill(side: Side, move: Move) -> None:
    form = side.click(move.who, f"grayzone.{move.act}", _subject(move))
    side.submit(move.who, form, move.fields)


def _draft(side: Side, move: Move) -> None:
    form = side.click(move.who, "grayzone.draft", _subject(move))
    side.submit(move.who, form, move.fields)


def _raise(side: Side, move: Move) -> Reply | None:
    form = side.command(move.who, str(move.fields["typed"]))
    reply = side.submit(move.who, form, move.fields)
    return side.submit(move.who, reply, move.fields) if reply and reply.modal else reply


def _raise_quietly(side: Side, move: Move) -> None:
    public = side.public()
    reply = _raise(side, move)
    if reply is None or reply.errors or reply.modal:
        return
    low, likely, high = (str(move.fields[name]) for name in ("low", "likely", "high"))
    key = (int(str(move.fields["handoff"])), str(move.fields["symptom"]))
    ordinal = side.sealed.next_ordinal(move.who)
    side.sealed.signals.append(Signal(move.who, ordinal, key, public.seats[move.who], (low, likely, high)))


def _change_signal(side: Side, move: Move) -> None:
    form = side.click(move.who, "grayzone.signal", _subject(move))
    if side.submit(move.who, form, move.fields):
        low, likely, high = (str(move.fields[name]) for name in ("low", "likely", "high"))
        for signal in side.sealed.open_of(move.who):
            if signal.ordinal == move.number:
                signal.hours = (low, likely, high)


def _withdraw_signal(side: Side, move: Move) -> None:
    form = side.click(move.who, "grayzone.signal", _subject(move))
    if side.click(move.who, "grayzone.unsignal", _subject(move), view=form.modal if form else None):
        for signal in side.sealed.open_of(move.who):
            if signal.ordinal == move.number:
                signal.sealed = False


def _pledge(side: Side, move: Move) -> None:
    form = side.click(move.who, "grayzone.pledge", _subject(move))
    if side.submit(move.who, form, move.fields):
        hours, condition, show = (str(move.fields[name]) for name in ("hours", "condition", "show"))
        side.sealed.pledges.setdefault(move.number, {})[move.who] = Pledge(hours, condition, show == "yes")


def _unpledge(side: Side, move: Move) -> None:
    form = side.click(move.who, "grayzone.pledge", _subject(move))
    view = form.modal if form else None
    if side.click(move.who, "grayzone.unpledge", _subject(move), view=view):
        side.sealed.pledges.get(move.number, {}).pop(move.who, None)


def _type(side: Side, move: Move) -> None:
    side.command(move.who, str(move.fields["typed"]))


def _home(side: Side, move: Move) -> None:
    side.home(move.who)


def _whole_list(side: Side, move: Move) -> None:
    side.click(move.who, "home.list", GROUP)


def _all_mine(side: Side, move: Move) -> None:
    side.click(move.who, "home.mine", GROUP)


def _join(side: Side, move: Move) -> None:
    form = side.click(move.who, "peers.change", GROUP)
    side.submit(move.who, form, move.fields)


def _leave(side: Side, move: Move) -> None:
    side.click(move.who, "peers.leave", GROUP)


def _away(side: Side, move: Move) -> None:
    side.submit(move.who, side.click(move.who, "peers.away", GROUP), move.fields)


def _edit_group(side: Side, move: Move) -> None:
    side.submit(move.who, side.click(move.who, "peers.set_up", GROUP), move.fields)


ACTS: Mapping[str, Callable[[Side, Move], object]] = {
    **dict.fromkeys(("withdraw", "again", "own", "dispute", "back", "over", "start", "confirm", "held"), _press),
    **dict.fromkeys(("slipped", "card", "signal"), _press),
    **dict.fromkeys(("see", "write", "deliver", "off"), _fill),
    "draft": _draft,
    "raise": _raise,
    "raise quietly": _raise_quietly,
    "change signal": _change_signal,
    "withdraw signal": _withdraw_signal,
    "pledge": _pledge,
    "unpledge": _unpledge,
    "type": _type,
    "home": _home,
    "whole list": _whole_list,
    "all mine": _all_mine,
    "join": _join,
    "leave": _leave,
    "away": _away,
    "edit group": _edit_group,
}
