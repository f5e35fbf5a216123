"""What is true in the end: who thanks whom by what stands in Slack and was pressed, without a look at any event.

It shares no code with the bot: which emoji count is written down here, and messages are read by their parts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.features.kudos.world import DIRECT, LEAD, ME, READ_BY_THE_BOT, STAFF, Posting, World

PEERS = ("U0ANA", "U0BO", "U0CHI", "U0DEV")
OF_STAFF = ("U0ANA", "U0BO", "U0CHI")  # its others are no peers
CONFIGURED = ":clap: :trophy: :thumbsup:"
COUNT = frozenset({"clap", "clap::skin-tone-3", "trophy", "+1", "thumbsup", "bravo", "well_done"})
DO_NOT = ("tada", "quiet")
OPEN = frozenset({LEAD, "C0RAND"})

Key = tuple[str, str]
Pair = tuple[str, str]


class Source(NamedTuple):
    """Something that stands in Slack and thanks: `which` tells it from what stood there before."""

    giver: str
    receiver: str
    which: tuple[str, str]


@dataclass
class Truth:
    """What was pressed, besides what stands. `spent` are sources that a press took back, for one receiver each.

    `published` are thanks whose giver let others know of them, with the sources that stood then. When all of those are
    gone and others came, the order of the news decides whether these thanks are new ones, and private.
    """

    world: World
    shown_in: str
    pressed: set[tuple[Key, Pair]] = field(default_factory=set)
    published: dict[tuple[Key, Pair], frozenset[Source]] = field(default_factory=dict)
    spent: set[tuple[Key, Source]] = field(default_factory=set)
    reasons: dict[Key, list[str]] = field(default_factory=dict)  # what was written into forms
    commands: list[set[Pair]] = field(default_factory=list)

    def is_closed(self, channel: str) -> bool:
        return channel not in OPEN and channel != self.shown_in

    def pairs(self) -> dict[Key, set[Pair]]:
        """Return who thanks whom for which message."""
        return {posting.key: found for posting in self.world.standing() if (found := self.of(posting))}

    def of(self, posting: Posting) -> set[Pair]:
        """Return who thanks whom for one message."""
        sources = (one for one in standing(posting) if (posting.key, one) not in self.spent)
        return {(one.giver, one.receiver) for one in sources} | {
            pair for key, pair in self.pressed if key == posting.key
        }

    def on_cards(self, *, surely: bool = False) -> dict[Key, set[Pair]]:
        """Return who thanks whom where others may learn of it, or where they surely do."""
        shown = {
            key: {pair for pair in pairs if not self.is_closed(key[0]) or self._is_published(key, pair, surely=surely)}
            for key, pairs in self.pairs().items()
        }
        return {key: pairs for key, pairs in shown.items() if pairs}

    def _is_published(self, key: Key, pair: Pair, *, surely: bool) -> bool:
        if (key, pair) not in self.published:
            return False
        return not surely or (key, pair) in self.pressed or bool(self.published[key, pair] & self._sources(key, pair))

    def _sources(self, key: Key, pair: Pair) -> frozenset[Source]:
        (posting,) = (one for one in self.world.postings if one.key == key)
        return frozenset(one for one in standing(posting) if (one.giver, one.receiver) == pair)

    def publish(self, key: Key, pair: Pair) -> None:
        """Let others know."""
        self.published[key, pair] = self._sources(key, pair)

    def press(self, key: Key, giver: str, receivers: tuple[str, ...], *, publish: bool) -> None:
        """Thank people for a message by a form or on its card."""
        for receiver in receivers:
            self.pressed.add((key, (giver, receiver)))
            if publish:
                self.publish(key, (giver, receiver))

    def take_back(self, posting: Posting, pair: Pair) -> None:
        """Let nothing count that stands now."""
        self.pressed.discard((posting.key, pair))
        self.published.pop((posting.key, pair), None)
        self.spent |= {(posting.key, one) for one in standing(posting) if (one.giver, one.receiver) == pair}


def standing(posting: Posting) -> Iterator[Source]:
    """Return all that thanks somebody by what stands in Slack."""
    if posting.hook or posting.author not in PEERS or posting.channel == DIRECT:
        return
    for (user, name), at in posting.reactions.items():
        if name in COUNT and user in PEERS and user != posting.author:
            yield Source(user, posting.author, (name, at))
    if posting.bot_id or posting.channel not in READ_BY_THE_BOT or not _thanks(posting):
        return
    named = {part.value for part in posting.parts if part.kind == "person"}
    named |= set(OF_STAFF) if STAFF in posting.parts else set()
    for receiver in named & set(PEERS) - {posting.author}:
        yield Source(posting.author, receiver, ("words", posting.version))


def _thanks(posting: Posting) -> bool:
    return ME in posting.parts or any(part.kind == "emoji" and part.value in COUNT for part in posting.parts)
