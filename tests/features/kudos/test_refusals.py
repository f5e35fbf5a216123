"""Who cannot be thanked, and why; what is asked first; and what no client of Slack's would send."""

from dataclasses import replace

import pytest

from bot.errors import Refusal
from tests.features.desk import facts_of
from tests.features.kudos.room import ANA, BO, CHI, DEV, ELI, GUS, HAL, ROBO, Room, said
from tests.features.kudos.world import ME, RANDOM, STAFF, World, person, plain

LEFT_OUT = "Leave them out, or let them join with the group's card."
MANY = tuple(f"U0PEER{number}" for number in range(9))

pytestmark = pytest.mark.parametrize("server", ["sqlite"], indirect=True)  # nothing here is at once


def seat_many(room: Room) -> None:
    """Let nine more join."""
    assert room.desk.doors.learner
    for user in MANY:
        room.desk.doors.learner(room.desk.work, "T0PLAY", replace(facts_of(ANA), user=user, name=f"Peer {user[-1]}"))
        room.desk.join(user, 1)


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        ([], "Name at least one peer to thank."),
        ([BO], "Thanks go to others: name a peer."),
        ([GUS], f"Kudos go from peer to peer: Gus is a guest. {LEFT_OUT}"),
        ([HAL], f"Kudos go from peer to peer: Hal belongs to another firm. {LEFT_OUT}"),
        ([ROBO], f"Kudos go from peer to peer: Robo is an app. {LEFT_OUT}"),
        ([ELI], f"Kudos go from peer to peer: Eli is not in a group with you. {LEFT_OUT}"),
        ([ANA, GUS, HAL], f"Kudos go from peer to peer: Gus is a guest and Hal belongs to another firm. {LEFT_OUT}"),
    ],
)
def test_a_form_says_who_cannot_be_thanked_and_why(room: Room, people: list[str], sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        room.fill(BO, room.press(BO, "open"), people, "for the deck")
    assert (refused.value.field, refused.value.sentence) == ("people", sentence)
    assert room.rows() == {}


def test_a_deactivated_peer_cannot_be_thanked(room: Room, world: World) -> None:
    assert room.desk.doors.learner
    room.desk.doors.learner(room.desk.work, "T0PLAY", facts_of(DEV, kind="deactivated"))
    with pytest.raises(Refusal, match=r"Dev \(left\) has no active account any more"):
        room.fill(BO, room.press(BO, "open"), [DEV], "for the deck")
    world.react(world.post(DEV, RANDOM, plain("bye")), BO, "clap")
    room.hear(world.events[-1])
    assert room.rows() == {}


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_a_reason_is_asked_for(room: Room, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        room.fill(BO, room.press(BO, "open"), [ANA], reason)
    assert (refused.value.field, refused.value.sentence) == ("reason", "Say what they did: one sentence is enough.")


@pytest.mark.parametrize("user", [ELI, GUS, HAL])
def test_only_peers_give(room: Room, world: World, user: str) -> None:
    for text in ("", f"<@{ANA}> for the deck"):
        with pytest.raises(Refusal):
            room.command(user, text)
    world.react(world.post(ANA, RANDOM, plain("done")), user, "clap")
    world.post(user, RANDOM, ME, person(ANA), plain("for the deck"))
    room.hear(*world.events)
    assert room.rows() == {}


def test_a_command_gives_at_once_opens_the_form_with_what_is_there_or_helps(room: Room) -> None:
    assert "`/kudos` opens a form" in str(room.command(BO, "help").shown)
    assert "the deck" in str(room.command(BO, "the deck").modal)
    assert ANA in str(room.command(BO, f"<@{ANA}>").modal)
    shown = room.command(BO, f"<@{ANA}> <!subteam^{STAFF.value}|@staff> for the deck by <@{ANA}>").shown
    assert shown
    assert "You thanked Ana and Chi." in shown.text
    assert [said(card).splitlines()[1] for card in room.board.values()] == ["> for the deck by Ana"]


def test_an_id_that_begins_like_another_keeps_its_own_name(room: Room, world: World) -> None:
    posting = world.post(CHI, RANDOM, ME, person(BO), plain("for teaching"), person(ROBO), plain("to speak"))
    room.hear(*world.events)
    assert "> for teaching Robo to speak" in said(room.card(posting))


@pytest.mark.parametrize(("people", "words"), [((BO,), ""), ((GUS,), "guest"), ((ANA,), "Thanks go to others")])
def test_a_mention_is_answered_only_where_it_does_not_count(
    room: Room, world: World, people: tuple[str, ...], words: str
) -> None:
    world.post(ANA, "C0LEAD", ME, *(person(one) for one in people), plain("for the deck"))
    heard, refused = world.events[-1], ""
    try:
        (reply,) = room.mentioned(heard)
        refused = reply.shown.text if reply.shown else ""
    except Refusal as refusal:
        refused = refusal.sentence
    assert (words in refused) if words else refused == ""


def test_more_than_eight_people_are_thanked_when_their_giver_says_that_all_are_meant(room: Room, world: World) -> None:
    seat_many(room)
    posting = world.post(ANA, RANDOM, ME, *(person(one) for one in MANY), plain("for the fair"))
    room.hear(*world.events)
    assert room.pairs(posting) == set()
    with pytest.raises(Refusal):
        room.press(BO, "confirm", room.occasion(posting))
    room.press(ANA, "confirm", room.occasion(posting))
    assert room.pairs(posting) == {(ANA, one) for one in MANY}
    world.edit(posting, ME, *(person(one) for one in MANY), plain("for the whole fair"))
    room.hear(world.events[-1])
    assert len(room.pairs(posting)) == 9  # nobody new: not asked again


def test_a_command_that_names_more_than_eight_opens_the_form_instead(room: Room) -> None:
    seat_many(room)
    form = room.command(BO, " ".join(f"<@{one}>" for one in MANY) + " for the fair")
    assert "look whether all are meant" in str(form.modal)
    assert room.rows() == {}
    room.fill(BO, form, MANY, "for the fair")
    assert sum(len(pairs) for pairs in room.rows().values()) == 9


def test_a_second_form_for_a_message_adds_and_each_keeps_its_words(room: Room, world: World) -> None:
    posting = world.post(ANA, RANDOM, plain("the deck"))
    room.fill(BO, room.form_for(BO, posting), [ANA], "for the slides")
    room.fill(BO, room.form_for(BO, posting), [CHI], "for the numbers")
    assert room.pairs(posting) == {(BO, ANA), (BO, CHI)}
    assert "for the slides" in str(room.press(ANA, "mine").modal)
    assert "for the numbers" in str(room.press(CHI, "mine").modal)
    room.press(BO, "take_back", room.row(posting, BO, ANA))
    assert room.pairs(posting) == {(BO, CHI)}


def test_a_form_for_a_message_that_was_deleted_meanwhile_says_so(room: Room, world: World) -> None:
    posting = world.post(ANA, RANDOM, plain("the deck"))
    form = room.form_for(BO, posting)
    world.delete(posting)
    room.hear(*world.events)
    with pytest.raises(Refusal, match="was deleted"):
        room.fill(BO, form, [ANA], "for the deck")


def test_an_app_behind_a_message_cannot_be_thanked_by_its_shortcut(room: Room, world: World) -> None:
    shown = room.form_for(BO, world.post("", RANDOM, plain("build failed"), hook=True)).shown
    assert shown
    assert "a person wrote" in shown.text


FORGED = ("", "0", "7.x", "999.1", "-1", "1.1.1", "\uff11", "9" * 30, "null")


@pytest.mark.parametrize("verb", ["join", "confirm", "take_back", "private", "settings"])
def test_forged_buttons_get_a_sentence_and_change_nothing(room: Room, world: World, verb: str) -> None:
    posting = world.post(ANA, RANDOM, plain("done"))
    world.react(posting, CHI, "clap")
    room.hear(*world.events)
    theirs = str(room.row(posting, CHI, ANA))
    for subject in (*FORGED, *([theirs] if verb in {"take_back", "private"} else ())):
        with pytest.raises(Refusal):
            room.press(DEV, verb, subject, value="publish")
    assert room.pairs(posting) == {(CHI, ANA)}


@pytest.mark.parametrize(
    "note", ["{", "[]", "7", "null", '{"g": 1}', '{"channel": 1, "ts": "1", "author": "a", "open": 1}']
)
def test_a_forged_note_gets_a_sentence(room: Room, note: str) -> None:
    form = room.press(BO, "open")
    assert form.modal
    with pytest.raises(Refusal):
        room.fill(BO, replace(form, modal=replace(form.modal, note=note)), [ANA], "for the deck")
    assert room.rows() == {}
