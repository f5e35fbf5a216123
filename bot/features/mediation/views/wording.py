"""Drafts and agreements as lines of markup, for whoever looks: by whom, built on what, who does what by when."""

from collections.abc import Iterable

from bot.features.mediation.facts import Agreement, Draft, Goal, Passed, Seat, Term
from bot.features.mediation.text import drafts as say
from bot.features.mediation.text.cards import CARDS
from bot.features.mediation.views.look import Look
from bot.slack.mentions import quote


def by(look: Look, seat: Seat) -> str:
    """Return whose something is, as markup that begins a line. A broker who has left has no name any more."""
    user = look.table.user(seat)
    if user is None:
        return say.THE_BROKER
    return say.YOU if user == look.own.user else look.name(user)


def draft_lines(look: Look, draft: Draft) -> tuple[str, ...]:
    """Return a draft in words, with its heading."""
    table = look.table
    lines = tuple(line for line in table.lines if line.number in draft.lines)
    heading = say.draft(draft.number, by(look, draft.by))
    return heading, *_body(look, lines, ground_words(draft.ground, table.goals), draft.terms)


def agreement_lines(look: Look, one: Agreement) -> tuple[str, ...]:
    """Return the final words whole: an agreement carries all that it is made of."""
    alone = (say.alone(quote(one.terms[place].what)) for place in one.alone)
    return (*_body(look, one.lines, ground_words(one.ground, one.goals), one.terms), *alone)


def ground_words(keys: Iterable[str], goals: Iterable[Goal]) -> tuple[str, ...]:
    """Return the words of common ground: interest cards, and goals that both work for."""
    words = {**CARDS, **{goal.key: goal.words for goal in goals}}
    return tuple(words[key] for key in keys if key in words)


def quoted_line(look: Look, line: Passed) -> str:
    """Return a line that was passed on."""
    return say.quoted(by(look, line.by), quote(line.words))


def term_line(look: Look, term: Term) -> str:
    """Return who does what by when."""
    return say.term(by(look, term.by), quote(term.what), term.due)


def _body(look: Look, lines: tuple[Passed, ...], ground: tuple[str, ...], terms: tuple[Term, ...]) -> tuple[str, ...]:
    return (
        *((say.BUILT_ON, *(quoted_line(look, line) for line in lines)) if lines else ()),
        *((say.GROUND, *(say.ground(quote(words)) for words in ground)) if ground else ()),
        say.TERMS,
        *(term_line(look, term) for term in terms),
    )
