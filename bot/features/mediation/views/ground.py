"""Common ground: what matters a lot to both, and each other's lines in one's own words until their author says yes."""

from bot.features.mediation.facts import Passed
from bot.features.mediation.rules.checks import LONGEST, MOST_TRIES
from bot.features.mediation.rules.restating import is_settled, tries
from bot.features.mediation.text import ground as say
from bot.features.mediation.text.table import capital, quoted
from bot.features.mediation.views import forms, notes
from bot.features.mediation.views.ground_lines import common_lines
from bot.features.mediation.views.intake import done_or_not
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.paragraphs import paragraphs
from bot.features.mediation.views.passed import line_words
from bot.slack.blocks import actions, button, context, divider, section
from bot.slack.inputs import text_input
from bot.slack.mentions import quote
from bot.slack.replies import Block, Modal

RESTATE = "restate"
LINES_SHOWN, WAITING_SHOWN = 6, 4


def part(look: Look) -> tuple[Block, ...]:
    """Return the common ground, what waits for one's word, the other's lines, one's own, and whether one is done."""
    return (
        *paragraphs(common_lines(look)),
        *_waiting(look),
        divider(),
        *_from_other(look),
        divider(),
        *notes.brief(look),
        *_done(look),
    )


def _waiting(look: Look) -> tuple[Block, ...]:
    shown = (block for number in look.view.waiting[:WAITING_SHOWN] for block in _to_answer(look, number))
    more = (context(say.MORE_WAIT),) if len(look.view.waiting) > WAITING_SHOWN else ()
    return *shown, *more


def _to_answer(look: Look, number: int) -> tuple[Block, ...]:
    said = tries(look.table, number)
    line, newest = passed_line(look, number), said[-1]
    shown = (
        say.WAITS.format(other=capital(look.seat(newest.by))),
        say.YOUR_LINE,
        quoted(quote(line.words)),
        say.THEIR_WORDS,
        quoted(quote(newest.words)),
    )
    subject = look.subject(f"{number}.{len(said)}")
    yes = button(say.CONFIRM, "mediation.confirm", subject, style="primary")
    return *paragraphs(shown), actions(yes, button(say.REJECT, "mediation.reject", subject))


def _from_other(look: Look) -> tuple[Block, ...]:
    other = capital(look.short(look.across))
    lines = [line for line in look.table.lines if line.by is look.own.seat.other]
    if not lines:
        return (section(say.NOTHING_FROM_OTHER.format(other=other)),)
    owed = [line for line in lines if line.number in look.view.owed]
    others = [line for line in lines if line not in owed]
    shown = [*owed, *reversed(others)][:LINES_SHOWN]  # what one may still say comes first
    more = (context(say.MORE_LINES),) if len(lines) > len(shown) else ()
    blocks = (block for line in shown for block in _their_line(look, line))
    return section(say.FROM_OTHER.format(other=other)), *blocks, *more


def _their_line(look: Look, line: Passed) -> tuple[Block, ...]:
    said = tries(look.table, line.number)
    press = button(say.RESTATE, f"mediation.{RESTATE}", look.subject(line.number))
    may = line.number in look.view.owed
    told = section(line_words(look, line), accessory=press if may else None)
    if not said:
        return (told,)
    settled = f" · {say.SETTLED}" if is_settled(look.table, line.number) else ""
    count = f"{say.tries(len(said), MOST_TRIES)}{settled}"
    return told, context(f"{count} · {say.TRIED}\n{say.attempt(quote(said[-1].words), fits=said[-1].fits)}")


def _done(look: Look) -> tuple[Block, ...]:
    presses = done_or_not(look)
    return presses or ((context(say.LISTEN_FIRST),) if not look.own.done else ())


def restating(look: Look, line: Passed) -> Modal:
    """Return the form that asks for a line of the other party in one's own words."""
    said = tries(look.table, line.number)
    earlier = (say.TRIED, *(say.attempt(quote(one.words), fits=one.fits) for one in said))
    blocks = (
        section(line_words(look, line)),
        *(paragraphs(earlier) if said else ()),
        context(say.tries(len(said) + 1, MOST_TRIES)),
        text_input("words", say.RESTATE_LABEL, hint=say.RESTATE_HINT, multiline=True, longest=LONGEST + 1),
    )
    return forms.form(look, RESTATE, say.RESTATE_TITLE, say.RESTATE_SUBMIT, *blocks, more=line.number)


def passed_line(look: Look, number: int) -> Passed:
    """Return a passed line by its number. Raises LookupError where there is none."""
    found = next((line for line in look.table.lines if line.number == number), None)
    if found is None:
        raise LookupError("there is no such line at this table")
    return found
