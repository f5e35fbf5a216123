"""A row of one's own tables tells with whom and about what, and nothing of what is sealed."""

from bot.features.mediation import service
from bot.features.mediation.facts import Stage
from bot.features.mediation.facts import presses as p
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import ABOUT, ANA, BO, CHI, DEV, Court


def rows(court: Court, user: str) -> list[str]:
    tables = service.tables_of(court.desk.work, WORKSPACE, user)
    return [service.row(seen, str, "Friday") for seen in tables]


def test_invitations_are_told_apart_by_who_asks_and_about_what(court: Court) -> None:
    court.invite()
    court.invite(DEV, CHI, BO)
    assert f"You asked, about: {ABOUT}" in rows(court, ANA)[0]
    first, second = rows(court, BO)
    assert f"Ana asks, about: {ABOUT}" in first
    assert f"Dev asks, about: {ABOUT}" in second


def test_a_row_says_who_is_the_broker_and_to_a_broker_that_they_are(court: Court) -> None:
    court.to(Stage.GROUND, broker=CHI)
    assert rows(court, ANA)[0].startswith("*Bo; broker: Chi*")
    assert rows(court, CHI)[0].startswith("*Ana and Bo; you are the broker*")


def test_a_row_of_who_stopped_asks_nothing_of_them_any_more(court: Court) -> None:
    court.to(Stage.INTAKE)
    before = rows(court, BO)
    court.press(ANA, p.Stop())
    assert "Say what matters to you" not in rows(court, ANA)[0]
    assert "You stopped." in rows(court, ANA)[0]
    assert rows(court, BO) == before


def test_a_candidate_who_takes_the_seat_is_not_asked_to_take_it_again(court: Court) -> None:
    court.to(Stage.TABLE)
    court.forward(broker=CHI)
    court.tick()
    assert "take the seat or let it be" in rows(court, CHI)[0]
    court.press(CHI, p.TakeSeat())
    assert "take the seat or let it be" not in rows(court, CHI)[0]
