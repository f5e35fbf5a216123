"""What the other side sees of whoever looks: all of it that came from them, or from both."""

from collections.abc import Iterable, Iterator

from bot.features.mediation.facts import PARTIES, FromOther, Passed, Restated
from bot.features.mediation.text import drafts
from bot.features.mediation.text import mirror as say
from bot.features.mediation.text.cards import CARDS
from bot.features.mediation.text.passed import FITS
from bot.features.mediation.text.table import quoted
from bot.features.mediation.views import aids, forms
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.paragraphs import paragraphs
from bot.features.mediation.views.passed import line_words, restated_words
from bot.features.mediation.views.short import short
from bot.features.mediation.views.wording import agreement_lines
from bot.slack.blocks import context, section
from bot.slack.mentions import quote
from bot.slack.replies import Block, Modal

MIRROR = "mirror"
Group = tuple[Block, ...]


def page(look: Look, mine: FromOther, start: int = 0) -> Modal:
    """Return what the other side reads that came from whoever looks, in their words."""
    groups = (*_from_me(look, mine), *_from_both(look, mine)) or ((section(say.NOTHING),),)
    party = look.own.seat in PARTIES
    about = (context(say.ABOUT), context(say.SILENT)) if party else (context(say.BROKER),)
    return forms.leaf(look, MIRROR, say.TITLE, groups, start, about=about)


def _from_me(look: Look, mine: FromOther) -> Iterator[Group]:
    lines = {line.number: line for line in look.table.lines}
    split, number = mine.split, mine.number
    yield from _listed(say.INVITED, (quoted(quote(mine.about)),) if mine.about else ())
    yield from _listed(say.LINES, (line_words(look, line) for line in mine.lines))
    yield from _listed(say.RESTATED, (restated_words(look, one) for one in mine.restated))
    yield from _listed(say.ANSWERS, (_answer(lines, one) for one in mine.answers))
    offered = (*((aids.items(split),) if split else ()), *((aids.about(number),) if number else ()))
    yield from _listed(say.OFFERED, offered)
    if mine.drafts:
        yield (section(say.DRAFTS),)
        yield from (short(look, draft) for draft in mine.drafts)


def _from_both(look: Look, mine: FromOther) -> Iterator[Group]:
    """Return what opened at a tick: it came from both, and so it tells something of each."""
    yield from _listed(say.OPENED, (quoted(CARDS[key]) for key in mine.opened))
    yield from _listed(say.AIDED, aids.opened(look))
    yield from _listed(say.ACCEPTED, (quoted(drafts.named(number)) for number in mine.accepted))
    yield from _listed(say.TALK, (say.TALK_BOTH,) if mine.talk else ())
    for agreed in mine.agreed:
        yield from ((block,) for block in paragraphs((say.AGREED, *agreement_lines(look, agreed))))
    yield from _listed(say.REVIEWED, (say.NOT_HOLDING,) if mine.not_holding else ())


def _listed(heading: str, lines: Iterable[str]) -> Iterator[Group]:
    """Return a group for each line; the first one has the heading."""
    for place, line in enumerate(lines):
        yield (section(heading), section(line)) if place == 0 else (section(line),)


def _answer(lines: dict[int, Passed], one: Restated) -> str:
    line = quote(lines[one.line].words) if one.line in lines else ""
    return say.answer(FITS[one.fits], quote(one.words), line)
