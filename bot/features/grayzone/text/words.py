"""The feature's terms: states, symptoms, hours."""

from decimal import Decimal

SYMPTOM = {
    "WAITS": "waits",
    "REWORK": "rework",
    "LOST": "things get lost",
    "DOUBLE_WORK": "double work",
    "UNCLEAR_OWNER": "unclear owner",
    "CONTRADICTING_TARGETS": "contradicting targets",
}

STATE = {
    "QUIET": "quiet",
    "FADED": "faded",
    "PROPOSED": "proposed",
    "CLAIMED": "claimed by one side",
    "OWNED": "owned",
    "PARKED": "parked",
    "WITHDRAWN": "withdrawn",
    "CASE": "a case is being drafted",
    "COALITION": "gathering pledges",
    "CHARTERED": "chartered",
    "DELIVERED": "delivered, waiting for both sides to confirm",
    "WON": "won",
    "LEARNED": "ended, with something learned",
    "HELD": "won, and it held",
    "SLIPPED": "won, and it slipped",
}

QUESTION = {"NUMBER": "the delivered number", "REVIEW": "that it held"}
SURFACED = "surfaced as an issue of the group"

FORMER_FUNCTION = "a former function"
SOMEONE = "someone"
TITLE_LENGTH = 80


def amount(hours: float) -> str:
    """Return hours with at most one decimal, such as "11" or "2.5"."""
    return f"{hours:.1f}".removesuffix(".0")


def exact(number: Decimal) -> str:
    """Return a decimal number as it was typed, without spare zeros: "12.50" is "12.5"."""
    digits = f"{number:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def typed(hours: float) -> str:
    """Return hours as their author typed them, with up to six decimals: neither forms nor posts round them."""
    return exact(Decimal(f"{hours:.6f}"))


def per_week(hours: float) -> str:
    """Return what is lost, such as "about 11 h per week"."""
    return f"about {amount(hours)} h per week"


def functions(count: int) -> str:
    """Return "1 function" or "3 functions"."""
    return "1 function" if count == 1 else f"{count} functions"


def weeks(count: int) -> str:
    """Return "1 week" or "3 weeks"."""
    return "1 week" if count == 1 else f"{count} weeks"


def listed(names: tuple[str, ...]) -> str:
    """Return "Ana", "Ana and Bo" or "Ana, Bo and Chi"."""
    if len(names) < 2:  # noqa: PLR2004 (one name needs no "and")
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def border(giver: str, receiver: str) -> str:
    """Return the border between two functions, such as "Sales → Operations"."""
    return f"{giver} → {receiver}"


def handoff(giver: str, receiver: str, artefact: str) -> str:
    """Return a handoff in one line, such as "Sales → Operations: order data"."""
    return f"{border(giver, receiver)}: {artefact}"


def title(what: str, artefact: str, symptom: str) -> str:
    """Return the one line by which an issue is known: the first of its words, or its key when it surfaced quietly."""
    first = next((line.strip() for line in what.splitlines() if line.strip()), "")
    if not first:
        return f"{artefact}: {SYMPTOM[symptom]}"
    return first if len(first) <= TITLE_LENGTH else first[: TITLE_LENGTH - 1].rstrip() + "…"
