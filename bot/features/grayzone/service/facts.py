"""What the service tells: frozen values for the views and for the features above."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from bot.features.grayzone.facts import IssueFacts, SightingFacts
from bot.features.grayzone.models import State, Symptom
from bot.features.grayzone.rules import cost
from bot.features.grayzone.rules.cost import Cost, Estimate, Hours
from bot.features.grayzone.text import words
from bot.features.peers.service import GroupFacts, HandoffFacts


class Press(NamedTuple):
    """A button: its action, what is on it, and what Slack asks before it counts (`blocks.Confirm`), if anything."""

    action: str
    label: str
    ask: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for one person: of which issue, in words, and the presses that answer it.

    Each press is of `subject`, as `blocks.button` takes it. Several are the answers to a question, none before others.
    """

    number: int
    title: str
    what: str
    presses: tuple[Press, ...]
    subject: str


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One line of a list of issues. `title` is people's text, not escaped; `state_words` are ours."""

    group_id: int
    number: int
    title: str
    border: str
    state: State
    state_words: str
    hours: float
    functions: int
    weeks: int | None
    driver: str | None
    due_at: datetime | None
    subject: str


@dataclass(frozen=True, slots=True)
class QuietLine:
    """One's own quiet issue: for nobody else's eyes. `locked` in the last 24 hours before a comparison.

    `what` is None when its words cannot be opened.
    """

    subject: str
    handoff: str
    symptom: Symptom
    what: str | None
    hours: Hours
    state: State
    fades_at: datetime
    locked: bool
    issue_number: int | None


@dataclass(frozen=True, slots=True)
class PledgeFacts:
    """A pledge, for whoever may see it; the condition only where they may, and None when it cannot be opened."""

    user: str
    hours: float
    condition: str | None
    show: bool


@dataclass(frozen=True)
class CardFacts:
    """All that the card of one issue shows. Nothing in it is sealed: pledges are there once they are opened."""

    group: GroupFacts
    issue: IssueFacts
    functions: Mapping[int, str]
    names: Mapping[str, str]
    sightings: tuple[SightingFacts, ...]
    answered: frozenset[int] = frozenset()
    pledges: tuple[PledgeFacts, ...] = ()
    weeks_over: int = 0

    @cached_property
    def cost(self) -> Cost:
        """Return the cost of delay, as everybody sees it."""
        return delay_cost(self.issue, self.sightings)

    @cached_property
    def title(self) -> str:
        """Return the one line by which the issue is known; people's text, not escaped."""
        return title(self.issue)

    @property
    def subject(self) -> str:
        """Return how buttons and notes name the issue."""
        return subject(self.issue)

    def function(self, function_id: int) -> str:
        """Return the name of a function, also of one that is no longer in the catalogue."""
        return self.functions.get(function_id, words.FORMER_FUNCTION)

    def name(self, user: str) -> str:
        """Return the name to show for a person."""
        return self.names.get(user, words.SOMEONE)

    @cached_property
    def border(self) -> str:
        """Return the handoff in words; people's text, not escaped."""
        return words.handoff(
            self.function(self.issue.giver_id), self.function(self.issue.receiver_id), self.issue.artefact
        )


@dataclass(frozen=True, slots=True)
class Form:
    """What the form for raising an issue offers: the group's functions and handoffs."""

    group: GroupFacts
    handoffs: tuple[HandoffFacts, ...]
    functions: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What happened to one issue at a tick: the card as it is now, and what its thread is told, if anything."""

    card: CardFacts
    was: State


def delay_cost(issue: IssueFacts, sightings: tuple[SightingFacts, ...]) -> Cost:
    """Return what waiting costs per week: openly said and, as one sum, said under seal."""
    estimates = (Estimate(seen.function_id, Hours(seen.low, seen.likely, seen.high)) for seen in sightings)
    return cost.of_delay(estimates, Cost(issue.quiet_hours, issue.quiet_functions))


def title(issue: IssueFacts) -> str:
    """Return the one line by which an issue is known; people's text, not escaped."""
    return words.title(issue.what, issue.artefact, issue.symptom)


def subject(issue: IssueFacts) -> str:
    """Return how buttons and notes name an issue: its group and its number there."""
    return f"{issue.group_id}.{issue.number}"
