"""What a win tells the feature below: who did what for it, from facts that others confirmed or could see."""

from datetime import timedelta

from bot.features.asks import service as asks
from bot.features.grayzone import queries
from bot.features.grayzone.facts import IssueFacts
from bot.features.grayzone.models import Question
from bot.features.grayzone.service.facts import title
from bot.features.peers.service import GroupFacts
from bot.features.promises import service as promises
from bot.features.spotlights import service as spotlights
from bot.features.spotlights.service import Contribution, Kind
from bot.work import Work


def won(work: Work, group: GroupFacts, issue: IssueFacts) -> None:
    """Begin the spotlights of an issue that has just been won."""
    spotlights.won(
        work,
        group,
        source=_source(issue),
        title=title(issue),
        driver=issue.driver,
        contributions=_contributions(work, issue),
    )


def slipped(work: Work, group: GroupFacts, issue: IssueFacts) -> None:
    """End what nobody has answered about a win that slipped."""
    spotlights.slipped(work, group, _source(issue))


def _source(issue: IssueFacts) -> str:
    """Return the key of this win; an issue that is reopened can be won again."""
    return f"grayzone:{issue.id}:{issue.won_at:%Y-%m-%dT%H:%M:%S.%f}"


def _contributions(work: Work, issue: IssueFacts) -> frozenset[Contribution]:
    """Return what counts: evidence, pledges and tasks of the charter; and for witnesses, who saw it and who confirmed.

    Who took a task, or helped, was told before that those who took part may learn of it.
    """
    seen = queries.sightings(work, (issue.id,))[issue.id]
    said = queries.answers(work, (issue.id,), Question.NUMBER)[issue.id]
    return frozenset(
        (
            *(Contribution(sighting.user, Kind.SEEN) for sighting in seen),
            *(Contribution(sighting.user, Kind.EVIDENCE) for sighting in seen if sighting.link),
            *(Contribution(pledge.user, Kind.PLEDGE) for pledge in queries.pledges(work, issue.id)),
            *_private_facts(work, issue),
            *(Contribution(answer.user, Kind.CONFIRMED) for answer in said),
        )
    )


def _private_facts(work: Work, issue: IssueFacts) -> tuple[Contribution, ...]:
    """Return who kept a task of this charter, and whose help with it was thanked; a win before it had others."""
    chartered = (issue.chartered_until or work.now) - timedelta(weeks=issue.weeks or 0)
    source = promises.issue_source(issue.number)
    kept = promises.kept_for(work, issue.group_id, source, chartered)
    helped = asks.thanked_for(work, issue.group_id, source, chartered)
    return (*(Contribution(user, Kind.PROMISE) for user in kept), *(Contribution(user, Kind.HELP) for user in helped))
