"""What the thread of an issue is told: one short line each. People's words and names arrive escaped."""

DISPUTED = "The other side disputes that. It is an open proposal again."
UNDISPUTED = "Undisputed for two working days, so it is owned."
IDLE = "Nothing happened for three weeks, so it is parked. “Raise it again” brings it back."
CASE_IDLE = "No case was written in ten working days. It is an open proposal again, and a driver is welcome."
LAPSED = "It did not gather enough by its date, so it is parked. Nothing that was pledged is shown."
WON = "*Won.* Both sides confirmed the number. It will be looked at again in 60 days."
LEARNED = (
    "Both sides confirmed the number. It moved less than half of the way: something learned. Thank you all the same."
)
HELD = "Both sides say that it held."


def seen(name: str, function: str, hours: str) -> str:
    """Tell that somebody sees it too."""
    return f"{name} sees it too, for {function}: {hours}."


def withdrawn(name: str) -> str:
    """Tell that the author withdrew it."""
    return f"{name} withdrew it."


def again(name: str, *, slipped: bool) -> str:
    """Tell that somebody brought it back."""
    return f"{name} reopened it: a new round begins." if slipped else f"{name} raised it again."


def claimed(name: str, function: str, people: str, day: str) -> str:
    """Tell that one side claims it; `people` of the other side are mentioned, since they may have to act."""
    line = f"{name} says for {function}: we own this. It stands from {day} unless the other side disputes it."
    return f"{line} {people}" if people else line


def drafting(name: str) -> str:
    """Tell who drives it."""
    return f"{name} is its driver and drafts the case."


def handed_back(name: str) -> str:
    """Tell that the driver gave it back."""
    return f"{name} handed the case back. A driver is welcome."


def taken_over(name: str) -> str:
    """Tell who drives it now."""
    return f"{name} took over as its driver."


def case(*, name: str, number: str, fix: str, weeks: str, joins: str, day: str) -> str:
    """Tell what the case is."""
    return (
        f"{name} wrote the case: {number}, by this fix: {fix}\nTime: {weeks}. Asked to join: {joins}. "
        f"Sealed pledges are gathered until {day}."
    )


def chartered(pledges: str, day: str) -> str:
    """Tell all names at once."""
    return f"*Chartered*, until {day}. Pledged, and opened together:\n{pledges}"


def started(name: str) -> str:
    """Tell that the driver began."""
    return f"{name}: work has begun."


def delivered(name: str, measured: str, people: str) -> str:
    """Tell the result, and ask the mentioned people to confirm it."""
    line = f"{name} delivered. Measured again: *{measured}*."
    return f"{line} {people}: is that so, seen from your side? The card has the buttons." if people else line


def confirmed(name: str, function: str) -> str:
    """Tell that one side confirmed."""
    return f"{name} confirmed the number for {function}."


def doubted(name: str, reason: str) -> str:
    """Tell that one side doubts the number."""
    return f"{name} says that the number is off: {reason}\nIt runs on until it is measured again."


def review(people: str) -> str:
    """Ask both sides whether it held."""
    line = "60 days have passed. Did it hold? The card has the buttons."
    return f"{people} {line}" if people else line


def held(name: str, function: str) -> str:
    """Tell that one side says that it held."""
    return f"{name} says for {function}: it held."


def slipped(name: str) -> str:
    """Tell that one side says that it slipped."""
    return f"{name} says that it slipped. “Reopen” on the card brings it back."
