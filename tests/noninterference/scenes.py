"""Where a pair of histories begins: groups that have got somewhere, made once by real requests."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from bot.slack.requests import ChannelFacts, FieldValue, MemberJoined
from tests.noninterference.moves import Move, play
from tests.noninterference.people import (
    ANA,
    BO,
    CHI,
    DEV,
    FAY,
    FUNCTIONS_TYPED,
    HANDOFFS_TYPED,
    LEADERSHIP,
    SEATS,
    TICK_HOUR,
    WORKSPACE,
    ZONE,
)
from tests.noninterference.side import Side

TUESDAY, FRIDAY = 1, 4
BEGINNING = datetime(2026, 10, 27, 10, 0, tzinfo=UTC)
HOURS: Mapping[str, FieldValue] = {"low": "1", "likely": "2", "high": "3"}
CASE: Mapping[str, FieldValue] = {
    "problem": "Every third order waits for its price.",
    "baseline": "12",
    "unit": "days",
    "target": "4",
    "fix": "Send the price list on Mondays.",
    "weeks": "3",
    "joins": (),
}


def gather(side: Side) -> None:
    """Set the group up, and let everybody join."""
    side.learn()
    facts = ChannelFacts(LEADERSHIP, "leadership", "channel", archived=False, shared_outside=False)
    side.ask(MemberJoined(WORKSPACE, "U0GRAY", "test:hello", LEADERSHIP, True, ANA, facts), "")  # noqa: FBT003 (as the event has it)
    form = side.click(ANA, "peers.set_up", 1)
    typed = {"functions": FUNCTIONS_TYPED, "handoffs": HANDOFFS_TYPED, "zone": ZONE, "hour": str(TICK_HOUR)}
    side.submit(ANA, form, typed)
    for user, function in SEATS.items():
        side.submit(user, side.click(user, "peers.join", 1), {"function": str(function)})


def issue(what: str, handoff: int, symptom: str = "WAITS", **others: FieldValue) -> dict[str, FieldValue]:
    """Return what is typed to raise an issue openly."""
    return {
        "typed": "",
        "what": what,
        "handoff": str(handoff),
        "symptom": symptom,
        "way": "openly",
        **HOURS,
        **others,
    }


def _coalition(side: Side, number: int, handoff: int, people: tuple[str, str, str]) -> None:
    author, other, driver = people
    play(side, Move(author, "raise", fields=issue(f"Trouble {number} at handoff {handoff}", handoff, likely="2.5")))
    play(side, Move(other, "see", number, {"low": "1", "likely": str(1 + number), "high": "9", "link": ""}))
    play(side, Move(driver, "draft", number, CASE))


def _charter(side: Side, number: int, people: tuple[str, str]) -> None:
    for user in people:
        play(side, Move(user, "pledge", number, {"hours": "2", "condition": "", "show": "no"}))
    tick(side)


def tick(side: Side, times: int = 1) -> None:
    """Wait for the next tick, and let the jobs run."""
    for _ in range(times):
        side.now = side.public().next_tick + timedelta(seconds=3)
        side.run_jobs()


def _fresh(side: Side) -> None:
    play(side, Move(DEV, "raise", fields=issue("Stock figures come late", 2, "LOST")))


def _gathering(side: Side) -> None:
    _coalition(side, 1, 1, (ANA, BO, DEV))
    play(side, Move(FAY, "raise", fields=issue("Budgets change after they were agreed", 3, "REWORK")))


def _last_days(side: Side) -> None:
    to_day(side, TUESDAY)
    _gathering(side)
    tick(side, 8)


def _full(side: Side) -> None:
    for number, (handoff, pair) in enumerate(((1, (ANA, BO)), (2, (CHI, DEV))), start=1):
        _coalition(side, number, handoff, (*pair, FAY))
        _charter(side, number, pair)
    _coalition(side, 3, 3, (DEV, FAY, ANA))


def _half_full(side: Side) -> None:
    _coalition(side, 1, 1, (ANA, BO, FAY))
    _charter(side, 1, (ANA, BO))
    _coalition(side, 2, 2, (CHI, DEV, CHI))
    _coalition(side, 3, 1, (BO, ANA, DEV))


SCENES: Mapping[str, Callable[[Side], None]] = {
    "fresh": _fresh,
    "gathering": _gathering,
    "last days": _last_days,
    "full": _full,
    "half full": _half_full,
}


def to_day(side: Side, weekday: int) -> None:
    """Go on, tick by tick, to the next such day (0 is Monday), after its tick."""
    while side.now.weekday() != weekday:
        tick(side)


def build(side: Side, scene: str) -> None:
    """Play a scene, and go on to a Friday: from there the next tick is the weekly comparison."""
    side.now = BEGINNING
    gather(side)
    SCENES[scene](side)
    to_day(side, FRIDAY)
