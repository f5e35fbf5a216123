"""Several at the same moment, each in a transaction of its own, on the desk's own database."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy.orm import Session

from bot.errors import Refusal
from bot.work import Work
from tests.features.desk import Desk
from tests.support.keys import VAULT

Do = Callable[[Work], object]
DONE = "done"


def at_once(desk: Desk, acts: Iterable[Do], *, answered: type[Refusal] | tuple[()] = Refusal) -> list[str]:
    """Let all acts begin at the same moment; return how each ended: `DONE`, or what it was `answered`.

    Whatever else one raises comes out.
    """
    desk.session.commit()
    engine, wanted = desk.session.get_bind(), list(acts)
    barrier = Barrier(len(wanted))

    def run(act: Do) -> str:
        barrier.wait(timeout=60)
        with Session(engine) as session:
            try:
                act(Work(session, desk.now, VAULT))
                session.commit()
            except answered as refusal:
                session.rollback()
                return refusal.sentence
        return DONE

    with ThreadPoolExecutor(len(wanted)) as pool:
        ends = list(pool.map(run, wanted))
    desk.session.expire_all()
    return ends
