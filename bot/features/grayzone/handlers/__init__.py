"""The doors of gray-zone issues: `/grayzone`, two shortcuts, the buttons of the card, and the forms."""

from bot.features.grayzone.facts import CARD_KIND
from bot.features.grayzone.handlers import commands, forms, painting, presses, proposing, repaints
from bot.slack.doors import Doors


def register(doors: Doors) -> None:
    """Register every door of gray-zone issues."""
    doors.command("/grayzone", commands.grayzone)
    doors.shortcut("raise_gray_zone", proposing.raised)
    doors.shortcut("raise_message_as_gray_zone", proposing.message_raised)
    doors.card(CARD_KIND, painting.card)
    doors.click("grayzone.open", proposing.pressed)
    doors.submission("grayzone.where", proposing.group_chosen)
    doors.click("grayzone.propose/handoff", proposing.handoff_chosen)
    doors.submission("grayzone.propose", proposing.propose)
    doors.click("grayzone.card", forms.look)
    doors.after_submission("peers.rename", repaints.renamed)
    _register_presses(doors)
    _register_forms(doors)


def _register_presses(doors: Doors) -> None:
    doors.click("grayzone.withdraw", presses.withdraw)
    doors.click("grayzone.again", presses.again)
    doors.click("grayzone.own", presses.own)
    doors.click("grayzone.dispute", presses.dispute)
    doors.click("grayzone.draft", presses.draft)
    doors.click("grayzone.write", presses.write)
    doors.click("grayzone.back", presses.back)
    doors.click("grayzone.over", presses.over)
    doors.click("grayzone.start", presses.start)
    doors.click("grayzone.confirm", presses.confirm)
    doors.click("grayzone.held", presses.held)
    doors.click("grayzone.slipped", presses.slipped)


def _register_forms(doors: Doors) -> None:
    doors.click("grayzone.see", forms.open_see)
    doors.submission("grayzone.see", forms.see)
    doors.submission("grayzone.case", forms.case)
    doors.click("grayzone.pledge", forms.open_pledge)
    doors.submission("grayzone.pledge", forms.pledge)
    doors.click("grayzone.unpledge", forms.unpledge)
    doors.click("grayzone.deliver", forms.open_deliver)
    doors.submission("grayzone.deliver", forms.deliver)
    doors.click("grayzone.off", forms.open_off)
    doors.submission("grayzone.off", forms.off)
    doors.click("grayzone.signal", forms.open_signal)
    doors.submission("grayzone.signal", forms.signal)
    doors.click("grayzone.unsignal", forms.unsignal)
