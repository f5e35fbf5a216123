"""Cards without a message are painted when they are sent: from what is true then."""

from datetime import timedelta

import pytest

from bot.slack.doors import Wait
from bot.slack.replies import Message
from bot.work import Work, Works
from tests.delivery.board import Board, card, office_of
from tests.delivery.post_office import WORKSPACE, to_channel
from tests.support.clocks import StoppedClock
from tests.support.memory_slack import MemorySlack

pytestmark = pytest.mark.anyio


@pytest.fixture
def slack(clock: StoppedClock) -> MemorySlack:
    return MemorySlack(clock)


async def test_a_card_shows_what_is_true_when_it_is_sent(works: Works, clock: StoppedClock, slack: MemorySlack) -> None:
    board = Board()
    office = office_of(works, clock, slack, board.paint)
    office.write(card())
    board.says["7"] = "new"
    await office.deliver()
    assert slack.texts("C0LEAD") == ["new"]
    assert board.asked == [(WORKSPACE, "7")]


async def test_many_changes_before_it_is_sent_are_one_letter(
    works: Works, clock: StoppedClock, slack: MemorySlack
) -> None:
    office = office_of(works, clock, slack, Board().paint)
    for _ in range(3):
        office.write(card())
    await office.deliver()
    assert slack.texts("C0LEAD") == ["old"]
    assert office.ends() == [("sent", None)]


async def test_a_card_with_nothing_to_show_is_dropped_with_the_reason(
    works: Works, clock: StoppedClock, slack: MemorySlack
) -> None:
    office = office_of(works, clock, slack, Board().paint)
    office.write(card("8"), to_channel("goes on"))
    await office.deliver()
    assert office.ends() == [("dropped", "nothing_to_show"), ("sent", None)]


async def test_a_painter_that_breaks_is_asked_again_later(
    works: Works, clock: StoppedClock, slack: MemorySlack
) -> None:
    board = Board()
    del board.says["7"]

    def broken(work: Work, workspace: str, subject: str) -> Message:
        del work, workspace, subject
        return Message(board.says["7"])

    office = office_of(works, clock, slack, broken)
    office.write(card())
    await office.deliver()
    assert office.ends() == [("waiting", "unclear")]
    board.says["7"] = "mended"
    await office.deliver(after_seconds=5)
    assert slack.texts("C0LEAD") == ["mended"]


async def test_a_card_that_is_not_posted_yet_waits_while_its_guard_says_so(
    works: Works, clock: StoppedClock, slack: MemorySlack
) -> None:
    opens = clock() + timedelta(hours=9)

    def guard(work: Work, workspace: str, subject: str) -> Wait | None:
        assert (workspace, subject) == (WORKSPACE, "7")
        return Wait(opens) if work.now < opens else None

    board = Board()
    office = office_of(works, clock, slack, board.paint, guard)
    office.write(card())
    await office.deliver()
    await office.deliver(after_seconds=3600)
    assert slack.texts("C0LEAD") == []
    assert board.asked == []
    await office.deliver(after_seconds=8 * 3600)
    assert slack.texts("C0LEAD") == ["old"]
    assert office.ends() == [("sent", None)]
    opens = clock() + timedelta(hours=9)
    board.says["7"] = "new"
    office.write(card())
    await office.deliver()
    assert slack.texts("C0LEAD") == ["new"], "what stands is brought up to date at once"


async def test_a_card_that_its_guard_does_not_want_is_never_posted(
    works: Works, clock: StoppedClock, slack: MemorySlack
) -> None:
    office = office_of(works, clock, slack, Board().paint, lambda *_: Wait(None))
    office.write(card(), to_channel("goes on"))
    await office.deliver()
    assert office.ends() == [("dropped", "not_wanted"), ("sent", None)]


async def test_what_an_attempt_may_have_posted_already_does_not_wait(
    works: Works, clock: StoppedClock, slack: MemorySlack
) -> None:
    held: list[Wait] = []
    office = office_of(works, clock, slack, Board().paint, lambda *_: held[0] if held else None)
    slack.fail("chat.postMessage", "lost after the effect")
    office.write(card())
    await office.deliver()
    held.append(Wait(None))
    await office.deliver(after_seconds=60)
    assert slack.texts("C0LEAD") == ["old"]
    assert office.ends() == [("sent", None)]
