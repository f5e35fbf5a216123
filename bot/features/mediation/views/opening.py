"""The opening of a table: its rules, who could be the broker with what ties them, and consent after that."""

from bot.features.mediation.facts import Candidate, Ties
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.text import opening as say
from bot.features.mediation.views import forms
from bot.features.mediation.views.fitting import fitting
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.paragraphs import paragraphs, row
from bot.slack.blocks import OPTIONS, Option, actions, button, context, cut, section
from bot.slack.inputs import select
from bot.slack.mentions import quote
from bot.slack.replies import Block, Modal
from bot.slack.requests import Fields

RANK = "rank_brokers"
PLACES = ("first", "second", "third")
STAKE_SHOWN, INITIATIVES_SHOWN = 80, 200
CANDIDATES = "candidates"
MOST_BLOCKS, MOST_BYTES = 50, 150_000  # of candidates on the table's screen, which has more to show


def part(look: Look) -> tuple[Block, ...]:
    """Return the rules, all candidates with their ties, and the two presses, in this order."""
    return section(say.RULES), *_candidates(look), *_answers(look)


def _candidates(look: Look) -> tuple[Block, ...]:
    groups = _groups(look)
    if not groups:
        return (section(say.NO_CANDIDATES),)
    end = fitting(groups, MOST_BLOCKS, MOST_BYTES)
    more = row(button(say.MORE, f"mediation.{CANDIDATES}", look.subject(end))) if end < len(groups) else ()
    return section(say.CANDIDATES), *(block for group in groups[:end] for block in group), *more


def candidates(look: Look, start: int) -> Modal:
    """Return the page of those for whom the screen has no room."""
    return forms.leaf(look, CANDIDATES, say.FORM_TITLE, _groups(look), start)


def _groups(look: Look) -> tuple[tuple[Block, ...], ...]:
    """Return all candidates with their ties, in paragraphs of which none is cut."""
    lines = (line for one in look.table.candidates for line in candidate_lines(look, one))
    return tuple((block,) for block in paragraphs(lines))


def candidate_lines(look: Look, one: Candidate) -> tuple[str, ...]:
    """Say who a candidate is, and what ties them to each side: as lines of markup."""
    stake = quote(cut(one.stake, STAKE_SHOWN))
    return say.candidate(look.short(one.user), stake), *ties_lines(look, one)


def ties_lines(look: Look, one: Candidate) -> tuple[str, ...]:
    """Say what ties a candidate to each of the two."""
    sides = ((look.table.a, one.to_a), (look.table.b, one.to_b))
    return tuple(_tied(look, party, ties) for party, ties in sides)


def _tied(look: Look, party: str, ties: Ties) -> str:
    hours = f"{float(ties.help_hours):.4g}"
    return say.tied(look.short(party), hours, ties.promises, quote(cut(", ".join(ties.initiatives), INITIATIVES_SHOWN)))


def _answers(look: Look) -> tuple[Block, ...]:
    if look.own.consents:
        return *_order(look), section(say.CONSENTED)
    ranked = look.own.ranking is not None
    rank = button(say.RANK_AGAIN if ranked else say.RANK, f"mediation.{RANK}", look.subject())
    consent = button(say.CONSENT, "mediation.consent", look.subject(), style="primary")
    may_rank, may_consent = Move.RANK_BROKERS in look.moves, Move.CONSENT in look.moves
    presses = (*((rank,) if may_rank else ()), *((consent,) if may_consent else ()))
    return (
        *_order(look),
        *((context(say.RANK_FIRST),) if may_rank and not may_consent else ()),
        *((actions(*presses),) if presses else ()),
    )


def _order(look: Look) -> tuple[Block, ...]:
    if look.own.ranking is None or not look.table.candidates:
        return ()
    names = [look.short(user) for user in look.own.ranking]
    return (section(say.order(names) if names else say.NO_BROKER),)


def ranking_form(look: Look) -> Modal:
    """Return the form that asks for up to three candidates, the best first; empty fields name nobody."""
    options = tuple(Option(look.plain(one.user), one.user) for one in look.table.candidates[:OPTIONS])
    chosen = (*(look.own.ranking or ()), None, None, None)
    menus = (
        select(name, label, options, initial=chosen[place], placeholder=say.NOBODY, optional=True)
        for place, (name, label) in enumerate(zip(PLACES, say.PLACES, strict=True))
    )
    return forms.form(look, RANK, say.FORM_TITLE, say.FORM_SUBMIT, section(say.FORM_ABOUT), *menus)


def read_ranking(fields: Fields) -> tuple[str, ...]:
    """Return whom somebody named, the best first, unchecked."""
    return tuple(user for name in PLACES if (user := fields.text(name)))
