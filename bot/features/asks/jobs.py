"""What asks do on their own: look for the next helper, end what is over, hold ring days, publish a group's health."""

from bot.features.asks.service import health, pauses, rings, rounds
from bot.features.asks.views import card, ring
from bot.features.peers import service as peers
from bot.schedule.scheduler import Schedule
from bot.slack.replies import Due
from bot.work import Work

ROUNDS_SECONDS = 5.0
RINGS_SECONDS = 30.0
HEALTH_SECONDS = 60.0
AT_ONCE = 50
GROUPS_AT_ONCE = 10


def register(schedule: Schedule) -> None:
    """Register the jobs of asks."""
    schedule.every(ROUNDS_SECONDS, "asks.rounds", do_due)
    schedule.every(RINGS_SECONDS, "asks.rings", hold_rings)
    schedule.every(RINGS_SECONDS, "asks.invitations", invite)
    schedule.every(RINGS_SECONDS, "asks.lists", list_open)
    schedule.every(HEALTH_SECONDS, "asks.health", publish_health)


def do_due(work: Work) -> Due:
    """Do what is due for single asks, at their group's ticks."""
    pauses.note(work)
    changed, more = rounds.do_due(work, AT_ONCE)
    letters = (letter for one in changed for letter in card.letters(peers.group(work, one.group_id), one))
    return Due(tuple(letters), more)


def hold_rings(work: Work) -> Due:
    """Begin the ring days that have come."""
    rings.begin_due(work)
    return Due()


def invite(work: Work) -> Due:
    """Ask those whose working hours have come."""
    invited, more = rings.invitations_due(work, AT_ONCE)
    return Due(tuple(ring.invitation(*one) for one in invited), more)


def list_open(work: Work) -> Due:
    """List what nobody has answered, once."""
    found, more = rings.list_due(work, AT_ONCE)
    return Due(tuple(card.ring_letter(one.group, one.ring_id) for one in found), more)


def publish_health(work: Work) -> Due:
    """Publish how groups are, as far as it may be published."""
    return Due(more=health.publish_due(work, GROUPS_AT_ONCE))
