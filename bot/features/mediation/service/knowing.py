"""What a table is told from outside, before anybody consents: who could be the broker, what ties them, shared goals."""

import itertools
from collections.abc import Collection, Mapping
from datetime import timedelta
from fractions import Fraction

from bot.features.asks import service as asks
from bot.features.grayzone import service as grayzone
from bot.features.mediation.facts import Candidate, Goal, Ties
from bot.features.mediation.rules.beginning import Known
from bot.features.mediation.service.willing import willing
from bot.features.mediation.text import outside as say
from bot.features.peers import service as peers
from bot.features.peers.service import GroupFacts
from bot.features.promises import service as promises
from bot.work import Work

HELP_OF = timedelta(days=90)
WINS_OF = timedelta(days=365)
MOST_GOALS = 10


def known(work: Work, group: GroupFacts, a: str, b: str) -> Known:
    """Return who of the group is willing to be the broker, each with their ties, and what both have won together."""
    said = willing(work, group.id) - {a, b}
    others = [peer for peer in peers.peers(work, group.id) if peer.user in said]
    tied = ties(work, group.workspace, {peer.user for peer in others}, (a, b))
    candidates = tuple(
        Candidate(
            peer.user,
            tied[peer.user, a],
            tied[peer.user, b],
            say.LEADS.format(function=peer.function.name),
        )
        for peer in others
    )
    return candidates, goals(work, group, a, b)


def ties(
    work: Work, workspace: str, people: Collection[str], parties: Collection[str]
) -> Mapping[tuple[str, str], Ties]:
    """Return what ties each of these people to each of the parties: hours of help in 90 days, and open promises."""
    hours = asks.hours_between(work, workspace, people, parties, work.now - HELP_OF) if people else {}
    promised = promises.open_between(work, workspace, people, parties) if people else {}
    return {
        pair: Ties(Fraction(hours.get(pair, 0)), promised.get(pair, 0)) for pair in itertools.product(people, parties)
    }


def goals(work: Work, group: GroupFacts, a: str, b: str) -> tuple[Goal, ...]:
    """Return the issues that were won in a year with both of them, the newest first."""
    numbers = [one.number for one in grayzone.wins(work, group.id, work.now - WINS_OF) if {a, b} <= one.people]
    titles = grayzone.titles(work, group.id, numbers[:MOST_GOALS])
    return tuple(Goal(f"win:{number}", titles[number]) for number in numbers[:MOST_GOALS] if number in titles)
