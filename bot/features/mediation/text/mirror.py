"""What the other side sees of oneself."""

TITLE = "Seen by the other side"
ABOUT = (
    "This is what the other side reads here that came from you, in your words, and what opened from both of you. That "
    "you came to the table they know, too: it opens only if both do."
)
BROKER = "This is what the two read here that came from you. They know who is the broker."
SILENT = (
    "They do not see whether you have answered, what you rated, what you noted, whom you named, or whether you stop. "
    "Whoever has answered, and sees that a working day passes and nothing goes on, can tell that the other one had not."
)
NOTHING = "Nothing yet."
INVITED = "*You asked them to this table, about*"
LINES = "*Lines that you passed on*"
RESTATED = "*Their lines, in your words*"
ANSWERS = "*What you said to their words for your lines*"
OFFERED = "*What you offered to find terms for*"
DRAFTS = "*Drafts that you proposed*"
OPENED = "*Cards that both of you rated 3 or 4*"
AIDED = "*What opened of the two ways to find terms*"
ACCEPTED = "*Drafts that both of you could live with*"
TALK = "*The half hour together*"
TALK_BOTH = "Both of you wanted to talk before you sign."
AGREED = "*What both of you signed*"
REVIEWED = "*The look back*"
NOT_HOLDING = "Both of you said that it does not hold."


def answer(said: str, words: str, line_words: str) -> str:
    """Show what one said to a restatement, with its words and one's own line."""
    return f"{said}, to:\n> {words}\nof your line:\n> {line_words}"
