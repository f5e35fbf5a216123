"""From a handler's reply to what Slack takes: the acknowledgement's body, and the one call that a trigger allows."""

from dataclasses import dataclass, replace
from typing import Any

from bot.errors import Refusal
from bot.slack import text
from bot.slack.blocks import section
from bot.slack.gateway import Gateway
from bot.slack.mentions import escape
from bot.slack.rendering import message_json, modal_json
from bot.slack.replies import Channel, Letter, Message, Modal, Reply
from bot.slack.requests import Click, Command, OpenView, Request, Shortcut, Spoken, Submission

Json = dict[str, Any]
WithTrigger = Click | Command | Shortcut  # what may open a modal by a call


@dataclass(frozen=True, slots=True)
class Ack:
    """How an HTTP request or Socket Mode envelope is acknowledged; anything but 200 asks Slack to deliver again."""

    status: int = 200
    body: Json | None = None


OK = Ack()
AGAIN = Ack(503)


def refused(request: Request, refusal: Refusal) -> Reply:
    """Return the reply that shows a refusal: at its field, or in a note over the form, which keeps what was typed."""
    said = sentence(refusal.sentence)
    if not isinstance(request, Submission):
        return Reply(shown=said)
    fields = request.fields.values
    if refusal.field in fields:
        return Reply(errors={str(refusal.field): refusal.sentence})
    if fields and not request.view.depth_left:
        return Reply(errors={next(iter(fields)): refusal.sentence})  # no room for a note
    return Reply(modal=notice(said))


def sentence(words: str) -> Message:
    """Return a message of one plain sentence; whatever stands in it is shown as it is."""
    markup = escape(words)
    return Message(text=markup, blocks=(section(markup),))


def shown(message: Message) -> Message:
    """Return what a reply shows, ready to be sent: a message without blocks is plain words."""
    return message if message.blocks else sentence(message.text)


def notice(message: Message) -> Modal:
    """Return a small modal that only says something."""
    return Modal(name="notice", title=text.TITLE, blocks=shown(message).blocks, close=text.CLOSE)


def spoken_letter(request: Spoken, message: Message) -> Letter:
    """Return the answer to somebody who spoke to the bot: in the thread, or in the direct message itself."""
    thread = request.thread_ts if request.direct else request.thread_ts or request.ts
    return Letter(workspace=request.workspace, to=Channel(request.channel), message=shown(message), thread_ts=thread)


def acknowledgement(request: Request, reply: Reply) -> Ack:
    """Return what rides on the acknowledgement itself: a command's answer, or what happens to a submitted form."""
    if isinstance(request, Command):
        if reply.shown is None:
            return OK
        return Ack(body={"response_type": "ephemeral", **message_json(shown(reply.shown))})
    if isinstance(request, Submission):
        return _after_submission(request, reply)
    return OK


def _after_submission(request: Submission, reply: Reply) -> Ack:
    if reply.errors:
        return Ack(body={"response_action": "errors", "errors": dict(reply.errors)})
    if reply.modal:
        on_top = not reply.replace and request.view.depth_left > 0
        view = modal_json(_following(request, reply.modal))
        return Ack(body={"response_action": "push" if on_top else "update", "view": view})
    if reply.shown:
        return Ack(body={"response_action": "update", "view": modal_json(_following(request, notice(reply.shown)))})
    return Ack(body={"response_action": "clear"}) if reply.close_all else OK


def modal_after(request: Request, reply: Reply) -> Modal | None:
    """Return the modal that takes a call of its own: a trigger lives three seconds, once."""
    if not isinstance(request, WithTrigger):
        return None
    modal = reply.modal
    if modal is None and reply.shown and not isinstance(request, Command):
        modal = notice(reply.shown)
    return modal and _following(request, modal)


def is_at_home(request: Request) -> bool:
    """Tell whether something was pressed or submitted on Home, or in a modal that was opened from there."""
    view = getattr(request, "view", None)
    return isinstance(view, OpenView) and view.at_home


def _following(request: Request, modal: Modal) -> Modal:
    return replace(modal, from_home=True) if is_at_home(request) else modal


async def show_modal(request: Request, modal: Modal, gateway: Gateway, *, replaces: bool) -> None:
    """Open, push or replace.

    Raises what the gateway raises.
    """
    if isinstance(request, Click) and request.view and request.view.surface == "modal":
        if replaces or not request.view.depth_left:
            await gateway.update_modal(request.view.id, request.view.hash, modal)
        else:
            await gateway.push_modal(request.trigger, modal)
    elif isinstance(request, WithTrigger):
        await gateway.open_modal(request.trigger, modal)
