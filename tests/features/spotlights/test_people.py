"""Who is away, left, was deactivated or sits in several groups; and what each person sees of it all."""

import pytest

from bot.db.vault import NOTHING
from bot.errors import Refusal
from bot.features.peers import service as peers
from bot.features.peers.models import Closure
from bot.features.spotlights.models import State
from bot.features.spotlights.service import Kind
from bot.slack.requests import PersonChanged
from tests.features.desk import LEADERSHIP, WORKSPACE, facts_of
from tests.features.spotlights.hall import ANA, BO, CHI, DEV, DID, ELI, FAY, LINES, Hall, refused


def leave(hall: Hall, user: str) -> None:
    hall.desk.click(user, "peers.leave", 1)


def deactivate(hall: Hall, user: str) -> None:
    hall.desk.handle(PersonChanged(WORKSPACE, user, hall.desk.once(), facts_of(user, kind="deactivated")))


@pytest.mark.parametrize("go", [leave, deactivate])
def test_a_writer_who_leaves_makes_room_for_the_next_witness(hall: Hall, go: object) -> None:
    assert callable(go)
    hall.won((ELI, Kind.PLEDGE), (FAY, Kind.SEEN), (BO, Kind.SEEN))
    hall.run()
    first = str(hall.only().writer)
    go(hall, first)
    hall.wait(hours=1)
    assert hall.only().writer in {FAY, BO} - {first}


@pytest.mark.parametrize("go", [leave, deactivate])
@pytest.mark.parametrize("written", [False, True])
def test_a_hero_who_leaves_ends_it_silently(hall: Hall, go: object, written: bool) -> None:  # noqa: FBT001 (a parameter)
    assert callable(go)
    hall.one_hero()
    if written:
        hall.send()
    go(hall, ELI)
    assert hall.wait(hours=1) == ()
    assert hall.state() is State.ENDED
    assert hall.only().did == NOTHING


def test_a_hero_who_leaves_before_the_tick_is_not_posted_about(hall: Hall) -> None:
    hall.to_review()
    hall.approve()
    leave(hall, ELI)
    assert hall.to_tick() == ()
    assert hall.state() is State.ENDED


def test_what_was_sent_outlives_its_writer_s_seat(hall: Hall) -> None:
    hall.to_review()
    leave(hall, FAY)
    hall.approve()
    assert len(hall.to_tick()) == 1


def test_who_is_away_is_not_asked_and_not_written_about(hall: Hall) -> None:
    form = hall.desk.click(FAY, "peers.away", 1).modal
    hall.desk.submit(FAY, form, {"back": "2026-12-01"})
    hall.one_hero()
    assert hall.state() is State.WAITING
    hall.desk.click(FAY, "peers.back", 1)
    hall.wait(hours=1)
    assert hall.state() is State.PROMPTED


def test_nothing_happens_in_a_paused_group_and_it_goes_on_afterwards(hall: Hall) -> None:
    hall.to_review()
    hall.approve()
    peers.close(hall.desk.work, workspace=WORKSPACE, channel=LEADERSHIP, because=Closure.REMOVED)
    assert hall.wait(days=1) == ()
    assert hall.state() is State.SCHEDULED
    peers.reopen(hall.desk.work, workspace=WORKSPACE, channel=LEADERSHIP, after=frozenset({Closure.REMOVED}))
    assert len(hall.wait(days=1)) == 1


def test_a_prompt_of_a_paused_group_waits_and_nobody_is_told(hall: Hall) -> None:
    hall.won((ELI, Kind.PLEDGE), (FAY, Kind.SEEN))
    peers.close(hall.desk.work, workspace=WORKSPACE, channel=LEADERSHIP, because=Closure.REMOVED)
    assert hall.run() == ()
    assert hall.state() is State.WAITING


def test_it_waits_for_a_writer_as_long_as_the_contribution_counts(hall: Hall) -> None:
    form = hall.desk.click(FAY, "peers.away", 1).modal
    hall.desk.submit(FAY, form, {"back": "2027-08-01"})
    hall.one_hero()
    hall.wait(days=89)
    assert hall.state() is State.WAITING
    hall.wait(days=2)
    assert hall.state() is State.ENDED


def test_declining_costs_a_hero_nothing(hall: Hall) -> None:
    """Who declined is owed as before, so they come before somebody who was posted about."""
    hall.to_review()
    hall.press(ELI, "decline")
    hall.won(*((user, Kind.PLEDGE) for user in (ELI, ANA)), (FAY, Kind.SEEN))
    hall.wait(days=8)
    begun = [one.hero for one in hall.spotlights().values() if one.begun_at and one.id > 1]
    assert ELI in begun


def test_home_shows_what_waits_and_only_to_whom_it_is_for(hall: Hall) -> None:
    hall.one_hero()
    assert "Write two lines about Eli" in str(hall.desk.home(FAY).blocks)
    hall.send()
    assert "Fay wrote about you" in str(hall.desk.home(ELI).blocks)
    for user in (ANA, BO, CHI, DEV, FAY):
        shown = str(hall.desk.home(user).blocks)
        assert "wrote about you" not in shown
        assert DID not in shown


def test_home_stays_below_a_hundred_blocks_with_all_that_can_wait(hall: Hall) -> None:
    for _ in range(8):
        hall.won((ELI, Kind.PLEDGE), (FAY, Kind.SEEN))
        hall.wait(days=7)
    blocks = hall.desk.home(FAY).blocks
    assert len(blocks) < 100


def test_the_list_of_one_s_own_shows_what_is_about_and_by_oneself(hall: Hall) -> None:
    assert "Nothing here now" in str(hall.press(ELI, "mine").modal)
    hall.to_post()
    elis, fays = (str(hall.press(user, "mine").modal) for user in (ELI, FAY))
    assert "*About you*" in elis
    assert "Take it down" in elis
    assert "*Posted, in your words*" in fays
    assert "Take it down" not in fays


@pytest.mark.parametrize("subject", ["", "0", "x", "99", "-1", "1" * 30, "٣", "1.1"])
@pytest.mark.parametrize("verb", ["write", "draft", "pass", "review", "edit", "keep", "decline", "revoke"])
def test_a_forged_subject_is_refused_with_the_same_sentence(hall: Hall, verb: str, subject: str) -> None:
    hall.to_review()
    with pytest.raises(Refusal, match="Nothing waits here any more"):
        hall.desk.click(FAY, f"spotlights.{verb}", subject)


@pytest.mark.parametrize("subject", ["", "x", "99", "1" * 30])
def test_a_card_that_is_none_shows_nothing(hall: Hall, subject: str) -> None:
    assert hall.desk.doors.paint_card(hall.desk.work, WORKSPACE, f"spotlights.spotlight:{subject}") is None


def test_a_spotlight_of_another_workspace_is_not_found(hall: Hall) -> None:
    hall.to_post()
    assert hall.desk.doors.paint_card(hall.desk.work, "T0OTHER", "spotlights.spotlight:1") is None


def test_what_was_typed_stays_when_it_is_refused_and_nothing_is_saved(hall: Hall) -> None:
    hall.one_hero()
    form = hall.press(FAY, "write").modal
    assert refused(hall.desk.submit, FAY, form, {**LINES, "effect": "It is the best that there is"})[0] == "effect"
    assert hall.state() is State.PROMPTED


def test_a_draft_is_offered_again_and_may_be_changed(hall: Hall) -> None:
    hall.one_hero()
    hall.write()
    preview = hall.press(FAY, "draft").modal
    assert preview
    again = hall.press(FAY, "write", view=preview)
    assert again.replace
    assert DID in str(again.modal)
    changed = hall.desk.submit(FAY, again.modal, {**LINES, "did": "Eli rang every supplier about their dates."})
    assert "rang every supplier" in str(changed.modal)


def test_somebody_in_two_groups_is_asked_twice_a_week_in_both_together(hall: Hall) -> None:
    hall.desk.invite("C0SALE")
    hall.desk.set_up(ANA, group=2)
    for user in (ANA, ELI, FAY):
        function = {ANA: 7, ELI: 8, FAY: 9}[user]
        hall.desk.join(user, function, group=2)
    for number in range(3):
        hall.won((ELI, Kind.PLEDGE), (FAY, Kind.SEEN))
        hall.won((ANA, Kind.PLEDGE), (FAY, Kind.SEEN), source=f"other:{number}", group=2)
    hall.run()
    assert len(hall.asked()) == 2
    assert len(hall.letters) == 1  # told at once of both
