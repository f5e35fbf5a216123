"""Drafts and agreements in words: what stands in them, and the form that makes one."""

from collections.abc import Sequence
from datetime import date

from bot.features.mediation.text.table import counted

YOU = "You"
THE_BROKER = "The broker"
WITHIN = {YOU: "you", THE_BROKER: "the broker"}  # not at the beginning of a line
BUILT_ON = "_Built on what was said_"
GROUND = "_On common ground_"
TERMS = "_Who does what, by when_"

NOTHING_YET = "No draft lies on the table yet. Each of the two can make one, and so can a broker."
MAKE = "Make a draft"
START_FROM = "Start from this one"
WHOLE = "Read the whole draft"
WHOLE_TITLE = "The whole draft"
FULL = "There is room for three drafts side by side, and for two of one hand. This round has no more room for yours."
DONE = "I am done with drafting"
NOT_YET = "I am not done yet"
DONE_WHAT = (
    "✓ You are done with drafting. When both of you are, each says of every draft whether they can "
    "live with it. You can still take that back."
)
DONE_HOW = "When both of you are done, the drafts are judged. Until then each of you can lay more."
SIDE_BY_SIDE = "Side by side"
SIDE_TITLE = "Drafts side by side"
SIDE_WHY = "What the drafts have in common, then what makes each of them different: several at once show what counts."
EARLIER = "Earlier drafts"
EARLIER_TITLE = "Earlier drafts"
NO_EARLIER = "There are no earlier drafts."
BOTH_COULD = "Both could live with it."
NOT_SIGNED = "Both could live with it. These were the final words of its round, and not both signed them."
NOT_BOTH = "It was not accepted by both."
NOT_JUDGED = "It was not judged."

FORM_TITLE = "Make a draft"
SUBMIT = "Lay it on the table"
READ_BY = (
    "Everybody at this table reads a draft as soon as you lay it there. It is made of what was passed on, of common "
    "ground, and of terms: your private notes stay yours."
)
LINES = "Lines that it is built on"
LINES_HINT = "Only lines that were passed on can stand in a draft."
COMMON = "Common ground that it rests on"
PASSED_ON = "*What was passed on*"
EMPTY_LEFT_OUT = "Each of you takes on at least one thing. A further term whose words you leave empty is left out."
WHO, WHAT, DUE = "Who", "Does what", "By when"
DUE_HINT = "At least two weeks ahead, so that it is still to come when both have signed."
ADD = "Add another term"
CHOOSE_WHO = "Choose"
NO_WHO = "Please choose who of you two does this."
NO_DUE = "Please choose a day."


def draft(number: int, by: str) -> str:
    """Head a draft; `by` is markup."""
    return f"{named(number)}, by {WITHIN.get(by, by)}"


def named(number: int) -> str:
    """Name a draft; markup."""
    return f"*Draft {number}*"


def quoted(by: str, words: str) -> str:
    """Show a line with who said it; markup."""
    return f"• {by}: “{words}”"


def ground(words: str) -> str:
    """Show a piece of common ground; markup."""
    return f"• {words}"


def term(by: str, what: str, due: date) -> str:
    """Show who does what by when; markup."""
    return f"• *{by}*: {what} (by {day(due)})"


def day(one: date) -> str:
    """Return a day, the same for every reader, such as "Mon 1 Mar 2027"."""
    return f"{one:%a} {one.day} {one:%b} {one.year}"


def in_drafts(numbers: Sequence[int], among: int) -> str:
    """Head what stands in these drafts, of so many; markup."""
    if len(numbers) == among:
        return "*In all of them*"
    if len(numbers) == 1:
        return f"*Only in draft {numbers[0]}*"
    return f"*In drafts {' and '.join(map(str, numbers))}*"


def round_of(number: int) -> str:
    """Head the drafts of a round."""
    return f"*Round {number}*"


def term_label(label: str, number: int) -> str:
    """Label an input of a term by the term's number."""
    return f"{number}. {label}"


def line_option(number: int, words: str) -> str:
    """Name a line in a list of boxes."""
    return f"{number}. {words}"


def numbered(number: int, by: str, words: str) -> str:
    """Show a line whole, by the number that its box has; markup."""
    return f"{number}. {by}: “{words}”"


def made_of(lines: int, ground: int) -> str:
    """Count what a draft is built on, where there is no room for it."""
    built = counted(lines, "line that was passed on", "lines that were passed on")
    return f"_Built on {built}, and on {counted(ground, 'piece', 'pieces')} of common ground_"


def more_terms(number: int) -> str:
    """Count the terms for which there is no room."""
    return f"…and {counted(number, 'more term', 'more terms')}: read the whole draft."


def alone(what: str) -> str:
    """Say of a term that no promise came of it."""
    return f"“{what}” stands in the agreement alone: it could not be made a promise."
