"""Interests and private notes: what stays with its author until it is passed on."""

from bot.features.mediation.text.table import counted

CARDS = "*What matters to you*"
CARDS_ABOUT = "What both of you rate 3 or 4 is shown to both when this step ends. Nothing else of it is ever shown."
RATE = "Rate the cards"
RATE_AGAIN = "Change the ratings"
CARDS_REST = "The cards rest while you are done with this step. Press “I am not done yet” to change them."
CARDS_TITLE = "What matters to you"
CARDS_SUBMIT = "Keep"
NOT_RATED = "Not rated"

NOTES = "*Your lines*: only you read them, until you pass one on."
MINE = "My lines"
NO_NOTES = "You have not written a line yet."
WRITE = "Write a line"
NO_ROOM = "You have twelve lines, which is the most. Drop one to write another."
REST = "Lines are written, dropped and passed on in the steps before drafts are judged. Now you can only read them."
LINE_TITLE = "A line of yours"
LINE_SUBMIT = "Keep"
LINE_ABOUT = "Only you read it. You may pass it on later, and see its exact words before you do."
KIND_LABEL = "What it is about"
WORDS_LABEL = "Your words"
WORDS_HINT = "One short sentence, up to 300 characters. Say what you need, not who is to blame."
KINDS = {
    "MATTERS": "What matters to me",
    "THINK_OF_THEM": "What I think matters to them",
    "MUST_NOT": "What must not happen",
}
PASSED_KINDS = {
    "MATTERS": "what matters",
    "THINK_OF_THEM": "a guess at what matters to the other side",
    "MUST_NOT": "what must not happen",
}
PASSED_ON = "Passed on: the table reads it."
PASSING = "Pass this line on"
DROP = "Drop"
DROP_TITLE = "Drop this line?"
DROP_ASK = "It goes from your notes, and cannot be brought back."
DROP_PASSED_ASK = "It goes from your notes. It was passed on, so the table still reads it."

PASSING_TITLE = "Pass this line on"
PASSING_YES = "Pass it on"
POSTED = (
    "It is also posted in this table's conversation in Slack, and whoever may export or administer your workspace can "
    "read it there."
)
NOT_POSTED = "It is shown at this table only: there is no conversation in Slack in which it would be posted."
PASSING_ABOUT = "It will be read in exactly these words, and cannot be taken back."

DONE = "I am done with this step"
NOT_YET = "I am not done yet"
IS_DONE = "✓ You are done with this step. You may still write lines and pass them on."


def rated(count: int, cards: int) -> str:
    """Say how many cards one has rated."""
    return f"You have rated {count} of {cards} cards."


def line(kind: str, words: str, *, passed: bool) -> str:
    """Show a line of one's own."""
    told = f"_{KINDS[kind]}_ · {PASSED_ON}" if passed else f"_{KINDS[kind]}_"
    return f"{told}\n> {words}"


def readers(names: str) -> str:
    """Say who will read it."""
    return f"It is read by {names}."


def room(left: int) -> str:
    """Say how many more lines one may write."""
    return f"Room for {counted(left, 'more line', 'more lines')}."


def many(lines: int, passed: int) -> str:
    """Say how many lines one has, and how many of them the table reads."""
    return f"You have {counted(lines, 'line', 'lines')}; {passed or 'none'} of them passed on."


def if_seated(names: str, candidate: str) -> str:
    """Name the readers, and the candidate who is only asked to be the broker."""
    return f"{names}, and by {candidate} if {candidate} takes the seat as the broker"
