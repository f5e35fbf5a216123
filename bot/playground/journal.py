"""The traffic log (tokens left out) and the list of problems: what tests and the page's inspector read."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, Literal

from bot.playground.model import Json

KEPT_RECORDS = 5_000
KEPT_PROBLEMS = 1_000


@dataclass(slots=True)
class Record:
    """One exchange with the bot; filled in further when the answer is there. `ms` is real time."""

    n: int
    at: str
    way: Literal["in", "out"]
    what: str
    request: Any
    answer: Any = None
    status: int | None = None
    ms: float | None = None
    ids: Json = field(default_factory=dict)
    refused: str | None = None
    fault: str | None = None


_FIELDS = tuple(one.name for one in fields(Record))


class Journal:
    """Keeps the last 5,000 of `count` exchanges and the last 1,000 problems; `changed` is called after each change."""

    def __init__(self, now: Callable[[], datetime], changed: Callable[[], None]) -> None:
        self._now = now
        self._changed = changed
        self.count = 0
        self.records: deque[Record] = deque(maxlen=KEPT_RECORDS)
        self.problems: deque[Json] = deque(maxlen=KEPT_PROBLEMS)

    def write(self, way: Literal["in", "out"], what: str, request: object, **ids: str | None) -> Record:
        """Begin a record. `request` is kept as it is, so pass something that nobody changes later."""
        self.count += 1
        kept = {name: value for name, value in ids.items() if value}
        record = Record(self.count, self._now().isoformat(), way, what, request, ids=kept)
        self.records.append(record)
        self._changed()
        return record

    def end(self, record: Record, *, answer: object, status: int | None, seconds: float) -> None:
        """Complete a record with its answer."""
        record.answer, record.status, record.ms = answer, status, round(seconds * 1000, 2)
        self._changed()

    def problem(self, kind: str, what: str, code: str, **details: object) -> None:
        """Note something that real Slack would have made the bot's author look at."""
        noted = {"kind": kind, "what": what, "code": code, "at": self._now().isoformat(), "n": self.count}
        self.problems.append(noted | details)

    def after(self, number: int) -> list[Json]:
        """Return the records with a higher number than this, oldest first."""
        newer: list[Json] = []
        for record in reversed(self.records):
            if record.n <= number:
                break
            newer.append({name: getattr(record, name) for name in _FIELDS})  # not copied in depth: nobody changes it
        return newer[::-1]

    def clear(self) -> None:
        """Forget everything; the numbers go on, so that a reader's `after` stays true."""
        self.records.clear()
        self.problems.clear()
