"""Common ground, and saying each other's lines in one's own words."""

COMMON = "*What matters a lot to both of you*"
NO_COMMON = "No card was rated 3 or 4 by both of you. That happens: the lines will show more."
GOALS = "*What both of you have worked for already*"
OF_BROKER = (
    "*What matters a lot to both of them*",
    "No card was rated 3 or 4 by both of them. That happens: the lines will show more.",
    "*What both of them have worked for already*",
)

FROM_OTHER = "*What {other} passed on*"
NOTHING_FROM_OTHER = "{other} has not passed a line on yet."
RESTATE = "Say it in my own words"
TRIED = "Said in your words so far:"
ANSWERED = {True: "that is it", False: "not quite", None: "waits for their word"}
SETTLED = "Settled"
RESTATE_TITLE = "In my own words"
RESTATE_SUBMIT = "Say it"
RESTATE_LABEL = "What I heard"
RESTATE_HINT = "Say what you understood, without an answer to it. The table reads it at once."

WAITS = "*{other} says your line in other words. Is that it?*"
YOUR_LINE = "Your line:"
THEIR_WORDS = "In their words:"
CONFIRM = "Yes, that is it"
REJECT = "Not quite"
LISTEN_FIRST = (
    "You can say that you are done when one of their lines is settled in your words, and when you have answered all "
    "that was said of yours."
)
MORE_WAIT = "More of their words wait for yours: they show once you have answered these."
MORE_GOALS = "…and more: the form of a draft shows all of it."
MORE_LINES = "There are more: see “All that was passed on”, behind “More”."


def tries(number: int, most: int) -> str:
    """Say which try it is."""
    return f"Try {number} of {most}"


def attempt(words: str, *, fits: bool | None) -> str:
    """Show how one said it, and what its author said to that."""
    return f"> {words}\n{ANSWERED[fits]}"
