"""What waits for a person, in two lines, and what the week's digest says. Names are not escaped."""

from datetime import date

TALKED, DID_NOT, SKIP, AGREE = "We talked", "We did not talk", "Not this time", "Agree"
WORTH_IT = "A quarter of an hour is enough."


def check_in(names: str) -> str:
    """Say with whom."""
    return f"Check-in with {names}"


def suggested(name: str) -> str:
    """Say who suggests a time."""
    return f"{name} suggests a time for your check-in"


def agreed(names: str) -> str:
    """Say that the time which one suggested oneself is agreed."""
    return f"The time that you suggested to {names} is agreed"


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


ODD = "the number of those present is odd, so one rests, each in turn."
NOBODY_LEFT = "nobody is left for you this time. You come first in the next round."
