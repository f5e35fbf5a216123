"""A table's conversation in Slack: what delivery asks of it, and what happens to it there."""

from hashlib import sha256

from bot.delivery.outbox import move_channel, write
from bot.features.mediation import service
from bot.features.mediation.facts.room import THREAD_KIND
from bot.features.mediation.text import thread as say
from bot.features.mediation.views.letters import letters
from bot.lodgings import Step
from bot.slack.doors import Doors
from bot.slack.gatherings import Gathering, Host
from bot.slack.replies import Letter, Message
from bot.slack.requests import ChannelChanged, MemberJoined, MemberLeft
from bot.work import Work

DIGITS = 10
OVER = frozenset({"archived", "deleted"})  # nothing can be taken back there


def register(doors: Doors) -> None:
    """Register whose conversations they are, and what follows from what happens to them."""
    doors.conversation(THREAD_KIND, Host(plan, note, Message(say.FIRST)))
    doors.after(MemberJoined, joined)
    doors.after(MemberLeft, left)
    doors.after(ChannelChanged, changed)


def plan(work: Work, workspace: str, handle: str) -> Gathering | None:
    """Say what a table's conversation has to be. Its channel's name and purpose tell no people and no topic."""
    wanted = service.wanted(work, workspace, handle)
    if wanted is None:
        return None
    name = f"table-{sha256(handle.encode()).hexdigest()[:DIGITS]}"
    return Gathering(wanted.lodging, wanted.people, wanted.brought, name, say.PURPOSE)


def note(work: Work, workspace: str, handle: str, step: Step) -> bool:
    """Keep a step that was taken in Slack; what stands elsewhere by now is owed to the new place, or taken back."""
    threads = service.note(work, workspace, handle, step)
    write(work, letters(*threads or ()))
    return threads is not None


def joined(event: MemberJoined, work: Work) -> tuple[Letter, ...]:
    """Let whoever does not belong at a table be taken out of its channel again; one sentence there says why."""
    if event.is_bot_itself:
        return ()
    return letters(*service.joined(work, event.workspace, event.channel, event.user))


def left(event: MemberLeft, work: Work) -> tuple[Letter, ...]:
    """Note that somebody is out of a table's channel; without the bot it is no conversation any more."""
    if event.is_bot_itself:
        service.lose(work, event.workspace, event.channel)
    else:
        service.left(work, event.workspace, event.channel, event.user)
    return ()


def changed(event: ChannelChanged, work: Work) -> tuple[Letter, ...]:
    """Follow a conversation to its new id, and give it up where it is archived, deleted or shared outside."""
    if event.change == "new_id" and event.new_channel:
        service.move(work, event.workspace, event.channel, event.new_channel)
        move_channel(work, event.workspace, event.channel, event.new_channel)
    elif event.change == "shared":
        return letters(*service.lose(work, event.workspace, event.channel))
    elif event.change in OVER:
        service.lose(work, event.workspace, event.channel)
    return ()
