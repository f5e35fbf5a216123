"""One asks another to talk now: at once, once, and without a trace of who does not want whom."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.features.checkins import service
from bot.features.checkins.facts import Shown
from bot.features.checkins.models import Rhythm, State
from bot.features.home import service as home
from bot.features.notices import service as notices
from tests.features.checkins.club import ANA, BO, CHI, DEV, MONDAY, Club, refused
from tests.features.desk import WORKSPACE

A_WEEK_LATER = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)  # the club opens on Monday before


def ask(club: Club, user: str, other: str) -> Shown:
    return service.talk_now(club.desk.work, club.seat(user), other)


def test_who_asks_sees_it_at_once_and_the_other_is_written_to_in_their_next_hours(club: Club) -> None:
    club.join(ANA, CHI)
    shown = ask(club, ANA, CHI)
    assert (shown.state, shown.prompt, [other.name for other in shown.others]) == (State.OFFERED, 1, ["Chi"])
    assert shown.why[0] == "One of you asked to talk now."
    assert shown.ends_at == A_WEEK_LATER
    assert [one.card for one in service.cards(club.desk.work, WORKSPACE, shown.handle)] == [
        f"checkins.prompt:{shown.handle}.0.1"
    ]
    club.run()
    assert club.told == []  # it is evening in Tokyo
    club.to(datetime(2026, 11, 24, 0, 0, tzinfo=UTC))
    assert club.told_users() == [CHI]
    assert club.one().round_id is None


def test_of_one_that_was_called_off_before_they_heard_of_it_the_other_hears_nothing(club: Club) -> None:
    club.join(ANA, CHI)
    ask(club, ANA, CHI)
    service.not_this_time(club.desk.work, club.act(ANA))
    club.to(A_WEEK_LATER)
    assert club.told == []


def test_the_other_who_asks_as_well_begins_nothing_more(club: Club) -> None:
    club.join(ANA, BO)
    first = ask(club, ANA, BO)
    assert ask(club, BO, ANA).handle == first.handle
    assert len(club.rows()) == 1


@pytest.mark.parametrize("excluded", [(), (ANA,)])
def test_nobody_asks_the_same_person_twice_in_five_working_days_whatever_became_of_it(
    club: Club, excluded: tuple[str, ...]
) -> None:
    club.join(ANA)
    club.join(BO, excluded=excluded)
    ask(club, ANA, BO)
    refusals = {refused(lambda: ask(club, ANA, BO))}
    club.run()
    if not excluded:
        service.not_this_time(club.desk.work, club.act(BO))
    refusals.add(refused(lambda: ask(club, ANA, BO)))
    club.desk.now = A_WEEK_LATER - timedelta(hours=10)
    refusals.add(refused(lambda: ask(club, ANA, BO)))
    assert len(refusals) == 1
    assert "five working days" in refusals.pop()
    club.desk.now = A_WEEK_LATER
    assert ask(club, ANA, BO).state is State.OFFERED


def test_who_asks_hears_whether_the_other_knows_of_it_already(club: Club) -> None:
    club.begin(ANA, BO)
    club.desk.now = MONDAY + timedelta(hours=1)
    ask(club, ANA, BO)
    assert not service.knows(club.desk.work, club.act(ANA))
    club.run()
    assert service.knows(club.desk.work, club.act(ANA))
    service.snooze(club.desk.work, club.act(BO), "week")
    assert service.knows(club.desk.work, club.act(ANA))


def test_a_talk_now_that_the_week_keeps_for_the_digest_is_still_open_when_that_comes(club: Club) -> None:
    notices.choose(club.desk.work, WORKSPACE, BO, most="0", country="zone")
    club.join(ANA, BO)
    ask(club, ANA, BO)
    club.to(datetime(2026, 11, 27, 14, 1, tzinfo=UTC))
    (digest,) = notices.take_digests(club.desk.work, 10)[0]
    assert home.digest_lines(club.desk.work, digest)


def test_the_check_in_of_a_round_is_the_one_and_the_other_is_written_to_now(club: Club) -> None:
    club.begin(ANA, BO)
    club.desk.now = MONDAY + timedelta(hours=1)
    assert ask(club, ANA, BO).handle == club.rows()[0].handle
    club.run()
    assert club.told_users() == [BO]
    assert len(club.rows()) == 1
    club.wait(days=3)
    assert club.told_users() == [ANA, BO]


def test_it_counts_as_met_and_the_next_one_ends_after_five_working_days(club: Club) -> None:
    club.join(ANA, BO)
    ask(club, ANA, BO)
    club.talked(ANA, BO)
    club.to(A_WEEK_LATER - timedelta(days=1))
    assert club.state() is State.HELD
    ask(club, BO, ANA)
    assert len(club.rows()) == 2
    club.wait(days=7)
    assert club.rows()[1].state is State.SKIPPED


def test_a_talk_between_rounds_is_not_repeated_by_the_next_one(club: Club) -> None:
    club.begin(ANA, BO, CHI, DEV)
    first = club.meetings()
    club.all_talked()
    left = next(user for user in (BO, CHI, DEV) if (ANA, user) not in first)
    ask(club, ANA, left)
    club.talked(ANA, left)
    club.to(MONDAY + timedelta(days=14))
    assert (ANA, left) not in club.meetings()
    assert not set(first) & set(club.meetings())


def test_both_take_part(club: Club) -> None:
    club.join(ANA)
    assert "does not take part" in refused(lambda: ask(club, ANA, BO))
    assert "do not take part" in refused(lambda: ask(club, BO, ANA))
    assert "somebody else" in refused(lambda: ask(club, ANA, ANA))
    club.join(BO)
    club.desk.click(BO, "peers.leave", 1)
    assert "does not take part" in refused(lambda: ask(club, ANA, BO))


def test_who_does_not_want_it_themselves_gets_a_sentence_that_only_they_see(club: Club) -> None:
    club.join(BO)
    club.join(ANA, excluded=(BO,))
    assert "You asked me not to" in refused(lambda: ask(club, ANA, BO))


def everything(club: Club, shown: Shown) -> list[object]:
    """Return all that who asks can see of it, from the press to the end and after."""
    work = club.desk.work
    service.choose_rhythm(work, club.seat(ANA), Rhythm.MONTHLY)  # no round comes between
    seen: list[object] = [replace(shown, handle="")]
    seen.append(len(service.cards(work, WORKSPACE, shown.handle)))
    club.wait(hours=3)
    seen.append(replace(club.shown(ANA), handle=""))
    seen.append(service.knows(club.desk.work, club.act(ANA)))
    seen.append([line.checkin is not None for line in service.upcoming(club.desk.work, WORKSPACE, ANA)])
    seen.append([one.title for one in service.waiting(club.desk.work, WORKSPACE, ANA)])
    club.wait(days=8)
    seen.append(replace(club.shown(ANA), handle=""))
    seen.append([line.other.user for line in service.pairs(club.desk.work, WORKSPACE, ANA)])
    records = service.exported(club.desk.work, WORKSPACE, ANA)
    seen.append(records["checkins"])
    return [*seen, len(service.cards(club.desk.work, WORKSPACE, shown.handle)) > 0]


def test_whom_the_other_does_not_want_sees_the_same_and_the_other_never_hears_of_it(club: Club) -> None:
    point = club.desk.session.begin_nested()
    club.join(ANA, BO)
    usual = everything(club, ask(club, ANA, BO))
    assert club.told_users() == [BO]
    point.rollback()
    club.told.clear()
    club.desk.now = MONDAY - timedelta(days=7) + timedelta(hours=2)
    club.join(ANA)
    club.join(BO, excluded=(ANA,))
    shown = ask(club, ANA, BO)
    assert service.upcoming(club.desk.work, WORKSPACE, BO)[0].checkin is None
    assert service.waiting(club.desk.work, WORKSPACE, BO) == ()
    assert "not one of yours" in refused(lambda: club.shown(BO))
    assert "not one of yours" in refused(lambda: club.talked(BO))
    silent = everything(club, shown)
    assert club.told == []
    assert silent == usual
    assert service.exported(club.desk.work, WORKSPACE, BO)["checkins"] == []


def test_who_does_not_want_it_can_ask_nobody_to_find_out(club: Club) -> None:
    club.join(ANA)
    club.join(BO, excluded=(ANA,))
    shown = ask(club, ANA, BO)
    club.talked(ANA)
    assert club.shown(ANA).state is State.HELD
    club.wait(days=8)
    assert club.told == []
    assert [line.last for line in service.pairs(club.desk.work, WORKSPACE, BO)] == []
    assert ask(club, ANA, BO).handle != shown.handle


def test_who_stopped_the_bot_is_not_written_to_and_it_looks_the_same(club: Club) -> None:
    club.join(ANA, BO)
    notices.stop(club.desk.work, WORKSPACE, BO)
    assert ask(club, ANA, BO).state is State.OFFERED
    club.wait(days=1)
    assert club.told == []
    assert club.shown(ANA).state is State.OFFERED


def test_who_takes_an_exclusion_back_finds_nothing_of_what_was_asked_before(club: Club) -> None:
    club.join(ANA)
    club.join(BO, excluded=(ANA,))
    ask(club, ANA, BO)
    club.join(BO)
    assert asks_alone(club)


def test_who_starts_the_bot_again_finds_nothing_of_what_was_asked_while_it_was_stopped(club: Club) -> None:
    club.join(ANA, BO)
    home.stop(club.desk.work, WORKSPACE, BO)
    ask(club, ANA, BO)
    club.run()
    home.start(club.desk.work, WORKSPACE, BO)
    assert asks_alone(club)


def asks_alone(club: Club) -> bool:
    """Let Bo ask Ana, who asked him before and was not heard; return whether it is a check-in of its own."""
    before = club.one().handle
    shown = ask(club, BO, ANA)
    return shown.handle != before and shown.prompt == 1
