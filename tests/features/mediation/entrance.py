"""The ways in at the desk: typing `/mediate`, the shortcut on a message, and what the forms begin with."""

from typing import Any

from bot.slack.replies import Message, Modal, Reply
from bot.slack.requests import Command, FieldValue, LookedUp, SharedMessage, Shortcut, Writing
from tests.features.checkins.looks import actions, said
from tests.features.desk import LEADERSHIP, WORKSPACE, Desk, channel_facts
from tests.features.mediation.court import ABOUT, ANA, BO

SHORTCUT = "ask_a_peace_broker"
TURNS_ROUND = "\u202e"
HOSTILE = f"<!channel> @here *forecast* <https://evil.example|bank> & {TURNS_ROUND}abc"


def typed(desk: Desk, text: str = "", *people: str, user: str = ANA, channel: str = LEADERSHIP) -> Reply:
    """Type `/mediate`, with words that name these people."""
    words = " ".join((*(f"@{person}" for person in people), text)).strip()
    writing = Writing(people=people, words=words)
    return desk.handle(Command(WORKSPACE, user, desk.once(), "/mediate", words, channel, "t", writing), "/mediate")


def used_on(
    desk: Desk, author: str | None, text: str, *, user: str = ANA, channel: str = LEADERSHIP, shared: bool = False
) -> Reply:
    """Use the shortcut on a message."""
    message = SharedMessage(channel, "1.1", author, text, None)
    facts = LookedUp(channel_facts(channel, shared=True)) if shared else None
    return desk.handle(Shortcut(WORKSPACE, user, desk.once(), SHORTCUT, "t", message, facts), SHORTCUT)


def pressed(desk: Desk, reply: Reply, action: str, *, user: str = ANA) -> Modal:
    """Press the button of the open screen that does this; return what opens."""
    found = [one for one in actions(screen(reply)) if one.split(":")[0] == action]
    assert found, actions(screen(reply))
    return screen(desk.click(user, *found[0].split(":")))


def screen(reply: Reply) -> Modal:
    """Return the modal of an answer, which Slack would take."""
    assert reply.modal
    assert said(reply.modal)
    return reply.modal


def receipt(reply: Reply) -> str:
    """Return what an answer says, where it is a sentence that Slack would take."""
    assert isinstance(reply.shown, Message)
    return said(reply.shown)


def begins_with(modal: Modal, name: str) -> Any:  # noqa: ANN401 (as Slack has it)
    """Return what a field of a form begins with."""
    (element,) = (block["element"] for block in modal.blocks if block.get("block_id") == name)
    if element["type"].startswith("multi_"):
        return [one["value"] for one in element.get("initial_options", ())]
    return element.get("initial_option", {}).get("value") or element.get("initial_value", "")


def invite(desk: Desk, *people: str, user: str = ANA, about: str = ABOUT, who: str = "self") -> Reply:
    """Fill in the invitation and send it."""
    form = pressed(desk, typed(desk, user=user), "mediation.invite", user=user)
    return desk.submit(user, form, {"who": who, "person": people, "about": about})


def flag(desk: Desk, other: str = BO, *, user: str = ANA, words: FieldValue = "always late") -> Reply:
    """Fill in a quiet flag and file it."""
    form = pressed(desk, typed(desk, user=user), "mediation.flag", user=user)
    return desk.submit(user, form, {"person": other, "words": words})
