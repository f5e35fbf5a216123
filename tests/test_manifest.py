"""The manifest is valid, asks for no more than it needs, and says the same as the code."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from bot.manifest import BadBaseUrl, as_yaml, bot_scopes, for_http, optional_scopes, read, with_kudos_in_messages
from bot.register import with_doors
from bot.slack import requests
from bot.slack.doors import Doors
from bot.slack.events import READERS
from bot.slack.requests import Command, EmojiChanged, HomeOpened, Request, Shortcut

SLACK_SAYS = Path(__file__).parent / "support" / "manifest_schema"
GATEWAY = Path(__file__).parents[1] / "bot" / "slack" / "web_gateway.py"
BASE = "https://bot.example.com/gray"

# Every scope, and why the bot may ask for it. A new one needs a reason here, and everybody must reinstall the app.
ALLOWED_SCOPES = {
    "app_mentions:read": "help for whoever mentions the bot",
    "channels:read": "a peer group's channel: its name, whether it is archived or shared, who comes and goes",
    "chat:write": "cards, threads, direct messages",
    "commands": "/grayzone, /kudos, /promise, /ask, /checkin, /mediate and the shortcuts",
    "emoji:read": "which of the workspace's own emoji are another name for one that gives kudos",
    "groups:read": "the same for peer groups in private channels",
    "groups:write": "a private channel for those at a table of mediation; whoever installs the app may say no to it",
    "im:history": "help in a direct message, and looking whether one's own letter arrived",
    "im:write": "opening a direct message",
    "mpim:write": "a group message for the same, where there are no private channels; optional as well",
    "reactions:read": "an emoji on a peer's message is kudos",
    "usergroups:read": "kudos for a user group go to the peers in it",
    "users:read": "time zones; guests, bots and deactivated people; who is away by their status",
    "dnd:read": "nobody is written to while they have paused notifications; whoever installs the app may say no to it",
}
# These only where a group wants kudos in ordinary messages; whoever installs the app may still say no to them.
OPTIONAL_SCOPES = {
    "channels:history": "what peers write in public channels of the bot",
    "groups:history": "the same in private ones",
}
VERBS = {"Ask", "Give", "Make", "Raise"}


@pytest.fixture(params=["socket", "http", "socket with kudos in messages", "http with kudos in messages"])
def manifest(request: pytest.FixtureRequest) -> dict[str, Any]:
    made = with_kudos_in_messages(read()) if "kudos" in request.param else read()
    return made if "socket" in request.param else for_http(made, BASE)


@pytest.fixture(scope="module")
def known() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SLACK_SAYS / "events_scopes.json").read_text())
    return loaded


@pytest.fixture(scope="module")
def doors() -> Doors:
    return with_doors(Doors())


def events(manifest: dict[str, Any]) -> set[str]:
    return set(manifest["settings"]["event_subscriptions"]["bot_events"])


def test_it_is_what_slacks_own_schema_asks_for(manifest: dict[str, Any]) -> None:
    schema = json.loads((SLACK_SAYS / "manifest.schema.json").read_text())

    assert [error.message for error in Draft7Validator(schema).iter_errors(manifest)] == []
    assert re.fullmatch(r"#[0-9a-f]{6}", manifest["display_information"]["background_color"])


def test_every_event_is_known_and_has_a_scope(manifest: dict[str, Any], known: dict[str, Any]) -> None:
    for event in events(manifest):
        scopes = known["events"][event]["scopes"]
        assert not scopes or bot_scopes(manifest) & set(scopes), event


def test_every_method_that_the_gateway_calls_has_a_scope(known: dict[str, Any]) -> None:
    called = set(re.findall(r'"([a-z]+\.[a-zA-Z]+)"', GATEWAY.read_text())) & set(known["methods"])

    assert {"chat.postMessage", "views.open", "users.info"} <= called
    for method in called:
        scopes = known["methods"][method]
        assert not scopes or bot_scopes(read()) & set(scopes), method


def test_it_asks_for_the_allowed_scopes_and_no_other() -> None:
    assert bot_scopes(read()) == set(ALLOWED_SCOPES)
    assert set(read()["oauth_config"]["scopes"]) == {"bot", "bot_optional"}
    assert optional_scopes(read()) == {"dnd:read", "groups:write", "mpim:write"} < bot_scopes(read())


def test_nothing_but_direct_messages_is_read_unless_a_group_wants_it() -> None:
    assert {scope for scope in bot_scopes(read()) if scope.endswith(":history")} == {"im:history"}
    assert {event for event in events(read()) if event.startswith("message")} == {"message.im"}


def test_kudos_in_messages_ask_for_optional_scopes_and_nothing_else() -> None:
    wanted = with_kudos_in_messages(read())

    more = bot_scopes(wanted) - bot_scopes(read())
    assert more == optional_scopes(wanted) - optional_scopes(read()) == set(OPTIONAL_SCOPES)
    assert events(wanted) - events(read()) == {"message.channels", "message.groups"}
    assert bot_scopes(read()) < bot_scopes(wanted)
    assert events(read()) < events(wanted)


def test_shortcuts_begin_with_a_verb_and_fit() -> None:
    for shortcut in read()["features"]["shortcuts"]:
        assert shortcut["name"].split()[0] in VERBS
        assert len(shortcut["name"]) <= 24


def test_people_reach_slack_escaped_in_commands() -> None:
    assert all(command["should_escape"] for command in read()["features"]["slash_commands"])


def test_code_and_manifest_agree_on_every_event() -> None:
    assert events(with_kudos_in_messages(read())) == set(READERS)


def test_code_and_manifest_agree_on_every_command_and_shortcut(doors: Doors) -> None:
    features = read()["features"]

    assert {command["command"] for command in features["slash_commands"]} == doors.names(Command)
    assert {shortcut["callback_id"] for shortcut in features["shortcuts"]} == doors.names(Shortcut)


def test_every_kind_of_request_has_a_door_or_is_answered_by_the_doorway_itself(doors: Doors) -> None:
    named = {one for one in vars(requests).values() if isinstance(one, type) and issubclass(one, Request)}

    assert named - doors.kinds() == {Request, HomeOpened, EmojiChanged}


def test_over_http_everything_comes_in_at_one_address() -> None:
    http = for_http(read(), BASE + "/")
    url = f"{BASE}/slack/events"

    assert http["settings"]["socket_mode_enabled"] is False
    assert http["settings"]["event_subscriptions"]["request_url"] == url
    assert http["settings"]["interactivity"] == {"is_enabled": True, "request_url": url}
    assert {command["url"] for command in http["features"]["slash_commands"]} == {url}


def test_other_forms_leave_the_read_one_as_it_is() -> None:
    manifest = read()
    for_http(with_kudos_in_messages(manifest), BASE)
    for_http(manifest, BASE)

    assert manifest == read()


def test_what_is_printed_is_read_back_the_same(manifest: dict[str, Any]) -> None:
    assert yaml.safe_load(as_yaml(manifest)) == manifest


@pytest.mark.parametrize("url", ["http://localhost:3000", "http://127.0.0.1:3000", "https://bot.example.com"])
def test_an_address_that_slack_or_this_machine_can_call_is_taken(url: str) -> None:
    assert for_http(read(), url)["settings"]["socket_mode_enabled"] is False


@pytest.mark.parametrize(
    "url",
    [
        "",
        "bot.example.com",
        "http://bot.example.com",
        "ftp://bot.example.com",
        "https://",
        "https://[",
        "https://bot.example.com:x",
        "https://bot example.com",
        "https://ana:pw@bot.example.com",
        "https://bot.example.com?x=1",
    ],
)
def test_any_other_address_is_refused_in_one_sentence(url: str) -> None:
    with pytest.raises(BadBaseUrl) as refused:
        for_http(read(), url)

    assert str(refused.value).endswith(".")
    assert "pw" not in str(refused.value)
