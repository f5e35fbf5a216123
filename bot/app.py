"""Puts the bot together. Nothing else builds long-lived things; their order here is that of starting and stopping."""

import asyncio
import gc
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import structlog
from starlette.routing import Router

from bot import health, tables
from bot.db.engine import open_database
from bot.db.migrations import migrate
from bot.db.resealing import reseal_database
from bot.db.vault import Vault
from bot.delivery import once, outbox
from bot.delivery.worker import Worker
from bot.features.peers import service as peers
from bot.register import TIMED_FEATURES, with_doors
from bot.schedule.scheduler import Schedule
from bot.settings import Settings
from bot.slack.bolt import open_door
from bot.slack.budget import USUAL, Budget
from bot.slack.doors import Doors
from bot.slack.doorway import Doorway
from bot.slack.gateway import Identity, SlackRefused, SlackUnclear
from bot.slack.http_door import HttpDoor
from bot.slack.socket_door import SocketDoor
from bot.slack.web_gateway import WebGateway
from bot.web import listening
from bot.work import Clock, Works, utc_now

PACE_SECONDS = 1.0  # docs.slack.dev, rate limits: one message per second and channel
COLLECTOR = (20_000, 20, 50)  # objects until the young are looked through, and how often that is until older ones are
PATIENCE_SECONDS = 30.0  # how long a start waits for Slack to answer at all
LONGEST_PAUSE_SECONDS = 5.0

T = TypeVar("T")

log = structlog.get_logger(__name__)


class CannotStart(Exception):  # noqa: N818 (named for what is shown)
    """The bot cannot start. Its text is one sentence that says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Running:
    """A bot at work, as far as the demo and the tests need to take hold of it."""

    port: int
    identity: Identity
    doorway: Doorway
    schedule: Schedule
    worker: Worker
    works: Works

    async def settle(self) -> None:
        """Do all that is due now: jobs, their letters, Homes. For a clock that was advanced, and for tests."""
        await self.schedule.run_all()
        await self.worker.deliver_due()
        await self.doorway.drain()

    async def first_tick(self) -> datetime | None:
        """Return when the first tick of any group is due."""
        return await self.works.run(peers.first_tick, read_only=True)


async def serve(settings: Settings, *, clock: Clock = utc_now) -> None:
    """Serve a workspace until SIGTERM or SIGINT; then take nothing more, finish what runs, and return.

    Raises CannotStart, CannotListen, or NewerSchema, each with one sentence.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with running(settings, clock=clock) as bot:
        spare_the_collector()
        log.info("serving", mode=settings.mode, port=bot.port, workspace=bot.identity.workspace)
        await stop.wait()
        log.info("stopping")


def spare_the_collector() -> None:
    """Let Python's garbage collector look at what requests leave behind, and no more at all that the start has made.

    Going through half a million objects that stay makes everybody wait for some 60 ms, again and again. For a process
    that serves until it ends.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTOR)


@asynccontextmanager
async def running(
    settings: Settings, *, clock: Clock = utc_now, pace_seconds: float = PACE_SECONDS, budget: Budget = USUAL
) -> AsyncIterator[Running]:
    """Run the bot while the context lasts."""
    await asyncio.to_thread(migrate, settings.database)
    vault = Vault(settings.secret_keys)
    await asyncio.to_thread(_seal_clear_text, settings.database, vault)
    async with AsyncExitStack() as parts:
        database = open_database(settings.database, patience_seconds=budget.unit)
        works = Works(database, vault=vault, clock=clock)
        parts.push_async_callback(works.close)
        gateway = WebGateway(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
        parts.push_async_callback(gateway.close)
        identity = await _patiently(gateway.whoami, "SLACK_BOT_TOKEN", "copy the Bot User OAuth Token again")
        doors = with_doors(Doors())
        worker = Worker(
            works, gateway, doors.paint_card, hold=doors.hold_card, host=doors.host, pace_seconds=pace_seconds
        )
        delivering = asyncio.create_task(worker.run(), name="delivery")
        parts.push_async_callback(worker.stop)
        doorway = Doorway(doors, works, gateway, _Outbox(), identity, worker.wake, budget=budget)
        parts.push_async_callback(doorway.drain)
        schedule = _schedule(works, worker.wake)
        schedule.start()
        parts.push_async_callback(schedule.stop)
        port = await _open(settings, parts, doorway, identity, _checks(works, delivering))
        yield Running(port, identity, doorway, schedule, worker, works)


def _seal_clear_text(url: str, vault: Vault) -> None:
    """Seal the private text that was written before there was a vault, by this bot or by an older one beside it."""
    done = reseal_database(url, vault, tables.PRIVATE, clear_only=True)
    if done.clear:
        log.info("clear_text_sealed", texts=done.clear.total())
    if done.foreign:
        log.error("private_text_under_unknown_keys", texts=done.foreign)  # `grayzone doctor` says what to do


class _Outbox:
    """Delivery, as the doorway needs it."""

    write = staticmethod(outbox.write)
    begin = staticmethod(once.begin)
    end = staticmethod(once.end)


def _schedule(works: Works, wake: Callable[[], None]) -> Schedule:
    schedule = Schedule(works, wake)
    for feature in TIMED_FEATURES:
        feature.register(schedule)
    schedule.every(3600, "delivery.forget_seen", once.forget_old)
    schedule.every(3600, "delivery.forget_letters", outbox.forget_old)
    return schedule


async def _open(
    settings: Settings,
    parts: AsyncExitStack,
    doorway: Doorway,
    identity: Identity,
    checks: dict[str, health.Check],
) -> int:
    """Open the way in that the settings name, and the web server; return its port."""
    dispatch = open_door(identity, settings.slack_bot_token.get_secret_value(), doorway.answer)
    routes = []
    if settings.slack_app_token is None and settings.slack_signing_secret is not None:
        routes.append(HttpDoor(settings.slack_signing_secret.get_secret_value(), dispatch).route())
    socket = None
    if settings.slack_app_token is not None:
        socket = SocketDoor(settings.slack_app_token.get_secret_value(), settings.slack_api_url, dispatch)
        checks["slack"] = _connected(socket)
    app = Router([*routes, *health.routes(checks)])
    port = await parts.enter_async_context(listening(app, settings.host, settings.port))
    if socket:
        parts.push_async_callback(socket.stop)
        advice = "copy the app-level token again, with the scope connections:write"
        await _patiently(socket.start, "SLACK_APP_TOKEN", advice)
    return port


async def _patiently(ask: Callable[[], Awaitable[T]], setting: str, advice: str) -> T:
    """Ask Slack, and again for a while when it does not answer or asks to wait; a wrong token ends the start."""
    deadline = asyncio.get_running_loop().time() + PATIENCE_SECONDS
    pause = 0.5
    while True:
        try:
            return await ask()
        except SlackRefused as refused:
            if refused.permanent:
                raise CannotStart(f"{setting} was refused by Slack ({refused.code}): {advice}.") from refused
            pause = refused.retry_after or pause
        except SlackUnclear:
            log.warning("slack_does_not_answer")
        if asyncio.get_running_loop().time() + pause > deadline:
            raise CannotStart("Slack does not answer: check the network and SLACK_API_URL, then start me again.")
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)


def _checks(works: Works, delivering: asyncio.Task[None]) -> dict[str, health.Check]:
    async def database() -> str | None:
        await works.run(lambda work: work.connection.exec_driver_sql("SELECT 1"), read_only=True)
        return None

    async def delivery() -> str | None:
        return "the delivery worker has stopped" if delivering.done() else None

    return {"database": database, "delivery": delivery}


def _connected(socket: SocketDoor) -> health.Check:
    async def connected() -> str | None:
        return None if socket.healthy() else "the socket is silent"

    return connected
