"""The doors of asks: `/ask`, a shortcut, the buttons of cards and Home, the forms, ring days and wishes."""

from bot.features.asks.facts import CARD_KIND, RING_KIND
from bot.features.asks.handlers import asking, commands, helping, rings
from bot.features.asks.views import forms
from bot.slack.doors import Doors


def register(doors: Doors) -> None:
    """Register every door of asks."""
    doors.command("/ask", commands.ask)
    doors.shortcut("ask_for_help", asking.shortcut)
    doors.card(CARD_KIND, commands.paint)
    doors.card(RING_KIND, commands.paint_ring)
    doors.click("asks.open", asking.pressed)
    doors.click("asks.mine", commands.mine)
    doors.submission(forms.WHERE, asking.group_chosen)
    doors.submission(forms.ASK, asking.ask)
    doors.click("asks.edit", asking.open_edit)
    doors.submission(forms.EDIT, asking.edit)
    doors.click("asks.publish", asking.open_publish)
    doors.submission(forms.PUBLISH, asking.publish)
    doors.click("asks.look", asking.keep_looking)
    doors.click("asks.cancel", asking.cancel)
    doors.click("asks.seen", asking.seen)
    doors.click("asks.help", helping.open_offer)
    doors.submission(forms.HELP, helping.claim)
    doors.click("asks.pass", helping.pass_on)
    doors.click("asks.back", helping.hand_back)
    doors.click("asks.done", helping.done)
    doors.click("asks.not_yet", helping.not_yet)
    doors.click("asks.record", helping.open_record)
    doors.submission(forms.RECORD, helping.thank)
    _register_wishes(doors)


def _register_wishes(doors: Doors) -> None:
    doors.click("asks.quietly", rings.wish_quietly)
    doors.click("asks.rings", rings.wish_rings)
    doors.click("asks.ring", rings.ask)
    doors.click("asks.not_this_time", rings.not_this_time)
    doors.click("asks.ring_settings", rings.settings)
    doors.submission("asks.ring_settings", rings.save)
