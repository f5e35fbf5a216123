"""Socket Mode: one watched connection, renewed when it falls silent and, before that, every few hours.

The client is known to go deaf after long uptime while it believes itself connected (slackapi/bolt-python#417,
python-slack-sdk#1110), so a fresh client replaces the old one in either case, the new one connected first.
"""

import asyncio
import json
import time
from typing import Any, cast

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.bolt import Dispatch
from bot.slack.gateway import SlackRefused, SlackUnclear

WATCH_SECONDS = 5.0
PING_SECONDS = 10.0
SILENT_SECONDS = 45.0  # Slack answers a ping at once: four of them unanswered is no accident
RENEW_SECONDS = 4 * 3600.0  # Slack itself refreshes connections every few hours
CONNECT_SECONDS = 30.0
CLOSE_SECONDS = 5.0  # closing a broken client can hang

log = structlog.get_logger(__name__)


class SocketDoor:
    """Takes envelopes, acknowledges them after their work is committed, and keeps the connection alive."""

    def __init__(self, app_token: str, api_url: str, dispatch: Dispatch) -> None:
        self._app_token = app_token
        self._api_url = api_url
        self._dispatch = dispatch
        self._client: SocketModeClient | None = None
        self._connected_at = 0.0
        self._healthy_at = 0.0
        self._watcher: asyncio.Task[None] | None = None
        self._running: set[asyncio.Task[Any]] = set()
        self._taking = True

    async def start(self) -> None:
        """Connect and begin to watch.

        Raises SlackRefused when Slack does not accept the app token, SlackUnclear when it cannot be reached.
        """
        await self._renew()
        self._watcher = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """Take nothing more, finish what runs, then close."""
        self._taking = False
        if self._watcher:
            self._watcher.cancel()
        await self._finish_what_runs()
        if self._client:
            await _close(self._client)

    def healthy(self) -> bool:
        """Tell whether Slack answered a ping lately."""
        return time.monotonic() - self._healthy_at < SILENT_SECONDS

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            now = time.monotonic()
            if self._client and await _answers(self._client):
                self._healthy_at = now
            silent = now - self._healthy_at > SILENT_SECONDS
            if silent or now - self._connected_at > RENEW_SECONDS:
                log.info("socket_renewed", reason="silent" if silent else "age")
                await self._try_to_renew()

    async def _try_to_renew(self) -> None:
        try:
            await self._renew()
        except (SlackRefused, SlackUnclear) as error:
            log.warning("socket_not_renewed", reason=str(error))

    async def _renew(self) -> None:
        client = SocketModeClient(
            app_token=self._app_token,
            web_client=AsyncWebClient(base_url=self._api_url),
            ping_interval=PING_SECONDS,
        )
        client.socket_mode_request_listeners.append(self._take)
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                # Asked here, since the client's own connect() goes on for ever when the token is wrong.
                client.wss_uri = await client.issue_new_wss_url()
                await client.connect()  # type: ignore[no-untyped-call]  # the SDK leaves it untyped
        except SlackApiError as error:
            await _close(client)
            raise SlackRefused(str(error.response["error"]), permanent=True) from error
        except (ClientError, OSError) as error:  # TimeoutError is an OSError
            await _close(client)
            raise SlackUnclear(type(error).__name__) from error
        old, self._client = self._client, client
        self._connected_at = self._healthy_at = time.monotonic()
        if old:
            await self._finish_what_runs()
            await _close(old)

    async def _finish_what_runs(self) -> None:
        if running := set(self._running):
            await asyncio.wait(running, timeout=CLOSE_SECONDS)

    async def _take(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        if not self._taking:
            return  # not acknowledged, so Slack delivers it to another connection
        task = asyncio.current_task()
        if task:
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        headers: dict[str, Any] = {}
        if request.retry_attempt is not None:
            headers["x-slack-retry-num"] = str(request.retry_attempt)
        answer = await self._dispatch(cast("dict[str, Any]", request.payload), headers)
        if answer.status != 200:  # noqa: PLR2004 (HTTP's own number)
            return
        payload = json.loads(answer.body) if answer.body else None
        await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload))


async def _answers(client: SocketModeClient) -> bool:
    last = client.last_ping_pong_time
    return await client.is_connected() and (last is None or time.time() - last < SILENT_SECONDS)


async def _close(client: SocketModeClient) -> None:
    try:
        async with asyncio.timeout(CLOSE_SECONDS):
            await client.close()  # type: ignore[no-untyped-call]  # the same
    except TimeoutError:
        log.warning("socket_close_hung")
