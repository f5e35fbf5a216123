"""The way out: what is sent to Slack, and what its answers mean."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import web

from bot.slack.gateway import Gateway, Posted, SlackRefused, SlackUnclear
from bot.slack.replies import Message
from bot.slack.web_gateway import WebGateway

pytestmark = pytest.mark.anyio

HELLO = Message("Hello", ({"type": "divider"},))
FORM = "application/x-www-form-urlencoded"


@dataclass
class Answering:
    """A server that gives prepared answers and keeps what it was asked, and which of it came as forms."""

    answers: list[web.Response | str] = field(default_factory=list)
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)

    async def serve(self, request: web.Request) -> web.Response:
        body = await request.json() if request.content_type == "application/json" else dict(await request.post())
        assert request.headers["Authorization"] == "Bearer xoxb-1"
        self.asked.append((request.match_info["method"], body))
        if request.content_type == FORM:
            self.forms.append(request.match_info["method"])
        answer = self.answers.pop(0)
        if isinstance(answer, web.Response):
            return answer
        if answer == "drop" and request.transport is not None:
            request.transport.abort()
        await asyncio.sleep(1)
        return web.Response(status=500)


def ok(**more: object) -> web.Response:
    return web.Response(text=json.dumps({"ok": True, **more}), content_type="application/json")


def refused(code: str, status: int = 200, **headers: str) -> web.Response:
    text = json.dumps({"ok": False, "error": code})
    return web.Response(text=text, status=status, headers=headers, content_type="application/json")


@pytest.fixture
def slack() -> Answering:
    return Answering()


@pytest.fixture
async def gateway(slack: Answering) -> AsyncIterator[Gateway]:
    app = web.Application()
    app.router.add_post("/api/{method}", slack.serve)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    opened = WebGateway("xoxb-1", f"http://127.0.0.1:{runner.addresses[0][1]}/api/", call_seconds=0.3)
    yield opened
    await opened.close()
    await runner.cleanup()


async def test_a_post_carries_the_letters_id_alone_and_unfurls_nothing(slack: Answering, gateway: Gateway) -> None:
    slack.answers = [ok(channel="C1", ts="1.2")]
    assert await gateway.post("C1", HELLO, letter="abc", thread_ts="1.0") == Posted("C1", "1.2")
    assert slack.asked == [
        (
            "chat.postMessage",
            {
                "channel": "C1",
                "text": "Hello",
                "blocks": [{"type": "divider"}],
                "thread_ts": "1.0",
                "unfurl_links": False,
                "unfurl_media": False,
                "metadata": {"event_type": "grayzone_letter", "event_payload": {"letter": "abc"}},
            },
        )
    ]


@pytest.mark.parametrize(
    ("answer", "code", "permanent", "retry_after"),
    [
        (refused("is_archived"), "is_archived", True, None),
        (refused("request_timeout"), "request_timeout", False, None),
        (refused("ratelimited", 429, **{"Retry-After": "7"}), "ratelimited", False, 7.0),
        (refused("ratelimited", 429), "ratelimited", False, 30.0),
    ],
)
async def test_a_refusal_is_told_as_what_it_is(
    slack: Answering, gateway: Gateway, answer: web.Response, code: str, *, permanent: bool, retry_after: float | None
) -> None:
    slack.answers = [answer]
    with pytest.raises(SlackRefused) as told:
        await gateway.post("C1", HELLO, letter="abc")
    assert (told.value.code, told.value.permanent, told.value.retry_after) == (code, permanent, retry_after)


@pytest.mark.parametrize(
    "answer",
    [
        web.Response(status=500, text="oh"),
        web.Response(status=502, text="<html>", content_type="text/html"),
        refused("internal_error"),
        refused("fatal_error"),
        "drop",
        "hang",
    ],
)
async def test_an_end_without_a_clear_answer_is_unclear_and_not_tried_again(
    slack: Answering, gateway: Gateway, answer: web.Response | str
) -> None:
    slack.answers = [answer, ok(channel="C1", ts="2.0")]
    with pytest.raises(SlackUnclear):
        await gateway.post("C1", HELLO, letter="abc")
    assert len(slack.asked) == 1


async def test_a_server_that_is_not_there_was_not_reached() -> None:
    nowhere = WebGateway("xoxb-1", "http://127.0.0.1:9/api/")
    with pytest.raises(SlackRefused) as told:
        await nowhere.post("C1", HELLO, letter="abc")
    await nowhere.close()
    assert (told.value.code, told.value.permanent) == ("unreachable", False)


async def test_a_letter_is_found_by_its_id_on_any_page(slack: Answering, gateway: Gateway) -> None:
    def message(ts: str, letter: str) -> dict[str, object]:
        return {"ts": ts, "metadata": {"event_type": "grayzone_letter", "event_payload": {"letter": letter}}}

    slack.answers = [
        ok(messages=[{"ts": "9.0"}, message("8.0", "other")], response_metadata={"next_cursor": "more"}),
        ok(messages=[message("7.0", "abc")]),
    ]
    assert await gateway.find("C1", "abc", since=datetime(2026, 1, 1, tzinfo=UTC)) == "7.0"
    assert [asked["cursor"] for _, asked in slack.asked if "cursor" in asked] == ["more"]


async def test_the_identity_names_the_scopes(slack: Answering, gateway: Gateway) -> None:
    answer = ok(team_id="T1", user_id="U0GRAY", bot_id="B0GRAY")
    answer.headers["X-OAuth-Scopes"] = "chat:write, im:write"
    slack.answers = [answer]
    identity = await gateway.whoami()
    assert (identity.workspace, identity.bot_user, identity.scopes) == (
        "T1",
        "U0GRAY",
        frozenset({"chat:write", "im:write"}),
    )


async def test_a_person_of_another_firm_is_external(slack: Answering, gateway: Gateway) -> None:
    slack.answers = [
        ok(team_id="T1", user_id="U0GRAY", bot_id="B0GRAY"),
        ok(user={"id": "U0HAL", "team_id": "T2", "real_name": "Hal", "tz": "Europe/London"}),
    ]
    facts = await gateway.person("U0HAL")
    assert (facts.kind, facts.name, facts.zone) == ("external", "Hal", "Europe/London")
    assert slack.asked[-1] == ("users.info", {"user": "U0HAL", "include_locale": "true"})


async def test_a_message_is_deleted_where_it_is(slack: Answering, gateway: Gateway) -> None:
    slack.answers = [ok(channel="C123ABC456", ts="1401383885.000061")]
    await gateway.delete("C123ABC456", "1401383885.000061")
    assert slack.asked == [("chat.delete", {"channel": "C123ABC456", "ts": "1401383885.000061"})]
    assert slack.forms == []


async def test_a_message_that_is_gone_already_is_told(slack: Answering, gateway: Gateway) -> None:
    slack.answers = [refused("message_not_found")]
    with pytest.raises(SlackRefused) as told:
        await gateway.delete("C1", "1.0")
    assert (told.value.code, told.value.permanent) == ("message_not_found", True)


async def test_a_user_group_is_its_people_in_order_and_each_once(slack: Answering, gateway: Gateway) -> None:
    slack.answers = [ok(users=["U060R4BJ4", "W123A4BC5", "U060R4BJ4"]), ok(users=[])]
    assert await gateway.user_group("S0604QSJC") == ("U060R4BJ4", "W123A4BC5")
    assert await gateway.user_group("S0EMPTY") == ()
    assert slack.asked[0] == ("usergroups.users.list", {"usergroup": "S0604QSJC"})
    assert slack.forms == ["usergroups.users.list"] * 2


async def test_only_names_that_stand_for_another_emoji_are_aliases(slack: Answering, gateway: Gateway) -> None:
    image = "https://my.slack.com/emoji/squirrel/f35f40c0e0.png"
    slack.answers = [ok(emoji={"squirrel": image, "shipit": "alias:squirrel", "yes": "alias:+1"}), ok(emoji={})]
    assert await gateway.emoji_aliases() == {"shipit": "squirrel", "yes": "+1"}
    assert await gateway.emoji_aliases() == {}
    assert [method for method, _ in slack.asked] == ["emoji.list"] * 2
