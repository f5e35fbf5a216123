"""Why two talk now, and what to bring: drawn from what both may see, and from nothing else."""

from datetime import UTC, datetime, timedelta

from bot.features.checkins import service
from bot.features.checkins.facts import Reason, ReasonKind
from bot.features.checkins.rules.reasons import Between, from_rows, reasons_of, to_rows
from bot.features.grayzone import service as grayzone
from tests.features.checkins.club import ANA, BO, CHI, DEV, FAY, MONDAY, Club
from tests.features.grayzone.room import Room

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


def test_two_who_never_talked_read_that_it_is_the_first_time(club: Club) -> None:
    club.begin(ANA, FAY)
    shown = club.shown(ANA)
    assert shown.why == ("It is your first check-in with each other.",)
    assert shown.bring == (
        "One thing you work on that touches Fay.",
        "One thing that you could offer, and one thing that you need.",
    )


def test_silence_is_told_in_whole_weeks_since_they_talked(club: Club) -> None:
    club.begin_pair()
    club.talked(ANA, BO)
    club.to(MONDAY + timedelta(days=14))
    assert club.shown(BO).why[0] == "Your last check-in was a week ago."
    club.talked(ANA, BO)
    club.to(MONDAY + timedelta(days=28))
    club.to(MONDAY + timedelta(days=56))
    assert club.shown(BO).why[0] == "Your last check-in was 6 weeks ago."


def test_a_handoff_between_their_functions_is_a_reason_until_there_is_an_issue(club: Club) -> None:
    club.begin(ANA, BO)
    assert club.shown(ANA).why[1] == "Your functions hand work to each other: Sales → Operations: order data."
    assert club.shown(ANA).bring[0] == "How it goes with Sales → Operations: order data."
    Room(club.desk).propose(CHI, what="Prices are typed twice")
    club.desk.now = MONDAY + timedelta(days=14)
    club.run()
    shown = club.shown(ANA)
    assert shown.why[1] == "Issue #1 lies between your functions: “Prices are typed twice”."
    assert shown.bring[0] == "One idea for issue #1."
    assert len(shown.why) == 2


def test_an_issue_between_other_functions_is_none(club: Club) -> None:
    Room(club.desk).propose(CHI, what="Prices are typed twice")
    club.begin(CHI, DEV)
    assert "Issue" not in str(club.shown(CHI))


def test_a_quiet_issue_never_shows_not_even_to_its_author(club: Club) -> None:
    Room(club.desk).propose(ANA, way="quietly", what="zq-quiet", symptom="LOST")
    club.begin(ANA, BO)
    for user in (ANA, BO):
        said = str(club.shown(user))
        assert "zq-quiet" not in said
        assert "Issue" not in said
    assert grayzone.borders(club.desk.work, 1) == ()


def test_an_issue_that_was_withdrawn_is_a_reason_no_more(club: Club) -> None:
    room = Room(club.desk)
    room.propose(ANA, what="Prices are typed twice")
    club.begin(ANA, BO)
    assert len(club.shown(BO).why) == 2
    room.press(ANA, "withdraw")
    assert "Prices" not in str(club.shown(BO))


def test_a_win_is_a_reason_for_who_took_part_in_it_for_sixty_days(club: Club) -> None:
    room = Room(club.desk)
    room.to_win()
    assert room.state() == "WON"
    (win,) = grayzone.wins(club.desk.work, 1, club.desk.now - timedelta(days=60))
    assert win.people == {ANA, BO, DEV}
    begins = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
    club.join(DEV, FAY)
    club.to(begins)
    assert club.shown(FAY).why[1] == (
        "Issue #1 was won lately, and one of you took part: “Orders arrive without prices”."
    )
    assert club.shown(FAY).bring[0] == "A word on what made #1 work."
    assert grayzone.wins(club.desk.work, 1, club.desk.now) == ()


def test_a_sealed_pledge_makes_nobody_part_of_a_win(club: Club) -> None:
    room = Room(club.desk)
    room.to_coalition()
    room.pledge(FAY)
    club.begin(FAY, CHI)
    assert grayzone.wins(club.desk.work, 1, club.desk.now - timedelta(days=60)) == ()
    assert "won" not in str(club.shown(CHI).why)


def test_reasons_are_few_each_of_a_kind_and_the_most_telling_first() -> None:
    found = Between(newcomers=[1], met=[None], issues=[7, 3], wins=[2], handoffs=[5], asked=True)
    kinds = [one.kind for one in reasons_of(found, NOW)]
    assert kinds == [ReasonKind.NOW, ReasonKind.NEWCOMER, ReasonKind.ISSUE]
    assert reasons_of(Between(met=[None], handoffs=[5, 6]), NOW)[1] == Reason(ReasonKind.HANDOFF, 5)
    assert reasons_of(Between(newcomers=[0, 1], met=[None]), NOW) == (Reason(ReasonKind.FIRST),)


def test_in_three_the_longest_silence_counts_and_a_first_time_before_it() -> None:
    day = timedelta(days=1)
    assert reasons_of(Between(met=[NOW - 8 * day, NOW - 30 * day, NOW]), NOW) == (Reason(ReasonKind.SILENCE, 4),)
    assert reasons_of(Between(met=[NOW, None, NOW]), NOW) == (Reason(ReasonKind.FIRST),)


def test_a_clock_that_stepped_back_makes_no_silence_below_none() -> None:
    assert reasons_of(Between(met=[NOW + timedelta(hours=1)]), NOW) == (Reason(ReasonKind.SILENCE, 0),)


def test_reasons_are_kept_and_read_as_they_were() -> None:
    reasons = (Reason(ReasonKind.NEWCOMER, 1), Reason(ReasonKind.ISSUE, 12))
    assert from_rows(to_rows(reasons)) == reasons


def test_what_is_kept_names_nobody_and_nothing(club: Club) -> None:
    Room(club.desk).propose(ANA, what="Prices are typed twice")
    club.begin(ANA, BO)
    assert "Prices" not in str(club.one().why)
    assert "U0" not in str(club.one().why)
    assert service.show(club.desk.work, club.act(ANA)).why
