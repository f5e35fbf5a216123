"""The thread of an issue: one short line for each thing that happened. Only who must act now is mentioned."""

from collections.abc import Iterable

from bot.features.grayzone.models import State
from bot.features.grayzone.service.facts import CardFacts, Opened
from bot.features.grayzone.text import card as labels
from bot.features.grayzone.text import story as say
from bot.features.grayzone.text import words
from bot.features.grayzone.views import card as cards
from bot.features.grayzone.views import lengths
from bot.features.grayzone.views.status import claimer, functions, who
from bot.slack.blocks import SECTION_TEXT, cut_markup, section
from bot.slack.mentions import day, person, quote
from bot.slack.replies import Channel, Letter, Message

MENTIONED = 10
LAPSED = {
    (State.PROPOSED, State.PARKED): say.IDLE,
    (State.CLAIMED, State.OWNED): say.UNDISPUTED,
    (State.CASE, State.PROPOSED): say.CASE_IDLE,
    (State.COALITION, State.PARKED): say.LAPSED,
}


def line(card: CardFacts, text: str) -> Letter:
    """Return a letter that adds one line to the issue's thread."""
    message = Message(text, (section(text),))
    return Letter(card.group.workspace, Channel(card.group.channel), message, thread=cards.name(card.issue))


def seen(card: CardFacts, user: str) -> str:
    """Tell who sees it too."""
    own = next(seen for seen in card.sightings if seen.user == user)
    hours = words.per_week(float(cards.hours_of(own)))
    return say.seen(who(card, user), quote(card.function(own.function_id)), hours)


def claimed(card: CardFacts, people: Iterable[str]) -> str:
    """Tell who claims it, and mention the other side, who may dispute it."""
    due = day(card.issue.due_at) if card.issue.due_at else ""
    return say.claimed(who(card, card.issue.claimed_by), claimer(card), called(people), due)


def case(card: CardFacts) -> str:
    """Tell what the case is."""
    issue = card.issue
    return say.case(
        name=who(card, issue.driver),
        number=cards.number(card),
        fix=lengths.shortened(issue, issue.smallest_fix or ""),
        weeks=words.weeks(issue.weeks or 1),
        joins=functions(card, issue.joins),
        day=day(issue.due_at) if issue.due_at else "",
    )


def chartered(card: CardFacts) -> str:
    """Tell all names at once, with the conditions whose authors wanted them shown, and how to read what is cut."""
    room = lengths.WORDS_SHOWN // max(1, len(card.pledges))
    told = [lengths.start_of((pledge.show and pledge.condition) or "", room) for pledge in card.pledges]
    lines = (
        labels.pledged(quote(card.name(pledge.user)), words.typed(pledge.hours), condition)
        for pledge, (condition, _) in zip(card.pledges, told, strict=True)
    )
    until = card.issue.chartered_until
    text = say.chartered("\n".join(lines), day(until) if until else "")
    hint = labels.in_full(card.issue.number)
    shown = cut_markup(text, SECTION_TEXT - len(hint) - 1)
    return f"{shown}\n{hint}" if shown != text or any(is_cut for _, is_cut in told) else text


def delivered(card: CardFacts, people: Iterable[str]) -> str:
    """Tell the measured number, and ask both sides."""
    measured = words.exact(card.issue.measured) if card.issue.measured is not None else ""
    return say.delivered(who(card, card.issue.driver), f"{measured} {quote(card.issue.unit or '')}", called(people))


def outcome(card: CardFacts) -> str | None:
    """Tell the end, once both sides confirmed."""
    return {State.WON: say.WON, State.LEARNED: say.LEARNED, State.HELD: say.HELD}.get(card.issue.state)


def opened(happened: Opened, people: Iterable[str]) -> str | None:
    """Tell what a tick did, or nothing where the card says enough."""
    step = (happened.was, happened.card.issue.state)
    if step == (State.COALITION, State.CHARTERED):
        return chartered(happened.card)
    if step == (State.WON, State.WON):
        return say.review(called(people))
    return LAPSED.get(step)


def called(people: Iterable[str]) -> str:
    """Mention the people who must act now."""
    return " ".join(person(user) for user in tuple(people)[:MENTIONED])


def letters(card: CardFacts, *lines: str | None) -> tuple[Letter, ...]:
    """Return the letters after a change: the card as it is now, and what its thread is told."""
    return (cards.letter(card.group, card.issue), *(line(card, text) for text in lines if text))
