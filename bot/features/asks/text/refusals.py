"""What is said when something is declined."""

NOTHING_HERE = (
    "Nothing waits here any more: it is settled, or it was taken back. Nothing was changed by your press; your Home "
    "tab shows what waits for you."
)
SOMEBODY_FIRST = "Somebody was a little faster and is on it already. Thank you all the same: it was good of you."
OWN_ASK = "This is your own ask. “My asks and help” on my Home tab changes it, or takes it back."
NOTHING_ASKED = "Please say in a sentence what you ask for: one concrete thing that somebody could do."
NO_SIZE = "Please choose about how long it takes."
NO_WAY = "Please choose whom to ask: everyone in the group, or quietly one peer after another."
NO_DAY = "Please choose a day, or leave it empty."
DAY_OVER = "This day is over. Please choose today or a later day, or leave it empty."
NEW_DAY = (
    "The day you asked for is over. Please choose a new one first: “Change”, or “Make it smaller”, opens your ask."
)
WORDS_CHANGED = "The ask was changed while you read it. This is how it reads now; press again if you can help."
NO_HOURS = "Please give hours in quarter steps, from 0.25 to 40, such as 1.5."
NO_THANKS = "One line is enough: what did it do for you?"
UNKNOWN_FUNCTION = "One of these functions is not in the group any more. Please choose again."
NO_WEEK = "Please choose a week, or no ring days."


def long(limit: int) -> str:
    """Say how long a text may be."""
    return f"Please keep this to {limit} characters: the smaller an ask, the sooner somebody says yes."


def too_many(most: int) -> str:
    """Say how many may be open, and what to do."""
    return f"You have {most} open asks already. Please close one first, under “My asks and help” on my Home tab."
