"""What the bot answers to whoever speaks to it."""

from bot.features.home.text import messages
from bot.features.home.text import page as text
from bot.features.home.views.page import pause_buttons
from bot.features.peers.service import Seat
from bot.slack.blocks import actions, button, section
from bot.slack.mentions import quote
from bot.slack.replies import Block, Message

GROUPS_NAMED = 5


def help_message() -> Message:
    """Return the short help."""
    return Message(text.HELP_TEXT, (section(text.HELP_TEXT),))


def stop(seats: tuple[Seat, ...]) -> Message:
    """Answer somebody who made the bot stop: how to come back, and how to rest in single groups or leave them."""
    again = actions(button(messages.START, "home.start"))
    if not seats:
        return Message(messages.STOPPED_STRANGER, (section(messages.STOPPED_STRANGER), again))
    rows = _groups(seats)
    return Message(messages.STOPPED, (section(messages.STOPPED), again, *rows))


def pause(seats: tuple[Seat, ...], *, talks: bool) -> Message:
    """Ask somebody who wants a pause of what; `talks` if they take part in check-ins."""
    presses = (button(messages.PAUSE_CHECKINS, "checkins.pause"),) if talks else ()
    first = (actions(*presses),) if presses else ()
    return Message(messages.PAUSE, (section(messages.PAUSE), *first, *_groups(seats)))


def started() -> Message:
    """Answer somebody whom the bot may write to again."""
    return Message(
        messages.STARTED, (section(messages.STARTED), actions(button(messages.MESSAGES, "notices.settings")))
    )


def stop_stranger() -> Message:
    """Answer somebody who is in no group and wants the bot to stop, where others read it."""
    return Message(messages.STOP_STRANGER)


def stop_here(seat: Seat) -> Message:
    """Answer somebody who wants the bot to stop, in the channel of their group: others read it."""
    return Message(messages.STOP_HERE, (section(messages.STOP_HERE), *_groups((seat,))))


def stop_elsewhere() -> Message:
    """Answer somebody who wants the bot to stop, in a conversation that is not of any of their groups."""
    return Message(messages.STOP_ELSEWHERE)


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


def _groups(seats: tuple[Seat, ...]) -> list[Block]:
    return [
        block
        for seat in seats[:GROUPS_NAMED]
        for block in (section(f"#{quote(seat.group.name)}"), actions(*pause_buttons(seat)))
    ]
