"""What the bot answers to whoever speaks to it."""

from bot.features.home import text
from bot.features.home.views.page import pause_buttons
from bot.features.peers.service import Seat
from bot.slack.blocks import actions, button, section
from bot.slack.mentions import quote
from bot.slack.replies import Message

GROUPS_NAMED = 5


def help_message() -> Message:
    """Return the short help."""
    return Message(text.HELP_TEXT, (section(text.HELP_TEXT),))


def stop(seats: tuple[Seat, ...]) -> Message:
    """Answer somebody who wants the bot to stop."""
    if not seats:
        return Message(text.STOP_STRANGER)
    rows = [
        block
        for seat in seats[:GROUPS_NAMED]
        for block in (section(f"#{quote(seat.group.name)}"), actions(*pause_buttons(seat)))
    ]
    return Message(text.STOP, (section(text.STOP), *rows))


def stop_elsewhere() -> Message:
    """Answer somebody who wants the bot to stop, in a conversation that is not of any of their groups."""
    return Message(text.STOP_ELSEWHERE)


def not_here() -> Message:
    """Answer in a conversation that has no group: how to make one."""
    return Message(text.NO_GROUP_HERE, (section(text.NO_GROUP_HERE),))


def unready(group_id: int) -> Message:
    """Answer in a channel whose group lacks its set-up."""
    first = button(text.SET_UP, "peers.set_up", group_id, style="primary")
    return Message(text.UNREADY_HERE, (section(text.UNREADY_HERE), actions(first)))


def shared() -> Message:
    """Answer in a channel that is shared with another firm."""
    return Message(text.SHARED_HERE)
