"""Taking a card back when answers were lost, workers died, or two meet: nothing stays and nothing is doubled."""

import asyncio
from datetime import timedelta

import pytest
from prometheus_client import REGISTRY
from sqlalchemy import select

from bot.delivery.claims import Claim, settle, take
from bot.delivery.models import Card
from bot.delivery.retry import Sent, TakenBack
from bot.delivery.worker import Worker
from bot.slack.doors import Doors
from bot.slack.gateway import SlackRefused
from bot.slack.replies import Letter, Person
from bot.work import Works
from tests.delivery.board import Board, card, office_of
from tests.delivery.post_office import WORKSPACE, PostOffice
from tests.support.clocks import StoppedClock
from tests.support.memory_slack import MemorySlack

pytestmark = pytest.mark.anyio

LEASE = timedelta(seconds=60)
TAKEN_BACK = ("dropped", "taken_back")
NOTHING_TO_SHOW = ("dropped", "nothing_to_show")
SENT = ("sent", None)
PARENT = "1700000000.000100"


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
def office(works: Works, clock: StoppedClock, board: Board) -> PostOffice:
    return office_of(works, clock, MemorySlack(clock), board.paint)


def taken(office: PostOffice) -> Claim:
    """Claim the one letter that is due, as a worker that will die or sleep."""
    [claim] = office.works.run_blocking(lambda work: take(work, most=5, lease=LEASE))
    return claim


def known(office: PostOffice) -> list[str]:
    """Return where the cards are that delivery knows of."""
    return office.works.run_blocking(lambda work: list(work.session.scalars(select(Card.ts))))


async def posted(office: PostOffice) -> None:
    office.write(card())
    await office.deliver()


async def test_a_lost_answer_to_the_deletion_is_asked_for_again_without_looking(
    office: PostOffice, board: Board
) -> None:
    await posted(office)
    office.slack.fail("delete", "lost before the effect", "lost after the effect")
    board.says.clear()
    await posted(office)
    for _ in range(2):
        await office.deliver(after_seconds=5)
    assert office.slack.posts == []
    assert office.ends() == [SENT, TAKEN_BACK]
    assert office.slack.calls == ["post", "delete", "delete", "delete"]


@pytest.mark.parametrize(
    "letter",
    [card(), card(ts=PARENT), Letter(WORKSPACE, Person("U0ANA"), None, card="board:7")],
    ids=["in a channel", "in a thread", "to a person"],
)
async def test_a_card_whose_posting_was_unclear_is_found_and_deleted(
    office: PostOffice, board: Board, letter: Letter
) -> None:
    office.slack.fail("post", "lost after the effect")
    office.write(letter)
    await office.deliver()
    assert len(office.slack.posts) == 1
    board.says.clear()
    await office.deliver(after_seconds=5)
    assert office.slack.posts == []
    assert office.ends() == [TAKEN_BACK]


async def test_what_was_found_stays_to_be_found_while_slack_does_not_delete_it(
    office: PostOffice, board: Board
) -> None:
    office.slack.fail("post", "lost after the effect")
    office.slack.fail("delete", "lost before the effect", SlackRefused("request_timeout", permanent=False))
    await posted(office)
    board.says.clear()
    for _ in range(3):
        await office.deliver(after_seconds=10)
    assert office.slack.posts == []
    assert office.ends() == [TAKEN_BACK]


async def test_a_card_whose_posting_did_not_arrive_was_never_there(office: PostOffice, board: Board) -> None:
    office.slack.fail("post", "lost before the effect")
    await posted(office)
    board.says.clear()
    await office.deliver(after_seconds=5)
    assert office.slack.calls == ["post", "find"]
    assert office.ends() == [NOTHING_TO_SHOW]


async def test_where_the_bot_may_not_read_an_unclear_card_may_stay_and_is_counted(
    office: PostOffice, board: Board
) -> None:
    before = REGISTRY.get_sample_value("grayzone_letters_unverified_total") or 0
    office.slack.may_read = False
    office.slack.fail("post", "lost after the effect")
    await posted(office)
    board.says.clear()
    await office.deliver(after_seconds=5)
    assert office.slack.texts("C0LEAD") == ["old"]
    assert office.ends() == [NOTHING_TO_SHOW]
    assert REGISTRY.get_sample_value("grayzone_letters_unverified_total") == before + 1


async def test_a_card_that_was_posted_anew_unclearly_is_deleted_with_what_was_known_of_it(
    office: PostOffice, board: Board
) -> None:
    await posted(office)
    office.slack.fail("update", SlackRefused("edit_window_closed", permanent=True))
    office.slack.fail("post", "lost after the effect")
    await posted(office)
    assert len(office.slack.posts) == 2
    board.says.clear()
    await office.deliver(after_seconds=5)
    assert (office.slack.posts, known(office)) == ([], [])
    assert office.ends() == [SENT, TAKEN_BACK]


async def test_the_work_of_a_worker_that_died_after_the_deletion_is_finished(office: PostOffice, board: Board) -> None:
    await posted(office)
    board.says.clear()
    office.write(card())
    taken(office)
    await office.slack.delete("C0LEAD", office.slack.posts[0].ts)
    await office.deliver(after_seconds=61)
    assert known(office) == []
    assert office.ends() == [SENT, TAKEN_BACK]


async def test_a_card_that_shows_something_again_when_its_worker_died_is_posted_once(
    office: PostOffice, board: Board
) -> None:
    await posted(office)
    office.write(card())
    taken(office)
    await office.slack.delete("C0LEAD", office.slack.posts[0].ts)
    board.says["7"] = "again"
    await office.deliver(after_seconds=61)
    await posted(office)
    assert office.slack.texts("C0LEAD") == ["again"]
    assert known(office) == [office.slack.posts[0].ts]


async def test_a_worker_that_slept_past_its_lease_forgets_no_card(office: PostOffice) -> None:
    await posted(office)
    office.write(card())
    old = taken(office)
    await office.deliver(after_seconds=61)
    assert not office.works.run_blocking(lambda work: settle(work, old, TakenBack()))
    assert known(office) == [office.slack.posts[0].ts]
    assert office.ends() == [SENT, SENT]


async def test_a_card_that_another_conversations_letter_posted_anew_meanwhile_stays_known(office: PostOffice) -> None:
    await posted(office)
    office.write(card())
    slow = taken(office)
    office.write(card("7", "C0OTHER"))
    quick = taken(office)
    assert office.works.run_blocking(lambda work: settle(work, quick, Sent("C0OTHER", "9.0")))
    assert office.works.run_blocking(lambda work: settle(work, slow, TakenBack()))
    assert known(office) == ["9.0"]


async def test_two_workers_leave_of_each_card_what_is_true_at_the_end(office: PostOffice, board: Board) -> None:
    doors = Doors()
    doors.card("board", board.paint)
    other = Worker(office.works, office.slack, doors.paint_card, pace_seconds=0)
    subjects = [str(number) for number in range(30)]
    for divisor in (1, 2, 3, 4):
        board.says = {subject: subject for subject in subjects if int(subject) % divisor == 0}
        office.write(*(card(subject, f"C{subject}") for subject in subjects))
        await asyncio.gather(office.deliver(), other.deliver_due())
    assert sorted(post.text for post in office.slack.posts) == sorted(board.says)
    assert len(known(office)) == len(board.says)
