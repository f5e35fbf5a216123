"""The words of one's own pages: with whom one talked, and what comes next."""

MINE_TITLE, NEXT_TITLE = "My check-ins", "What comes next"
ONLY_YOU = "For your eyes only. Nothing here is added up or compared."
NO_PAIRS = "Nobody else takes part now. As soon as somebody does, you see here with whom you talked when."
NOT_YET, NO_DAY = "not yet", "You have not had a check-in yet"
TALK_NOW = "Talk now"
NOTES = "*Your notes*"
NEXT = "What comes next"
NOT_TAKING_PART = "You do not take part in the check-ins of this group."
ALONE = "Besides you nobody takes part now. A round begins when there are two."
CHANGE_IT = "If you would rather talk in three than rest, *My rhythm* says so."

# Who is present and rests reads one sentence, whatever the cause: else it would tell of an exclusion.
RESTING = (
    "You rest this time: not everybody can have a partner in each round. You need not do anything; the next round "
    "comes by itself."
)
RESTS = {
    "ODD": RESTING,
    "NOBODY_LEFT": RESTING,
    "AWAY": "You are away, or on public holidays, for most of this round, so you have no check-in in it.",
    "PAUSED": "You have paused, so you have no check-in in this round.",
    "RHYTHM": "By your own rhythm it is not your turn in this round.",
    "STOPPED": "You asked me to stop all messages, so you have no check-ins. Write *start* to me and they go on.",
}


def more(number: int) -> str:
    """Say how many are not shown."""
    return f"and {number} more"


def pair(person: str, when: str) -> str:
    """Return one pair in two lines."""
    return f"*{person}*\n{when}"


def noted(names: str, day: str) -> str:
    """Say of which check-in one's notes are."""
    return f"On the check-in with {names}, {day}"


def talked(day: str, weeks: int) -> str:
    """Say when two talked last; `day` may read "today"."""
    if weeks < 1:
        return f"You talked last: {day}"
    return f"You talked last: {day}, {weeks} {'week' if weeks == 1 else 'weeks'} ago"


def group(name: str, rhythm: str) -> str:
    """Head the part of one group."""
    return f"*#{name}*, {rhythm}"


def ahead(person: str, moment: str) -> str:
    """Say with whom the next check-in is, and when one is written to."""
    return f"With {person}. When I write to you: {moment}."


def rest(group_name: str, why: str) -> str:
    """Tell somebody that they have no check-in in a round, and why."""
    return f"A new round of check-ins has begun in #{group_name}. {why}"


def next_round(day: str) -> str:
    """Say when the next round begins."""
    return f"The next round begins on {day}."


def paused(day: str) -> str:
    """Say until when somebody has paused."""
    return f"You have paused until {day}."
