"""Where an issue stands, in a sentence."""

from collections.abc import Callable

from bot.features.grayzone.models import State
from bot.features.grayzone.rules.decisions import other_sides
from bot.features.grayzone.service.facts import CardFacts
from bot.features.grayzone.text import card as say
from bot.features.grayzone.text import words
from bot.slack.mentions import day, quote

FIXED = {
    State.PARKED: say.PARKED,
    State.WITHDRAWN: say.WITHDRAWN,
    State.LEARNED: say.LEARNED,
    State.HELD: say.HELD_WORDS,
    State.SLIPPED: say.SLIPPED_WORDS,
}


def status(card: CardFacts) -> str:
    """Return the state in words, as markup."""
    told = TOLD.get(card.issue.state)
    return told(card) if told else FIXED[card.issue.state]


def who(card: CardFacts, user: str | None) -> str:
    """Return a person's name, escaped."""
    return quote(card.name(user)) if user else words.SOMEONE


def claimer(card: CardFacts) -> str:
    """Return the function that says that it owns the issue, escaped."""
    return quote(card.function(card.issue.claimed_function or 0))


def others(card: CardFacts) -> str:
    """Return the functions that may dispute a claim, escaped."""
    issue = card.issue
    sides = other_sides(issue.claimed_function or 0, issue.giver_id, issue.receiver_id)
    return functions(card, sorted(sides))


def unanswered(card: CardFacts) -> str:
    """Return the border functions that have not answered yet, escaped."""
    ends = (card.issue.giver_id, card.issue.receiver_id)
    return functions(card, [end for end in ends if end not in card.answered])


def functions(card: CardFacts, ids: list[int]) -> str:
    """Return functions by name, escaped."""
    return words.listed(tuple(quote(card.function(function)) for function in ids))


def _due(card: CardFacts) -> str:
    return day(card.issue.due_at) if card.issue.due_at else ""


def _claimed(card: CardFacts) -> str:
    return say.claimed(claimer(card), who(card, card.issue.claimed_by), others(card), _due(card))


def _chartered(card: CardFacts) -> str:
    issue = card.issue
    until = day(issue.chartered_until) if issue.chartered_until else _due(card)
    over = words.weeks(card.weeks_over) if card.weeks_over else ""
    return say.chartered(until, over, started=issue.started_at is not None)


TOLD: dict[State, Callable[[CardFacts], str]] = {
    State.PROPOSED: lambda card: say.proposed(_due(card)),
    State.CLAIMED: _claimed,
    State.OWNED: lambda card: say.owned(claimer(card), who(card, card.issue.claimed_by)),
    State.CASE: lambda card: say.case(who(card, card.issue.driver), _due(card)),
    State.COALITION: lambda card: (say.held_back if card.issue.held_back else say.coalition)(_due(card)),
    State.CHARTERED: _chartered,
    State.DELIVERED: lambda card: say.delivered(unanswered(card)),
    State.WON: lambda card: say.won(_due(card)) if card.issue.due_at else say.review(unanswered(card)),
}
