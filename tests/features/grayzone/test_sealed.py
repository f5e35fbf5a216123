"""Sealed means sealed: two histories that differ only in sealed acts look the same to everybody else.

A pair of teams lives through the same public moves, drawn from those that are possible and from stale or forbidden
presses too; in one of them somebody also pledges, withdraws or files quietly, below the threshold. All that was posted,
and all that an uninvolved peer can look at, must be equal at every step. The same comparison must find planted leaks.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from bot.errors import Refusal
from bot.features.grayzone.handlers.answers import seat_at
from bot.features.grayzone.models import Counter, Issue
from bot.features.grayzone.service import cards
from bot.features.grayzone.views.story import letters
from bot.slack.doors import Doors
from bot.slack.replies import Reply
from bot.slack.requests import Request, Submission
from bot.work import Work
from tests.features.grayzone.conftest import NewRoom
from tests.features.grayzone.room import ANA, BO, CASE, CHI, DEV, HOURS, Room

Act = Callable[[Room], object]
Leak = Callable[[Submission, Work, Reply], Reply]
MOVES, LOOK_EVERY = 12, 3
QUIET = {"way": "quietly", "what": "sealed words"}


def nothing(room: Room) -> None:
    del room


def pledge(user: str) -> Act:
    return lambda room: room.pledge(user, condition="sealed words", show="yes")


def unpledge(user: str) -> Act:
    return lambda room: room.press(user, "unpledge")


def quietly(user: str, symptom: str = "LOST") -> Act:
    return lambda room: room.propose(user, symptom=symptom, **QUIET)


def both(*acts: Act) -> Act:
    def do(room: Room) -> None:
        for act in acts:
            act(room)

    return do


SEALED: dict[str, tuple[Act, tuple[str, ...]]] = {  # the sealed acts, and who does not take part in them
    "one pledge of a side": (pledge(ANA), (BO, CHI, DEV)),
    "one short of the threshold": (both(pledge(ANA), pledge(DEV)), (BO, CHI)),
    "both peers of one side": (both(pledge(BO), pledge(CHI)), (ANA, DEV)),
    "the driver pledges": (pledge(DEV), (ANA, BO, CHI)),
    "pledged and withdrawn": (both(pledge(BO), unpledge(BO), pledge(ANA)), (CHI, DEV)),
    "a quiet issue": (quietly(ANA), (BO, CHI, DEV)),
    "two of one function quietly": (both(quietly(BO), quietly(CHI)), (ANA, DEV)),
    "two keys quietly": (both(quietly(ANA), quietly(BO, "REWORK")), (CHI, DEV)),
}


def public(rng: random.Random, observers: tuple[str, ...]) -> Act:
    """Draw a move that everybody may know of; also stale and forbidden ones."""
    user, number = rng.choice(observers), rng.choice((1, 1, 2))
    verb = rng.choice(
        ("again", "own", "dispute", "draft", "back", "over", "start", "confirm", "held", "card", "unpledge")
    )
    return rng.choice(
        (
            lambda room: room.tick(),
            lambda room: room.tick(),
            lambda room: room.press(user, verb, number),
            lambda room: room.press(user, verb, number),
            lambda room: room.submit(user, "see", HOURS, number),
            lambda room: room.submit(user, "write", CASE, number),
            lambda room: room.propose(user, what=f"another matter of {user}"),
        )
    )


def attempt(room: Room, act: Act) -> str:
    """Do what may be refused; return what the person is told."""
    try:
        return str(act(room))
    except Refusal as refusal:
        return refusal.sentence


def seen(room: Room, observers: tuple[str, ...]) -> list[str]:
    """Return all that was posted since the last look, and all that uninvolved peers can look at."""
    looks = [str(room.letters)]
    room.letters.clear()
    for user in observers:
        looks += [attempt(room, typing(user, text)) for text in ("list", "mine", "1", "2")]
        looks += [attempt(room, pressing(user)), str(room.waiting(user)), str(room.quiet(user))]
    return looks


def typing(user: str, text: str) -> Act:
    return lambda room: room.open_form(user, text)


def pressing(user: str) -> Act:
    return lambda room: room.press(user, "pledge")


def history(room: Room, sealed: Act, observers: tuple[str, ...], seed: int) -> list[list[str]]:
    """Live through one history; return what uninvolved people saw and were told."""
    rng = random.Random(seed)  # noqa: S311 (a reproducible story, no secret)
    room.to_coalition()
    when = rng.randrange(3)
    views = []
    for step in range(MOVES):
        if step == when:
            sealed(room)
        told = attempt(room, public(rng, observers))
        views.append([told, *(seen(room, observers) if step % LOOK_EVERY == 0 else ())])
    views.append([str(room.tick(12)), *seen(room, observers)])
    return views


@pytest.mark.parametrize("name", SEALED)
@pytest.mark.parametrize("seed", [1, 2])
def test_sealed_acts_below_the_threshold_show_to_nobody(new_room: NewRoom, name: str, seed: int) -> None:
    sealed, observers = SEALED[name]
    assert history(new_room(Doors()), sealed, observers, seed) == history(new_room(Doors()), nothing, observers, seed)


def test_what_was_sealed_is_in_no_letter_and_no_message(new_room: NewRoom) -> None:
    room = new_room(Doors())
    views = history(room, both(pledge(ANA), pledge(DEV), quietly(ANA)), (BO, CHI), 1)
    assert "sealed words" not in str(views)
    assert "sealed words" not in str([reply.shown for reply in room.desk.replies])


class LeakyDoors(Doors):
    """Doors of which one gives something away."""

    def __init__(self, door: str, leak: Leak) -> None:
        super().__init__()
        self._leaky, self._leak = door, leak

    def find(self, kind: type[Request], name: str) -> Callable[[Any, Work], Reply] | None:
        handler = super().find(kind, name)
        if handler is None or kind is not Submission or name != self._leaky:
            return handler
        return lambda request, work: self._leak(request, work, handler(request, work))


def echo(submission: Submission, work: Work, reply: Reply) -> Reply:
    """Update the card, as if something had happened."""
    seat, number = seat_at(work, submission, submission.note)
    return replace(reply, letters=letters(cards.look(work, seat, number)))


def more_time(submission: Submission, work: Work, reply: Reply) -> Reply:
    """Give a coalition with a pledge a little longer."""
    del submission
    work.session.execute(update(Issue).values(due_at=work.now + timedelta(days=30)))
    return reply


def gap(submission: Submission, work: Work, reply: Reply) -> Reply:
    """Give a number to what nobody should know of."""
    if submission.fields.text("way") == "quietly":
        fresh = {"populate_existing": True}
        counter = work.session.get(Counter, 1, execution_options=fresh) or Counter(
            group_id=1, workspace="T0PLAY", last_number=0
        )
        counter.last_number += 1
        work.session.add(counter)
    return reply


def first_in_the_list(submission: Submission, work: Work, reply: Reply) -> Reply:
    """Let a pledge change an issue's place in the list."""
    del submission
    work.session.execute(update(Issue).values(weeks=1))
    return reply


@pytest.mark.parametrize(
    ("door", "leak", "name"),
    [
        ("grayzone.pledge", echo, "one pledge of a side"),
        ("grayzone.pledge", more_time, "one short of the threshold"),
        ("grayzone.pledge", first_in_the_list, "the driver pledges"),
        ("grayzone.propose", gap, "a quiet issue"),
    ],
)
def test_planted_leaks_are_found(new_room: NewRoom, door: str, leak: Leak, name: str) -> None:
    sealed, observers = SEALED[name]
    pairs = (
        (
            history(new_room(LeakyDoors(door, leak)), sealed, observers, seed),
            history(new_room(LeakyDoors(door, leak)), nothing, observers, seed),
        )
        for seed in range(1, 6)
    )
    assert any(one != other for one, other in pairs)
