"""What Slack sends is read into the right request: slash commands, presses, forms, shortcuts."""

import copy

import pytest
from pydantic import ValidationError

from bot.slack.requests import Click, Command, Fields, OpenView, SharedMessage, Shortcut, Submission, Writing
from tests.slack.recordings import TRUNCATED, WORKSPACE, kinds, names, read, recorded


@pytest.mark.parametrize("name", names(*kinds()))
def test_every_recorded_payload_is_understood(name: str) -> None:
    read(recorded(name))


@pytest.mark.parametrize("name", sorted(TRUNCATED))
def test_a_payload_without_its_person_or_its_key_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        read(recorded(name))


@pytest.mark.parametrize("name", names("slash_command"))
def test_a_slash_command_says_who_asks_what_and_where(name: str) -> None:
    body = recorded(name)
    assert read(body) == Command(
        WORKSPACE,
        body["user_id"],
        f"trigger:{body['trigger_id']}",
        name=body["command"],
        text=body.get("text", ""),
        channel=body["channel_id"],
        trigger=body["trigger_id"],
        writing=Writing(words=body.get("text", "")),
    )


def test_a_command_is_decoded_and_trimmed() -> None:
    body = recorded("slash_command/test--boltpy.json")
    body["text"] = "  R&amp;D &lt;3 <@U0BO|bo> in <#C0LEAD|leadership>\u0000 "
    command = read(body)
    assert isinstance(command, Command)
    assert command.text == "R&D <3 @bo in #leadership"


@pytest.mark.parametrize("name", names("block_actions"))
def test_a_press_carries_its_person_and_its_trigger(name: str) -> None:
    body = recorded(name)
    click = read(body)
    assert isinstance(click, Click)
    assert (click.user, click.trigger, click.once) == (
        body["user"]["id"],
        body["trigger_id"],
        f"trigger:{body['trigger_id']}",
    )


@pytest.mark.parametrize(
    ("name", "action", "value"),
    [
        ("in-message.button--opsdroid", "button-action", "click_me_123"),
        ("in-message.datepicker--opsdroid", "datepicker-action", "1990-04-12"),
        ("in-message.overflow--opsdroid", "overflow-action", "value-3"),
        ("in-message.static-select--opsdroid", "static_select-action", "value-0"),
        ("in-message.multi-static-select--opsdroid", "text1234", ""),
    ],
)
def test_a_press_on_a_message_says_what_was_chosen_and_where(name: str, action: str, value: str) -> None:
    click = read(recorded(f"block_actions/block_actions--{name}.json"))
    assert isinstance(click, Click)
    assert (click.action, click.value, click.channel, click.message_ts, click.view) == (
        action,
        value,
        "C01N9PM1D53",
        "1613575038.002800",
        None,
    )


def test_a_press_names_the_thing_after_the_colon() -> None:
    body = recorded("block_actions/block_actions--in-message.button--opsdroid.json")
    body["actions"][0]["action_id"] = "grayzone.see:12"
    click = read(body)
    assert isinstance(click, Click)
    assert (click.action, click.subject) == ("grayzone.see", "12")


def test_a_press_on_home_carries_the_view() -> None:
    click = read(recorded("block_actions/block_actions--in-view.button--java.json"))
    assert isinstance(click, Click)
    assert click.view == OpenView("V123", "1583634748.7562ffd9", "home", "", "", depth_left=2, at_home=True)
    assert (click.action, click.value, click.channel) == ("/home_button_1", "create_task", None)


def test_a_live_input_is_named_by_its_form_and_its_field() -> None:
    body = recorded("block_actions/block_actions--in-view.button--java.json")
    body["view"] |= {"callback_id": "grayzone.propose", "type": "modal"}
    body["actions"][0]["action_id"] = "side"
    click = read(body)
    assert isinstance(click, Click)
    assert click.action == "grayzone.propose/side"


def test_a_submission_carries_its_form_its_fields_and_its_note() -> None:
    name = "view_submission/view_submission--plain-text-input--java.json"
    assert read(recorded(name)) == Submission(
        WORKSPACE,
        "U123",
        "view:V123:1583638467.cd05659d",
        form="request-modal",
        fields=Fields({"request-block": "test test test"}),
        note="https://hooks.slack.com/commands/T123/977578904577/NfI6RdDqrYDC8Pjzo01xgLQ3",
        view=OpenView(
            "V123",
            "1583638467.cd05659d",
            "modal",
            "request-modal",
            "https://hooks.slack.com/commands/T123/977578904577/NfI6RdDqrYDC8Pjzo01xgLQ3",
            depth_left=2,
        ),
        trigger=recorded(name)["trigger_id"],
    )


@pytest.mark.parametrize("name", names("view_submission"))
def test_a_submission_is_recognised_by_its_view_and_hash(name: str) -> None:
    body = recorded(name)
    submission = read(body)
    assert isinstance(submission, Submission)
    assert submission.once == f"view:{body['view']['id']}:{body['view']['hash']}"
    again = copy.deepcopy(body) | {"trigger_id": "another.press.of.submit"}
    second = read(again)
    assert second is not None
    assert second.once == submission.once


@pytest.mark.parametrize(
    ("root", "previous", "depth_left"), [("V1", "", 2), ("V0", "V0", 1), ("V0", "V9", 0), ("", "", 2)]
)
def test_how_many_modals_fit_on_top_is_read_from_the_stack(root: str, previous: str, depth_left: int) -> None:
    body = recorded("view_submission/view_submission--java.json")
    body["view"] |= {"id": "V1", "root_view_id": root, "previous_view_id": previous or None}
    submission = read(body)
    assert isinstance(submission, Submission)
    assert submission.view.depth_left == depth_left


@pytest.mark.parametrize("name", names("view_closed"))
def test_a_closed_form_asks_for_nothing(name: str) -> None:
    assert read(recorded(name)) is None


@pytest.mark.parametrize("name", names("shortcut"))
def test_a_global_shortcut_carries_no_message(name: str) -> None:
    body = recorded(name)
    assert read(body) == Shortcut(
        WORKSPACE,
        body["user"]["id"],
        f"trigger:{body['trigger_id']}",
        name=body["callback_id"],
        trigger=body["trigger_id"],
    )


def test_a_message_shortcut_carries_the_message_and_its_link() -> None:
    shortcut = read(recorded("message_action/message_action--java-2.json"))
    assert shortcut == Shortcut(
        WORKSPACE,
        "U123",
        "trigger:123.123.xxx",
        name="test-message-action",
        trigger="123.123.xxx",
        message=SharedMessage(
            channel="C123",
            ts="1583636382.000300",
            author="U123",
            text="@U234 test",
            permalink="https://test-test.slack.com/archives/C123/p1583636382000300",
        ),
    )


def test_a_link_to_a_message_in_a_thread_leads_into_the_thread() -> None:
    body = recorded("message_action/message_action--java-2.json")
    body["message"]["thread_ts"] = "1583636000.000100"
    shortcut = read(body)
    assert isinstance(shortcut, Shortcut)
    assert shortcut.message is not None
    assert shortcut.message.permalink == (
        "https://test-test.slack.com/archives/C123/p1583636382000300?thread_ts=1583636000.000100&cid=C123"
    )


def test_what_slack_only_tells_asks_for_nothing() -> None:
    assert read(recorded("event.app_rate_limited/app_rate_limited--java.json")) is None
    assert read(recorded("event.url_verification/url_verification--boltjs.json")) is None
