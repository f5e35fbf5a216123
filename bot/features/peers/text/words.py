"""The words on the card, the forms and the receipts. In Slack's markup, people's names come in escaped."""

from bot.features.peers.text.refusals import place

HELLO = (
    "*Hello, I am Grayzone.* I help people who lead together, with no boss among them in the room, to bring up what no "
    "single function owns and to settle it. Here you can see who sits at the table, and with which function."
)
FIRST_STEP = (
    "*First step:* one of you sets the group up (functions, handoffs, time). Then everyone who wants to, joins."
)
EXPLICIT = "I act on commands, buttons, kudos emoji and mentions of me only, and I enrol nobody."
NOBODY_YET = "Nobody has joined yet: press *Join* and choose your function."
CARD_TEXT_NEW = (
    "Hello, I am Grayzone. I help people who lead together to bring up what no single function owns and to settle it. "
    "Press “Set up this group” to begin."
)
OPEN_SEATS = "*Open seats:*"
FORMER_COLLEAGUE = "a former colleague"
BACK_AGAIN = "I am back. Your group and its issues are as you left them."
BACK_UNREADY = "I am back. Press “Set up this group” to begin."

SET_UP, JOIN, CHANGE, AWAY, LEAVE, EDIT = (
    "Set up this group",
    "Join",
    "Change my function",
    "Away until …",
    "Leave",
    "Edit group",
)
HERE_AGAIN = "I am back"
LEAVE_TITLE = "Leave this group?"
LEAVE_TEXT = (
    "You no longer act on its issues, and your open check-ins in it do not take place. What you did stays, and you can "
    "join again at any time."
)
LEAVE_YES, LEAVE_NO = "Leave", "Stay"

NOT_HERE_DIRECT = (
    "I do not work in direct messages: a peer group needs a channel that its people can find. Invite me to your team's "
    "channel with /invite @Grayzone."
)
NOT_HERE_SHARED = (
    "I do not work in channels shared with another firm: what peers settle here is for colleagues only. Invite me to a "
    "channel of your own with /invite @Grayzone."
)
NOW_SHARED = (
    "This channel is now shared with another firm, so this group is paused: it is for colleagues only. Nothing is "
    "lost; it goes on when the channel is your own again."
)
NO_LONGER_SHARED = "This channel is your own again, so the group goes on. Nothing was lost."

SET_UP_TITLE, EDIT_TITLE = "Set up this group", "Edit this group"
SAVE = "Save"
FUNCTIONS = "Functions"
FUNCTIONS_HINT = "The parts of the firm that people here lead: one per line, at most 60 characters each."
FUNCTIONS_EDIT_HINT = (
    "One per line, at most 60 characters each. A changed line is another function, without the people, handoffs and "
    "issues of the old one: to keep those, use “Rename a function”."
)
RENAME = RENAME_TITLE = "Rename a function"
RENAMED = "Function"
NEW_NAME = "New name"
NEW_NAME_HINT = "It keeps its people, handoffs and issues. The cards in the channel show the new name."
RENAME_CLOSES = "Saving closes the group's form, too. What you changed there and did not save is not kept."
HANDOFFS = "Handoffs between them"
HANDOFFS_HINT = "What one passes to another: one per line, as in “Sales > Operations: order data”. More can come later."
ZONE = "Time zone of the group"
HOUR = "Hour of the tick"
HOUR_HINT = (
    "On working days at this hour, what was sealed opens for all at once. A change counts from the next tick; that of "
    "Monday is fixed a day ahead."
)
JOIN_TITLE, CHANGE_TITLE, AWAY_TITLE = "Join this group", "Change my function", "Away for a while"
FUNCTION = "Which function do you lead?"
BACK_ON = "First day on which you are back"
BACK_HINT = "Others see it on the group's card. It ends by itself on that day."

STANDING_FUNCTIONS = ("Sales", "Operations", "Engineering", "Finance", "People", "Marketing")
STANDING_HANDOFFS = (
    "Marketing > Sales: qualified leads",
    "Sales > Operations: order data",
    "Sales > Engineering: customer wishes",
    "Engineering > Operations: release notes",
    "Operations > Finance: delivered hours",
    "People > Finance: head count plan",
)

HOME_LEFT = "You left the group. What you did stays, and you can join again on its card at any time."
ALREADY_LEFT = "You are not in this group. To come in, press Join on its card."
IS_BACK = "Welcome back."


def card_text(lines: tuple[str, ...]) -> str:
    """Return the card's whole content for screen readers and notifications."""
    return "The peer group of this channel. " + " ".join(lines)


def tick(hour: int, zone: str) -> str:
    """Say when sealed things open."""
    return f"What is sealed opens on working days at {hour:02d}:00 ({zone}); quiet issues are compared on Mondays."


def away_until(day: str) -> str:
    """Say when somebody is back."""
    return f"away, back on {day}"


def more(count: int) -> str:
    """Say how many are not listed."""
    return f"and {count} more"


def kept_unseen(count: int) -> str:
    """Say that some handoffs do not fit into the form."""
    return f"{count} more handoffs do not fit into this field; they stay as they are."


def stale(functions: str) -> str:
    """Tell of a newer set-up; `functions` are those now saved, escaped."""
    return (
        "Somebody changed this group while you were writing. What you wrote is still below, nothing of it is saved. "
        f"Saved now: {functions}. Save again to put yours in its place, or cancel to keep theirs."
    )


def stale_names(functions: str) -> str:
    """Tell of a newer set-up to somebody who renames; `functions` are those now saved, escaped."""
    return f"Somebody changed this group while you were writing, so nothing is renamed yet. Saved now: {functions}."


def named_already(name: str) -> str:
    """Tell that nothing had to be done."""
    return f"It is called {name} already."


def set_up_done(channel_name: str) -> str:
    """Confirm the set-up."""
    return (
        f"The group in {place(channel_name)} is ready. Its card now has a Join button: press it to take your own seat."
    )


def edited() -> str:
    """Confirm an edit."""
    return "Saved. The group's card shows it."


def joined(function: str) -> str:
    """Welcome a new peer."""
    return f"You are in, as {function}. Type /grayzone to bring up what falls between functions, or open my Home tab."


def changed(function: str) -> str:
    """Confirm a change of function."""
    return f"You are in as {function} now."


def already(function: str) -> str:
    """Tell that nothing had to be done."""
    return f"You are in already as {function}."


def away(day: str) -> str:
    """Confirm an absence."""
    return f"Noted: you are back on {day}. Press “{HERE_AGAIN}” on my Home tab to end it earlier."
