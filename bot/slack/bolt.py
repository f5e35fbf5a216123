"""Slack's own framework, behind one door: it knows the tenant and ignores our own echoes; then the doorway answers.

One middleware instead of a listener per command, because Bolt tries each listener's matchers in turn, runs only the
first that matches, and acknowledges events before they are saved. Requests come here verified and parsed, from HTTP
and from Socket Mode alike.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import orjson
import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.slack.answers import Ack
from bot.slack.gateway import Identity

Answer = Callable[[Mapping[str, Any]], Awaitable[Ack]]
Dispatch = Callable[[dict[str, Any]], Awaitable[BoltResponse]]

JSON: dict[str, str | Sequence[str]] = {"content-type": ["application/json;charset=utf-8"]}

log = structlog.get_logger(__name__)


class _App(AsyncApp):
    """Bolt, without the web client and the logger that it makes for each request, and of ours nobody asks for."""

    def _init_context(self, req: AsyncBoltRequest) -> None:
        req.context["client"] = self.client


class _Tenant(AsyncAuthorize):
    """Knows the one tenant whose token we hold; Bolt's own would call auth.test for every request."""

    def __init__(self, ourselves: AuthorizeResult) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._ourselves = ourselves

    async def __call__(self, **_who: object) -> AuthorizeResult:
        return self._ourselves


class _Door(AsyncMiddleware):
    """Hands every request to the doorway; no listener ever runs."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 (Bolt's own name for it)
    ) -> BoltResponse:
        del resp, next
        ack = await self._answer(req.body)
        if ack.body is None:
            return BoltResponse(status=ack.status)
        return BoltResponse(status=ack.status, body=orjson.dumps(ack.body).decode(), headers=JSON)


def open_door(identity: Identity, bot_token: str, answer: Answer) -> Dispatch:
    """Return the function that takes one verified, parsed request from Slack and returns what to acknowledge with."""
    ourselves = AuthorizeResult(
        enterprise_id=None,
        team_id=identity.workspace,
        bot_token=bot_token,
        bot_id=identity.bot_id,
        bot_user_id=identity.bot_user,
    )

    app = _App(
        name="grayzone",  # without one, Bolt looks for its caller's file through the source of every module
        authorize=_Tenant(ourselves),
        process_before_response=True,
        request_verification_enabled=False,  # http_door.py verifies: Bolt logs the whole body of a forged request
        ssl_check_enabled=False,
        attaching_function_token_enabled=False,
    )
    app.middleware(_Door(answer))

    async def dispatch(body: dict[str, Any]) -> BoltResponse:
        # The mode says that the body is parsed already; Bolt's own parser loses bodies that hold the word "payload".
        try:
            return await app.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))
        except Exception:  # Bolt reads tenant and actor out of raw JSON, and falls over shapes that Slack never sends
            log.exception("not_dispatched", type=str(body.get("type")))
            return BoltResponse(status=400)

    return dispatch
