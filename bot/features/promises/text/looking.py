"""The words of one promise, as each of the two sees it. Names and people's words come in escaped."""

TITLE, CLOSE = "A promise", "Close"
ONLY_YOU_TWO = "Only the two of you see this."
TRUSTED = "No reminders: it is trusted."
LINK = "The message it is about"
DUE, DONE = "*Due:*", "*Done means:*"
REASON, MISSING = "*Why another day:*", "*Still missing:*"

ACCEPT, COUNTER, DECLINE, TAKE_BACK = "Accept", "Suggest a change", "Decline", "Take it back"
REPORT, ASK_DATE, WITHDRAW, SNOOZE = "Done", "Need a new date", "Withdraw", "Snooze"
AGREE, KEEP_DATE, RELEASE = "Agree", "Keep the old date", "Release"
CONFIRM, NOT_YET, NOT_KEPT = "Yes, it is done", "Not yet", "It was not kept"
LOOK = "Look at it"
TRUST, REMIND = "I trust you with this", "Remind again"

DECLINE_ASK = ("Decline?", "No reason is needed, and nobody's count changes: it just does not come about.", "Decline")
TAKE_BACK_ASK = (
    "Take it back?",
    "It does not come about then. No reason is needed, and it counts nowhere.",
    "Take back",
)
RELEASE_ASK = (
    "Release them?",
    "Nothing is owed then, and it counts for nothing: neither kept nor not kept.",
    "Release",
)
WITHDRAW_FREE_ASK = (
    "Withdraw?",
    "The promise ends. This early, and once in 30 days, it counts for nothing. Asking for a new date may do as well.",
    "Withdraw",
)
WITHDRAW_LEFT_ASK = (
    "Withdraw?",
    "The promise ends, and counts for nothing, since whoever relied on it is not in the group any more.",
    "Withdraw",
)
WITHDRAW_ASK = (
    "Withdraw?",
    (
        "The promise ends, and counts for you as one not kept: it is less than a day before it is due, or your second "
        "one in 30 days. Only you ever see that."
    ),
    "Withdraw",
)
NOT_KEPT_ASK = (
    "It was not kept?",
    (
        "The promise ends so. They read that you said it, and it lowers what they alone read about how much of theirs "
        "arrives on time. Nobody else learns of it, and it cannot be taken back."
    ),
    "It was not kept",
)

# What a press did, and what comes next.
DECLINED = "Declined. No reason is needed, and nobody's count changes."
TAKEN_BACK = "Taken back. It counts nowhere."
KEPT_DATE = "The old day stays."
RELEASED = "Released. Nothing is owed any more, and it counts for nothing."
WITHDRAWN = "Withdrawn. The promise is over."
CONFIRMED = "Thank you: it is kept, and closed."
SAID_NOT_KEPT = "Noted. The promise is over, and nobody but the two of you sees it."
TRUSTED_NOW = "I do not remind anybody of this one."
REMINDED_NOW = "I remind as usual again."
PUT_ASIDE = "Put aside. It stands in *My promises*."
SNOOZED = "Put off until your next working day."


def begun(name: str) -> str:
    """Say that a promise was begun."""
    return f"{name} is told that something waits, and answers next. Nothing is promised until then."


def accepted(performer: str, customer: str) -> str:
    """Say that it is promised, and what comes next."""
    return f"It is promised now. {performer} says when it is done, and {customer} confirms it."


def countered(name: str) -> str:
    """Say that something else was suggested."""
    return f"{name} answers next."


def date_asked(name: str) -> str:
    """Say that a new date was asked for."""
    return f"{name} answers next. Until then, and without an answer, the old day stays."


def date_agreed(day: str) -> str:
    """Say that the date has moved."""
    return f"Agreed: it is due on {day} now."


def reported(name: str) -> str:
    """Say that it was reported done."""
    return f"{name} is asked whether it is done."


def said_not_yet(name: str) -> str:
    """Say that something is missing."""
    return f"{name} reads what is missing. The promise stands again."


def promises(performer: str, customer: str) -> str:
    """Say who promises it to whom."""
    return f"*{performer}* promises it to *{customer}*"


def asks(performer: str, customer: str) -> str:
    """Say who asks whom for it."""
    return f"*{customer}* asks *{performer}* for it"


def offers(performer: str, customer: str) -> str:
    """Say who offers it to whom."""
    return f"*{performer}* offers it to *{customer}*"


def would(performer: str, customer: str) -> str:
    """Say who would promise it to whom, while they suggest changes."""
    return f"*{performer}* would promise it to *{customer}*"


def between(performer: str, customer: str) -> str:
    """Say between whom it was, when it is over."""
    return f"From *{performer}*, for *{customer}*"


def moved(before: str, after: str, by: str) -> str:
    """Tell of one change of the date."""
    return f"Moved from {before} to {after}, as {by} wished"


def asked_on(day: str) -> str:
    """Tell of the day that is asked for."""
    return f"*New date asked for:* {day}"
