"""Words of the forms, receipts and the help. People's words come in escaped."""

from bot.features.kudos.text.words import listed

GIVE_TITLE = "Give kudos"
GIVE_SUBMIT = "Give"
PEOPLE_LABEL = "Whom do you thank?"
PEOPLE_HINT = "Peers of your group. Everybody in the group's kudos channel will see it."
PEOPLE_HINT_CLOSED = "Peers of your group."
REASON_LABEL = "What did they do?"
REASON_HINT = "A concrete act, in a sentence: “sent the board deck a day early, so that we could rehearse”."
REASON_HINT_CLOSED = "For their eyes only: these words are not published."
ABOUT = "For this message:"
CLOSED = (
    "This message is in a conversation that not everybody may read. Its words, its place and what you write here stay "
    "between you and whom you thank."
)
PUBLISH_LABEL = "May the group know whom you thank?"
PUBLISH_NO, PUBLISH_YES = "No, it stays between us", "Yes: only that I thank them, nothing else"

HELP = """*Kudos: thanks from one peer to another, for a concrete act*
• `/kudos @ana @bo for the board deck` gives them at once; `/kudos` opens a form
• Or put one of the group's kudos emoji on a peer's message, mention me with the people you thank, or use a message's \
shortcut “Give kudos”
• Each peer has a few a day. I count no totals and rank nobody: what you gave and received is on your Home tab, for \
you alone
• Taking a reaction off, or “Take back” on Home, withdraws kudos; so does deleting a message where I receive messages"""
CLOSED_RECEIPT = (
    "Thanked, and nothing of it leaves this conversation. “My kudos” on my Home tab lets you publish whom you thank."
)
MORE = "That is many people: look whether all are meant, then press Give."

NO_MESSAGE = "Give kudos on a message that a person wrote: I cannot tell who is behind this one."
ASK = "That names {count} people. Are all of them meant?"
ASK_YES = "Yes, thank them all"
CONFIRMED = "They are thanked."
JOINED = "Your thanks are on the card."
TAKEN_BACK = "Taken back."
CLOSE = "Close"


def receipt(names: tuple[str, ...], channel: str | None, left: int | None, a_day: int) -> str:
    """Say that people are thanked, where it is shown, and what is left of the day."""
    where = f" The card is in {channel}." if channel else " It stays between you and them."
    return f"You thanked {listed(names)}.{where}{remaining(left, a_day)}"


def remaining(left: int | None, a_day: int) -> str:
    """Say how many are left today, behind another sentence."""
    if left is None:
        return ""
    if left == 0:
        return f" These were the last of your {a_day} kudos of today."
    return f" You have {left} of {a_day} left today."


def nothing_new() -> str:
    """Say that these thanks are known."""
    return "They have your thanks for this already: it counts once."


def left_hint(left: int, a_day: int) -> str:
    """Say beside the form what is left of the day."""
    if left == 0:
        return f"You have given all your {a_day} kudos of today. Tomorrow there are new ones."
    return f"You have {left} of {a_day} left today."


def see(channel: str) -> str:
    """Say where the card is."""
    return f"They are thanked: see {channel}."
