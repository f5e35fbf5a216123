"""The doors of peers."""

from bot.features.peers.facts import CARD_KIND
from bot.features.peers.handlers import channels, membership, painting, people, renaming, set_up
from bot.slack.doors import Doors
from bot.slack.requests import ChannelChanged, MemberJoined, MemberLeft, PersonChanged, QuietChanged, Uninstalled


def register(doors: Doors) -> None:
    """Register every door of peers."""
    doors.click("peers.set_up", set_up.ask)
    doors.submission("peers.set_up", set_up.save)
    doors.click("peers.rename", renaming.ask)
    doors.submission("peers.rename", renaming.save)
    doors.click("peers.join", membership.ask_to_join)
    doors.click("peers.change", membership.ask_to_change)
    doors.submission("peers.join", membership.join)
    doors.click("peers.leave", membership.leave)
    doors.click("peers.away", membership.ask_when_back)
    doors.submission("peers.away", membership.go_away)
    doors.click("peers.back", membership.come_back)
    doors.on(MemberJoined, channels.joined)
    doors.on(MemberLeft, channels.left)
    doors.on(ChannelChanged, channels.changed)
    doors.on(Uninstalled, channels.uninstalled)
    doors.on(PersonChanged, people.changed)
    doors.on(QuietChanged, people.quiet)
    doors.card(CARD_KIND, painting.card)
    doors.acquaint(people.learn)
