"""What happens to a group when something happens to its channel or to the bot in it."""

from bot.delivery.outbox import forget_workspace, move_channel
from bot.features.peers import service
from bot.features.peers.facts import GroupState
from bot.features.peers.models import Closure
from bot.features.peers.text import words
from bot.features.peers.views import card
from bot.slack.mentions import escape
from bot.slack.replies import NOTHING, Channel, Letter, Message, Reply
from bot.slack.requests import ChannelChanged, MemberJoined, MemberLeft, Uninstalled
from bot.work import Work


def joined(event: MemberJoined, work: Work) -> Reply:
    """Say hello where the bot was invited, and begin or find the group; greet nobody else.

    A conversation that the bot made itself is no such place: Slack tells of those, too.
    """
    if not event.is_bot_itself or _made_by_itself(event):
        return NOTHING
    facts = event.facts
    if facts and facts.kind in {"direct", "group_direct"}:
        return _only_saying(event, words.NOT_HERE_DIRECT)
    if facts and facts.shared_outside:
        service.close(work, workspace=event.workspace, channel=event.channel, because=Closure.SHARED)
        return _only_saying(event, words.NOT_HERE_SHARED)
    found = service.found(work, workspace=event.workspace, channel=event.channel, name=facts.name if facts else "")
    return Reply(letters=_greeting(found.group, work, back=found.back))


def _made_by_itself(event: MemberJoined) -> bool:
    """Tell by the inviter: whoever adds the bot to a place that is not public is named."""
    if event.inviter is not None:
        return event.inviter == event.user
    return event.facts is None or event.facts.kind != "channel"


def left(event: MemberLeft, work: Work) -> Reply:
    """Pause the group that the bot had to leave; end the seat of a person who left its channel."""
    if event.is_bot_itself:
        service.close(work, workspace=event.workspace, channel=event.channel, because=Closure.REMOVED)
        return NOTHING
    changed = service.depart(work, workspace=event.workspace, user=event.user, channel=event.channel)
    return Reply(letters=card.open_cards(service.table(work, group) for group in changed))


def changed(event: ChannelChanged, work: Work) -> Reply:
    """Follow what Slack says of a channel."""
    where = {"workspace": event.workspace, "channel": event.channel}
    match event.change:
        case "renamed":
            service.rename(work, **where, name=event.name or "")
        case "new_id":
            new = event.new_channel or event.channel
            service.move(work, **where, new_channel=new)
            move_channel(work, event.workspace, event.channel, new)
        case "archived" | "deleted":
            because = Closure.ARCHIVED if event.change == "archived" else Closure.DELETED
            service.close(work, **where, because=because)
        case "unarchived":
            state = service.reopen(work, **where, after=frozenset({Closure.ARCHIVED}))
            return Reply(letters=_card(state, work)) if state else NOTHING
        case "shared":
            state = service.close(work, **where, because=Closure.SHARED)
            return _said(state, words.NOW_SHARED)
        case "unshared":
            state = service.reopen(work, **where, after=frozenset({Closure.SHARED}))
            return _said(state, words.NO_LONGER_SHARED)
    return NOTHING


def uninstalled(event: Uninstalled, work: Work) -> Reply:
    """Pause every group of the workspace; nothing can be said there any more, so what was unsent is dropped."""
    service.close_all(work, event.workspace)
    forget_workspace(work, event.workspace)
    return NOTHING


def _greeting(group: GroupState, work: Work, *, back: bool) -> tuple[Letter, ...]:
    letters = _card(group, work)
    if not back:
        return letters
    # The card of the first visit may be far up: say a line below it, with the button that the group waits for.
    button = card.first_button(service.table(work, group.facts.id))
    words_said = words.BACK_AGAIN if group.ready else words.BACK_UNREADY
    return (*letters, card.said_in_channel(group.facts, words_said, button))


def _card(group: GroupState, work: Work) -> tuple[Letter, ...]:
    return (card.card_letter(service.table(work, group.facts.id)),)


def _said(group: GroupState | None, sentence: str) -> Reply:
    return Reply(letters=(card.said_in_channel(group.facts, sentence),)) if group else NOTHING


def _only_saying(event: MemberJoined, sentence: str) -> Reply:
    return Reply(letters=(Letter(event.workspace, Channel(event.channel), Message(escape(sentence))),))
