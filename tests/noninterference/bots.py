"""The bot of a history: its real doors and jobs, or the same with one of them replaced by a leaking one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.register import TIMED_FEATURES, with_doors
from bot.slack.doors import Doors, Handler, Painter
from bot.slack.replies import Reply
from bot.slack.requests import Request
from bot.work import Work
from tests.noninterference.side import Bot, Job

Around = Callable[[Callable[[Request, Work], Reply], Request, Work], Reply]  # the real handler, and what it is asked


@dataclass(frozen=True, slots=True)
class Leak:
    """A planted leak: what goes around the real doors (by kind of request and name), the jobs, and Home."""

    name: str
    doors: Mapping[tuple[type[Request], str], Around] = field(default_factory=dict)
    every_door: Around | None = None
    jobs: Mapping[str, Callable[[Job], Job]] = field(default_factory=dict)
    painter: Callable[[Painter], Painter] | None = None


class LeakingDoors(Doors):
    """Doors of which some have a leak around them."""

    def __init__(self, leak: Leak) -> None:
        super().__init__()
        self._leak = leak

    def find(self, kind: type[Request], name: str) -> Handler | None:
        """Return the handler with the leak around it, if there is one."""
        real = super().find(kind, name)
        around = self._leak.doors.get((kind, name)) or self._leak.every_door
        if real is None or around is None:
            return real
        return lambda request, work: around(real, request, work)


class Timetable:
    """Collects the jobs that features register."""

    def __init__(self) -> None:
        self.jobs: dict[str, Job] = {}

    def every(self, seconds: float, name: str, job: Job) -> None:
        """Keep a job."""
        del seconds
        self.jobs[name] = job


def bot(leak: Leak | None = None) -> Bot:
    """Put a bot together as `bot.app` does, with this leak in it if there is one."""
    doors = with_doors(LeakingDoors(leak) if leak else Doors())
    timetable = Timetable()
    for timed in TIMED_FEATURES:
        timed.register(timetable)
    jobs = timetable.jobs
    if leak:
        jobs = {name: leak.jobs[name](job) if name in leak.jobs else job for name, job in jobs.items()}
        if leak.painter and doors.painter:
            doors.painter = leak.painter(doors.painter)
    return Bot(doors, jobs)
