"""The words of the message that brings two people together, in each of its states."""

WHY, BRING = "*Why now:*", "*To bring:*"
NO_SHARED_HOURS = "Your working hours do not overlap: a message counts, too."
MISSED = "It is noted that you did not talk. That happens."
SKIPPED = "It does not take place this time. No reason is needed."
# Of a round only, and true whatever the cause was: nobody learns by it who skipped, stopped, or does not want it.
FIRST = "Those who missed each other come first when they are in a round together."
SKIPPED_STILL = "If you talked after all, say so."
TALKED_AGREED = "You talked. What came of it? Your notes are for your eyes only, until you pass a line on."


def title(names: str) -> str:
    """Head the message: with whom."""
    return f"*Your check-in with {names}*"


def over(names: str) -> str:
    """Head a message of a check-in that is over."""
    return f"*Check-in with {names}*"


def shared(begins: str, ends: str, day: str, *, several: bool) -> str:
    """Say when all are at work, in the reader's own time; `day` may read "today"."""
    all_of = "all" if several else "both"
    return f"When you are {all_of} at work next: {day}, {begins} to {ends}, your time."


def frame(group: str, end: str) -> str:
    """Say whose round this is of, and until when it runs."""
    return f"Check-ins of #{group} · ends {end} · only the members of a check-in see what is answered here"


def suggests(name: str, when: str) -> str:
    """Say who suggests which time."""
    return f"{name} suggests *{when}*."


def you_suggest(when: str, names: str) -> str:
    """Say what one has suggested oneself."""
    return f"You suggested *{when}*. {names} can agree or name another time."


def agreed(when: str) -> str:
    """Say when it is."""
    return f"It is set for *{when}*. When you have talked, say so here."


def you_talked(names: str) -> str:
    """Say what one has said oneself."""
    return (
        f"Noted: you talked with {names}. What came of it? Your notes are for your eyes only, until you pass a line on."
    )


def says_you_talked(name: str, until: str) -> str:
    """Say what the other one said, and until when silence counts as yes."""
    return f"{name} says that you talked. Without a word from you until {until} that counts as yes."


def again(when: str) -> str:
    """Say when the reader is written to again, who put it off."""
    return f"I write to you again: {when}."


def gone(names: str, *, several: bool) -> str:
    """Say who is no longer there."""
    return f"{names} {'are' if several else 'is'} no longer in the group, so it does not take place."
