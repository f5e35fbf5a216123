"""Where a promise stands, in plain words for the one who looks. What was declined, taken back or lapsed reads alike.

Names come in as they shall be shown: escaped where the words become markup.
"""

from bot.features.promises.models import State

YOUR_ANSWER = "It waits for your answer"
NOT_MADE = "It did not come about"
IS_IT_DONE = "{} says it is done: is it?"
_MINE = {
    State.PROMISED: "You have promised it",
    State.RENEGOTIATING: "You asked {} for a new date",
    State.REPORTED: "You said it is done; {} confirms it",
    State.KEPT: "Kept",
    State.KEPT_LATE: "Kept, after its day",
    State.NOT_KEPT: "{} said that it was not kept",
    State.RELEASED: "{} released you",
    State.WITHDRAWN: "You withdrew it",
}
_THEIRS = {
    State.PROMISED: "{} has promised it",
    State.RENEGOTIATING: "{} asks for a new date",
    State.REPORTED: IS_IT_DONE,
    State.KEPT: "Kept",
    State.KEPT_LATE: "Kept, after its day",
    State.NOT_KEPT: "You said that it was not kept",
    State.RELEASED: "You released {}",
    State.WITHDRAWN: "{} withdrew it",
}
BY_SILENCE = "closed by five working days of silence, which count by half"
OVERDUE = "its day is over"
UNTIL = "until {} without a word: {}"
LAPSES, OLD_DATE, CLOSES = "then it does not come about", "then the old day stays", "then it closes as kept, by half"


def state(now: State, other: str, *, performs: bool, your_turn: bool) -> str:
    """Say where a promise stands, in a few words; `performs` when the reader is the one who does it."""
    if now in {State.ASKED, State.OFFERED, State.COUNTERED}:
        return YOUR_ANSWER if your_turn else f"It waits for {other}'s answer"
    return (_MINE if performs else _THEIRS).get(now, NOT_MADE).format(other)
