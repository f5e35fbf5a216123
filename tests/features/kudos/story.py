"""Random stories: what people write, react with, edit and delete; deliveries in any order; and what they press."""

import random
from collections.abc import Callable
from typing import NamedTuple

from hypothesis import strategies as st

from tests.features.kudos.truth import COUNT, DO_NOT, PEERS
from tests.features.kudos.world import (
    BOARD,
    DIRECT,
    LEAD,
    MANY,
    ME,
    RANDOM,
    READ_BY_THE_BOT,
    STAFF,
    Json,
    Parts,
    Posting,
    World,
    code,
    emoji,
    person,
    plain,
    quoted,
)

EVERYBODY = (*PEERS, "U0ELI", "U0GUS", "U0HAL", "U0BOT")
PEOPLE = st.sampled_from((*PEERS, *PEERS, *PEERS, *EVERYBODY))
MOST_POSTINGS = 4
VERBS = tuple("post post react react again again edit edit edit reword reword other delete".split())  # noqa: SIM905 (reads better)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Act(NamedTuple):
    """Something that somebody does; `which` chooses among the messages that there are."""

    verb: str
    which: int
    user: str
    name: str
    place: str
    kind: str
    parts: Parts


class Press(NamedTuple):
    """Something that somebody presses; `which` chooses among what may be pressed."""

    verb: str
    which: int
    user: str
    people: tuple[str, ...]
    publish: bool


class Story(NamedTuple):
    """Acts, presses when all of their events are in, and acts again; each time the events come in another order."""

    shown_in: str
    first: list[Act]
    presses: list[Press]
    then: list[Act]
    order: random.Random


EMOJI = st.sampled_from((*sorted(COUNT), "clap", "bravo", *DO_NOT))
LIVE = st.one_of(PEOPLE.map(person), st.just(ME), st.just(STAFF), EMOJI.map(emoji))
PART = st.one_of(LIVE, LIVE, LIVE.map(quoted), LIVE.map(code))
ANYTHING = st.lists(PART, max_size=4).map(tuple)
THANKS = st.tuples(st.one_of(st.just(ME), EMOJI.map(emoji)), st.sampled_from(PEERS).map(person), PART)
ACTS = st.builds(
    Act,
    verb=st.sampled_from(VERBS),
    which=st.integers(0, MOST_POSTINGS),
    user=PEOPLE,
    name=EMOJI,
    place=st.sampled_from((LEAD, LEAD, RANDOM, RANDOM, BOARD, BOARD, MANY, DIRECT)),
    kind=st.sampled_from(("", "", "", "", "reply", "broadcast", "hook", "for a user")),
    parts=st.one_of(ANYTHING, THANKS, THANKS),
)
PRESSES = st.builds(
    Press,
    verb=st.sampled_from(("form", "form", "command", "join", "join", "take_back", "take_back", "publish")),
    which=st.integers(0, 9),
    user=st.sampled_from(PEERS),
    people=st.lists(st.sampled_from(PEERS), min_size=1, max_size=3).map(tuple),
    publish=st.booleans(),
)
STORIES = st.builds(
    Story,
    shown_in=st.sampled_from((LEAD, RANDOM, BOARD)),
    first=st.lists(ACTS, min_size=6, max_size=18),
    presses=st.lists(PRESSES, max_size=5),
    then=st.lists(ACTS, max_size=6),
    order=st.randoms(use_true_random=False),
)


def spelled(number: int) -> str:
    """Return a word of its own for a number: cards must show no digits."""
    return "because" + "".join(LETTERS[int(digit)] for digit in f"{number:03}")


def act(world: World, one: Act) -> None:
    """Let somebody do something."""
    words = plain(spelled(world.seconds % 1000))
    standing = list(world.standing())
    if not standing or (one.verb == "post" and len(world.postings) < MOST_POSTINGS):
        _post(world, one, (words, *one.parts))
        return
    posting = standing[one.which % len(standing)]
    there = [(posting, *reaction) for posting in standing for reaction in posting.reactions]
    if one.verb == "again" and there:
        posting, user, name = there[one.which % len(there)]
        for _ in range(1 + one.which % 2):  # off; or off and on
            world.react(posting, user, name)
        return
    acts: dict[str, Callable[[], None]] = {
        "edit": lambda: world.edit(posting, words, *one.parts),
        "reword": lambda: world.edit(posting, words, *posting.parts[1:]),
        "other": lambda: world.broadcast(posting) if posting.thread_ts else world.unfurl(posting),
    }
    if posting.channel in READ_BY_THE_BOT:  # of what is deleted elsewhere nobody tells it
        acts["delete"] = lambda: world.delete(posting)
    acts.get(one.verb, lambda: world.react(posting, one.user, one.name))()


def _post(world: World, one: Act, parts: Parts) -> None:
    roots = [posting for posting in world.standing() if posting.channel == one.place and not posting.thread_ts]
    thread_ts = roots[0].ts if roots and one.kind in {"reply", "broadcast"} else ""
    broadcast = bool(thread_ts) and one.kind == "broadcast"
    bot_id = "B0APP" if one.kind == "for a user" else ""
    world.post(
        one.user, one.place, *parts, thread_ts=thread_ts, broadcast=broadcast, bot_id=bot_id, hook=one.kind == "hook"
    )


def deliveries(events: list[Json], order: random.Random) -> list[Json]:
    """Return every event at least once, some again, in any order."""
    sent = [*events, *(one for one in events if order.random() < 0.4)]
    order.shuffle(sent)
    return sent


def find(world: World, key: tuple[str, str]) -> Posting:
    """Return a message."""
    return next(posting for posting in world.postings if posting.key == key)
