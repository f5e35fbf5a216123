"""What peers do on their own: end absences that are over, and the seats of accounts that are gone."""

from bot.features.peers import service
from bot.features.peers.views.card import open_cards
from bot.schedule.scheduler import Schedule
from bot.slack.replies import Due
from bot.work import Work

BATCH = 50
ABSENCES_SECONDS = 900
DEPARTURES_SECONDS = 300  # a safety net: the event of the change itself ends the seats at once


def register(schedule: Schedule) -> None:
    """Register the jobs of peers."""
    schedule.every(ABSENCES_SECONDS, "peers.absences", end_absences)
    schedule.every(DEPARTURES_SECONDS, "peers.departures", end_departed)


def end_absences(work: Work) -> Due:
    """Show people as back on the day that they named."""
    return _due(work, service.return_due(work, BATCH))


def end_departed(work: Work) -> Due:
    """End the seats of people who by now are guests, external or deactivated."""
    return _due(work, service.depart_gone(work, BATCH))


def _due(work: Work, groups: tuple[int, ...]) -> Due:
    letters = open_cards(service.table(work, group) for group in groups)
    return Due(letters=letters, more=bool(groups))
