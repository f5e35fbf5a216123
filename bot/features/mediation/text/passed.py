"""All that was passed on, and what of it came from oneself."""

TITLE = "Passed on"
ABOUT = "Everybody at this table reads this, in exactly these words."
NOTHING = "Nothing was passed on yet."
EARLIER = "Earlier lines are not shown here."
FITS = {True: "“Yes, that is it”", False: "“Not quite”", None: "waits for a word"}

MIRROR_TITLE = "Seen by the other side"
MIRROR_ABOUT = (
    "This is all that the other side reads of you, in these words and in this order. Nothing else left your record."
)
MIRROR_NOTHING = "Nothing yet."
MIRROR_LINES = "*Lines that you passed on*"
MIRROR_RESTATED = "*Their lines, in your words*"
MIRROR_ANSWERS = "*What you said to their words for your lines*"
MIRROR_DRAFTS = "*Drafts that you proposed*"
MIRROR_OPENED = "*Cards that both of you rated 3 or 4*"
MIRROR_SILENT = (
    "They do not see whether you have answered, what you rated, what you noted, whom you named, or whether you stopped."
)


def line(who: str, kind: str, words: str) -> str:
    """Show a passed line."""
    return f"*{who}*, {kind}:\n> {words}"


def restated(who: str, words: str, said: str) -> str:
    """Show a restatement."""
    return f"_{who} in their own words_ ({said}):\n> {words}"


def answer(line_words: str, said: str) -> str:
    """Show what one said to a restatement."""
    return f"{said}, of:\n> {line_words}"


def term(who: str, what: str, due: str) -> str:
    """Show a term of a draft."""
    return f"• {who} by {due}: {what}"


def draft(number: int, lines: str) -> str:
    """Name a draft, and what it is made of."""
    return f"*Draft {number}*\n{lines}"
