"""A card that has nothing to show any more is deleted in Slack, and posted anew when it has again."""

import time

import pytest
from prometheus_client import REGISTRY

from bot.delivery.worker import Worker
from bot.slack.doors import Doors
from bot.slack.gateway import SlackRefused
from bot.work import Works
from tests.delivery.board import Board, card, office_of
from tests.delivery.post_office import PostOffice, to_channel
from tests.support.clocks import StoppedClock
from tests.support.memory_slack import MemorySlack

pytestmark = pytest.mark.anyio

BUSY = SlackRefused("ratelimited", permanent=False, retry_after=30)
TAKEN_BACK = ("dropped", "taken_back")
SENT = ("sent", None)
PARENT = "1700000000.000100"


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
def office(works: Works, clock: StoppedClock, board: Board) -> PostOffice:
    return office_of(works, clock, MemorySlack(clock), board.paint)


async def posted(office: PostOffice, *subjects: str) -> None:
    office.write(*(card(subject) for subject in subjects or ("7",)))
    await office.deliver()


async def test_a_card_with_nothing_to_show_any_more_is_deleted(office: PostOffice, board: Board) -> None:
    before = REGISTRY.get_sample_value("grayzone_letters_taken_back_total") or 0
    await posted(office)
    board.says.clear()
    office.write(card(), to_channel("goes on"))
    await office.deliver()
    assert office.slack.texts("C0LEAD") == ["goes on"]
    assert office.ends() == [SENT, TAKEN_BACK, SENT]
    assert REGISTRY.get_sample_value("grayzone_letters_taken_back_total") == before + 1


async def test_a_card_that_was_taken_back_is_posted_anew(office: PostOffice, board: Board) -> None:
    await posted(office)
    for says in ({}, {"7": "again"}, {"7": "and later"}):
        board.says = says
        await posted(office)
    assert office.slack.texts("C0LEAD") == ["and later"]
    assert office.slack.calls == ["post", "delete", "post", "update"]


async def test_what_was_never_posted_is_not_asked_for(office: PostOffice, board: Board) -> None:
    board.says.clear()
    await posted(office)
    await posted(office)
    assert office.slack.calls == []
    assert office.ends() == [("dropped", "nothing_to_show")] * 2


async def test_a_card_is_taken_back_once(office: PostOffice, board: Board) -> None:
    await posted(office)
    board.says.clear()
    await posted(office)
    await posted(office)
    assert office.slack.calls == ["post", "delete"]
    assert office.ends() == [SENT, TAKEN_BACK, ("dropped", "nothing_to_show")]


async def test_a_card_that_somebody_deleted_is_taken_back_already(office: PostOffice, board: Board) -> None:
    await posted(office)
    office.slack.posts.clear()
    board.says.clear()
    await posted(office)
    board.says["7"] = "again"
    await posted(office)
    assert office.ends() == [SENT, TAKEN_BACK, SENT]
    assert office.slack.calls == ["post", "delete", "post"]


@pytest.mark.parametrize("code", ["cant_delete_message", "channel_not_found"])
async def test_a_card_that_slack_keeps_is_left_with_the_reason_and_stays_known(
    office: PostOffice, board: Board, code: str
) -> None:
    await posted(office)
    office.slack.fail("delete", SlackRefused(code, permanent=True))
    board.says.clear()
    office.write(card(), to_channel("goes on"))
    await office.deliver()
    assert office.ends() == [SENT, ("dropped", code), SENT]
    board.says["7"] = "again"
    await posted(office)
    assert office.slack.texts("C0LEAD") == ["again", "goes on"]


async def test_a_pause_that_slack_asks_for_is_kept(office: PostOffice, board: Board) -> None:
    board.says["8"] = "other"
    await posted(office, "7", "8")
    office.slack.fail("delete", BUSY)
    board.says.clear()
    office.write(card("7"), to_channel("goes on"))
    await office.deliver()
    office.write(card("8", "C0OTHER"))
    await office.deliver(after_seconds=20)
    assert office.slack.calls.count("delete") == 1, "nor for another card"
    assert office.slack.texts("C0LEAD") == ["old", "other"], "nor does the next letter overtake it"


async def test_a_refusal_that_passes_is_outlived(office: PostOffice, board: Board) -> None:
    await posted(office)
    office.slack.fail("delete", SlackRefused("invalid_auth", permanent=True))
    office.slack.fail("delete", SlackRefused("request_timeout", permanent=False))
    board.says.clear()
    await posted(office)
    for _ in range(2):
        await office.deliver(after_seconds=10)
    assert office.slack.posts == []
    assert office.ends() == [SENT, TAKEN_BACK]


async def test_deleting_keeps_the_pace_of_its_conversation(office: PostOffice, board: Board) -> None:
    doors = Doors()
    doors.card("board", board.paint)
    slow = Worker(office.works, office.slack, doors.paint_card, pace_seconds=0.05)
    await posted(office)
    board.says.clear()
    office.write(to_channel("before"), card(), to_channel("behind"))
    began = time.monotonic()
    await slow.deliver_due()
    assert time.monotonic() - began >= 0.1
    assert office.slack.texts("C0LEAD") == ["before", "behind"]


async def test_a_line_for_the_thread_of_a_card_that_was_taken_back_is_dropped(office: PostOffice, board: Board) -> None:
    await posted(office)
    board.says.clear()
    office.write(card(), to_channel("the story", thread="board:7"))
    await office.deliver()
    assert office.slack.posts == []
    assert office.ends() == [SENT, TAKEN_BACK, ("dropped", "thread_card_missing")]


async def test_a_line_for_the_thread_of_a_card_that_comes_again_goes_there(office: PostOffice, board: Board) -> None:
    await posted(office)
    board.says.clear()
    await posted(office)
    board.says["7"] = "again"
    office.write(card(), to_channel("the story", thread="board:7"))
    await office.deliver()
    again, story = office.slack.posts
    assert (again.text, story.text, story.thread_ts) == ("again", "the story", again.ts)


async def test_a_card_may_be_a_reply_to_a_persons_message(office: PostOffice, board: Board) -> None:
    seen = []
    for says in ({"7": "one"}, {"7": "two"}, {}, {"7": "again"}):
        board.says = says
        office.write(card(ts=PARENT))
        await office.deliver()
        seen.append([(post.text, post.thread_ts) for post in office.slack.posts])
    assert seen == [[("one", PARENT)], [("two", PARENT)], [], [("again", PARENT)]]
    assert office.slack.calls == ["post", "update", "delete", "post"]


async def test_a_reply_that_somebody_deleted_is_posted_in_its_thread_again(office: PostOffice) -> None:
    for _ in range(2):
        office.write(card(ts=PARENT))
        await office.deliver()
        assert [post.thread_ts for post in office.slack.posts] == [PARENT]
        office.slack.posts.clear()
