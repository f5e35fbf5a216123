"""The words of Home's part about check-ins. People's words and names come in escaped."""

TITLE = "Check-ins"
NOT_YET = (
    "Once in a while a short talk with each of your peers, before there is a reason to. Take part if you like: nobody "
    "is enrolled, and *Not this time* is always fine."
)
MINE, NEXT, TALK_NOW, RHYTHM, PAUSE, GO_ON = (
    "My check-ins",
    "What comes next",
    "Talk to somebody now",
    "My rhythm",
    "Pause …",
    "Go on now",
)
TALKED, SUGGEST, ANOTHER_TIME, NOT_THIS_TIME = "We talked", "Suggest a time", "Another time", "Not this time"
TAKE_BACK, TALKED_AFTER_ALL = "Take it back", "We did talk"
TALKS = {
    "PLANNED": "Now with *{names}*.",
    "OFFERED": "Now with *{names}*.",
    "SET": "Now with *{names}*.",
    "HELD": "It is noted that you talked with *{names}*.",
    "MISSED": "It is noted that you did not talk with *{names}* this time.",
    "SKIPPED": "With *{names}* it does not take place this time.",
}
TAKE_PART, HOW = "Take part", "How it works"
NO_ROUND_YET = "A round begins when two take part."
# Who is present and rests reads one sentence, whatever the cause: else it would tell of an exclusion.
RESTING = "you rest in this round, since not everybody can have a partner in each"
RESTS = {
    "ODD": RESTING,
    "NOBODY_LEFT": RESTING,
    "AWAY": "you are away, or on public holidays, for most of this round",
    "PAUSED": "you have paused in this round",
    "RHYTHM": "by your own rhythm it is not your turn in this round",
    "STOPPED": "you asked me to stop all messages",
}


def line(group: str, told: str) -> str:
    """Return one line; `group` only where there are several."""
    return f"#{group}: {told}" if group else told


def agreed(names: str, when: str) -> str:
    """Say with whom the open check-in is, and when."""
    return f"With *{names}*: {when}."


def suggested(names: str, when: str, *, own: bool) -> str:
    """Say with whom it is, and which time is suggested."""
    return f"Now with *{names}*. {'You suggested' if own else 'Suggested'}: {when}."


def ahead(names: str, moment: str) -> str:
    """Say with whom the next check-in is, and when one is written to."""
    return f"Next with *{names}*. When I write to you: {moment}."


def rest(why: str, ahead: str) -> str:
    """Say why there is none, and what follows."""
    return f"{why[:1].upper()}{why[1:]}. {ahead}"


def paused(day: str) -> str:
    """Say until when somebody has paused."""
    return f"You have paused until {day}."


def next_round(day: str) -> str:
    """Say when the next round begins."""
    return f"The next round begins on {day}."


def more(number: int) -> str:
    """Say how many groups are not shown."""
    return f"and {number} more groups"
