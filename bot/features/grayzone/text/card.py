"""The words of an issue's card. People's words arrive escaped; days arrive as Slack shows them."""

HANDOFF, SYMPTOM, COST, DRIVER, SEEN, STATE = "Handoff", "It shows as", "It costs", "Driver", "Seen by", "Now"
TOUCHES = "It also touches"
LINK, EVIDENCE = "the message it came from", "evidence"
PROBLEM, NUMBER, FIX, WEEKS, JOIN, PLEDGED = (
    "Problem",
    "Number",
    "Smallest fix",
    "Time",
    "Asked to join",
    "Chartered by",
)
NOBODY = "nobody yet"

SEE, OWN, DRAFT, WITHDRAW = "I see it too", "We own this", "Draft the case", "Withdraw"
DISPUTE, AGAIN, REOPEN = "Dispute", "Raise it again", "Reopen"
WRITE, BACK, OVER = "Write the case", "Hand back", "Take over"
PLEDGE, START, DELIVER = "Pledge, sealed", "Work has begun", "Deliver the result"
TASK, ASK = "Add a task", "Ask for help"
CONFIRM, OFF, HELD, SLIPPED = "Confirm the number", "The number is off", "It held", "It slipped"
LOOK, PROPOSE = "Look", "Raise an issue"

CONFIRM_OWN = (
    "We own this",
    "Your function takes this issue. The other side has two working days to dispute it.",
    "Yes",
)
CONFIRM_DRAFT = (
    "Become the driver?",
    "You drive this issue and have ten working days to write its case. You may hand it back without a reason.",
    "I will drive it",
)
CONFIRM_WITHDRAW = ("Withdraw this issue?", "It ends here. Anybody can raise the matter again.", "Withdraw it")
CONFIRM_BACK = ("Hand the case back?", "The issue is an open proposal again. No reason is needed.", "Hand it back")
CONFIRM_OVER = ("Take over as driver?", "This works only when the present driver has left the group.", "Take over")
CONFIRM_NUMBER = ("Confirm the number?", "You confirm for your side that the number is so.", "It is so")
CONFIRM_SLIPPED = ("Did it slip?", "One side is enough to say so. Anybody can then reopen the issue.", "It slipped")


def heading(number: int, title: str) -> str:
    """Return the first line of a card."""
    return f"*{number} · {title}*"


def in_full(number: int) -> str:
    """Say how to read all of what is shortened; Slack takes no commands in threads, so it says where."""
    return f"Shortened here. `/grayzone {number}`, typed in the channel, shows all of it."


def cost(hours: str, functions: str) -> str:
    """Return what an issue costs, as everybody sees it."""
    return f"{hours}, {functions}"


def raised(author: str | None, functions: str, hours: str) -> str:
    """Return who raised it: a name, or for an issue that surfaced from under seal how many functions."""
    if author:
        return f"Raised by {author}."
    return f"Raised quietly by {functions} ({hours} together). Who it was stays sealed."


def number(baseline: str, target: str, unit: str, measured: str | None) -> str:
    """Return the number that is to move."""
    path = f"{baseline} → {target} {unit}"
    return f"{path}, measured again: *{measured} {unit}*" if measured else path


def pledged(name: str, hours: str, condition: str) -> str:
    """Return one opened pledge, with its condition where its author wanted it shown."""
    line = f"{name}: {hours} h per week"
    return f"{line}. If: {condition}" if condition else line


def seen(function: str, name: str, hours: str, link: str) -> str:
    """Return who said what it costs, for one person."""
    return f"{function} ({name}, {hours} h{', ' + link if link else ''})"


def proposed(day: str) -> str:
    """Say that it is open."""
    return f"Proposed. It parks on {day} if nothing happens."


def claimed(function: str, name: str, other: str, day: str) -> str:
    """Say who claims it."""
    return f"{function} says that it owns this ({name}). {other} can dispute that until {day}."


def owned(function: str, name: str) -> str:
    """Say who owns it."""
    return f"{function} owns this ({name})."


def case(driver: str, day: str) -> str:
    """Say who drafts."""
    return f"{driver} drafts the case, until {day}."


def coalition(day: str) -> str:
    """Say that pledges are gathered; the same sentence whatever was pledged."""
    return f"Gathering sealed pledges until {day}. They open all together at a tick, or not at all."


def held_back(day: str) -> str:
    """Say why no coalition is chartered now."""
    return (
        f"Gathering sealed pledges until {day}. Two issues are running, so no third is chartered for now; the time to "
        "pledge grows by a working day each day."
    )


def chartered(day: str, weeks_over: str, *, started: bool) -> str:
    """Say that it runs."""
    begun = "Chartered; work has begun" if started else "Chartered"
    return f"{begun}. Planned until {day}{'; ' + weeks_over + ' beyond it' if weeks_over else ''}."


def delivered(sides: str) -> str:
    """Say who still has to confirm."""
    return f"Delivered. {sides} still to confirm the number."


def won(day: str) -> str:
    """Say that it is won, and when it is looked at again."""
    return f"*Won.* Both sides confirmed. It is looked at again on {day}."


def review(sides: str) -> str:
    """Ask whether a win held."""
    return f"*Won*, some time ago. Did it hold? {sides} still to say."


PARKED = "Parked. Anybody can raise it again."
WITHDRAWN = "Withdrawn by its author."
LEARNED = "Ended: the number moved less than half of the way. What was learned stays in the thread."
HELD_WORDS = "*Won, and it held.* Both sides say so."
SLIPPED_WORDS = "Won, and it slipped. Anybody can reopen it."
