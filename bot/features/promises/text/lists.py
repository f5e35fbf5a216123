"""The words of "My promises", and of what waits. Names and people's words come in escaped where they become markup."""

TITLE, CLOSE = "My promises", "Close"
MINE, TO_ME, CLOSED = "*Mine*: what I promise", "*To me*: what others promise me", "*Closed lately*"
NO_MINE = "Nothing now. What you promise, or are asked for, stands here."
NO_TO_ME = "Nothing now. What you ask for, or are offered, stands here."
LOOK, MAKE = "Look", "Make a promise"
RELIABILITY_TITLE = "*How much of what I promise arrives on time*"
NEARLY_ALL = "Nearly all of it"
MOST = "Most of it"
MORE_THAN_HALF = "More than half of it"
FEWER = "Less than half of it"
TOO_FEW = (
    "This shows from five closed promises with three people on, in words and not in numbers. Only you see it; nobody "
    "else does, and nothing depends on it."
)
ONLY_YOU = "Only you see this, and nothing depends on it."

DUE_SOON = "You promised this to {}, for {}"
MISSING = "{} says that something is still missing"
ASKS, OFFERS, COUNTERS = (
    "{} asks you for this, for {}",
    "{} offers you this, for {}",
    "{} suggests this instead, for {}",
)
NEW_DATE = "{} asks you for a new date: {} instead of {}"
OVERDUE = "It is long after {}, and {} has not said that this is done"
ANSWER, DONE, NEED_DATE, SNOOZE = "Answer", "Done", "Need a new date", "Snooze"


_NEWS = {
    "RELEASED": "{} released you from this: nothing is owed any more",
    "WITHDRAWN": "{} has withdrawn this promise: do not count on it",
    "NOT_KEPT": "{} said that this was not kept: it is over",
}
ALL_RIGHT = "All right"


def news(state: str, name: str, day: str, *, performs: bool) -> str:
    """Say what the other one did: took it, or ended it."""
    agreed = "{} has accepted: you promise this for {}" if performs else "{} has promised you this, for {}"
    return _NEWS.get(state, agreed).format(name, day)


def due(day: str, name: str) -> str:
    """Say of a promise of one's own when it is due, and to whom."""
    return f"due {day}, to {name}"


def line(what: str, name: str, due: str, state: str, *, performs: bool) -> str:
    """Return one promise in two lines."""
    return f"*{what}*\n{'to' if performs else 'from'} {name} · due {due} · {state}"


def based(band: str, promises: int, people: int) -> str:
    """Say how reliable one is, and on what that rests."""
    return f"{band}, based on {promises} promises with {people} people."


def more(count: int) -> str:
    """Say how many open ones are not shown."""
    return f"and {count} more, due later: they show as these are closed"
