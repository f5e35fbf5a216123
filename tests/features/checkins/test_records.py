"""What is given out of check-ins about one person, and what stays of them when they are erased."""

import pytest

from bot.features.checkins import service
from bot.features.checkins.facts import Wishes
from bot.features.checkins.models import Member, State
from bot.features.peers import service as peers
from tests.features.checkins.club import ANA, BO, DEV, FAY, Club
from tests.features.desk import WORKSPACE

FORMER = "former-0"


def erase(club: Club, user: str) -> list[str]:
    """Erase somebody's check-ins as all records are; return the names of the cards that are painted anew."""
    peers.leave_all(club.desk.work, WORKSPACE, user)
    done = service.erase(club.desk.work, WORKSPACE, user, FORMER)
    club.desk.session.expire_all()
    return [card.name for card in done.cards]


def test_one_is_given_ones_own_answers_and_choices_and_nobody_elses(club: Club) -> None:
    club.join(BO, excluded=(DEV,))
    club.begin_pair()
    work = club.desk.work
    service.not_this_time(work, club.act(BO))
    service.save_sheet(work, club.act(BO), {"need": "zq-need"})
    ana, bo = (service.exported(work, WORKSPACE, user) for user in (ANA, BO))
    assert bo["checkins"][0]["my_answer"] == "not_this_time"
    assert (ana["checkins"][0]["with"], ana["checkins"][0]["my_answer"]) == (["Bo"], None)
    assert "not_this_time" not in str(ana)
    assert bo["checkin_worksheets"][0]["need"] == "zq-need"
    assert "zq-need" not in str(ana)


def test_by_whom_one_is_excluded_one_is_not_given(club: Club) -> None:
    club.join(ANA, excluded=(BO,))
    club.join(BO)
    work = club.desk.work
    assert service.exported(work, WORKSPACE, ANA)["not_to_be_brought_together_with"] == [{"with": "Bo"}]
    assert service.exported(work, WORKSPACE, BO)["not_to_be_brought_together_with"] == []


def test_what_runs_ends_and_that_two_talked_stays_for_the_other(club: Club) -> None:
    club.begin_pair()
    club.talked(ANA, BO)
    handle = club.one().handle
    cards = erase(club, ANA)
    assert cards == [f"checkins.prompt:{handle}.0.1", f"checkins.prompt:{handle}.1.1"]
    assert club.state() is State.HELD
    assert club.one().said_by == FORMER
    assert set(club.members()) == {BO, FORMER}
    shown = club.shown(BO)
    assert (shown.others[0].name, shown.gone) == ("a former colleague", ("a former colleague",))
    places = {row.user: f"{handle}.{row.place}.1" for row in club.members().values()}
    assert service.shown_to(club.desk.work, WORKSPACE, places[FORMER]) is None
    assert service.shown_to(club.desk.work, WORKSPACE, places[BO])


def test_an_open_check_in_of_who_is_erased_does_not_take_place(club: Club) -> None:
    club.begin(ANA, BO)
    erase(club, ANA)
    assert club.state() is State.SKIPPED
    club.wait(days=3)
    assert club.told_users() == [BO]


def test_nothing_of_what_was_only_theirs_is_left(club: Club) -> None:
    club.join(DEV, excluded=(ANA,))
    club.join(ANA, excluded=(FAY,), wishes=Wishes(hour=14))
    club.begin(BO, FAY)
    assert (ANA, BO) in club.meetings()
    key = next(row.id for row in club.rows() if ANA in club.members(row.id))
    service.save_sheet(club.desk.work, club.act(ANA, key), {"need": "zq-need"})
    erase(club, ANA)
    work = club.desk.work
    assert service.excluded(work, WORKSPACE, DEV) == ()
    assert {name: found for name, found in service.exported(work, WORKSPACE, ANA).items() if found} == {}
    assert {name for name, found in service.exported(work, WORKSPACE, FORMER).items() if found} == {"checkins"}
    assert ANA not in str([row.user for row in club.desk.session.query(Member)])


@pytest.mark.parametrize("excluding", [(), (ANA,)])
def test_the_receipt_of_an_erasure_does_not_tell_whether_one_was_excluded(
    club: Club, excluding: tuple[str, ...]
) -> None:
    club.join(ANA)
    club.join(BO, excluded=excluding)
    done = service.erase(club.desk.work, WORKSPACE, ANA, FORMER)
    assert (done.gone, done.kept) == (2, 0)  # what she chose, and that she takes part
    assert service.excluded(club.desk.work, WORKSPACE, BO) == ()


def test_the_receipt_of_an_erasure_does_not_count_who_asked_in_vain(club: Club) -> None:
    club.join(ANA)
    club.join(BO, excluded=(ANA,))
    service.talk_now(club.desk.work, club.seat(ANA), BO)
    assert service.erase(club.desk.work, WORKSPACE, BO, FORMER).kept == 0
    assert set(club.members()) == {ANA, FORMER}
    assert service.erase(club.desk.work, WORKSPACE, ANA, "former-1").kept == 1  # hers
