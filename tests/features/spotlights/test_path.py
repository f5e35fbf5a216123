"""The way of a spotlight: from a win to a post in the channel, and every way out of it."""

import pytest

from bot.db.vault import NOTHING
from bot.features.spotlights import text as say
from bot.features.spotlights.models import State
from bot.features.spotlights.service import Kind
from bot.slack.replies import Person
from tests.features.desk import texts
from tests.features.spotlights.hall import ANA, BO, CHI, DEV, DID, EFFECT, ELI, FAY, Hall, refused

SETTLED = "Nothing waits here any more"


def test_from_the_win_to_the_post_at_the_tick(hall: Hall) -> None:
    hall.one_hero()
    assert [one.what for one in hall.waiting(FAY)] == [f"Write two lines about Eli. {say.WRITE_WHAT}"]
    preview = hall.write()
    assert DID in str(preview.modal)
    assert hall.state() is State.DRAFT
    assert hall.waiting(ELI) == ()
    sent = hall.desk.submit(FAY, preview.modal, {})
    assert "Thank you; Eli decides what happens with it." in str(sent.shown)
    assert hall.waiting(FAY) == ()
    assert [one.what for one in hall.waiting(ELI)] == [f"Fay wrote about you: look, then decide. {say.REVIEW_WHAT}"]
    assert "appears in the group" in str(hall.approve().shown)
    assert hall.run() == ()
    (posted,) = hall.to_tick()
    assert "*Spotlight on Eli*" in texts((posted,))
    assert DID in texts((posted,))
    assert EFFECT in texts((posted,))
    assert "Written by Fay" in texts((posted,))
    assert "Dev" not in texts((posted,))
    assert posted.card == "spotlights.spotlight:1"
    assert hall.state() is State.POSTED


def test_it_is_seen_in_review_exactly_as_it_is_posted(hall: Hall) -> None:
    hall.to_review()
    modal = hall.press(ELI, "review").modal
    assert modal
    hall.approve()
    (posted,) = hall.to_tick()
    assert posted.message
    assert list(posted.message.blocks) == [block for block in modal.blocks if block in posted.message.blocks]


def test_the_driver_is_named_only_where_the_hero_adds_the_line_and_sees_it_first(hall: Hall) -> None:
    hall.to_review()
    modal = hall.press(ELI, "review").modal
    assert modal
    assert "Brought together by Dev" not in str(modal)
    again = hall.press(ELI, "review/together", view=modal, together=("yes",))
    assert again.replace
    assert "Brought together by Dev" in str(again.modal)
    without = hall.press(ELI, "review/together", view=modal, together=())
    assert "Brought together by Dev" not in str(without.modal)
    hall.approve(together=True)
    assert "Brought together by Dev" in texts(hall.to_tick())


def test_a_hero_posts_own_words_by_the_same_rules_and_the_post_says_so(hall: Hall) -> None:
    hall.to_review()
    form = hall.press(ELI, "edit").modal
    assert form
    assert DID in str(form)
    changed = {"did": "Two suppliers were called, and their dates are in the form.", "effect": EFFECT}
    field, sentence = refused(hall.desk.submit, ELI, form, {**changed, "did": "Eli is the best of all of us"})
    assert field == "did"
    assert "“best” ranks people" in sentence
    hall.desk.submit(ELI, form, changed)
    assert "Written by Fay, edited by Eli" in texts(hall.to_tick())


@pytest.mark.parametrize(("verb", "state"), [("keep", State.KEPT), ("decline", State.DECLINED)])
def test_a_hero_keeps_or_declines_it_and_its_writer_cannot_tell(hall: Hall, verb: str, state: State) -> None:
    hall.to_review()
    before = str(hall.desk.home(FAY).blocks), str(hall.press(FAY, "mine").modal)
    reply = hall.press(ELI, verb)
    assert reply.letters == ()
    assert hall.state() is state
    assert hall.to_tick() == ()
    assert (hall.only().did == NOTHING) is (state is State.DECLINED)
    shown = str(hall.press(ELI, "mine").modal)
    assert (DID in shown) is (state is State.KEPT)
    assert str(hall.press(FAY, "mine").modal) == before[1]


@pytest.mark.parametrize("verb", ["decline", "keep", "review"])
def test_only_the_hero_decides(hall: Hall, verb: str) -> None:
    hall.to_review()
    for user in (FAY, DEV, ANA):
        assert SETTLED in refused(hall.press, user, verb)[1]


def test_a_posted_one_is_taken_down_by_its_hero_at_any_time(hall: Hall) -> None:
    hall.to_post()
    assert SETTLED in refused(hall.press, FAY, "revoke")[1]
    reply = hall.press(ELI, "revoke")
    (letter,) = reply.letters
    assert letter.card == "spotlights.spotlight:1"
    assert letter.message is None  # its painter has nothing to show: delivery deletes the message
    assert hall.only().did == NOTHING
    assert DID not in str(hall.press(ELI, "mine").modal)


def test_an_approved_one_is_taken_back_before_the_tick_and_never_appears(hall: Hall) -> None:
    hall.to_review()
    hall.approve()
    assert hall.press(ELI, "revoke").letters == ()
    assert hall.to_tick() == ()
    assert hall.state() is State.REVOKED


def test_who_left_the_group_can_still_take_it_down(hall: Hall) -> None:
    hall.to_post()
    hall.desk.click(ELI, "peers.leave", 1)
    assert hall.press(ELI, "revoke").letters
    assert hall.state() is State.REVOKED


def test_a_note_that_was_kept_can_be_erased(hall: Hall) -> None:
    hall.to_review()
    hall.press(ELI, "keep")
    assert "Erase it" in str(hall.press(ELI, "mine").modal)
    hall.press(ELI, "revoke")
    assert hall.only().did == NOTHING


def test_not_me_goes_to_the_next_witness_and_nobody_learns_of_it(hall: Hall) -> None:
    hall.won((ELI, Kind.PLEDGE), (FAY, Kind.SEEN), (BO, Kind.CONFIRMED))
    hall.run()
    first = hall.only().writer
    assert first in {FAY, BO}
    assert "Nobody learns of it" in str(hall.press(first, "pass").modal)
    hall.run()
    second = hall.only().writer
    assert {first, second} == {FAY, BO}
    assert second
    assert SETTLED in refused(hall.write, first)[1]
    hall.send(second)
    assert hall.state() is State.HERO_REVIEW


def test_five_working_days_without_lines_and_it_goes_on_then_ends(hall: Hall) -> None:
    hall.one_hero()
    hall.wait(days=6)  # Sunday: four working days
    assert hall.state() is State.PROMPTED
    hall.wait(days=2)
    assert hall.state() is State.ENDED
    assert hall.waiting(FAY) == ()


def test_a_draft_that_is_never_sent_is_erased(hall: Hall) -> None:
    hall.one_hero()
    hall.write()
    hall.wait(days=8)
    assert hall.state() is State.ENDED
    assert hall.only().did == NOTHING


def test_five_working_days_without_a_decision_and_it_is_a_note_to_the_hero(hall: Hall) -> None:
    hall.to_review()
    hall.wait(days=8)
    assert hall.state() is State.KEPT
    assert DID in str(hall.press(ELI, "mine").modal)


def test_the_driver_is_neither_hero_nor_writer(hall: Hall) -> None:
    hall.won((DEV, Kind.PLEDGE), (DEV, Kind.EVIDENCE), (ELI, Kind.EVIDENCE), (BO, Kind.SEEN), driver=DEV)
    hall.run()
    assert [one.hero for one in hall.spotlights().values()] == [ELI]
    assert [writer for writer, _ in hall.asked()] == [BO]


def test_a_win_is_told_once(hall: Hall) -> None:
    key = hall.won((ELI, Kind.PLEDGE), (FAY, Kind.SEEN))
    hall.won((ELI, Kind.PLEDGE), (FAY, Kind.SEEN), (ANA, Kind.EVIDENCE), source=key)
    assert [one.hero for one in hall.spotlights().values()] == [ELI]


def test_who_only_saw_or_confirmed_is_no_hero(hall: Hall) -> None:
    hall.won((FAY, Kind.SEEN), (BO, Kind.CONFIRMED))
    assert hall.spotlights() == {}


def test_a_win_that_slips_ends_what_nobody_answered_and_leaves_the_rest(hall: Hall) -> None:
    key = hall.won(*((user, Kind.PLEDGE) for user in (ANA, BO, CHI)), (FAY, Kind.SEEN), (ELI, Kind.SEEN))
    hall.run()
    asked = {one.id: one.writer for one in hall.spotlights().values()}
    sent = min(asked)
    hall.send(str(asked[sent]), sent)
    hall.slip(key)
    hall.slip(key)
    states = {key: one.state for key, one in hall.spotlights().items()}
    assert states.pop(sent) is State.HERO_REVIEW
    assert set(states.values()) == {State.ENDED}
    assert all(hall.waiting(user) == () for user in (FAY, ELI) if user != asked[sent])


def test_the_notice_is_one_sentence_in_working_hours_for_all_causes(hall: Hall) -> None:
    hall.one_hero()
    (first,) = hall.letters
    hall.send()
    (second,) = hall.wait(hours=8)  # nine in Los Angeles
    assert (first.to, second.to) == (Person(FAY), Person(ELI))
    assert first.message == second.message
    assert first.message
    assert first.message.text == "There is something for you on your Home tab in Grayzone."
    assert hall.run() == ()


def test_nobody_is_told_anything_at_night_or_on_a_week_end(hall: Hall) -> None:
    hall.desk.now = hall.desk.now.replace(hour=18)  # Monday evening in Berlin and London, night in Tokyo
    hall.won((ELI, Kind.PLEDGE), (CHI, Kind.SEEN))
    assert hall.run() == ()
    hall.wait(hours=5.5)  # half past eight in Tokyo
    assert hall.letters == []
    (told,) = hall.wait(hours=0.6)
    assert told.to == Person(CHI)


def test_people_s_words_call_nobody_and_style_nothing(hall: Hall) -> None:
    hall.one_hero()
    hall.send(
        did="Eli asked <!here> and *all* of <@U0BO> to look twice", effect="@channel reads the dates in the form now"
    )
    hall.approve()
    said = texts(hall.to_tick())
    assert "<!here>" not in said
    assert "<@U0BO>" not in said
    assert "@channel" not in said
    assert "*all*" not in said
