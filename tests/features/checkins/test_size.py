"""A round of many is put together by as many statements as one of few; and so is what a person sees."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, inspect, select, update

from bot.features.checkins import service
from bot.features.checkins.models import GroupRounds, Participant
from bot.features.peers.models import Peer, PeerGroup
from tests.features.checkins.club import ANA, BO, MONDAY, Club
from tests.features.desk import WORKSPACE
from tests.support.statements import sent


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
    with sent(club.desk.session.connection()) as statements:
        assert service.begin_due(club.desk.work, 10) == ((1,), False)
    assert len(statements) <= 26, "\n".join(statements)
    assert len(club.rows()) == number // 2 + 1


def test_what_one_sees_of_a_large_group_takes_few_statements(club: Club) -> None:
    crowd(club, 198)
    club.desk.now = MONDAY
    club.run()
    with sent(club.desk.session.connection()) as statements:
        service.home(club.desk.work, WORKSPACE, ANA)
    assert len(statements) <= 26, "\n".join(statements)


def test_groups_that_are_closed_are_not_looked_at(club: Club) -> None:
    session = club.desk.session
    group = session.scalars(select(PeerGroup)).one()
    like = {column.key: getattr(group, column.key) for column in inspect(PeerGroup).column_attrs}
    rows = [like | {"id": one, "channel": f"C{one}", "closed_at": club.desk.now} for one in range(100, 2100)]
    session.execute(insert(PeerGroup), rows)
    overdue = {"workspace": WORKSPACE, "rhythm": "WEEKLY", "next_on": "2026-11-02", "cycle": 1, "rounds": 0}
    session.execute(insert(GroupRounds), [overdue | {"group_id": row["id"]} for row in rows])
    club.join(ANA, BO)
    club.desk.now = MONDAY - timedelta(days=1)
    with sent(club.desk.session.connection()) as statements:
        assert service.begin_due(club.desk.work, 10) == ((), False)
    assert len(statements) <= 4, "\n".join(statements)
    club.desk.now = MONDAY
    assert service.begin_due(club.desk.work, 10) == ((1,), False)


def test_any_number_may_leave_at_once_and_is_noted_in_bounded_batches(club: Club) -> None:
    crowd(club, 1300)
    club.desk.session.execute(update(Peer).where(Peer.user.not_in((ANA, BO))).values(left_at=club.desk.now))
    gone = [service.note_departed(club.desk.work, 400) for _ in range(4)]
    assert [one.more for one in gone] == [True, True, True, False]
    parts = select(Participant.user).where(Participant.left_at.is_(None)).order_by(Participant.user)
    assert club.desk.session.scalars(parts).all() == [ANA, BO]
