"""What was passed on: what came last, all of it, and what of it came from oneself."""

from collections.abc import Iterable

from bot.features.mediation.facts import Draft, FromOther, Passed, Restated
from bot.features.mediation.text import intake
from bot.features.mediation.text import passed as say
from bot.features.mediation.text.cards import CARDS
from bot.features.mediation.text.table import capital, quoted
from bot.features.mediation.views import forms
from bot.features.mediation.views.look import Look
from bot.slack.blocks import context, divider, section
from bot.slack.mentions import quote
from bot.slack.replies import Block, Modal

LATEST, MOST_BLOCKS = 3, 90


def latest(look: Look) -> tuple[Block, ...]:
    """Return what others passed on last, or nothing while they have not."""
    lines = [line for line in look.table.lines if line.by is not look.own.seat]
    blocks = tuple(section(line_words(look, line)) for line in lines[-LATEST:])
    return (divider(), *blocks) if blocks else ()


def line_words(look: Look, line: Passed) -> str:
    """Say a passed line, with who passed it on, as markup."""
    return say.line(capital(look.seat(line.by)), intake.PASSED_KINDS[line.kind], quote(line.words))


def restated_words(look: Look, one: Restated) -> str:
    """Say how somebody said a line of the other party, as markup."""
    return say.restated(capital(look.seat(one.by)), quote(one.words), say.FITS[one.fits])


def page(look: Look) -> Modal:
    """Return all lines that were passed on, in their order, with what was said of each."""
    blocks: list[Block] = []
    for line in look.table.lines:
        said = (one for one in look.table.restated if one.line == line.number)
        blocks += [section(line_words(look, line)), *(section(restated_words(look, one)) for one in said)]
    shown = (*_newest(blocks),) if blocks else (section(say.NOTHING),)
    return forms.page(look, "passed", say.TITLE, context(say.ABOUT), *shown)


def mirror(look: Look, mine: FromOther) -> Modal:
    """Return exactly what the other side reads of whoever looks, in their words and order."""
    own = {line.number: line for line in look.table.lines}
    parts = (
        *_listed(say.MIRROR_LINES, (line_words(look, line) for line in mine.lines)),
        *_listed(say.MIRROR_RESTATED, (restated_words(look, one) for one in mine.restated)),
        *_listed(say.MIRROR_ANSWERS, (_answer(own, *one) for one in mine.answers)),
        *_listed(say.MIRROR_OPENED, (quoted(CARDS[key]) for key in mine.opened)),
        *_listed(say.MIRROR_DRAFTS, (_draft(look, one) for one in mine.drafts)),
    )
    shown = _newest(parts) if parts else (section(say.MIRROR_NOTHING),)
    return forms.page(look, "mirror", say.MIRROR_TITLE, context(say.MIRROR_ABOUT), *shown, context(say.MIRROR_SILENT))


def _listed(heading: str, lines: Iterable[str]) -> tuple[Block, ...]:
    blocks = tuple(section(line) for line in lines)
    return (section(heading), *blocks) if blocks else ()


def _answer(lines: dict[int, Passed], number: int, fits: bool) -> str:  # noqa: FBT001 (a pair of a tuple)
    return say.answer(quote(lines[number].words) if number in lines else "", say.FITS[fits])


def _draft(look: Look, draft: Draft) -> str:
    lines = (quoted(quote(line.words)) for line in look.table.lines if line.number in draft.lines)
    goals = {goal.key: quote(goal.words) for goal in look.table.goals}
    ground = (quoted(CARDS.get(key) or goals.get(key, "")) for key in draft.ground)
    terms = (
        say.term(capital(look.seat(term.by)), quote(term.what), f"{term.due:%a} {term.due.day} {term.due:%b %Y}")
        for term in draft.terms
    )
    return say.draft(draft.number, "\n".join((*lines, *ground, *terms)))


def _newest(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the newest of many: a page of Slack's has room for a hundred."""
    every = (*blocks,)
    return every if len(every) <= MOST_BLOCKS else (context(say.EARLIER), *every[-MOST_BLOCKS:])
