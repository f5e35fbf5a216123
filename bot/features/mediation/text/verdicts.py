"""Verdicts in words, and whether to go on after many rounds."""

HOW = (
    "Say of each draft whether you can live with it. It is sealed, and you can change it until the tick at which both "
    "of you have judged all of them. Only this is told of a draft: that both can live with it, or that it was not "
    "accepted by both."
)
CAN = "I can live with it"
CANNOT = "I cannot"
YOURS_CAN = "Your answer, sealed: you can live with it."
YOURS_CANNOT = "Your answer, sealed: you cannot live with it."
NONE_YET = "You have not answered yet."

FORM_TITLE = "I cannot live with it"
SUBMIT = "Keep this"
FIX = "What would fix it"
FIX_HINT = "Only you ever read this. It helps you to change the draft, if it comes to another round."

GO_ON = "Go on for another round"
GOES_ON = "You would go on. The table goes on if both of you want that; else it closes."
LET_END = "Let it end here"
LET_END_TITLE = "Let it end here?"
LET_END_ASK = (
    "The other side reads on the day that both of you know that the table is closed: in the same words and at the same "
    "moment as if the time had run out. This cannot be taken back."
)
ENDS = "If you do nothing, it ends here as well."


def fix(words: str) -> str:
    """Show somebody what they noted; markup."""
    return f"What would fix it, for your eyes only: “{words}”"
