"""The doors of spotlights: the forms of writers and heroes, the list of one's own, the card in the channel."""

from bot.features.spotlights.facts import CARD_KIND
from bot.features.spotlights.handlers import deciding, listing, writing
from bot.slack.doors import Doors


def register(doors: Doors) -> None:
    """Register every door of spotlights."""
    doors.card(CARD_KIND, listing.card)
    doors.click("spotlights.mine", listing.mine)
    doors.click("spotlights.write", writing.open_form)
    doors.submission("spotlights.write", writing.write)
    doors.click("spotlights.draft", writing.open_preview)
    doors.submission("spotlights.send", writing.send)
    doors.click("spotlights.pass", writing.pass_on)
    doors.click("spotlights.review", deciding.open_review)
    doors.click("spotlights.review/together", deciding.with_or_without_driver)
    doors.submission("spotlights.review", deciding.approve)
    doors.click("spotlights.edit", deciding.open_edit)
    doors.submission("spotlights.edit", deciding.edit)
    doors.click("spotlights.keep", deciding.keep)
    doors.click("spotlights.decline", deciding.decline)
    doors.click("spotlights.revoke", deciding.revoke)
