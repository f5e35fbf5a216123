"""What follows a channel's own changes."""

from bot.features.kudos import service
from bot.slack.replies import Letter
from bot.slack.requests import ChannelChanged
from bot.work import Work


def channel_changed(event: ChannelChanged, work: Work) -> tuple[Letter, ...]:
    """Follow a channel to its new id."""
    if event.change == "new_id" and event.new_channel:
        service.follow_channel(work, event.workspace, event.channel, event.new_channel)
    return ()
