"""Modals and Homes: opening, stacking, submitting, updating, closing, as strict as Slack."""

from collections.abc import Awaitable, Callable

import pytest

from tests.playground.town import SILENCE, Json, Town, actions, button, modal, text_input

pytestmark = pytest.mark.anyio


async def opened(town: Town, view: Json) -> Json:
    """Type a command whose answer opens this modal; return what the API answered."""
    answers: list[Json] = []

    async def reply(payload: Json) -> None:
        answers.append(await town.call("views.open", trigger_id=payload["trigger_id"], view=view))

    town.reply = reply
    await town.connect()
    await town.act("command", "ana", channel="leadership", text="/grayzone")
    town.heard.clear()
    town.reply = lambda _: None
    return answers[0]


async def test_an_opened_modal_is_on_top_for_its_person_with_slacks_additions(town: Town) -> None:
    answer = await opened(town, modal(text_input(element={"initial_value": "x"}), private_metadata="12"))
    shown = await town.look("modal", "ana")
    assert answer["view"]["id"] == shown["id"] == answer["view"]["root_view_id"]
    assert answer["view"]["hash"] == shown["hash"]
    assert answer["view"]["state"] == {"values": {}}
    assert shown["values"] == {"what": {"what": {"type": "plain_text_input", "value": "x"}}}
    assert await town.look("modal", "bo") is None


async def test_a_trigger_opens_one_modal_within_three_seconds(town: Town) -> None:
    assert (await opened(town, modal()))["ok"]
    await town.act("submit", "ana", fields={})
    trigger = town.heard[0]["trigger_id"]
    await town.act("clock", advance=3.1)
    assert (await town.call("views.open", trigger_id=trigger, view=modal()))["error"] == "expired_trigger_id"
    assert (await town.call("views.open", trigger_id="1.2.3", view=modal()))["error"] == "invalid_trigger_id"


async def test_a_used_trigger_is_refused_and_a_faulty_view_does_not_use_it(town: Town) -> None:
    codes: list[str | None] = []

    async def reply(payload: Json) -> None:
        for view in (modal(text_input(), submit=None), modal(text_input()), modal(text_input())):
            answer = await town.call("views.open", trigger_id=payload["trigger_id"], view=view)
            codes.append(answer.get("error"))

    town.reply = reply
    await town.connect()
    await town.act("command", "ana", channel="leadership", text="/grayzone")
    assert codes == ["invalid_arguments", None, "exchanged_trigger_id"]


async def test_a_submission_carries_what_was_filled_in(town: Town) -> None:
    await opened(town, modal(text_input(), text_input("why", optional=True), private_metadata="note"))
    outcome = await town.act("submit", "ana", fields={"what": "a <b> & c"})
    assert outcome["closed"]
    assert outcome["modal"] is None
    [sent] = town.heard
    assert sent["type"] == "view_submission"
    assert sent["view"]["state"]["values"] == {
        "what": {"what": {"type": "plain_text_input", "value": "a <b> & c"}},
        "why": {"why": {"type": "plain_text_input", "value": None}},
    }
    assert (sent["view"]["private_metadata"], sent["view"]["callback_id"], sent["response_urls"]) == (
        "note",
        "form",
        [],
    )


NUMBER = {"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "max_value": "9"}


@pytest.mark.parametrize(
    ("element", "value"),
    [
        ({}, ""),
        ({"max_length": 3}, "four"),
        ({"min_length": 3}, "to"),
        ({}, "x" * 3001),
        (NUMBER, "0"),
        (NUMBER, "1.5"),
        (NUMBER, "many"),
        ({"type": "email_text_input"}, "ana"),
        ({"type": "url_text_input"}, "ana"),
    ],
)
async def test_slacks_client_keeps_what_cannot_be_sent(town: Town, element: Json, value: str) -> None:
    await opened(town, modal(text_input(element=element)))
    outcome = await town.act("submit", "ana", fields={"what": value})
    assert list(outcome["errors"]) == ["what"]
    assert outcome["modal"]["errors"] == outcome["errors"]
    assert town.heard == []


async def test_fields_that_are_not_there_and_options_that_are_not_offered_are_named(town: Town) -> None:
    option = {"text": {"type": "plain_text", "text": "A"}, "value": "a"}
    await opened(town, modal(text_input("pick", element={"type": "static_select", "options": [option]})))
    assert (await town.act("submit", "ana", fields={"other": "x"}))["error"] == "no_such_field"
    assert (await town.act("submit", "ana", fields={"pick": "b"}))["error"] == "no_such_option"
    assert (await town.act("submit", "ana", fields={"pick": "a"}))["closed"]


@pytest.mark.parametrize(
    ("answer", "banner", "errors", "stays"),
    [
        ({"response_action": "errors", "errors": {"what": "No."}}, None, {"what": "No."}, True),
        ({"response_action": "errors", "errors": {"nothing": "No."}}, "dispatch_failed", {}, True),
        ({"response_action": "errors", "errors": {}}, "dispatch_failed", {}, True),
        ({"response_action": "explode"}, "dispatch_failed", {}, True),
        ({"response_action": "update", "view": modal(text_input(), submit=None)}, "dispatch_failed", {}, True),
        ({"text": "thanks"}, "dispatch_failed", {}, True),
        (SILENCE, "operation_timeout", {}, True),
        ({"response_action": "clear"}, None, {}, False),
        (None, None, {}, False),
    ],
)
async def test_the_form_stays_open_with_its_input_unless_the_answer_closes_it(
    town: Town, answer: object, banner: str | None, errors: dict[str, str], *, stays: bool
) -> None:
    await opened(town, modal(text_input()))
    town.answer_with(answer)
    outcome = await town.act("submit", "ana", fields={"what": "kept"})
    assert (outcome["banner"], outcome["errors"], outcome["closed"]) == (banner, errors, not stays)
    if stays:
        assert outcome["modal"]["values"]["what"]["what"]["value"] == "kept"
    else:
        assert outcome["modal"] is None


async def test_an_update_keeps_what_was_typed_in_fields_of_the_same_name(town: Town) -> None:
    await opened(town, modal(text_input(), text_input("old", optional=True)))
    fresh = text_input("new", optional=True, element={"initial_value": "first"})
    town.reply = lambda _: {"response_action": "update", "view": modal(text_input(), fresh)}
    outcome = await town.act("submit", "ana", fields={"what": "typed", "old": "gone"})
    values = {name: entry[name]["value"] for name, entry in outcome["modal"]["values"].items()}
    assert values == {"what": "typed", "new": "first"}
    assert not outcome["closed"]


async def test_three_modals_are_the_most_and_close_one_by_one(town: Town) -> None:
    await opened(town, modal(actions(button())))

    async def push(payload: Json) -> None:
        codes.append((await town.call("views.push", trigger_id=payload["trigger_id"], view=deeper)).get("error"))

    codes: list[str | None] = []
    deeper = modal(actions(button()), notify_on_close=True)
    town.reply = push
    for _ in range(3):
        await town.act("click", "ana", view="modal", action_id="see:1")
    assert codes == [None, None, "push_limit_reached"]
    assert (await town.look("modal", "ana"))["depth"] == 3
    town.heard.clear()
    town.answer_with(None)
    assert not (await town.act("close", "ana"))["closed"]
    assert [(one["type"], one["is_cleared"]) for one in town.heard] == [("view_closed", False)]
    assert (await town.act("close", "ana", clear=True))["closed"]
    assert len(town.heard) == 1  # x names the root, and the root did not ask


async def test_a_push_needs_a_trigger_from_a_modal(town: Town) -> None:
    codes: list[str] = []

    async def reply(payload: Json) -> None:
        codes.append((await town.call("views.push", trigger_id=payload["trigger_id"], view=modal()))["error"])

    town.reply = reply
    await town.connect()
    await town.act("command", "ana", channel="leadership", text="/grayzone")
    assert codes == ["not_found"]


async def test_a_click_in_a_modal_carries_what_was_typed_so_far(town: Town) -> None:
    await opened(town, modal(text_input(), actions(button())))
    await town.act("click", "ana", view="modal", action_id="see", fields={"what": "half"})
    [sent] = town.heard
    assert sent["container"] == {"type": "view", "view_id": sent["view"]["id"]}
    assert sent["view"]["state"]["values"]["what"]["what"]["value"] == "half"
    assert not {"channel", "response_url", "message"} & set(sent)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda view: {"view_id": view["id"], "hash": "1.old"}, "hash_conflict"),
        (lambda view: {"view_id": view["id"], "hash": view["hash"]}, None),
        (lambda view: {"view_id": view["id"]}, None),
        (lambda _: {"view_id": "V0NOTHING"}, "not_found"),
        (lambda _: {"external_id": "nothing"}, "not_found"),
        (lambda _: {}, "invalid_arguments"),
    ],
)
async def test_an_update_names_its_view_and_a_stale_hash_is_refused(
    town: Town, change: Callable[[Json], Json], code: str | None
) -> None:
    view = (await opened(town, modal(text_input())))["view"]
    answer = await town.call("views.update", view=modal(text_input()), **change(view))
    assert answer.get("error") == code
    assert ((await town.look("modal", "ana"))["hash"] == view["hash"]) is (code is not None)


async def test_an_external_id_is_used_once(town: Town) -> None:
    await opened(town, modal(external_id="mine"))
    again: Awaitable[Json] = opened(town, modal(external_id="mine"))
    assert (await again)["error"] == "duplicate_external_id"


async def test_a_home_is_published_to_one_person_and_clicked_there(town: Town) -> None:
    await town.connect()
    await town.act("open_home", "ana")
    [event] = town.events("app_home_opened")
    assert (event["user"], event["tab"], event["channel"]) == ("U0ANA", "home", "D0ANA")
    home = {"type": "home", "blocks": [actions(button("go:1"))]}
    published = await town.call("views.publish", user_id="U0ANA", view=home)
    assert (await town.look("home", "ana"))["id"] == published["view"]["id"]
    assert await town.look("home", "bo") is None
    stale = await town.call("views.publish", user_id="U0ANA", view=home, hash="1.old")
    assert stale["error"] == "hash_conflict"
    town.heard.clear()
    await town.act("click", "ana", view="home", action_id="go")
    assert town.heard[0]["view"]["type"] == "home"
    await town.act("open_home", "ana")
    assert town.events("app_home_opened")[0]["view"]["id"] == published["view"]["id"]
