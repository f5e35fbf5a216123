"""A worksheet, for its writer's eyes only: the form, and then a page on which each line may become something."""

from bot.features.checkins.facts import LINES, Sheet, Shown
from bot.features.checkins.rules.checks import LONGEST
from bot.features.checkins.text import words
from bot.features.checkins.text import worksheet as say
from bot.features.checkins.views import people
from bot.slack.blocks import actions, button, context, section
from bot.slack.inputs import text_input
from bot.slack.mentions import quote
from bot.slack.replies import Block, Modal
from bot.slack.requests import Fields

FORM, PAGE = "checkins.worksheet", "checkins.notes"
PRESSES = (
    (say.ASK, "checkins.ask"),
    (say.PROMISE, "checkins.promise"),
    (say.GRAYZONE, "checkins.grayzone"),
    (say.NOTHING, "checkins.nothing"),
)


def form(shown: Shown, sheet: Sheet) -> Modal:
    """Return the four lines."""
    inputs = (
        text_input(
            name,
            say.LABELS[name],
            initial=sheet.lines.get(name, ""),
            optional=True,
            multiline=True,
            longest=LONGEST + 1,
        )
        for name in LINES
    )
    blocks = (section(say.heading(people.names(shown))), context(say.ONLY_YOU), *inputs)
    return Modal(FORM, say.TITLE, blocks, say.SUBMIT, note=sheet.handle)


def read(fields: Fields) -> dict[str, str]:
    """Return what was written, unchecked."""
    return {name: fields.text(name) for name in LINES}


def page(shown: Shown, sheet: Sheet) -> Modal:
    """Return each line that was written, with what may become of it."""
    written = [name for name in LINES if sheet.lines.get(name)]
    lines = [block for name in written for block in _line(sheet, name)]
    blocks = (
        section(say.heading(people.names(shown))),
        context(say.ABOUT if written else say.EMPTY, say.ONLY_YOU),
        *lines,
        actions(button(say.CHANGE, "checkins.write", sheet.handle)),
    )
    return Modal(PAGE, say.PAGE_TITLE, blocks, close=words.CLOSE, note=sheet.handle)


def _line(sheet: Sheet, name: str) -> tuple[Block, Block]:
    said = section(say.line(say.LABELS[name], quote(sheet.lines[name])))
    if name in sheet.done:
        return said, context(say.DONE)
    return said, actions(*(button(label, action, f"{sheet.handle}.{name}") for label, action in PRESSES))
