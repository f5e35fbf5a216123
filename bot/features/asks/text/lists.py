"""The words of what waits, of one's own books, and of Home."""

QUESTION_WHAT = (
    "You are the only one who is asked now. Look at it, then say yes or not: “Not now” needs no reason, and nobody "
    "learns of it."
)
IDLE = "Five working days have passed. Is it done, or is it better given up? Both are fine."
BETWEEN_YOU = "Settle the rest between you two."
RECORD_WHAT = "About how long it took or saved, and one line of thanks. It stays between you two."
VAIN_TITLE = "Nobody was found yet"
VAIN_WHAT = "That says nothing about you or your ask: days are full. You decide how it goes on."
BACK_TITLE = "It is open again"
BACK_WHAT = "Your helper could not go on. Others may help now; you need not do anything."
EXPIRED_TITLE = "Its time is over, and nobody was free"
EXPIRED_WHAT = "Would a smaller piece of it help, too? It is easier to say yes to."
CANCELLED_WHAT = "You need not do anything more. Thank you for being ready."

MINE_TITLE = "My asks and help"
ONLY_YOU = "For your eyes only. Nothing here is ever added up, compared or shown to others."
MINE, OPEN, HELPED, RECEIVED = "*Your asks*", "*Open in your group*", "*You helped*", "*Helped you*"
NONE_MINE = "None is open. A small one costs little, and somebody likes to be asked."
NONE_OPEN = "Nobody asks for anything now."
NONE_HELPED = "Nothing yet. What others record of your help stands here, with their line of thanks."
NONE_RECEIVED = "Nothing yet. When somebody has helped you, you record it here, the same day."

STATES = {
    "EVERYONE": "everyone in the group is asked",
    "QUIETLY": "being asked quietly, one after another",
    "DELIVERED": "done; not recorded yet",
    "EXPIRED": "its time is over, and nobody was free",
}


def more(number: int) -> str:
    """Say how many are not shown."""
    return f"and {number} more"


def question(size: str) -> str:
    """Name a quiet ask to whoever it is put to."""
    return f"One ask fits you ({size})"


def you_help(name: str) -> str:
    """Say whom one helps."""
    return f"You help {name}"


def helps_you(name: str) -> str:
    """Say who helps."""
    return f"{name} helps you"


def record(name: str) -> str:
    """Ask to record a help."""
    return f"{name} helped you: record it today"


def thanks(name: str) -> str:
    """Say who thanks."""
    return f"{name} thanks you"


def not_needed(name: str) -> str:
    """Say that an ask was taken back."""
    return f"{name} does not need it any more"


def is_on_it(name: str) -> str:
    """Say who is on it, to the asker."""
    return f"{name} is on it"


def own(line: str, state: str) -> str:
    """Return an ask of one's own in two lines."""
    return f"{line}\n_{state}_"


def other(name: str, line: str) -> str:
    """Return somebody's ask."""
    return f"*{name}*: {line}"


def book(name: str, day: str, hours: str, thanks: str) -> str:
    """Return one line of a book."""
    return f"*{name}*, {day}, {hours}\n{thanks}"
