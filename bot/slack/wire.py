"""The shapes of Slack's JSON, as far as we read them. Unknown keys are ignored: Slack adds some every month.

Sources: docs.slack.dev, interaction payloads, slash commands and Events API; tests replay recorded payloads.
"""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

# Ids that a delivery is recognised or answered by. An empty one would be everybody's, so it is a fault.
Id = Annotated[str, StringConstraints(min_length=1)]


class Wire(BaseModel):
    """A part of a payload."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _absent_is_default(cls, value: Any) -> Any:  # noqa: ANN401 (raw JSON)
        """Slack sends null, or nothing, for the same absence."""
        if isinstance(value, dict) and None in value.values():
            return {name: kept for name, kept in value.items() if kept is not None}
        return value


class Body(Wire):
    """The one thing that every JSON body has; its type says how to read the rest."""

    type: Id


class Named(Wire):
    """A channel or a team, where Slack sends it as an object; which may be missing."""

    id: str = ""
    name: str = ""
    domain: str = ""


class Known(Wire):
    """A channel or a person, without which there is nothing to do."""

    id: Id
    name: str = ""


class ViewState(Wire):
    """What a view's inputs hold, by block and action."""

    values: dict[str, dict[str, dict[str, Any]]] = Field(default_factory=dict)


class View(Wire):
    """A modal or Home view as Slack sends it back."""

    id: Id
    type: str
    hash: Id
    callback_id: str = ""
    private_metadata: str = ""
    root_view_id: str = ""
    previous_view_id: str = ""
    state: ViewState = Field(default_factory=ViewState)


class SlashCommand(Wire):
    """The form fields of a slash command."""

    command: Id
    user_id: Id
    channel_id: Id
    trigger_id: Id
    text: str = ""


class Container(Wire):
    """Where a pressed element stands."""

    message_ts: str = ""
    channel_id: str = ""


class Action(Wire):
    """One pressed or changed element; the chosen thing stands under a key that depends on the element."""

    model_config = ConfigDict(extra="allow", frozen=True)

    action_id: Id


class SourceMessage(Wire):
    """The message under a message shortcut."""

    ts: str = ""
    thread_ts: str = ""
    user: str = ""
    text: str = ""


class BlockActions(Wire):
    """`block_actions`: something was pressed, in a message, a modal or on Home."""

    user: Known
    trigger_id: Id
    actions: Annotated[list[Action], Field(min_length=1)]
    container: Container = Field(default_factory=Container)
    channel: Named = Field(default_factory=Named)
    state: ViewState = Field(default_factory=ViewState)
    view: View | None = None


class ViewSubmission(Wire):
    """`view_submission`: a form was sent."""

    user: Known
    view: View
    trigger_id: str = ""


class GlobalShortcut(Wire):
    """`shortcut`."""

    user: Known
    trigger_id: Id
    callback_id: Id


class MessageShortcut(GlobalShortcut):
    """`message_action`."""

    channel: Known
    team: Named = Field(default_factory=Named)
    message: SourceMessage = Field(default_factory=SourceMessage)
    message_ts: str = ""
