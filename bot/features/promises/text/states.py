"""Where a promise stands, in plain words for the one who looks. What was declined, taken back or lapsed reads alike.

Names come in as they shall be shown: escaped where the words become markup.
"""

YOUR_ANSWER = "It waits for your answer"
NOT_MADE = "It did not come about"
IS_IT_DONE = "{} says it is done: is it?"
_MINE = {
    "PROMISED": "You have promised it",
    "RENEGOTIATING": "You asked {} for a new date",
    "REPORTED": "You said it is done; {} confirms it",
    "KEPT": "Kept",
    "KEPT_LATE": "Kept, after its day",
    "NOT_KEPT": "{} said that it was not kept",
    "RELEASED": "{} released you",
    "WITHDRAWN": "You withdrew it",
}
_THEIRS = {
    "PROMISED": "{} has promised it",
    "RENEGOTIATING": "{} asks for a new date",
    "REPORTED": IS_IT_DONE,
    "KEPT": "Kept",
    "KEPT_LATE": "Kept, after its day",
    "NOT_KEPT": "You said that it was not kept",
    "RELEASED": "You released {}",
    "WITHDRAWN": "{} withdrew it",
}
BY_SILENCE = "It was closed by five working days of silence, and counts by half."
OVERDUE = "its day is over"
LAPSES = "Without a word until {}, it does not come about."
OLD_DATE = "Without a word until {}, the old day stays."
CLOSES = "Without a word until {}, it closes as kept, and counts by half."


def state(now: str, other: str, *, performs: bool, your_turn: bool) -> str:
    """Say where a promise stands, in a few words; `performs` when the reader is the one who does it."""
    if now in {"ASKED", "OFFERED", "COUNTERED"}:
        return YOUR_ANSWER if your_turn else f"It waits for {other}'s answer"
    return (_MINE if performs else _THEIRS).get(now, NOT_MADE).format(other)
