"""Private conversations of a few people: where one is, who belongs in it, and what its feature keeps of it.

Delivery makes the place and brings people there; the feature (a `Host`) says who belongs, and keeps what was done.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from bot.work import Work


class Form(StrEnum):
    """What a conversation is. FORBIDDEN: Slack allows none. LOST: it had one, and gets no other."""

    NONE = "NONE"
    CHANNEL = "CHANNEL"
    GROUP = "GROUP"
    FORBIDDEN = "FORBIDDEN"
    LOST = "LOST"


class Place(NamedTuple):
    """Where a conversation is; a `channel` only where there is a private channel or a group message."""

    form: Form = Form.NONE
    channel: str | None = None


class Gathering(NamedTuple):
    """A conversation as its feature wants it. `name` is what its private channel is called: nothing else may be.

    `purpose` is what Slack shows under that name, to everybody in it.

    `people` belong in it now; `brought` were brought to it before, and are never brought again: whoever left stays
    away, and whoever belongs no longer is taken out.
    """

    place: Place
    people: tuple[str, ...]
    brought: tuple[str, ...]
    name: str
    purpose: str


class Step(NamedTuple):
    """Something done in Slack: the place that it was done at, the place now, and who came to it and went."""

    before: Place
    after: Place
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()


class Host(NamedTuple):
    """The feature whose conversation it is. Both take a unit of work, the workspace and the subject of the key.

    plan  what it wants; None when nothing is to be posted, and so no place is made.
    note  keeps a step; False, and it is not kept, when the place is not any more where the step began.
    """

    plan: Callable[[Work, str, str], Gathering | None]
    note: Callable[[Work, str, str, Step], bool]
