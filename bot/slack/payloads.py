"""Slack's JSON to our requests: slash commands, presses, forms and shortcuts. Events are read in `events.py`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal

from bot.slack import events
from bot.slack.mentions import decode, storable
from bot.slack.rendering import FROM_HOME
from bot.slack.requests import (
    Click,
    Command,
    Fields,
    FieldValue,
    OpenView,
    Request,
    SharedMessage,
    Shortcut,
    Submission,
)
from bot.slack.wire import (
    BlockActions,
    Body,
    GlobalShortcut,
    MessageShortcut,
    SlashCommand,
    View,
    ViewState,
    ViewSubmission,
)
from bot.slack.writing import written

Json = Mapping[str, Any]
STACK = 3  # docs.slack.dev, surfaces/modals: at most three views in a stack


def read(body: Json, *, workspace: str, bot_user: str) -> Request | None:
    """Return what Slack asks; None for what needs no answer from us (another bot's message, a closed modal, ...).

    `workspace` is the tenant whose token we hold: in shared channels Slack may name the other firm's team instead.
    Raises pydantic's ValidationError, and nothing else, when the payload is not of a shape that Slack sends.
    """
    if "command" in body:
        return _command(SlashCommand.model_validate(body), workspace)
    request: Request | None = None
    match body.get("type"):
        case "event_callback":
            request = events.read(body, workspace=workspace, bot_user=bot_user)
        case "block_actions":
            request = _click(BlockActions.model_validate(body), workspace)
        case "view_submission":
            request = _submission(ViewSubmission.model_validate(body), workspace)
        case "shortcut":
            request = _shortcut(GlobalShortcut.model_validate(body), workspace, None)
        case "message_action":
            used = MessageShortcut.model_validate(body)
            request = _shortcut(used, workspace, _shared_message(used))
        case _:
            Body.model_validate(body)  # what has no type at all is no payload
    return request


def _command(sent: SlashCommand, workspace: str) -> Command:
    return Command(
        workspace=workspace,
        user=sent.user_id,
        once=f"trigger:{sent.trigger_id}",
        name=sent.command,
        text=decode(sent.text).strip(),
        channel=sent.channel_id,
        trigger=sent.trigger_id,
        writing=written(sent.text),
    )


def _click(sent: BlockActions, workspace: str) -> Click:
    pressed = sent.actions[0]
    action, _, subject = pressed.action_id.partition(":")
    if sent.view and "." not in action:
        action = f"{sent.view.callback_id}/{action}"
    value = field_value(pressed.model_dump())
    return Click(
        workspace=workspace,
        user=sent.user.id,
        once=f"trigger:{sent.trigger_id}",
        action=action,
        subject=subject,
        value=value if isinstance(value, str) else "",
        trigger=sent.trigger_id,
        channel=sent.channel.id or sent.container.channel_id or None,
        message_ts=sent.container.message_ts or None,
        view=_open_view(sent.view) if sent.view else None,
        fields=fields(sent.view.state if sent.view else sent.state),
    )


def _submission(sent: ViewSubmission, workspace: str) -> Submission:
    # Not the trigger: a person whose answer got lost presses Submit again, on the same view with the same hash.
    view = _open_view(sent.view)
    return Submission(
        workspace=workspace,
        user=sent.user.id,
        once=f"view:{view.id}:{view.hash}",
        form=view.name,
        fields=fields(sent.view.state),
        note=view.note,
        view=view,
        trigger=sent.trigger_id,
    )


def _shortcut(sent: GlobalShortcut, workspace: str, message: SharedMessage | None) -> Shortcut:
    return Shortcut(
        workspace=workspace,
        user=sent.user.id,
        once=f"trigger:{sent.trigger_id}",
        name=sent.callback_id,
        trigger=sent.trigger_id,
        message=message,
    )


def _shared_message(sent: MessageShortcut) -> SharedMessage:
    message, ts = sent.message, sent.message.ts or sent.message_ts
    permalink = None
    if sent.team.domain and ts:
        # The form that chat.getPermalink answers with; building it saves a call inside the trigger's three seconds.
        permalink = f"https://{sent.team.domain}.slack.com/archives/{sent.channel.id}/p{ts.replace('.', '')}"
        if message.thread_ts and message.thread_ts != ts:
            permalink += f"?thread_ts={message.thread_ts}&cid={sent.channel.id}"
    return SharedMessage(
        channel=sent.channel.id,
        ts=ts,
        author=message.user or None,
        text=decode(message.text),
        permalink=permalink,
    )


def _open_view(view: View) -> OpenView:
    surface: Literal["modal", "home"] = "home" if view.type == "home" else "modal"
    return OpenView(
        id=view.id,
        hash=view.hash,
        surface=surface,
        name=view.callback_id,
        note=view.private_metadata.removeprefix(FROM_HOME),
        depth_left=_depth_left(view),
        at_home=surface == "home" or view.private_metadata.startswith(FROM_HOME),
    )


def _depth_left(view: View) -> int:
    if view.root_view_id in {"", view.id}:
        return STACK - 1
    return STACK - 2 if view.previous_view_id == view.root_view_id else 0


def fields(state: ViewState) -> Fields:
    """Return what a view's inputs hold, by block id (which in our forms is also the action id)."""
    found = {block: field_value(one) for block, elements in state.values.items() for one in elements.values()}
    return Fields(MappingProxyType(found))


def field_value(element: Json) -> FieldValue:
    """Return what one element holds: text, an option's value, a date, an id, a tuple of those, or None."""
    for key, held in element.items():
        read_held = _HELD.get(key) if held is not None else None
        if read_held and (value := read_held(held)) is not None:
            return value
    return None


def _text(value: object) -> str:
    return storable(str(value))


def _option(chosen: object) -> str | None:
    return storable(str(chosen.get("value", ""))) if isinstance(chosen, dict) else None


def _options(chosen: object) -> tuple[str, ...] | None:
    if not isinstance(chosen, list):
        return None
    return tuple(storable(str(option.get("value", ""))) for option in chosen if isinstance(option, dict))


def _ids(chosen: object) -> tuple[str, ...] | None:
    return tuple(storable(str(one)) for one in chosen) if isinstance(chosen, list) else None


# Under which key an element keeps what was chosen (docs.slack.dev, reference/block-kit/block-elements).
_HELD: dict[str, Callable[[object], FieldValue]] = {
    "selected_option": _option,
    "selected_options": _options,
    "selected_users": _ids,
    "selected_channels": _ids,
    "selected_conversations": _ids,
    "value": _text,
    "selected_date": _text,
    "selected_time": _text,
    "selected_date_time": _text,
    "selected_user": _text,
    "selected_channel": _text,
    "selected_conversation": _text,
}
