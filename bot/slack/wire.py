"""The shapes of Slack's JSON, as far as we read them. Unknown keys are ignored: Slack adds some every month.

Sources: docs.slack.dev, interaction payloads, slash commands and Events API; tests replay recorded payloads.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator


class Wire(BaseModel):
    """A part of a payload."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    @field_validator("*", mode="before")
    @classmethod
    def _absent_is_default(cls, value: Any, info: Any) -> Any:  # noqa: ANN401 (raw JSON and pydantic's own context)
        """Slack sends null, or nothing, for the same absence."""
        if value is None:
            return cls.model_fields[info.field_name].get_default(call_default_factory=True)
        return value


class Named(Wire):
    """Anything that is sent as an object with an id."""

    id: str = ""
    name: str = ""
    domain: str = ""


class ViewState(Wire):
    """What a view's inputs hold, by block and action."""

    values: dict[str, dict[str, dict[str, Any]]] = Field(default_factory=dict)


class View(Wire):
    """A modal or Home view as Slack sends it back."""

    id: str
    type: str
    hash: str = ""
    callback_id: str = ""
    private_metadata: str = ""
    root_view_id: str = ""
    previous_view_id: str = ""
    state: ViewState = Field(default_factory=ViewState)


class SlashCommand(Wire):
    """The form fields of a slash command."""

    command: str
    user_id: str
    channel_id: str
    trigger_id: str
    text: str = ""


class Container(Wire):
    """Where a pressed element stands."""

    type: str = ""
    message_ts: str = ""
    channel_id: str = ""


class Action(Wire):
    """One pressed or changed element; the chosen thing stands under a key that depends on the element."""

    model_config = ConfigDict(extra="allow", frozen=True)

    action_id: str
    block_id: str = ""
    type: str = ""


class SourceMessage(Wire):
    """The message under a message shortcut."""

    ts: str = ""
    thread_ts: str = ""
    user: str = ""
    bot_id: str = ""
    text: str = ""


class Interaction(Wire):
    """`block_actions`, `view_submission`, `view_closed`, `shortcut` and `message_action`."""

    type: str
    user: Named
    team: Named = Field(default_factory=Named)
    trigger_id: str = ""
    callback_id: str = ""
    container: Container = Field(default_factory=Container)
    channel: Named = Field(default_factory=Named)
    message: SourceMessage = Field(default_factory=SourceMessage)
    message_ts: str = ""
    actions: list[Action] = Field(default_factory=list)
    state: ViewState = Field(default_factory=ViewState)
    view: View | None = None


class EventEnvelope(Wire):
    """The outer part of an Events API delivery; `event` is read by its type."""

    type: str
    event: dict[str, Any]
    event_id: str
