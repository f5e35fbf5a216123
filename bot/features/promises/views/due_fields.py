"""The two fields for a due day: a date picker, and words. Slack keeps what stands in a field of the same name.

So once words were read, both fields come back under new names: the picker with the date, the words empty.
"""

from typing import NamedTuple

from bot.features.promises.rules.due import LONGEST_WORDS
from bot.features.promises.text import forms as say
from bot.slack.blocks import section
from bot.slack.inputs import date_input, text_input
from bot.slack.replies import Block
from bot.slack.requests import Fields

DUE, WORDS = "due", "words"
MOST_DIGITS = 3


class DueTyped(NamedTuple):
    """What stands in the fields: a day (ISO) and words; `turn` counts how often they were shown anew."""

    day: str = ""
    words: str = ""
    turn: int = 0

    @property
    def due_field(self) -> str:
        """The name of the date picker."""
        return f"{DUE}_{self.turn}"

    @property
    def words_field(self) -> str:
        """The name of the field for words."""
        return f"{WORDS}_{self.turn}"


def blocks(typed: DueTyped, line: str = "") -> tuple[Block, ...]:
    """Return the fields; `line` is markup over them, which says from which words the day was read."""
    return (
        *((section(line),) if line else ()),
        date_input(typed.due_field, say.DUE_LABEL, initial=typed.day or None, optional=True),
        text_input(
            typed.words_field,
            say.WORDS_LABEL,
            initial=typed.words,
            hint=say.WORDS_HINT,
            optional=True,
            longest=LONGEST_WORDS,
        ),
    )


def read(fields: Fields) -> DueTyped:
    """Return what was filled in, unchecked."""
    name = next((name for name in fields.values if name.startswith(f"{DUE}_")), f"{DUE}_0")
    number = name.removeprefix(f"{DUE}_")
    turn = int(number) if number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS else 0
    return DueTyped(fields.text(name), fields.text(f"{WORDS}_{turn}"), turn)
