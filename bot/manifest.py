"""The app manifest: read from manifest.yml, which is written for Socket Mode, and turned into its HTTP form."""

from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

INSTALLED = Path(__file__).resolve().parent / "manifest.yml"  # setup.py puts it there in a wheel
MANIFEST = INSTALLED if INSTALLED.exists() else INSTALLED.parent.parent / "manifest.yml"
EVENTS_PATH = "/slack/events"  # commands, events and interactivity all come in here
# What kudos in ordinary messages take (slack/events.py reads the events): asked for only where a group wants them.
MESSAGE_SCOPES = ("channels:history", "groups:history")
MESSAGE_EVENTS = ("message.channels", "message.groups")
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})

Manifest = dict[str, Any]


class BadBaseUrl(Exception):  # noqa: N818 (named for what is wrong, as the operator reads it)
    """Slack could not call, or should not trust, this address. Its text is one sentence that says what to give."""


def read(path: Path = MANIFEST) -> Manifest:
    """Return the manifest as written: for Socket Mode. Raises OSError or yaml.YAMLError when there is none to read."""
    manifest: Manifest = yaml.safe_load(path.read_text(encoding="utf-8"))
    return manifest


def for_http(manifest: Manifest, base_url: str) -> Manifest:
    """Return a copy for signed HTTP: Socket Mode off, and every request URL at `base_url` + /slack/events.

    Raises BadBaseUrl unless the address is https (http is let through for this machine only, for trying out).
    """
    url = _checked(base_url) + EVENTS_PATH
    http = deepcopy(manifest)
    settings = http["settings"]
    settings["socket_mode_enabled"] = False
    settings["event_subscriptions"] = {"request_url": url, **settings["event_subscriptions"]}
    settings["interactivity"] = {**settings["interactivity"], "request_url": url}
    for command in http["features"]["slash_commands"]:
        command["url"] = url
    return http


def with_kudos_in_messages(manifest: Manifest) -> Manifest:
    """Return a copy for groups that give kudos in ordinary messages: with optional scopes, and their events."""
    more = deepcopy(manifest)
    scopes = more["oauth_config"]["scopes"]
    scopes["bot"] = sorted({*scopes["bot"], *MESSAGE_SCOPES})
    scopes["bot_optional"] = sorted({*scopes.get("bot_optional", ()), *MESSAGE_SCOPES})
    subscriptions = more["settings"]["event_subscriptions"]
    subscriptions["bot_events"] = sorted({*subscriptions["bot_events"], *MESSAGE_EVENTS})
    return more


def bot_scopes(manifest: Manifest) -> frozenset[str]:
    """Return the bot scopes that the app asks for when it is installed."""
    return frozenset(manifest["oauth_config"]["scopes"]["bot"])


def optional_scopes(manifest: Manifest) -> frozenset[str]:
    """Return those of them to which whoever installs the app may say no: nothing breaks without."""
    return frozenset(manifest["oauth_config"]["scopes"].get("bot_optional", ()))


def as_yaml(manifest: Manifest) -> str:
    """Return the manifest as YAML, in the order in which it was written, to paste into Slack's app settings."""
    text: str = yaml.safe_dump(manifest, sort_keys=False, allow_unicode=True, width=120)
    return text


def _checked(base_url: str) -> str:
    url = base_url.strip().rstrip("/")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise BadBaseUrl(f"{base_url!r} is not a URL: give something like https://bot.example.com.") from None
    if not host or port == 0 or any(sign.isspace() for sign in url):
        raise BadBaseUrl(f"{base_url!r} names no host: give something like https://bot.example.com.")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in LOCAL):
        raise BadBaseUrl(
            "Slack calls only addresses that begin with https://: put the bot behind TLS and give that one."
        )
    if parts.query or parts.fragment or parts.username:
        raise BadBaseUrl("The base URL has more than a host and a path: leave out names, passwords, ? and #.")
    return url
