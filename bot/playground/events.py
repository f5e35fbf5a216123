"""The Events API: who is told what, in which envelope, and how often it is said again."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta

from bot.playground.clock import PlaygroundClock
from bot.playground.delivery.parcel import Answer, Parcel
from bot.playground.delivery.post import Post, what_of
from bot.playground.faults import EVENT, Faults
from bot.playground.identity import APP, BOT_USER, VERIFICATION_TOKEN, WORKSPACE
from bot.playground.journal import Journal
from bot.playground.manifest import AppManifest
from bot.playground.model import Channel, Json
from bot.playground.scopes import Scopes
from bot.playground.workspace import Workspace

# Slack tries again at once, after a minute and after five: docs.slack.dev, Events API
RETRIES = (timedelta(0), timedelta(minutes=1), timedelta(minutes=5))
_ANY_CHANNEL = frozenset({"channels:read", "groups:read", "mpim:read"})
NEEDED: dict[str, frozenset[str]] = {
    "app_mention": frozenset({"app_mentions:read"}),
    "message.im": frozenset({"im:history"}),
    "message.mpim": frozenset({"mpim:history"}),
    "message.channels": frozenset({"channels:history"}),
    "message.groups": frozenset({"groups:history"}),
    "reaction_added": frozenset({"reactions:read"}),
    "reaction_removed": frozenset({"reactions:read"}),
    "emoji_changed": frozenset({"emoji:read"}),
    "user_change": frozenset({"users:read"}),
    "dnd_updated_user": frozenset({"dnd:read"}),
    "team_join": frozenset({"users:read"}),
    "member_joined_channel": _ANY_CHANNEL,
    "member_left_channel": _ANY_CHANNEL,
    "channel_shared": _ANY_CHANNEL,
    "channel_unshared": _ANY_CHANNEL,
} | {
    f"{kind}_{change}": frozenset({scope})
    for kind, scope in (("channel", "channels:read"), ("group", "groups:read"))
    for change in ("archive", "unarchive", "rename", "deleted", "left")
}
_first_attempts: ContextVar["list[asyncio.Future[Answer]] | None"] = ContextVar("first_attempts", default=None)


class Events:
    """Sends events to the bot, as the manifest subscribes to them and the scopes allow."""

    def __init__(
        self,
        *,
        workspace: Workspace,
        manifest: AppManifest,
        scopes: Scopes,
        post: Post,
        journal: Journal,
        faults: Faults,
        clock: PlaygroundClock,
    ) -> None:
        self.workspace = workspace
        self._manifest = manifest
        self._scopes = scopes
        self._post = post
        self._journal = journal
        self._faults = faults
        self._clock = clock
        self._tasks: set[asyncio.Task[None]] = set()
        self._last: Json | None = None
        self.retry_at_once = False

    def publish(self, name: str, event: Json, channel: Channel | None = None, *, from_outside: bool = False) -> None:
        """Deliver an event, unless it is not subscribed to, its scope is missing, or the bot is not in the channel.

        With `from_outside` a public channel's event is heard without being in it.
        """
        heard = channel is None or channel.has_bot or (from_outside and channel.kind == "channel")
        if name not in self._manifest.events or not heard:
            return
        needed = NEEDED.get(name)
        if needed is not None and not needed & self._scopes.granted:
            return
        payload = self._envelope(event, channel)
        self._last = payload
        self._deliver(payload)
        if self._faults.take(f"{EVENT}.next") is not None:
            self.redeliver_last()

    def redeliver_last(self) -> bool:
        """Send the last event once more, as Slack does when our answer got lost; False when there was none."""
        if self._last is None:
            return False
        reason = "http_timeout" if self._post.mode == "http" else "timeout"
        self._deliver(self._last, retry=1, reason=reason)
        return True

    def _deliver(self, payload: Json, *, retry: int = 0, reason: str | None = None) -> None:
        first: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        waiting = _first_attempts.get()
        if waiting is not None:
            waiting.append(first)
        task = asyncio.get_running_loop().create_task(self._attempts(payload, first, retry, reason))
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._ended(done, first))

    def _ended(self, task: "asyncio.Task[None]", first: "asyncio.Future[Answer]") -> None:
        self._tasks.discard(task)
        if not first.done():
            first.cancel()  # stopped by a reset: an act that waits for it goes on

    async def _attempts(self, payload: Json, first: "asyncio.Future[Answer]", retry: int, reason: str | None) -> None:
        while True:
            answer = await self._post.send(Parcel("events_api", payload, retry, reason))
            if not first.done():
                first.set_result(answer)
            if answer.failure is None:
                return
            if not answer.ordered:
                self._journal.problem("unanswered", what_of(Parcel("events_api", payload)), answer.failure, retry=retry)
            if answer.failure == "no_retry" or retry >= len(RETRIES):
                return
            reason = answer.failure
            if not self.retry_at_once:
                await self._clock.until(self._clock.now() + RETRIES[retry])
            retry += 1

    def _envelope(self, event: Json, channel: Channel | None) -> Json:
        event.setdefault("event_ts", self.workspace.new_ts())
        return {
            "token": VERIFICATION_TOKEN,
            "team_id": WORKSPACE,
            "context_team_id": WORKSPACE,
            "context_enterprise_id": None,
            "api_app_id": APP,
            "event": event,
            "type": "event_callback",
            "event_id": self.workspace.new_id("Ev"),
            "event_time": self.workspace.seconds(),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": WORKSPACE,
                    "user_id": BOT_USER,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": channel is not None and channel.is_shared,
            "event_context": f"4-{event['type']}-{WORKSPACE}-{APP}",
        }

    def stop(self) -> None:
        """Forget what would be tried again."""
        for task in self._tasks:
            task.cancel()
        self._last = None

    async def close(self) -> None:
        """Stop, and wait until everything has stopped."""
        tasks = tuple(self._tasks)
        self.stop()
        await asyncio.gather(*tasks, return_exceptions=True)


@contextmanager
def first_attempts() -> Iterator["list[asyncio.Future[Answer]]"]:
    """Collect, for an act, the first deliveries of the events that it causes, so that it can wait for them."""
    collected: list[asyncio.Future[Answer]] = []
    token = _first_attempts.set(collected)
    try:
        yield collected
    finally:
        _first_attempts.reset(token)
