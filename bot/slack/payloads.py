"""Slack's JSON to our requests: slash commands, presses, forms and shortcuts. Events are read in `events.py`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal

from bot.slack import events
from bot.slack.mentions import decode
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
from bot.slack.wire import Action, Interaction, SlashCommand, View, ViewState

Json = Mapping[str, Any]
STACK = 3  # docs.slack.dev, surfaces/modals: at most three views in a stack

# Under which key an element keeps what was chosen (docs.slack.dev, reference/block-kit/block-elements).
_SINGLE = ("value", "selected_date", "selected_time", "selected_user", "selected_channel", "selected_conversation")
_SEVERAL = ("selected_users", "selected_channels", "selected_conversations")


def read(body: Json, *, workspace: str, bot_user: str) -> Request | None:
    """Return what Slack asks; None for what needs no answer from us (another bot's message, a closed modal, ...).

    `workspace` is the tenant whose token we hold: in shared channels Slack may name the other firm's team instead.
    Raises pydantic's ValidationError when the payload is not of a shape that Slack sends.
    """
    if "command" in body:
        return _command(SlashCommand.model_validate(body), workspace)
    if body.get("type") == "event_callback":
        return events.read(body, workspace=workspace, bot_user=bot_user)
    interaction = Interaction.model_validate(body)
    match interaction.type:
        case "block_actions" if interaction.actions:
            return _click(interaction, interaction.actions[0], workspace)
        case "view_submission" if interaction.view:
            return _submission(interaction, interaction.view, workspace)
        case "shortcut" | "message_action":
            return _shortcut(interaction, workspace)
        case _:
            return None


def _command(sent: SlashCommand, workspace: str) -> Command:
    return Command(
        workspace=workspace,
        user=sent.user_id,
        once=f"trigger:{sent.trigger_id}",
        name=sent.command,
        text=decode(sent.text).strip(),
        channel=sent.channel_id,
        trigger=sent.trigger_id,
    )


def _click(sent: Interaction, pressed: Action, workspace: str) -> Click:
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


def _submission(sent: Interaction, view: View, workspace: str) -> Submission:
    # Not the trigger: a person whose answer got lost presses Submit again, on the same view with the same hash.
    return Submission(
        workspace=workspace,
        user=sent.user.id,
        once=f"view:{view.id}:{view.hash}",
        form=view.callback_id,
        fields=fields(view.state),
        note=view.private_metadata,
        view=_open_view(view),
        trigger=sent.trigger_id,
    )


def _shortcut(sent: Interaction, workspace: str) -> Shortcut:
    return Shortcut(
        workspace=workspace,
        user=sent.user.id,
        once=f"trigger:{sent.trigger_id}",
        name=sent.callback_id,
        trigger=sent.trigger_id,
        message=_shared_message(sent) if sent.type == "message_action" else None,
    )


def _shared_message(sent: Interaction) -> SharedMessage:
    message, ts = sent.message, sent.message.ts or sent.message_ts
    permalink = None
    if sent.team.domain:
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
        note=view.private_metadata,
        depth_left=_depth_left(view),
    )


def _depth_left(view: View) -> int:
    if view.root_view_id in {"", view.id}:
        return STACK - 1
    return STACK - 2 if view.previous_view_id == view.root_view_id else 0


def fields(state: ViewState) -> Fields:
    """Return what a view's inputs hold, by block id (which in our forms is also the action id)."""
    found: dict[str, FieldValue] = {}
    for block, elements in state.values.items():
        for element in elements.values():
            found[block] = field_value(element)
    return Fields(MappingProxyType(found))


def field_value(element: Json) -> FieldValue:
    """Return what one element holds: text, an option's value, a date, an id, a tuple of those, or None."""
    option = element.get("selected_option")
    if isinstance(option, Mapping):
        return str(option.get("value", ""))
    options = element.get("selected_options")
    if isinstance(options, list):
        return tuple(str(chosen.get("value", "")) for chosen in options)
    for key in _SEVERAL:
        if isinstance(element.get(key), list):
            return tuple(str(chosen) for chosen in element[key])
    for key in _SINGLE:
        if element.get(key) is not None:
            return str(element[key])
    moment = element.get("selected_date_time")
    return None if moment is None else str(moment)
