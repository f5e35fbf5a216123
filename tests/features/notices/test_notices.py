"""One constant sentence, at most once a day, only while something waits, and only for whoever wants it."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from bot.features.home import jobs
from bot.features.notices import service
from bot.features.peers import service as peers
from bot.features.spotlights import service as spotlights
from bot.features.spotlights.jobs import take_turns
from bot.features.spotlights.service import Contribution, Kind
from bot.slack.replies import Person
from tests.features.desk import MONDAY, WORKSPACE, Desk

ANA, BO, CHI = "U0ANA", "U0BO", "U0CHI"
SENTENCE = "There is something for you on your Home tab in Grayzone."
keys = count(1)


def something_waits(desk: Desk) -> None:
    """Let something wait for Ana and for nobody else."""
    facts = (Contribution(BO, Kind.PLEDGE), Contribution(ANA, Kind.SEEN))
    group = peers.group(desk.work, 1)
    spotlights.won(desk.work, group, source=f"t:{next(keys)}", title="Dates", driver=None, contributions=facts)
    take_turns(desk.work)


def told(desk: Desk) -> list[str]:
    """Let the job run; return who is written to."""
    desk.session.expire_all()
    letters = jobs.send_notices(desk.work).letters
    assert all(letter.message and letter.message.text == SENTENCE for letter in letters)
    return [letter.to.user for letter in letters if isinstance(letter.to, Person)]


@pytest.fixture
def table(desk: Desk) -> Desk:
    desk.team()
    desk.now = MONDAY
    return desk


def test_what_waits_is_told_once_a_day(table: Desk) -> None:
    something_waits(table)
    service.owe(table.work, WORKSPACE, ANA)
    service.owe(table.work, WORKSPACE, ANA)
    assert told(table) == [ANA]

    table.now += timedelta(hours=2)
    service.owe(table.work, WORKSPACE, ANA)
    assert told(table) == []

    table.now = datetime(2026, 11, 24, 7, 59, tzinfo=UTC)
    assert told(table) == []
    table.now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)  # 9:00 in Berlin
    assert told(table) == [ANA]
    table.now += timedelta(days=1)
    assert told(table) == []


def test_what_was_settled_meanwhile_needs_no_word(table: Desk) -> None:
    service.owe(table.work, WORKSPACE, ANA)
    assert told(table) == []
    something_waits(table)
    service.owe(table.work, WORKSPACE, ANA)
    assert told(table) == [ANA]


def test_tomorrow_means_the_next_working_day(table: Desk) -> None:
    table.now = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)  # a Friday
    something_waits(table)
    service.owe(table.work, WORKSPACE, ANA)
    assert told(table) == [ANA]
    table.click(ANA, "notices.snooze")

    table.now = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
    assert told(table) == []
    table.now = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
    assert told(table) == [ANA]


def test_who_wants_no_notices_gets_none_until_they_want_them_again(table: Desk) -> None:
    something_waits(table)
    service.owe(table.work, WORKSPACE, ANA)
    receipt = table.click(ANA, "notices.off").shown
    assert receipt
    assert "Tell me when something waits" in receipt.text
    assert told(table) == []
    service.owe(table.work, WORKSPACE, ANA)
    assert told(table) == []
    assert "Tell me when something waits" in str(table.home(ANA).blocks)

    table.click(ANA, "notices.on")
    assert "Don't tell me when something waits" in str(table.home(ANA).blocks)
    assert told(table) == [ANA]  # of what came meanwhile


def test_who_left_is_not_written_to_until_they_are_back(table: Desk) -> None:
    something_waits(table)
    service.owe(table.work, WORKSPACE, ANA)
    table.click(ANA, "peers.leave", 1)
    assert told(table) == []
    table.join(ANA, 1)
    assert told(table) == []
    table.now += timedelta(days=1)
    assert told(table) == [ANA]


def test_who_is_away_is_told_when_they_are_back(table: Desk) -> None:
    something_waits(table)
    away = table.click(ANA, "peers.away", 1).modal
    table.submit(ANA, away, {"back": "2026-12-02"})
    service.owe(table.work, WORKSPACE, ANA)
    for days in range(8):
        table.now = MONDAY + timedelta(days=days)
        assert told(table) == []
    table.now = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)
    assert told(table) == [ANA]


def test_who_goes_away_after_something_was_owed_is_told_when_they_are_back(table: Desk) -> None:
    something_waits(table)
    service.owe(table.work, WORKSPACE, ANA)
    table.submit(ANA, table.click(ANA, "peers.away", 1).modal, {"back": "2026-12-02"})
    assert told(table) == []
    table.now = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)
    assert told(table) == [ANA]


def test_tomorrow_after_never_again_changes_nothing(table: Desk) -> None:
    something_waits(table)
    table.click(ANA, "notices.off")
    receipt = table.click(ANA, "notices.snooze").shown
    assert receipt
    assert "I will not write to you" in receipt.text
    table.now += timedelta(days=1)
    assert told(table) == []


def test_a_later_notice_does_not_put_off_a_sooner_one(table: Desk) -> None:
    something_waits(table)
    service.owe(table.work, WORKSPACE, ANA)
    service.owe(table.work, WORKSPACE, ANA, MONDAY + timedelta(days=2))
    assert told(table) == [ANA]


def test_show_me_opens_what_waits_and_says_so_when_nothing_does(table: Desk) -> None:
    something_waits(table)
    modal = table.click(ANA, "home.waiting").modal
    assert modal
    assert "Write two lines about Bo" in str(modal.blocks)

    empty = table.click(CHI, "home.waiting").modal
    assert empty
    assert "Nothing waits any more" in str(empty.blocks)
