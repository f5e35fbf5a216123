"""What kudos hand out and take in: frozen values, so that nobody holds a row."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

CARD_KIND = "kudos.card"
DEFAULT_EMOJI = ("raised_hands", "clap", "trophy")
DEFAULT_A_DAY = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """What counts as kudos in a group: emoji by their one name, the channel of its cards, and how many a day."""

    emoji: tuple[str, ...] = DEFAULT_EMOJI
    channel: str | None = None
    a_day: int = DEFAULT_A_DAY
    in_messages: bool = False


@dataclass(frozen=True, slots=True)
class Wishes:
    """What one person wants to hear of: kudos received, and thanks of their own that did not count."""

    notices: bool = True
    refusals: bool = True


class Giver(NamedTuple):
    """Who acts: the workspace and the user id."""

    workspace: str
    user: str


@dataclass(frozen=True, slots=True)
class MessagePlace:
    """A message in Slack: who wrote it, where, and whether everybody of the workspace may read it (`open`)."""

    channel: str
    ts: str
    author: str | None
    open: bool
    thread_ts: str | None = None
    permalink: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a giver says now: whom they thank and for what. A later `version` (Slack's timestamp) counts."""

    receivers: tuple[str, ...]
    reason: str
    version: str


@dataclass(frozen=True, slots=True)
class Thanks:
    """What somebody gives in a form: to whom, for what, and whether others may know where they could not otherwise."""

    receivers: tuple[str, ...]
    reason: str
    publish: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A card, for delivery to update: its name's subject, its workspace, channel, and the thread it belongs in."""

    workspace: str
    subject: str
    channel: str
    thread_ts: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an act: which cards changed, who is newly thanked, who is not since the day's limit is reached.

    `left` is how many the giver has left today, of `a_day`; None where nothing new was given. `ask` names the occasion
    whose giver must say first that so many are meant.
    """

    cards: tuple[Shown, ...] = ()
    given: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    left: int | None = None
    a_day: int = DEFAULT_A_DAY
    ask: int | None = None


@dataclass(frozen=True, slots=True)
class Thanked:
    """One line of a card: the receivers who are thanked by the same givers. Names as they are listed."""

    receivers: tuple[str, ...]
    givers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardFacts:
    """All that a card may show: who thanks whom, the words (giver, reason) and the link only where they may be seen."""

    subject: str
    lines: tuple[Thanked, ...]
    words: tuple[tuple[str, str], ...] = ()
    permalink: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One kudos, for the eyes of its giver or its receiver: the other's name, the day, the words.

    `private` when nobody else knows of it; `own` when the viewer may take it back with a press.
    """

    id: int
    name: str
    at: datetime
    reason: str
    private: bool
    own: bool


@dataclass(frozen=True, slots=True)
class Book:
    """What one person gave and received, the newest first: for that person alone."""

    given: tuple[Line, ...] = ()
    received: tuple[Line, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that is due: to whom, and the names of those who thanked them openly; `private` when others did, too."""

    workspace: str
    user: str
    names: tuple[str, ...]
    private: bool
