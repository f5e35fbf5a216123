"""Every sentence with which peers refuses. They are plain text: whoever shows them escapes the names in them."""

NAMED = 2  # peers named in one sentence
INVITE = "/invite @Grayzone"


def place(channel_name: str) -> str:
    """Name a channel; its name is empty where Slack did not tell it in time."""
    return f"#{channel_name}" if channel_name else "your team's channel"


def not_a_peer(channel_name: str | None) -> str:
    """Say how to join; names a channel only where the person asked from inside it."""
    if channel_name:
        return f"You are not in the group in #{channel_name}. Press Join on its card there, then try again."
    return f"You are in no peer group. Press Join on the card in your team's channel, or invite me there: {INVITE}."


def paused(channel_name: str) -> str:
    """Say why nothing can be done in a group right now, and what opens it again."""
    return f"Your group in {place(channel_name)} is paused: I am not in its channel. Invite me again with {INVITE}."


def shared_outside() -> str:
    """Say why a group in a channel shared with another firm is paused."""
    return (
        "This group is paused: its channel is shared with another firm, and I work among colleagues of one firm only."
    )


def not_ready(channel_name: str) -> str:
    """Say that a group lacks its set-up."""
    return f"The group in {place(channel_name)} is not set up yet. Press “Set up this group” on its card there."


def several(channel_names: tuple[str, ...]) -> str:
    """Ask for the group when a person has several."""
    listed = ", ".join(place(name) for name in channel_names)
    return f"You are in several groups ({listed}). Do it in the channel of the one you mean, or from my Home tab."


STANDING = {
    "guest": "Guests of the workspace cannot take part: a peer group is for people who lead a function here.",
    "external": "People from another firm cannot take part: a peer group is among colleagues of one firm.",
    "bot": "Bots and apps cannot take part: a peer group is for people.",
    "deactivated": "This account is deactivated, so it cannot take part.",
}
UNKNOWN_PERSON = "Slack has not told me yet who you are. Please press it again in a moment."
NO_GROUP = "I do not know this group any more. Invite me to its channel again, and it will be found."
NO_HANDOFF = "That handoff is no longer in your group's list. Choose another, or add it again."
NO_FUNCTION = "That function is no longer in your group's list. Choose another one."
SAME_ENDS = "A handoff goes from one function to another: choose two different ones."
EMPTY_ARTEFACT = "Say what is handed over, such as “order data”."
EMPTY_FUNCTIONS = "Write at least two functions, one per line: gray zones lie between them."
EMPTY_NAME = "Write the new name: a word or two, such as “Revenue”."
STALE = "Somebody changed the set-up meanwhile. Look at it again, then save."
UNKNOWN_ZONE = "I do not know that time zone. Choose one from the list."
UNKNOWN_HOUR = "Choose an hour from 6 to 12."
NO_DATE = "Choose the day on which you are back."
PAST_DATE = "Choose a day after today: the first day on which you are back."
FAR_DATE = "Choose a day within a year. For longer, Leave instead: you can come back at any time."


def too_long(name: str, longest: int) -> str:
    """Say which name is too long."""
    return f"“{name[:30]}…” is too long: use at most {longest} characters."


def too_many(what: str, most: int) -> str:
    """Say how many there may be."""
    return f"There are too many {what}: write at most {most} lines."


def odd_function(name: str) -> str:
    """Say which marks a function's name may not have."""
    return f"“{name}” cannot be a function's name: write a word or two, without “>”, “→” or “:”."


def name_taken(name: str) -> str:
    """Say that another function has the name."""
    return f"“{name}” is another function of your group. Choose a name that is free."


def duplicate(name: str) -> str:
    """Say which line stands there twice."""
    return f"“{name}” stands there twice. Keep one of the two lines."


def odd_handoff(number: int) -> str:
    """Show how a handoff is written, for the line with this number."""
    return f"Line {number} is no handoff. Write it as: Sales > Operations: order data"


def unknown_function(number: int, name: str) -> str:
    """Name the line and the function that is not among those above."""
    return f"Line {number}: “{name[:60]}” is not among the functions above. Add it there, or correct it here."


def same_function(number: int) -> str:
    """Name the line whose giver is also its receiver."""
    return f"Line {number} hands over to itself. A handoff goes from one function to another."


def occupied(function: str, names: tuple[str, ...]) -> str:
    """Name the peers who hold a function that somebody wants to remove."""
    first, rest = names[:NAMED], len(names) - NAMED
    who = f"{', '.join(first)} and {rest} more" if rest > 0 else " and ".join(first)
    verb = "leads" if len(names) == 1 else "lead"
    return (
        f"{who} {verb} {function}: it stays until they press “Change my function” or leave the group. "
        "To give it another name, use “Rename a function”."
    )
