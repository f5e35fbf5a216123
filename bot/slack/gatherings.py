"""Private conversations of a few people, between delivery and the feature whose they are.

Delivery makes the place and brings people there; the feature (a `Host`) says who belongs, and keeps what was done.
"""

from collections.abc import Callable
from typing import NamedTuple

from bot.lodgings import Lodging, Step
from bot.slack.replies import Message
from bot.work import Work


class Gathering(NamedTuple):
    """A conversation as its feature wants it. `name` is what its private channel is called: nothing else may be.

    `purpose` is what Slack shows under that name, to everybody in it.

    `people` belong in it now; `brought` were brought to it before, and are never brought again: whoever left stays
    away, and whoever belongs no longer is taken out.
    """

    lodging: Lodging
    people: tuple[str, ...]
    brought: tuple[str, ...]
    name: str
    purpose: str


class Host(NamedTuple):
    """The feature whose conversation it is. Both verbs take a unit of work, the workspace and the subject of the key.

    plan  what it wants; None when nothing is to be posted, and so no place is made.
    note  keeps a step; False, and it is not kept, when the place is not any more where the step began.
    first what each card of it shows when it is posted, and until its words come: no word of anybody.
    """

    plan: Callable[[Work, str, str], Gathering | None]
    note: Callable[[Work, str, str, Step], bool]
    first: Message
