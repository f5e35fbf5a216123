"""Somebody is erased while others act on the same rows: whoever comes first, nothing of them is left, and all ends."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from bot.db.engine import Database
from bot.delivery import once, outbox
from bot.errors import Refusal
from bot.features.grayzone import jobs as grayzone_jobs
from bot.features.home import jobs as home_jobs
from bot.features.kudos import jobs as kudos_jobs
from bot.features.peers import jobs as peers_jobs
from bot.features.records.handlers import everywhere
from bot.features.spotlights import jobs as spotlights_jobs
from bot.features.spotlights.service import Kind
from bot.slack.doors import NeedsLookUp
from bot.slack.replies import Due, Reply
from bot.slack.requests import Click, Fields, FieldValue, OpenView, Request, Submission
from bot.work import Work, Works
from tests.features.desk import WORKSPACE, Desk
from tests.features.grayzone.room import HOURS
from tests.features.records.life import Life
from tests.features.spotlights.hall import ANA, BO, CHI, DEV, ELI, FAY
from tests.support.keys import VAULT

Act = Callable[[Work], object]
ERASE: Mapping[str, FieldValue] = {"word": "erase"}
JOBS: tuple[Callable[[Work], Due], ...] = (
    grayzone_jobs.take_ticks,
    kudos_jobs.tell_receivers,
    peers_jobs.end_absences,
    spotlights_jobs.take_turns,
    spotlights_jobs.owe_notices,
    home_jobs.send_notices,
)


@pytest.fixture
def busy(database: Database, desk: Desk) -> Iterator[Works]:
    """Units of work at the desk's moment, as the bot runs them."""
    works = Works(database, vault=VAULT, clock=lambda: desk.now)
    yield works
    desk.session.close()
    works.close_blocking()


def asking(desk: Desk, request: Request, door: str) -> Act:
    """Return a request's unit of work, as the doorway carries it out."""
    handler = desk.doors.find(type(request), door)
    assert handler

    def carry_out(work: Work) -> Reply:
        once.begin(work, WORKSPACE, request.once)
        reply: Reply = handler(request, work)
        outbox.write(work, reply.letters)
        once.end(work, WORKSPACE, request.once)
        return reply

    return carry_out


def press(desk: Desk, user: str, action: str, subject: str) -> Act:
    return asking(desk, Click(WORKSPACE, user, desk.once(), action, subject, "", "t"), action)


def form(desk: Desk, user: str, name: str, fields: Mapping[str, FieldValue], note: str = "") -> Act:
    view = OpenView("V1", "h", "modal", name, note)
    return asking(desk, Submission(WORKSPACE, user, desk.once(), name, Fields(fields), note, view), name)


def job(do: Callable[[Work], Due]) -> Act:
    return lambda work: outbox.write(work, do(work).letters)


def at_once(busy: Works, acts: list[Act]) -> None:
    """Let all begin at the same moment, each in a unit of its own; a refusal is a good end."""
    barrier = Barrier(len(acts))

    def run(act: Act) -> None:
        barrier.wait(timeout=60)
        try:
            busy.run_blocking(act)
        except (Refusal, NeedsLookUp):  # of a stranger, the doorway asks Slack, and then it is refused
            return

    with ThreadPoolExecutor(len(acts)) as pool:
        list(pool.map(run, acts))


def prepared(desk: Desk, user: str) -> Life:
    """Return a life in which somebody drives an issue, is asked to write about Eli, and is known to others."""
    life = Life(desk).sat_down()
    life.issues.propose(user)
    life.issues.submit(ANA, "see", HOURS)
    life.issues.submit(FAY, "see", HOURS)
    life.issues.press(user, "draft")
    life.issues.propose(ANA, what="Returns are nobody's")
    life.hall.won((ELI, Kind.PLEDGE), (user, Kind.SEEN), (FAY, Kind.SEEN), driver=DEV)
    desk.session.commit()
    return life


@pytest.mark.parametrize("user", [BO, CHI] * 3)
def test_nothing_of_the_person_is_left_whoever_comes_first(desk: Desk, busy: Works, user: str) -> None:
    life = prepared(desk, user)
    thanks: Mapping[str, FieldValue] = {"people": (user,), "reason": "for the order form"}
    acts = [
        form(desk, ANA, "kudos.give", thanks),
        press(desk, FAY, "grayzone.over", "1.1"),
        form(desk, FAY, "kudos.give", thanks),
        form(desk, user, "records.erase", ERASE),
        press(desk, user, "grayzone.own", "1.2"),
        form(desk, user, "kudos.give", {"people": (ANA,), "reason": "for the order form"}),
        form(desk, user, "grayzone.see", HOURS, "1.2"),
        form(desk, DEV, "kudos.give", thanks),
        *(job(do) for do in JOBS),
    ]
    at_once(busy, acts)
    desk.session.expire_all()
    assert life.where(user) == set()


def test_erasing_from_several_places_at_once_ends_well(desk: Desk, busy: Works) -> None:
    life = prepared(desk, BO)
    acts: list[Act] = [form(desk, BO, "records.erase", ERASE) for _ in range(3)]
    acts += [lambda work: everywhere.erase(work, WORKSPACE, BO)] * 2
    acts += [form(desk, CHI, "records.erase", ERASE), *(job(do) for do in JOBS)]
    at_once(busy, acts)
    desk.session.expire_all()
    assert life.where(BO, CHI) == set()
