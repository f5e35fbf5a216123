"""What Slack says of accounts: names, zones, who is away, and who is no longer a member of the workspace."""

from bot.features.peers import service
from bot.features.peers.facts import PersonLearned
from bot.features.peers.models import Standing
from bot.features.peers.views import card
from bot.slack.replies import NOTHING, Reply
from bot.slack.requests import PersonChanged, PersonFacts, QuietChanged
from bot.work import Work


def learn(work: Work, workspace: str, facts: PersonFacts) -> None:
    """Keep what Slack says of somebody who is about to act."""
    service.learn(
        work,
        workspace,
        PersonLearned(
            user=facts.user,
            name=facts.name,
            zone=facts.zone,
            kind=facts.kind,
            locale=facts.locale,
            away=facts.away,
            away_until=facts.away_until,
        ),
    )


def changed(event: PersonChanged, work: Work) -> Reply:
    """Keep it, bring cards with an old name up to date, and end the seats of an account that is no member any more."""
    user = event.facts.user
    if service.standing_of(work, event.workspace, user) is None:
        return NOTHING  # Slack tells of every account; we keep only those of people who used the bot
    before = service.names(work, event.workspace, (user,))[user]
    learn(work, event.workspace, event.facts)
    if Standing(event.facts.kind) is not Standing.MEMBER:
        groups = service.depart(work, workspace=event.workspace, user=user)
    elif service.names(work, event.workspace, (user,))[user] != before:
        groups = tuple(seat.group.id for seat in service.seats(work, workspace=event.workspace, user=user))
    else:
        return NOTHING
    return Reply(letters=card.open_cards(service.table(work, group) for group in groups))


def quiet(event: QuietChanged, work: Work) -> Reply:
    """Keep when somebody wants no notifications."""
    service.learn_quiet(work, event.workspace, event.user, begins=event.quiet_from, ends=event.quiet_until)
    return NOTHING
