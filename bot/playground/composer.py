"""What Slack's composer makes of typed text: mentions, channels, links and escaping."""

import re
from typing import Final

from bot.playground.identity import BOT_USER
from bot.playground.model import Json
from bot.playground.workspace import Workspace

BROADCASTS = ("here", "channel", "everyone")
_TOKEN: Final = re.compile(r"(?<![\w@#/])(?P<mark>[@#])(?P<name>[\w][\w.-]*)|(?P<url>https?://[^\s<>|]+)")


def escape(text: str) -> str:
    """Escape the three characters that are control characters in Slack's text, as Slack does with what people type."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def compose(text: str, workspace: Workspace, bot_name: str) -> tuple[str, list[Json]]:
    """Return a typed message in Slack's form, and the rich text block that Slack attaches to people's messages."""
    said = ""
    elements: list[Json] = []
    for piece, element in _pieces(text, workspace, bot_name):
        said += piece
        if element["type"] == "text" and elements and elements[-1]["type"] == "text":
            elements[-1]["text"] += element["text"]
        else:
            elements.append(element)
    section = {"type": "rich_text_section", "elements": elements}
    return said, [{"type": "rich_text", "block_id": workspace.new_id("b")[:5], "elements": [section]}]


def compose_command(text: str, workspace: Workspace, bot_name: str, *, should_escape: bool) -> str:
    """Return the text of a slash command: `should_escape` names people, channels and groups as `<@U1|name>` does."""
    if not should_escape:
        return escape(text)
    said = ""
    for piece, element in _pieces(text, workspace, bot_name):
        said += _labelled(element, workspace) or piece
    return said


def _labelled(element: Json, workspace: Workspace) -> str | None:
    """Return a mention with the name that commands carry besides the id; channels have theirs anyway."""
    match element:
        case {"type": "user", "user_id": user}:
            return f"<@{user}|{workspace.people[user].name}>"
        case {"type": "usergroup", "usergroup_id": group}:
            return f"<!subteam^{group}|@{workspace.groups[group].handle}>"
        case _:
            return None


def _pieces(text: str, workspace: Workspace, bot_name: str) -> list[tuple[str, Json]]:
    pieces: list[tuple[str, Json]] = []
    end = 0
    for match in _TOKEN.finditer(text):
        found = _token(match, workspace, bot_name)
        if found is None:
            continue
        if match.start() > end:
            pieces.append(_plain(text[end : match.start()]))
        taken, piece, element = found
        pieces.append((piece, element))
        end = match.start() + taken
    if end < len(text):
        pieces.append(_plain(text[end:]))
    return pieces


def _plain(text: str) -> tuple[str, Json]:
    return escape(text), {"type": "text", "text": text}


def _token(match: re.Match[str], workspace: Workspace, bot_name: str) -> tuple[int, str, Json] | None:
    """Return how many characters were understood, their Slack form and rich text element; None when it is just text."""
    if (url := match["url"]) is not None:
        url = url.rstrip(".,;:!?)")
        return len(url), f"<{escape(url)}>", {"type": "link", "url": url}
    name = match["name"].rstrip(".-")
    taken = len(name) + 1
    if match["mark"] == "#":
        channel = workspace.channel(f"#{name}")
        if channel is None or channel.kind != "channel":
            return None
        return taken, f"<#{channel.id}|{channel.name}>", {"type": "channel", "channel_id": channel.id}
    found = _called(name, workspace, bot_name)
    return None if found is None else (taken, *found)


def _called(name: str, workspace: Workspace, bot_name: str) -> tuple[str, Json] | None:
    """Return whom `@name` calls: everybody here, a person, the bot or a user group."""
    if name in BROADCASTS:
        return f"<!{name}>", {"type": "broadcast", "range": name}
    person = workspace.people[BOT_USER] if name.lower() == bot_name.lower() else workspace.person(f"@{name}")
    if person is not None:
        return f"<@{person.id}>", {"type": "user", "user_id": person.id}
    group = workspace.group(name)
    if group is None or group.disabled:
        return None
    return f"<!subteam^{group.id}>", {"type": "usergroup", "usergroup_id": group.id}
