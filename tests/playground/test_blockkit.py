"""Block Kit is judged as Slack judges it: samples of others, and every limit at its edge."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.playground.blockkit import check_attachments, check_blocks, check_view
from tests.playground.town import Json, actions, button, modal, text_input

SAMPLES = Path(__file__).parents[1] / "support" / "blockkit_samples"
SERVER_ADDED = {
    *("id", "team_id", "state", "hash", "previous_view_id", "root_view_id", "app_id", "app_installed_team_id"),
    *("bot_id", "clear_on_close", "notify_on_close"),
}
# judged by the Web API, not by the tables: texts are cut, other arguments ignored; no external menus here
ELSEWHERE = {"message-text-40001", "message-no-text", "message-unknown-argument", "options-101"}


def judged(sample: Any) -> list[str]:  # noqa: ANN401 (JSON of many kinds)
    """Judge a sample of any kind."""
    if isinstance(sample, list):
        return check_blocks(sample)
    view = sample.get("view", sample)
    view = json.loads(view) if isinstance(view, str) else view
    if "view" in sample or view.get("type") in ("modal", "home"):
        kind = view.get("type") if view.get("type") in ("modal", "home") else "modal"
        return check_view(
            {name: one for name, one in view.items() if name not in SERVER_ADDED and one is not None}, kind
        )
    if sample.get("type") == "alert":
        return check_view({**modal(), "blocks": [sample]}, "modal")
    if "type" in sample:
        return check_blocks([sample])
    blocks = sample.get("blocks") or []
    if any(one["type"] == "alert" for one in blocks if isinstance(one, dict)):
        return check_view({**modal(), "blocks": blocks}, "modal")
    return [*check_blocks(blocks), *check_attachments(sample.get("attachments") or [])]


def samples(folder: str) -> list[Path]:
    """The samples in a folder."""
    found = sorted(SAMPLES.joinpath(folder).glob("*.json"))
    assert len(found) > 60
    return [one for one in found if one.stem not in ELSEWHERE and not one.stem.startswith("ack-")]


@pytest.mark.parametrize("path", samples("good"), ids=lambda path: path.stem)
def test_what_slacks_sdks_call_valid_passes(path: Path) -> None:
    assert judged(json.loads(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", samples("bad"), ids=lambda path: path.stem)
def test_what_is_faulty_is_refused(path: Path) -> None:
    assert judged(json.loads(path.read_text(encoding="utf-8")))


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(value: str = "v", text: str = "t") -> Json:
    return {"text": plain(text), "value": value}


def select(**more: object) -> Json:
    return {"type": "static_select", "action_id": "s"} | more


def section(text: str = "x", **more: object) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}} | more


def options(count: int) -> list[Json]:
    return [option(str(number)) for number in range(count)]


IN_MESSAGE: list[tuple[int, Callable[[int], list[Json]]]] = [
    (50, lambda n: [{"type": "divider"}] * n),
    (3000, lambda n: [section("x" * n)]),
    (10, lambda n: [section(fields=[plain("x")] * n)]),
    (2000, lambda n: [section(fields=[plain("x" * n)])]),
    (150, lambda n: [{"type": "header", "text": plain("x" * n)}]),
    (10, lambda n: [{"type": "context", "elements": [plain("x")] * n}]),
    (25, lambda n: [actions(*(button(str(number)) for number in range(n)))]),
    (255, lambda n: [{"type": "divider", "block_id": "x" * n}]),
    (255, lambda n: [actions(button("x" * n))]),
    (75, lambda n: [actions(button(text=plain("x" * n)))]),
    (2000, lambda n: [actions(button(value="x" * n))]),
    (150, lambda n: [actions(select(options=options(1), placeholder=plain("x" * n)))]),
    (100, lambda n: [actions(select(options=options(n)))]),
    (100, lambda n: [actions(select(option_groups=[{"label": plain("x"), "options": options(1)}] * n))]),
    (75, lambda n: [actions(select(options=[option(text="x" * n)]))]),
    (150, lambda n: [actions(select(options=[option("x" * n)]))]),
    (5, lambda n: [actions({"type": "overflow", "action_id": "o", "options": options(n)})]),
    (10, lambda n: [actions({"type": "checkboxes", "action_id": "o", "options": options(n)})]),
    (100, lambda n: [actions(button(confirm={"title": plain("x" * n), "text": plain("x")}))]),
    (300, lambda n: [actions(button(confirm={"text": plain("x" * n)}))]),
    (30, lambda n: [actions(button(confirm={"text": plain("x"), "deny": plain("x" * n)}))]),
    (12_000, lambda n: [{"type": "markdown", "text": "x" * n}]),
]
IN_MODAL: list[tuple[int, Callable[[int], Json]]] = [
    (100, lambda n: modal(*[{"type": "divider"}] * n)),
    (24, lambda n: modal(title=plain("x" * n))),
    (24, lambda n: modal(submit=plain("x" * n))),
    (24, lambda n: modal(close=plain("x" * n))),
    (3000, lambda n: modal(private_metadata="x" * n)),
    (255, lambda n: modal(callback_id="x" * n)),
    (2000, lambda n: modal(text_input(label=plain("x" * n)))),
    (2000, lambda n: modal(text_input(hint=plain("x" * n)))),
    (3000, lambda n: modal(text_input(element={"max_length": n}))),
    (200, lambda n: modal({"type": "alert", "text": plain("x" * n)})),
]


@pytest.mark.parametrize(("limit", "make"), IN_MESSAGE)
def test_a_message_may_reach_each_limit_and_not_pass_it(limit: int, make: Callable[[int], list[Json]]) -> None:
    assert check_blocks(make(limit)) == []
    assert check_blocks(make(limit + 1))


@pytest.mark.parametrize(("limit", "make"), IN_MODAL)
def test_a_modal_may_reach_each_limit_and_not_pass_it(limit: int, make: Callable[[int], Json]) -> None:
    assert check_view(make(limit), "modal") == []
    assert check_view(make(limit + 1), "modal")


@pytest.mark.parametrize(
    ("view", "kind"),
    [
        (modal(text_input(), submit=None), "modal"),
        (modal(text_input(), text_input()), "modal"),
        (modal({"type": "markdown", "text": "x"}), "modal"),
        (
            modal(text_input("a", element={"focus_on_load": True}), text_input("b", element={"focus_on_load": True})),
            "modal",
        ),
        (modal(actions(select(options=options(1), initial_option=option("other")))), "modal"),
        (modal(), "home"),
        ({"type": "home", "blocks": [{"type": "alert", "text": plain("x")}]}, "home"),
        ({"type": "home", "blocks": [], "title": plain("x")}, "home"),
        (modal(*[section("x" * 3000)] * 90), "modal"),  # more than 250,000 bytes
        ("view", "modal"),
    ],
)
def test_rules_between_the_parts_of_a_view_are_kept(view: object, kind: str) -> None:
    assert check_view(view, kind)


def test_a_fault_names_its_place_as_slack_does() -> None:
    [fault] = check_blocks([section(), section(text="x" * 3001)])
    assert fault == "must be less than 3001 characters [json-pointer:/blocks/1/text/text]"
