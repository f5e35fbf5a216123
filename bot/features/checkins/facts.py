"""What the service hands out and takes in: frozen values, so that nobody holds a row."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from bot.features.checkins.models import Answer, RestReason, Rhythm, State

PROMPT_KIND, GROUP_KIND, REST_KIND = "checkins.prompt", "checkins.group", "checkins.rest"
SNOOZES = ("hour", "tomorrow", "week")
LINES = ("touches", "need", "offer", "border")  # of a worksheet, in their order


def at_subject(handle: str, at: datetime) -> str:
    """Return what a button carries that agrees to a time, and to no other."""
    return f"{handle}.{int(at.timestamp())}"


class ReasonKind(StrEnum):
    """Why two are brought together now; each from what both may see. In the order in which they are said."""

    NOW = "NOW"  # one of them asked to talk now
    NEWCOMER = "NEWCOMER"  # `number`: the place of the one who joined lately; they have not talked yet
    FIRST = "FIRST"  # they have not had a check-in yet
    SILENCE = "SILENCE"  # `number`: whole weeks since they talked last
    ISSUE = "ISSUE"  # `number`: the open issue between their functions
    WIN = "WIN"  # `number`: an issue that was won lately, in which one of them took part
    HANDOFF = "HANDOFF"  # `number`: the id of a handoff between their functions


class Reason(NamedTuple):
    """One reason, and the number that it speaks of."""

    kind: ReasonKind
    number: int = 0


class Act(NamedTuple):
    """Who presses, and on which check-in, by its handle."""

    workspace: str
    user: str
    handle: str


@dataclass(frozen=True, slots=True)
class Other:
    """Another member of a check-in; the names are people's, not escaped."""

    user: str
    name: str
    function: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A check-in for the eyes of one of its members.

    why        the reasons in words, people's text in them not escaped: `text.reasons` made them
    bring      what to bring, in words, the same
    shared     from when to when (UTC, on the day of the talk) all members are at work, or None
    suggested  the time (UTC) that `suggested_by` (a user) named, agreed when the state is SET
    said_by    the user who said that they talked; `object_until` while the viewer may still object, `back_until` while
               they may take back that they said so themselves
    Of what the others answered it says nothing more: a skip does not tell by whom.
    """

    handle: str
    group_id: int
    group: str
    viewer: str
    zone: str
    state: State
    others: tuple[Other, ...]
    why: tuple[str, ...]
    bring: tuple[str, ...]
    shared: tuple[datetime, datetime] | None
    ends_at: datetime
    answer: Answer | None
    suggested: datetime | None = None
    suggested_by: str | None = None
    said_by: str | None = None
    object_until: datetime | None = None
    back_until: datetime | None = None
    gone: tuple[str, ...] = ()  # names of members who left the group
    objected: bool = False  # the viewer said that they did not talk
    prompt: int = 0  # the number of the viewer's latest message
    has_worksheet: bool = False
    in_round: bool = True  # of a round: who asked to talk now has no round that could bring them together first
    viewer_sits: bool = True  # False once the viewer left the group
    prompt_at: datetime | None = None  # when the viewer is written to, if that lies ahead: of a second time, a snooze


@dataclass(frozen=True, slots=True)
class PairLine:
    """One of the viewer's own pairs: with whom, and when they talked last (UTC), or None; `weeks` of silence."""

    other: Other
    last: datetime | None
    weeks: int | None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody chose: weekday (0 is Monday), hour, own rhythm in the group (None: the group's), trio, pause."""

    weekday: int = 1
    hour: int = 10
    rhythm: Rhythm | None = None
    trio: bool = False
    paused_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group's rounds, as anybody in the group may see them. `next_on` is None before there are two who take part."""

    group_id: int
    group: str
    rhythm: Rhythm
    names: tuple[str, ...]
    next_on: date | None
    takes_part: bool = False
    wishes: Wishes = field(default_factory=Wishes)


@dataclass(frozen=True, slots=True)
class NextLine:
    """What comes next for one person in one group.

    `checkin` the open one, or what became of it until the round ends, or while that can be changed; `prompt_at` (UTC)
    when they are written to, if that lies ahead; else `rest` and why; else the day of the next round.
    """

    group: GroupView
    checkin: Shown | None = None
    prompt_at: datetime | None = None
    rest: RestReason | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """A message to somebody, to be sent or painted anew: `card` is the whole name of its card."""

    workspace: str
    user: str
    card: str


class Departed(NamedTuple):
    """What is to be painted anew after people left: messages, and the cards of groups (by id) that named them.

    `more`: others who left may be waiting to be noted.
    """

    messages: tuple[Prompt, ...] = ()
    groups: tuple[int, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet as its writer sees it; `done` are the names of lines that were passed on, or need nothing."""

    handle: str
    lines: dict[str, str]
    done: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NotesLine:
    """A check-in of the viewer's on which they may write, or wrote, notes: with whom, and when (UTC) it was."""

    handle: str
    others: tuple[Other, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class RestDue:
    """Somebody is told that they have no check-in in a round: by one plain message, ODD or NOBODY_LEFT only.

    `next_on` is the day of the next round in the group's zone, where it is known.
    """

    workspace: str
    user: str
    group_id: int
    group: str
    reason: RestReason
    next_on: date | None


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """What Home says of check-ins: `groups` are all in which the viewer sits, taking part or not."""

    groups: tuple[GroupView, ...]
    upcoming: tuple[NextLine, ...]
    pairs: tuple[PairLine, ...]


class Hold(NamedTuple):
    """A message that is not posted yet has to wait until then (UTC); with None it is not posted at all."""

    until: datetime | None
