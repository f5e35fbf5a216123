"""Whatever JSON arrives, reading it ends in a request, in nothing, or in ValidationError."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.slack.events import READERS
from bot.slack.payloads import field_value
from bot.slack.requests import Fields, Request, Submission
from tests.slack.recordings import enveloped, kinds, names, read, recorded

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
PERSON = ("user", "id", "bot_id", "team", "text", "ts", "tab", "tokens")
PLACE = ("channel", "channel_type", "old_channel_id", "container", "message", "subtype", "event", "event_id")
CHANGED = ("previous_message", "deleted_ts", "edited", "thread_ts", "reaction", "item", "item_user", "event_ts")
PRESSED = ("actions", "view", "state", "values", "trigger_id", "callback_id")
KEYS = st.sampled_from((*PERSON, *PLACE, *CHANGED, *PRESSED))
KIND = st.sampled_from(
    ["block_actions", "view_submission", "view_closed", "shortcut", "message_action", "event_callback"]
)
EVENT = st.sampled_from([kind.partition(".")[0] for kind in READERS])
CONVERSATION = st.sampled_from(["im", "channel", "group"])
SUBTYPE = st.sampled_from(["", "message_changed", "message_deleted", "tombstone", "thread_broadcast"])
RECORDED = names(*kinds())


def try_to_read(body: dict[str, Any]) -> Request | None:
    try:
        return read(body)
    except ValidationError:
        return None


@settings(max_examples=100, deadline=None)
@given(body=st.dictionaries(KEYS | st.just("command"), JSON, max_size=8), kind=KIND | JSON)
def test_no_body_is_too_odd(body: dict[str, Any], kind: object) -> None:
    try_to_read(body | {"type": kind})


@settings(max_examples=100, deadline=None)
@given(event=st.dictionaries(KEYS, JSON, max_size=8), kind=EVENT | JSON, conversation=CONVERSATION)
def test_no_event_is_too_odd(event: dict[str, Any], kind: object, conversation: str) -> None:
    try_to_read(enveloped(event | {"type": kind, "channel_type": conversation}))


@settings(max_examples=100, deadline=None)
@given(
    odd=st.dictionaries(KEYS, JSON, max_size=4), subtype=SUBTYPE | JSON, inner=st.dictionaries(KEYS, JSON, max_size=6)
)
def test_no_message_of_a_channel_is_too_odd(odd: dict[str, Any], subtype: object, inner: dict[str, Any]) -> None:
    known = {"type": "message", "channel_type": "channel", "channel": "C1", "ts": "1.1", "user": "U1"}
    changed = {"subtype": subtype, "message": {"ts": "1.1", "user": "U1"} | inner}
    try_to_read(enveloped(known | changed | odd))


@settings(max_examples=100, deadline=None)
@given(name=st.sampled_from(RECORDED), odd=JSON, data=st.data())
def test_no_recording_becomes_too_odd_when_a_part_of_it_is_replaced(
    name: str, odd: object, data: st.DataObject
) -> None:
    body = recorded(name)
    place: Any = body
    for _ in range(data.draw(st.integers(0, 4))):
        deeper = [key for key, value in place.items() if isinstance(value, dict) and value]
        if not deeper:
            break
        place = place[data.draw(st.sampled_from(deeper))]
    place[data.draw(st.sampled_from(sorted(place)))] = odd
    try_to_read(body)


@settings(max_examples=100, deadline=None)
@given(
    element=st.dictionaries(st.sampled_from(["value", "selected_option", "selected_options", "selected_users"]), JSON)
)
def test_no_element_is_too_odd(element: dict[str, Any]) -> None:
    field_value(element)


@pytest.mark.parametrize("name", RECORDED)
def test_keys_that_slack_adds_change_nothing(name: str) -> None:
    body = recorded(name)
    assert read(body | {"added_last_month": {"a": [None]}, "channel_name": None}) == read(body)


@pytest.mark.parametrize("name", names("view_submission"))
def test_null_and_nothing_are_the_same_absence(name: str) -> None:
    without, null = recorded(name), recorded(name)
    for key in ("private_metadata", "previous_view_id", "state"):
        without["view"].pop(key, None)
        null["view"][key] = None
    assert read(without) == read(null)


def test_an_empty_trigger_would_be_everybodys_key_and_is_refused() -> None:
    body = recorded("slash_command/test--boltpy.json") | {"trigger_id": ""}
    with pytest.raises(ValidationError):
        read(body)


def test_what_no_database_holds_is_left_out_of_a_field() -> None:
    body = copy.deepcopy(recorded("view_submission/view_submission--plain-text-input--java.json"))
    [element] = body["view"]["state"]["values"]["request-block"].values()
    element["value"] = json.loads('"a\\u0000b\\ud83dc\\ud83d\\ude00"')
    submission = read(body)
    assert isinstance(submission, Submission)
    assert submission.fields == Fields({"request-block": "abc😀"})
