"""What a table is told from outside, before anybody consents: who could be the broker, what ties them, shared goals."""

from datetime import timedelta
from fractions import Fraction

from bot.features.asks import service as asks
from bot.features.grayzone import service as grayzone
from bot.features.mediation.facts import Candidate, Goal, Ties
from bot.features.mediation.rules.beginning import Known
from bot.features.mediation.text import outside as say
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts
from bot.features.promises import service as promises
from bot.work import Work

HELP_OF = timedelta(days=90)
WINS_OF = timedelta(days=365)
MOST_GOALS = 10


def known(work: Work, group: GroupFacts, a: str, b: str) -> Known:
    """Return who of the group could be the broker, each with their ties, and what both have won together."""
    others = [peer for peer in peers.peers(work, group.id) if peer.user not in (a, b)]
    candidates = tuple(
        Candidate(
            peer.user,
            ties(work, group.workspace, peer.user, a),
            ties(work, group.workspace, peer.user, b),
            say.LEADS.format(function=peer.function.name),
        )
        for peer in others
    )
    return candidates, goals(work, group, a, b)


def ties(work: Work, workspace: str, broker: str, party: str) -> Ties:
    """Return what ties two: the hours that one helped the other in 90 days, and their open promises."""
    hours = asks.hours_between(work, workspace, broker, party, work.now - HELP_OF)
    return Ties(Fraction(hours), promises.open_between(work, workspace, broker, party))


def goals(work: Work, group: GroupFacts, a: str, b: str) -> tuple[Goal, ...]:
    """Return the issues that were won in a year with both of them, the newest first."""
    numbers = [one.number for one in grayzone.wins(work, group.id, work.now - WINS_OF) if {a, b} <= one.people]
    titles = grayzone.titles(work, group.id, numbers[:MOST_GOALS])
    return tuple(Goal(f"win:{number}", titles[number]) for number in numbers[:MOST_GOALS] if number in titles)
