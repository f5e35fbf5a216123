"""Several at the same moment, each in a transaction of its own, on the desk's own database."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier, Event

from sqlalchemy.orm import Session

from bot.errors import Refusal
from bot.work import Work
from tests.features.desk import Desk
from tests.support.keys import VAULT

Do = Callable[[Work], object]
DONE = "done"


def at_once(
    desk: Desk, acts: Iterable[Do], *, answered: type[Refusal] | tuple[()] = Refusal, follow: Event | None = None
) -> list[str]:
    """Let all acts begin at the same moment; return how each ended: `DONE`, or what it was `answered`.

    Whatever else one raises comes out. With `follow`, all but the first begin when that is set, in the middle of it.
    """
    desk.session.commit()
    engine, wanted = desk.session.get_bind(), list(acts)
    barrier = Barrier(len(wanted))

    def run(number: int, act: Do) -> str:
        barrier.wait(timeout=60)
        if follow and number:
            follow.wait(timeout=60)  # before its transaction: on SQLite the first could not begin one beside it
        with Session(engine) as session:
            try:
                act(Work(session, desk.now, VAULT))
                session.commit()
            except answered as refusal:
                session.rollback()
                return refusal.sentence
        return DONE

    with ThreadPoolExecutor(len(wanted)) as pool:
        ends = list(pool.map(run, count(), wanted))
    desk.session.expire_all()
    return ends
