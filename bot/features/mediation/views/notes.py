"""Private lines: the list of one's own, the form for another, and the page before one is passed on."""

from bot.features.mediation.facts import Form, Line, LineKind, Preview, Stage
from bot.features.mediation.facts.moves import Move
from bot.features.mediation.rules.checks import LONGEST, MOST_LINES, room_for_lines
from bot.features.mediation.text import intake as say
from bot.features.mediation.text.table import joined
from bot.features.mediation.views import forms
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.paragraphs import row
from bot.slack.blocks import Confirm, Option, actions, button, context, plain, section
from bot.slack.inputs import radio, text_input
from bot.slack.mentions import quote
from bot.slack.replies import Block, Modal

WRITE, MINE = "write_line", "notes"
WRITTEN_IN = (Stage.INTAKE, Stage.GROUND, Stage.DRAFT)


def brief(look: Look) -> tuple[Block, ...]:
    """Return how many lines of one's own there are, and the way to them: the stage has more to show."""
    lines = look.own.lines
    passed = sum(line.passed is not None for line in lines)
    told = say.many(len(lines), passed) if lines else say.NO_NOTES
    return (section(f"{say.NOTES}\n{told}", accessory=button(say.MINE, f"mediation.{MINE}", look.seen.handle)),)


def page(look: Look) -> Modal:
    """Return the page of one's own lines."""
    return forms.page(look, MINE, say.MINE, *part(look))


def part(look: Look) -> tuple[Block, ...]:
    """Return one's own lines, each with what may become of it, and the way to write another."""
    lines = tuple(block for line in look.own.lines for block in _line(look, line))
    return (
        section(say.NOTES if lines else f"{say.NOTES}\n{say.NO_NOTES}"),
        *lines,
        *_another(look),
    )


def _another(look: Look) -> tuple[Block, ...]:
    """Return the way to write another line with the room for it, or why there is none."""
    if Move.WRITE_LINE not in look.moves:
        may = look.view.stage in WRITTEN_IN and not look.own.stopped
        return (context(say.NO_ROOM if may else say.REST),)
    left = room_for_lines(look.table, look.own)
    write = actions(button(say.WRITE, f"mediation.{WRITE}", look.subject()))
    return write, *((context(say.room(left)),) if 0 < left < MOST_LINES else ())


def _line(look: Look, line: Line) -> tuple[Block, ...]:
    passed = line.passed is not None
    subject = look.subject(line.number)
    sure = Confirm(say.DROP_TITLE, say.DROP_PASSED_ASK if passed else say.DROP_ASK, say.DROP)
    pass_on = button(say.PASSING, "mediation.preview", subject)
    drop = button(say.DROP, "mediation.drop_line", subject, confirm=sure)
    told = section(say.line(line.kind, quote(line.words), passed=passed))
    return told, *row(
        *((pass_on,) if not passed and Move.PASS_ON in look.moves else ()),
        *((drop,) if Move.DROP_LINE in look.moves else ()),
    )


def exactly(words: str) -> Block:
    """Return words as they were typed: not read as markup, so that what is passed on is what stands here."""
    return {"type": "section", "text": plain(words)}


def form(look: Look) -> Modal:
    """Return the form for a line of one's own."""
    kinds = tuple(Option(say.KINDS[kind], kind.value) for kind in LineKind)
    blocks = (
        section(say.LINE_ABOUT),
        radio("kind", say.KIND_LABEL, kinds, initial=LineKind.MATTERS.value),
        text_input("words", say.WORDS_LABEL, hint=say.WORDS_HINT, multiline=True, longest=LONGEST + 1),
    )
    return forms.form(look, WRITE, say.LINE_TITLE, say.LINE_SUBMIT, *blocks)


def passing(look: Look, number: int, shown: Preview) -> Modal:
    """Return the page with the exact words of a line, and by whom they would be read.

    The press carries the line's number. A line is never changed, and no number comes twice at a table: so it can pass
    on no other words than these.
    """
    asked = look.table.asked
    sitting = joined([look.name(user) for user in shown.readers if user != asked])
    readers = say.if_seated(sitting, look.short(asked)) if asked in shown.readers and asked else sitting
    press = button(say.PASSING_YES, "mediation.pass_on", look.subject(number), style="primary")
    nowhere = look.seen.lodging.form in {Form.FORBIDDEN, Form.LOST}
    posted = say.NOT_POSTED if nowhere else say.POSTED
    blocks = (
        exactly(shown.words),
        section(f"{say.readers(readers)} {posted}"),
        context(say.PASSING_ABOUT),
    )
    return forms.page(look, "passing", say.PASSING_TITLE, *blocks, presses=(press,))
