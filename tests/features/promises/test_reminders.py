"""Who is reminded of what, and when: in their own working hours, rarely, and whoever is trusted never."""

from datetime import date, timedelta

from bot.features.promises import jobs, service
from bot.features.promises.rules.refusals import NothingToSnooze
from tests.features.promises.pact import ANA, BO, CHI, DUE, ELI, MISSING, TERMS, Pact


def hourly(pact: Pact, days: int) -> None:
    """Let days pass as they do, with jobs that run all the time."""
    for _ in range(days * 24):
        pact.wait(hours=1)


def test_the_performer_is_reminded_twice_and_the_customer_told_after_ten_working_days(pact: Pact) -> None:
    pact.promised()
    hourly(pact, 30)
    assert pact.told_hours(BO) == ["Wed 02 Dec 09:00", "Fri 04 Dec 09:00"]
    assert pact.told_hours(ANA) == ["Fri 18 Dec 09:00"]


def test_whoever_is_trusted_is_reminded_of_nothing(pact: Pact) -> None:
    pact.promised(hands_off=True)
    hourly(pact, 30)
    assert (pact.told_hours(BO), pact.waiting(BO)) == ([], [])
    assert pact.told_hours(ANA) == ["Fri 18 Dec 09:00"]


def test_trust_can_be_given_and_taken_later(pact: Pact) -> None:
    pact.promised()
    pact.do(service.trust, ANA, hands_off=True)
    pact.until(date(2026, 12, 3), 9)
    assert pact.told_hours(BO) == []
    pact.do(service.trust, ANA, hands_off=False)
    pact.until(DUE, 9)
    assert pact.told_hours(BO) == ["Fri 04 Dec 09:00"]


def test_no_performer_trusts_oneself(pact: Pact) -> None:
    pact.begin(by=BO, hands_off=True)
    pact.do(service.accept, ANA)
    assert not pact.look(BO).hands_off
    assert "Look at it again" in pact.refused(service.trust, BO, hands_off=True).sentence


def test_after_a_long_silence_of_the_bot_the_customer_is_told_all_the_same(pact: Pact) -> None:
    pact.promised()
    pact.do(service.ask_date, BO, date(2026, 12, 11), "Later")
    pact.desk.now += timedelta(days=28)
    pact.run_job(jobs.tell_due)  # before the job that keeps what silence has decided
    pact.tell()
    assert ANA in {user for user, _ in pact.told}
    assert pact.waiting(ANA) == [1]


def test_a_reminder_is_put_off_until_the_next_working_day(pact: Pact) -> None:
    pact.promised()
    pact.until(DUE, 9)
    assert pact.waiting(BO) == [1]
    pact.do(service.snooze, BO)
    assert pact.waiting(BO) == []
    hourly(pact, 5)
    assert pact.told_hours(BO)[-1] == "Mon 07 Dec 09:00"
    assert pact.waiting(BO) == [1]


def test_a_performer_who_snoozes_keeps_nothing_from_the_customer(pact: Pact) -> None:
    pact.promised()
    pact.until(date(2026, 12, 17), 10)
    pact.do(service.snooze, BO)
    pact.until(date(2026, 12, 18), 9)
    assert pact.told_hours(ANA) == ["Fri 18 Dec 09:00"]


def test_there_is_nothing_to_put_off_before_it_is_near(pact: Pact) -> None:
    pact.promised()
    assert isinstance(pact.refused(service.snooze, BO), NothingToSnooze)


def test_mornings_are_the_performers_own(pact: Pact) -> None:
    pact.promised(CHI)
    pact.promised(ELI)
    hourly(pact, 14)
    for user in (CHI, ELI):
        assert pact.told_hours(user) == ["Wed 02 Dec 09:00", "Fri 04 Dec 09:00"]


def test_a_day_at_the_weekend_is_reminded_of_before_it(pact: Pact) -> None:
    pact.promised(terms=TERMS._replace(due=date(2026, 12, 6)))
    hourly(pact, 16)
    assert pact.told_hours(BO) == ["Thu 03 Dec 09:00", "Fri 04 Dec 09:00"]


def test_a_new_date_brings_its_own_reminders(pact: Pact) -> None:
    pact.promised()
    pact.do(service.ask_date, BO, date(2026, 12, 11), "Later")
    pact.do(service.agree_date, ANA)
    hourly(pact, 20)
    assert pact.told_hours(BO) == ["Wed 09 Dec 09:00", "Fri 11 Dec 09:00"]


def test_who_has_to_answer_is_told_so(pact: Pact) -> None:
    pact.begin(by=ANA)
    pact.run()
    assert (pact.told_hours(BO), pact.told_hours(ANA)) == (["Mon 23 Nov 11:00"], [])
    pact.do(service.accept, BO)
    pact.until(date(2026, 11, 24), 10)
    pact.do(service.report, BO)
    pact.run()
    assert pact.told_hours(ANA) == ["Tue 24 Nov 10:00"]
    pact.do(service.not_yet, ANA, MISSING)
    pact.until(date(2026, 11, 24), 11)
    assert pact.told_hours(BO)[-1] == "Tue 24 Nov 11:00"
