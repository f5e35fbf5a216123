"""What waits for a person, in two lines, and what the week's digest says. Names are not escaped."""

from datetime import date, datetime

TALKED, DID_NOT, SKIP, AGREE = "We talked", "We did not talk", "Not this time", "Agree"
WORTH_IT = "A quarter of an hour is enough."


def check_in(names: str) -> str:
    """Say with whom."""
    return f"Check-in with {names}"


def in_group(group: str, title: str) -> str:
    """Say of which group's check-ins a line is."""
    return f"#{group}: {title}"


def suggested(name: str, when: str) -> str:
    """Say who suggests which time."""
    return f"{name} suggests {when} for your check-in"


def moment(local: datetime) -> str:
    """Return a moment in the reader's own zone: these lines are plain text."""
    return f"{local:%a} {local.day} {local:%b}, {local:%H:%M}"


def agreed(names: str, when: str) -> str:
    """Say that the time which one suggested oneself is agreed."""
    return f"The time that you suggested to {names} is agreed: {when}"


def they_talked(name: str, names: str) -> str:
    """Say who noted that they talked."""
    return f"{name} noted that you talked" if name == names else f"{name} noted that you talked: {names}"


def object_until(day: date) -> str:
    """Say until when it can be corrected."""
    return f"If you did not, say so before {day.day} {day:%B}; else nothing is to be done."


def because(why: str) -> str:
    """Say why, and that it need not be long."""
    return f"{why} {WORTH_IT}"


def digest(names: str, why: str, group: str) -> str:
    """Say what a message would have said."""
    return f"Your check-in with {names} in #{group}: {why}"


def digest_claim(noted: str, until: str) -> str:
    """Say who noted that they talked."""
    return f"{noted}. {until}"


def digest_rest(group: str, why: str) -> str:
    """Say that somebody has no check-in in this round."""
    return f"No check-in for you in this round of #{group}: {why}"


# One sentence, whatever the cause: else it would tell of an exclusion.
ODD = NOBODY_LEFT = "you rest this time, since not everybody can have a partner in each round."
