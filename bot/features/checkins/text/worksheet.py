"""The words of the worksheet, and of what may become of its lines."""

TITLE, SUBMIT = "My notes", "Keep"
ONLY_YOU = (
    "For your eyes only, kept encrypted. Nobody else reads a line before you make it something, in a form that you "
    "see first."
)
LABELS = {
    "touches": "What I work on that touches you",
    "need": "One thing I need",
    "offer": "One I can offer",
    "border": "One border that creaks",
}
PAGE_TITLE = "What came of it"
ABOUT = "What shall become of each line? Everything opens its own form first, where you can change the words."
EMPTY = "There is nothing in your notes. That is fine, too."
ASK, PROMISE, GRAYZONE, NOTHING = "Make it an ask", "Make it a promise", "File as gray zone", "Nothing"
DONE = "Needs nothing more."
CHANGE = "Change my notes"


def heading(names: str) -> str:
    """Say of which talk these notes are."""
    return f"*Your notes on the check-in with {names}*"


def line(label: str, words: str) -> str:
    """Return one line of the notes."""
    return f"*{label}*\n{words}"


def long(limit: int) -> str:
    """Say how long a line may be."""
    return f"Please keep this to {limit} characters."
