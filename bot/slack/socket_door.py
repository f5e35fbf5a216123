"""Socket Mode: one watched connection, renewed when Slack ends it, when it falls silent, and every few hours.

The client is known to go deaf after long uptime while it believes itself connected (slackapi/bolt-python#417,
python-slack-sdk#1110), so a fresh client replaces the old one in each case, the new one connected first.
"""

import asyncio
import json
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.slack.bolt import Dispatch
from bot.slack.gateway import SlackRefused, SlackUnclear

PASSING = frozenset({"ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"})


@dataclass(frozen=True, slots=True)
class Pace:
    """How closely the connection is watched. All in seconds."""

    watch: float = 5.0
    ping: float = 10.0
    silent: float = 45.0  # Slack answers a ping at once: four of them unanswered is no accident
    renew: float = 4 * 3600.0  # Slack itself refreshes connections every few hours
    connect: float = 30.0
    close: float = 5.0  # closing a broken client can hang


log = structlog.get_logger(__name__)


class _Line(SocketModeClient):
    """A client with one connection in its life, by which every envelope is answered that came by it.

    Left to itself, the client connects anew for the frame with which Slack asks it to go, and once more for the close
    that follows: what comes by the connection in between is lost. Here it says that it has `ended`, and does nothing.
    """

    def __init__(self, app_token: str, web_client: AsyncWebClient, ping_interval: float) -> None:
        super().__init__(app_token, web_client=web_client, ping_interval=ping_interval)
        self.ended = asyncio.Event()

    async def connect_to_new_endpoint(self, force: bool = False) -> None:  # noqa: FBT001, FBT002 (as the client has it)
        """Leave that to the door."""
        del force
        self.ended.set()


class SocketDoor:
    """Takes envelopes, acknowledges them after their work is committed, and keeps the connection alive."""

    def __init__(self, app_token: str, api_url: str, dispatch: Dispatch, *, pace: Pace | None = None) -> None:
        self._app_token = app_token
        self._api_url = api_url
        self._dispatch = dispatch
        self._pace = pace or Pace()
        self._client: _Line | None = None
        self._connected_at = 0.0
        self._healthy_at = -self._pace.silent
        self._watcher: asyncio.Task[None] | None = None
        self._running: set[asyncio.Task[Any]] = set()
        self._retiring: set[asyncio.Task[None]] = set()
        self._taking = True

    async def start(self) -> None:
        """Connect and begin to watch.

        Raises SlackRefused when Slack does not accept the app token, SlackUnclear when it cannot be reached.
        """
        await self._renew()
        self._watcher = asyncio.create_task(self._watch(), name="socket-watch")

    async def stop(self) -> None:
        """Finish what runs and what comes meanwhile, then take nothing more, and close.

        Slack sends by this connection until it is closed, and a press that it has sent is not sent by another.
        """
        if self._watcher:
            self._watcher.cancel()
            await asyncio.wait((self._watcher,))
        await asyncio.gather(*self._retiring)
        with suppress(TimeoutError):
            async with asyncio.timeout(self._pace.close):
                while self._running:
                    await asyncio.wait(set(self._running))
        self._taking = False
        await self._finish_what_runs()
        if self._client:
            await self._close(self._client)

    def healthy(self) -> bool:
        """Tell whether Slack answered a ping lately."""
        return time.monotonic() - self._healthy_at < self._pace.silent

    async def _watch(self) -> None:
        while True:
            ended = await self._ends_within(self._pace.watch)
            try:
                await self._look()
            except (SlackRefused, SlackUnclear) as error:
                log.warning("socket_not_renewed", reason=str(error))
            except Exception:  # a watch that ends would leave a deaf bot: it looks again
                log.exception("socket_watch_failed")
            if ended:  # the first time at once; a Slack that ends every connection is not asked for one all the time
                await asyncio.sleep(self._pace.watch)

    async def _ends_within(self, seconds: float) -> bool:
        ended = self._client.ended if self._client else asyncio.Event()
        with suppress(TimeoutError):
            await asyncio.wait_for(ended.wait(), seconds)
        return ended.is_set()

    async def _look(self) -> None:
        now = time.monotonic()
        if self._client and await self._answers(self._client):
            self._healthy_at = now
        if reason := self._outlived(now):
            log.info("socket_renewed", reason=reason)
            await self._renew()

    def _outlived(self, now: float) -> str:
        if self._client and self._client.ended.is_set():
            return "ended"
        if now - self._healthy_at > self._pace.silent:
            return "silent"
        return "age" if now - self._connected_at > self._pace.renew else ""

    async def _answers(self, client: SocketModeClient) -> bool:
        last = client.last_ping_pong_time
        return await client.is_connected() and (last is None or time.time() - last < self._pace.silent)

    async def _renew(self) -> None:
        client = _Line(self._app_token, AsyncWebClient(base_url=self._api_url), self._pace.ping)
        client.socket_mode_request_listeners.append(self._take)
        try:
            await self._connect(client)
        except BaseException:
            await self._close(client)
            raise
        old, self._client = self._client, client
        self._connected_at = self._healthy_at = time.monotonic()
        if old:  # in a task of its own: when the bot stops meanwhile, the watch ends at once, and a good-bye does not
            retiring = asyncio.create_task(self._retire(old), name="socket-retire")
            self._retiring.add(retiring)
            retiring.add_done_callback(self._retiring.discard)

    async def _retire(self, client: SocketModeClient) -> None:
        await self._finish_what_runs()
        await self._close(client)

    async def _connect(self, client: SocketModeClient) -> None:
        try:
            async with asyncio.timeout(self._pace.connect):
                # Asked here: the client's connect() goes on for ever when the token is wrong, and its
                # issue_new_wss_url() falls over an answer that is not JSON.
                opened = await client.web_client.apps_connections_open(app_token=self._app_token)
                client.wss_uri = opened["url"]
                await client.connect()  # type: ignore[no-untyped-call]  # the SDK leaves it untyped
        except SlackApiError as error:
            code = _code(error)
            if code is None:
                raise SlackUnclear("apps.connections.open: no answer that Slack gives") from error
            raise SlackRefused(code, permanent=code not in PASSING) from error
        except (ClientError, OSError) as error:  # TimeoutError is an OSError
            raise SlackUnclear(type(error).__name__) from error

    async def _close(self, client: SocketModeClient) -> None:
        try:
            async with asyncio.timeout(self._pace.close):
                await client.close()  # type: ignore[no-untyped-call]  # the same
        except (TimeoutError, ClientError, OSError) as error:
            log.warning("socket_not_closed", reason=type(error).__name__)
        finally:
            # What close() does after saying good-bye, to which a deaf connection never answers.
            for task in (client.message_processor, client.current_session_monitor, client.message_receiver):
                if task:
                    task.cancel()
            await client.aiohttp_client_session.close()

    async def _finish_what_runs(self) -> None:
        if running := set(self._running):
            await asyncio.wait(running, timeout=self._pace.close)

    async def _take(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        if not self._taking:
            return  # not acknowledged: Slack delivers an event again, and tells a person that it failed
        task = asyncio.current_task()
        if task:
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        answer = await self._dispatch(cast("dict[str, Any]", request.payload))
        if answer.status != 200:  # noqa: PLR2004 (HTTP's own number)
            return
        payload = json.loads(answer.body) if answer.body else None
        try:
            await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload))
        except ConnectionError:  # it ended meanwhile; Slack takes an answer by no other
            log.warning("socket_answer_lost")


def _code(error: SlackApiError) -> str | None:
    """Return Slack's error code; None when something else than Slack's API answered (a proxy's page, an empty 502)."""
    answer = error.response
    said = answer.data if isinstance(answer, AsyncSlackResponse) else None
    return str(said["error"]) if isinstance(said, dict) and "error" in said else None
