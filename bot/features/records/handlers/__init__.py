"""The doors of records: App Home's "Export mine" and "Erase mine"."""

from bot.features.records.handlers import presses
from bot.slack.doors import Doors


def register(doors: Doors) -> None:
    """Register every door of records."""
    doors.click("records.export", presses.export)
    doors.click("records.page", presses.turn)
    doors.click("records.erase", presses.ask)
    doors.submission("records.erase", presses.erase)
