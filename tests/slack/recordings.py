"""Recorded payloads (their sources: tests/support/recorded/SOURCES.md), and our reading of them."""

import json
from pathlib import Path
from typing import Any

from bot.slack import payloads
from bot.slack.requests import Request

FOLDER = Path(__file__).parents[1] / "support" / "recorded"
WORKSPACE, BOT = "T0PLAY", "U0GRAY"

# Their publishers left out what Slack always sends: the person, the trigger, the view's hash, the event's id, or the
# timestamp of a message.
TRUNCATED = frozenset(
    {
        "block_actions/block_actions--button--java.json",
        "block_actions/block_actions--in-view.multi-conversations-select--go.json",
        "event.app_home_opened/app_home_opened--tab-home--boltjs.json",
        "event.app_uninstalled/app_uninstalled--grid--boltjs.json",
        "event.message/message_changed--grid--boltpy.json",
        "event.tokens_revoked/tokens_revoked--grid--boltjs.json",
        "shortcut/shortcut--boltpy.json",
        "view_submission/view_submission--responseurls--boltpy.json",
    }
)


def names(*folders: str) -> list[str]:
    """Return the recordings in these folders, those that their publishers truncated left out."""
    found = (str(path.relative_to(FOLDER)) for folder in folders for path in sorted((FOLDER / folder).glob("*.json")))
    return [name for name in found if name not in TRUNCATED]


def kinds() -> list[str]:
    """Return the folders of bodies that Slack posts to us."""
    return sorted(
        path.name
        for path in FOLDER.iterdir()
        if path.name not in {"LICENSES", "SOURCES.md", "bare_event", "socket_mode"}
    )


def recorded(name: str) -> dict[str, Any]:
    """Return a recording."""
    body: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return body


def enveloped(event: dict[str, Any], event_id: str = "Ev1") -> dict[str, Any]:
    """Return an inner event as Slack delivers it."""
    return {"type": "event_callback", "event_id": event_id, "team_id": WORKSPACE, "event": event}


def bare(name: str, **changes: object) -> dict[str, Any]:
    """Return a bare event's recording in an envelope, with some of its keys changed."""
    return enveloped(recorded(f"bare_event/{name}.json") | changes)


def read(body: dict[str, Any]) -> Request | None:
    """Read a body as the doorway does."""
    return payloads.read(body, workspace=WORKSPACE, bot_user=BOT)
