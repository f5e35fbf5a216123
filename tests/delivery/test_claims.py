"""Finding what is due stays quick when much is waiting."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.delivery.claims import take
from bot.slack.replies import Message
from tests.delivery.post_office import PostOffice, to_channel, to_person

LEASE = timedelta(seconds=60)


def test_ten_are_found_at_once_among_thousands_even_before_the_database_has_statistics(office: PostOffice) -> None:
    for start in range(0, 4_000, 1_000):
        office.write(*(to_person("hello", f"U{start + number}") for number in range(1_000)))
    claims = office.works.run_blocking(lambda work: take(work, most=10, lease=LEASE), deadline_seconds=2)
    assert [claim.number for claim in claims] == [row.number for row in office.rows()[:10]]


def test_one_busy_conversation_gives_one_letter_at_a_time(office: PostOffice) -> None:
    office.write(*(to_channel(f"letter {number}") for number in range(500)))
    claims = office.works.run_blocking(lambda work: take(work, most=10, lease=LEASE))
    assert [claim.message for claim in claims] == [Message("letter 0")]


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)  # PostgreSQL decides by its statistics
def test_replacing_a_card_uses_its_index(office: PostOffice) -> None:
    question = (
        "EXPLAIN QUERY PLAN SELECT number FROM letters WHERE workspace = 'T1' AND card = 'issue:1' "
        "AND state = 'waiting' AND state IN ('waiting', 'claimed') AND attempted_at IS NULL"
    )
    with office.works.database.engine.connect() as connection:
        assert "ix_letters_card" in str(connection.execute(text(question)).all())
