"""What is given out of promises about one person, and what stays of them when they are erased."""

from collections.abc import Mapping

from bot.features.promises import service
from bot.features.promises.models import State
from tests.features.desk import WORKSPACE
from tests.features.promises.pact import ANA, BO, Pact


def exported(pact: Pact, user: str) -> Mapping[str, object]:
    """Return the one promise in somebody's export."""
    (one,) = (one for part in service.exported(pact.desk.work, WORKSPACE, user).values() for one in part)
    return one


def test_the_id_of_who_was_erased_stays_nowhere_not_even_where_an_answer_was_theirs(pact: Pact) -> None:
    pact.promised()
    pact.do(service.report, BO)
    pact.promised()
    pact.do(service.withdraw, BO, key=2)
    service.erase(pact.desk.work, WORKSPACE, ANA, "former-0")
    for key in (1, 2):
        row = pact.row(key)
        assert ANA not in {row.turn, row.news_for, row.customer, row.begun_by}
    pact.wait(days=10)
    assert pact.state() is State.KEPT


def test_each_side_reads_who_began_what_waits_and_when_silence_decides(pact: Pact) -> None:
    pact.begin(ANA)
    ana, bo = exported(pact, ANA), exported(pact, BO)
    assert (ana["begun_by_me"], bo["begun_by_me"]) == (True, False)
    assert (ana["waits_for_my_answer"], bo["waits_for_my_answer"]) == (False, True)
    assert ana["silence_decides_at"] == bo["silence_decides_at"] == "2026-12-02T16:00:00+00:00"
    pact.do(service.accept, BO)
    pact.do(service.report, BO)
    pact.wait(days=10)
    assert exported(pact, ANA)["closed_by_silence"] is True


def test_how_a_withdrawal_counts_only_its_performer_reads(pact: Pact) -> None:
    pact.promised()
    pact.do(service.withdraw, BO)
    assert exported(pact, BO)["withdrawal"] == "in_time"
    assert "withdrawal" not in exported(pact, ANA)


def test_when_it_did_not_come_about_is_in_no_list_and_no_export(pact: Pact) -> None:
    pact.begin(ANA)
    pact.wait(days=1)
    pact.do(service.decline, BO)
    assert exported(pact, ANA)["closed_at"] is None
    (one,) = service.book(pact.desk.work, WORKSPACE, ANA).closed
    assert one.closed_at is None
