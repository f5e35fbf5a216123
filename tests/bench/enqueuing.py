"""What writing many letters at once costs, beside the same rows inserted with nothing around it."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from statistics import median
from uuid import uuid4

from sqlalchemy import insert

from bot.db.engine import open_database
from bot.db.migrations import migrate
from bot.delivery import outbox
from bot.delivery.models import LETTERS, State
from bot.slack.replies import Letter, Message, Person
from bot.work import Work, Works
from tests.bench.table import Ledger, Row
from tests.support.keys import VAULT

LETTERS_AT_ONCE, ROUNDS = 5_000, 15
MESSAGE = Message("It is Monday. What are you working on?")


def measure(ledger: Ledger, name: str, url: str) -> None:
    """Measure the outbox on one fresh database."""
    migrate(url)
    works = Works(open_database(url), vault=VAULT)
    numbers = count()
    try:
        rounds = [
            (_rate(works, partial(_shape, numbers)), _rate(works, partial(_write, numbers))) for _ in range(ROUNDS)
        ]
    finally:
        works.close_blocking()
    shape, ours = (median(side) for side in zip(*rounds, strict=True))
    seen = f"{ours:,.0f} rows/s, bare insert {shape:,.0f}"
    what = f"enqueueing {LETTERS_AT_ONCE:,} letters on {name}: rate over bare insert"
    ledger.note(Row(what, seen, median(theirs / bare for bare, theirs in rounds), 0.5, 0.9))


def _rate(works: Works, do: Callable[[Work], None]) -> float:
    began = time.perf_counter()
    works.run_blocking(do, deadline_seconds=60)
    return LETTERS_AT_ONCE / (time.perf_counter() - began)


def _write(numbers: Iterator[int], work: Work) -> None:
    outbox.write(work, [Letter("T0PLAY", Person(f"U{next(numbers)}"), MESSAGE) for _ in range(LETTERS_AT_ONCE)])


def _shape(numbers: Iterator[int], work: Work) -> None:
    same = {
        "workspace": "T0PLAY",
        "to_kind": "person",
        "message": {"text": MESSAGE.text, "blocks": []},
        "state": State.WAITING,
        "due_at": work.now,
        "attempts": 0,
        "fence": 0,
        "created_at": work.now,
    }
    rows = [{"id": uuid4().hex, "to_id": f"U{next(numbers)}", **same} for _ in range(LETTERS_AT_ONCE)]
    work.session.connection().execute(insert(LETTERS), rows)
