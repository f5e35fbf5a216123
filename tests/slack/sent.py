"""Bodies as Slack sends them, short: commands, presses, forms, shortcuts and events of the standing cast."""

from typing import Any

Body = dict[str, Any]
DIRECT = "D0ANA"


def command(text: str = "", *, user: str = "U0ANA", trigger: str = "1.1") -> Body:
    """Return `/grayzone text`."""
    return {"command": "/grayzone", "text": text, "user_id": user, "channel_id": "C0LEAD", "trigger_id": trigger}


def view(*, surface: str = "modal", depth: int = 1, view_hash: str = "h1", name: str = "form") -> Body:
    """Return an open view; `depth` is its place in the stack, from 1."""
    above = {1: {"root_view_id": "V1"}, 2: {"root_view_id": "V0", "previous_view_id": "V0"}}
    stack = above.get(depth, {"root_view_id": "V0", "previous_view_id": "V9"})
    return {"id": "V1", "type": surface, "hash": view_hash, "callback_id": name, **stack}


def press(action: str, *, user: str = "U0ANA", trigger: str = "1.1", within: Body | None = None) -> Body:
    """Return a press, on a message or within a view."""
    body = {"type": "block_actions", "user": {"id": user}, "trigger_id": trigger, "actions": [{"action_id": action}]}
    if within:
        return body | {"view": within}
    return body | {"container": {"message_ts": "1.5", "channel_id": "C0LEAD"}}


def submission(fields: dict[str, str], *, user: str = "U0ANA", note: str = "7", within: Body | None = None) -> Body:
    """Return a submitted form."""
    values = {name: {name: {"type": "plain_text_input", "value": value}} for name, value in fields.items()}
    form = (within or view()) | {"state": {"values": values}, "private_metadata": note}
    return {"type": "view_submission", "user": {"id": user}, "trigger_id": "1.1", "view": form}


def shortcut(*, user: str = "U0ANA") -> Body:
    """Return the global shortcut."""
    return {"type": "shortcut", "user": {"id": user}, "trigger_id": "1.1", "callback_id": "raise_gray_zone"}


def event(kind: str, *, event_id: str = "Ev1", user: str = "U0ANA", **more: object) -> Body:
    """Return an event."""
    return {"type": "event_callback", "event_id": event_id, "event": {"type": kind, "user": user, **more}}


def mention(text: str = "<@U0GRAY> hello", *, event_id: str = "Ev1", thread_ts: str | None = None) -> Body:
    """Return a mention of the bot in #leadership."""
    return event("app_mention", event_id=event_id, channel="C0LEAD", text=text, ts="1.5", thread_ts=thread_ts)


def said(text: str, *, event_id: str = "Ev1", thread_ts: str | None = None) -> Body:
    """Return a direct message to the bot."""
    return event(
        "message", event_id=event_id, channel=DIRECT, channel_type="im", text=text, ts="1.5", thread_ts=thread_ts
    )


def opened_home(*, user: str = "U0ANA", event_id: str = "Ev1") -> Body:
    """Return the opening of Home."""
    return event("app_home_opened", event_id=event_id, user=user, tab="home")
