"""The scheduler: APScheduler as the clock only. What is due is a row, so a missed or a doubled tick does no harm."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from prometheus_client import Counter

from bot.delivery import outbox
from bot.slack.replies import Due
from bot.work import Work, Works

log = structlog.get_logger(__name__)

Job = Callable[[Work], Due]

BATCH_SECONDS = 10.0  # nobody waits for a job, so its batch may take longer than a person's request
MISSED_SECONDS = 60  # a tick that comes up to this late is still run, once
MOST_BATCHES = 10_000  # a job that always asks for more is broken: stop it, and say so

FAILED = Counter("grayzone_jobs_failed", "Runs of scheduled jobs that ended with an error.", ["job"])


@dataclass(slots=True)
class Schedule:
    """Runs each job in its rhythm, a unit of work per batch, its letters in the same transaction.

    `wake` is called after a commit that wrote letters. Every replica runs every job; the rows decide who does what.
    """

    works: Works
    wake: Callable[[], None]
    most_batches: int = MOST_BATCHES
    _jobs: dict[str, tuple[float, Job]] = field(default_factory=dict)
    _running: set["asyncio.Task[None]"] = field(default_factory=set)
    _clock: AsyncIOScheduler | None = None

    def every(self, seconds: float, name: str, job: Job) -> None:
        """Run `job` each `seconds`, while the schedule is started. `name` is for logs and metrics, and unique."""
        if name in self._jobs:
            raise ValueError(f"two jobs are called {name}")
        self._jobs[name] = (seconds, job)

    def start(self) -> None:
        """Start the clock, in the running event loop."""
        self._clock = AsyncIOScheduler(
            timezone="UTC",
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": MISSED_SECONDS},
        )
        for name, (seconds, job) in self._jobs.items():
            self._clock.add_job(partial(self._tick, name, job), "interval", seconds=seconds, id=name, name=name)
        self._clock.start()

    async def stop(self) -> None:
        """Stop the clock, and return when the jobs that run have finished their batch."""
        if self._clock is None:
            return
        self._clock.shutdown(wait=False)
        self._clock = None
        if self._running:
            await asyncio.wait(self._running)

    async def run_all(self) -> None:
        """Run every job now, one after the other, until none has anything left to do: for tests and the demo."""
        for name, (_, job) in self._jobs.items():
            await self._run(name, job)

    async def _tick(self, name: str, job: Job) -> None:
        # A task of our own: shutting the clock down cancels its own, in the middle of a batch.
        task = asyncio.create_task(self._run(name, job, until_stopped=True), name=f"job-{name}")
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.wait({task})

    async def _run(self, name: str, job: Job, *, until_stopped: bool = False) -> None:
        """Run batch after batch; an error ends this run, is logged and counted, and leaves the clock alone."""
        try:
            for _ in range(self.most_batches):
                due = await self.works.run(partial(_batch, job), deadline_seconds=BATCH_SECONDS)
                if due.letters:
                    self.wake()
                if not due.more or (until_stopped and self._clock is None):
                    return
        except Exception as error:  # noqa: BLE001 (one job's trouble is not the others')
            FAILED.labels(name).inc()
            log.warning("job.failed", job=name, error=type(error).__name__)
        else:
            FAILED.labels(name).inc()
            log.warning("job.endless", job=name, batches=self.most_batches)


def _batch(job: Job, work: Work) -> Due:
    due = job(work)
    outbox.write(work, due.letters)
    return due
