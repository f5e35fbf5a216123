"""The words of quiet flags: the form, the list of one's own, taking one back."""

TITLE, SEND = "Note friction quietly", "Note it"
PERSON_LABEL, PERSON_HINT = "With whom is there friction?", "A peer of this group. They are not told."
WORDS_LABEL, WORDS_HINT = "What is it about?", "Only you ever read this, and you may leave it empty."
RULES = (
    "• It rests for five days and stands for thirty, also if you take it back.\n"
    "• You can have two at most, and note the same person again sixty days after it has ended."
)
OPENS = (
    "• Flags are compared once a week, on its first working day. If the other one has noted the same about you, there "
    "is a table for the two of you, and by noting you have said that you come. If not, nobody ever learns of it."
)
CHOOSE = "Please choose one person."
FILED = (
    "Noted, for your eyes only: nobody is told, and nobody can look it up. “My tables and flags” shows it to you, and "
    "lets you take it back."
)

LIST_TITLE = "*My flags*, for your eyes only"
NONE = "You have noted none."
TAKE_BACK = "Take back"
TAKE_BACK_ASK = (
    "Take it back?",
    (
        "Nobody ever learns of it. Its place is free again only when its thirty days are over, and the same person can "
        "be named again sixty days after that."
    ),
    "Take it back",
    "Keep it",
)


def flag(name: str, state: str) -> str:
    """Return one's own flag, without its words."""
    return f"*{name}*\n{state}"


def noted(words: str) -> str:
    """Return what one noted oneself."""
    return f"You noted: {words}"


def more(number: int) -> str:
    """Say how many older ones are not shown."""
    return f"and {number} older ones, which have ended"
