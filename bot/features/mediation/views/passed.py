"""What was passed on: what came last, and all of it."""

from bot.features.mediation.facts import Passed, Restated, Stage
from bot.features.mediation.text import intake
from bot.features.mediation.text import passed as say
from bot.features.mediation.text.table import capital
from bot.features.mediation.views import forms
from bot.features.mediation.views.ground_lines import common_lines
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.paragraphs import paragraphs
from bot.slack.blocks import context, divider, section
from bot.slack.mentions import quote
from bot.slack.replies import Block, Modal

PASSED, LATEST = "passed", 3
BEFORE_GROUND = (Stage.INVITED, Stage.TABLE, Stage.INTAKE)


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


def page(look: Look, start: int = 0) -> Modal:
    """Return all lines that were passed on, the newest first, each with what was said of it; then the common ground."""
    groups = tuple(_line(look, line) for line in reversed(look.table.lines)) or ((section(say.NOTHING),),)
    common = () if look.view.stage in BEFORE_GROUND else paragraphs(common_lines(look))
    every = (*groups, *((block,) for block in common))
    return forms.leaf(look, PASSED, say.TITLE, every, start, about=(context(say.ABOUT),))


def _line(look: Look, line: Passed) -> tuple[Block, ...]:
    said = (one for one in look.table.restated if one.line == line.number)
    return section(line_words(look, line)), *(section(restated_words(look, one)) for one in said)
