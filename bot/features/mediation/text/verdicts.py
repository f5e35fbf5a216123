"""Verdicts in words, and whether to go on after many rounds."""

HOW = (
    "Sealed until both of you have judged all of them. Then only this is told of each: both can live with it, or it "
    "was not accepted by both."
)
CAN = "I can live with it"
CANNOT = "I cannot"
YOURS_CAN = "✓ Your answer, sealed: you can live with it."
YOURS_CANNOT = "✓ Your answer, sealed: you cannot live with it."
NONE_YET = "You have not answered yet."
CHOSEN = "✓ {label}"

FORM_TITLE = "I cannot live with it"
SUBMIT = "Keep this"
FIX = "What would fix it"
FIX_HINT = "Only you ever read this. It helps you to change the draft, if it comes to another round."

GO_ON = "Go on for another round"
GOES_ON = "✓ You would go on. The table goes on if both of you want that; else it closes."
LET_END = "To let it end here, do nothing, or press Stop: both read the same to the other side."


def fix(words: str) -> str:
    """Show somebody what they noted; markup."""
    return f"What would fix it, for your eyes only: “{words}”"
