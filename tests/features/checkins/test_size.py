"""A round of many is put together by as many statements as one of few; and so is what a person sees."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event, insert

from bot.features.checkins import service
from bot.features.checkins.models import Participant
from bot.features.peers.models import Peer
from tests.features.checkins.club import ANA, BO, MONDAY, Club
from tests.features.desk import WORKSPACE


@contextmanager
def counted(club: Club) -> Iterator[list[str]]:
    """Collect the statements that are sent meanwhile; many rows in one are one."""
    sent: list[str] = []
    engine = club.desk.session.get_bind().engine

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


def crowd(club: Club, number: int) -> None:
    """Seat many who take part."""
    seats = [
        {
            "workspace": WORKSPACE,
            "group_id": 1,
            "user": f"U{one:04}",
            "function_id": one % 6 + 1,
            "joined_at": club.desk.now,
        }
        for one in range(number)
    ]
    club.join(ANA, BO)
    club.desk.session.execute(insert(Peer), seats)
    parts = [
        {"workspace": WORKSPACE, "group_id": 1, "user": one["user"], "rhythm": None, "since": club.desk.now}
        for one in seats
    ]
    club.desk.session.execute(insert(Participant), parts)


@pytest.mark.parametrize("number", [8, 198])
def test_a_round_is_put_together_by_few_statements(club: Club, number: int) -> None:
    crowd(club, number)
    club.desk.now = MONDAY
    with counted(club) as sent:
        assert service.begin_due(club.desk.work, 10) == ((1,), False)
    assert len(sent) <= 26, "\n".join(sent)
    assert len(club.rows()) == number // 2 + 1


def test_what_one_sees_of_a_large_group_takes_few_statements(club: Club) -> None:
    crowd(club, 198)
    club.desk.now = MONDAY
    club.run()
    with counted(club) as sent:
        service.home(club.desk.work, WORKSPACE, ANA)
    assert len(sent) <= 26, "\n".join(sent)
