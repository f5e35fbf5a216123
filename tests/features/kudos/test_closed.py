"""What is said in a private channel or a direct message stays there; and to which group a card belongs."""

import pytest

from bot.errors import Refusal
from bot.slack.requests import ChannelChanged
from tests.features.desk import WORKSPACE, texts
from tests.features.kudos.room import ANA, BO, CHI, DEV, OTHER_GROUP, Room, pairs_on, said
from tests.features.kudos.world import BOARD, DIRECT, LEAD, MANY, ME, RANDOM, World, person, plain


@pytest.mark.parametrize("channel", [BOARD, MANY, DIRECT])
def test_thanks_in_a_closed_conversation_stay_between_two_unless_the_giver_publishes_whom(
    room: Room, world: World, channel: str
) -> None:
    posting = world.post(ANA, channel, plain("secret plan"))
    form = room.form_for(BO, posting)
    assert "not everybody may read" in str(form.modal)
    room.fill(BO, form, [ANA], "for the secret")
    assert room.pairs(posting) == {(BO, ANA)}
    assert room.board == {}
    room.press(BO, "private", room.row(posting, BO, ANA), value="publish")
    card = room.card(posting)
    assert card
    assert said(card) == ":raised_hands: *Ana*, thanked by Bo"
    assert channel not in str(card)
    assert card.thread_ts is None


def test_a_form_that_says_yes_publishes_also_what_a_reaction_gave_in_private(room: Room, world: World) -> None:
    posting = world.post(ANA, BOARD, plain("secret plan"))
    world.react(posting, BO, "clap")
    room.hear(*world.events)
    assert room.board == {}
    room.fill(BO, room.form_for(BO, posting), [ANA], "for the secret", publish=True)
    assert said(room.card(posting)) == ":raised_hands: *Ana*, thanked by Bo"


def test_who_joins_a_published_card_is_on_it(room: Room, world: World) -> None:
    posting = world.post(ANA, BOARD, plain("secret plan"))
    world.react(posting, DEV, "clap")
    room.hear(*world.events)
    room.fill(BO, room.form_for(BO, posting), [ANA], "for the secret", publish=True)
    for user in (CHI, DEV):  # to Ana, Dev's thanks are known already
        room.press(user, "join", f"{room.occasion(posting)}.1")
    card = room.card(posting)
    assert card
    assert pairs_on(card) == {("Bo", "Ana"), ("Chi", "Ana"), ("Dev", "Ana")}


def test_in_the_groups_own_private_channel_words_show_in_the_messages_thread_and_the_form_says_so(
    room: Room, world: World
) -> None:
    room.settle_group(channel=BOARD)
    posting = world.post(ANA, BOARD, ME, person(BO), plain("thank you for the plan"))
    room.hear(*world.events)
    card = room.card(posting)
    assert card
    assert (card.thread_ts, "for the plan" in said(card)) == (posting.ts, True)
    form = room.form_for(BO, posting)
    assert "Everybody in the group" in str(form.modal)
    assert "stays between" not in str(form.modal)


def test_a_card_stays_where_it_was_shown_and_shows_nobody_who_thanks_in_private_later(room: Room, world: World) -> None:
    posting = world.post(ANA, BOARD, plain("secret plan"))
    room.fill(BO, room.form_for(BO, posting), [ANA], "for the secret", publish=True)
    room.settle_group(channel=BOARD)
    world.react(posting, CHI, "clap")
    room.hear(*world.events)
    assert room.pairs(posting) == {(BO, ANA), (CHI, ANA)}
    card = room.card(posting)
    assert card
    assert pairs_on(card) == {("Bo", "Ana")}


def test_what_is_written_after_a_channel_was_made_private_stays_in_it(room: Room, world: World) -> None:
    posting = world.post(ANA, RANDOM, ME, person(BO), plain("public words"))
    room.hear(*world.events)
    world.edit(posting, ME, person(BO), plain("secret words"))
    private = world.events[-1]
    private["event"]["channel_type"] = "group"
    room.hear(private)
    assert "secret" not in texts(tuple(room.board.values()))
    assert "public" not in said(room.card(posting))


def test_thanks_in_private_name_nobody_in_the_notice(room: Room, world: World) -> None:
    world.react(world.post(ANA, BOARD, plain("secret plan")), BO, "clap")
    room.hear(*world.events)
    assert room.tell() == [ANA]
    assert "Somebody thanked you" in texts(tuple(room.letters))
    assert "Bo" not in texts(tuple(room.letters))


def test_who_joins_a_card_is_shown_on_that_groups_card(room: Room, world: World) -> None:
    group = room.second_group(CHI, DEV, BO)
    posting = world.post(DEV, OTHER_GROUP, plain("done"))
    world.react(posting, CHI, "raised_hands")
    room.hear(*world.events)
    card = room.card(posting, group)
    assert card
    room.press(BO, "join", f"{room.occasion(posting)}.{group}")
    after = room.card(posting, group)
    assert after
    assert pairs_on(after) == {("Chi", "Dev"), ("Bo", "Dev")}
    assert list(room.board) == [f"kudos.card:{room.occasion(posting)}.{group}"]


def test_a_card_of_another_group_cannot_be_joined(room: Room, world: World) -> None:
    group = room.second_group(CHI, DEV)
    posting = world.post(DEV, OTHER_GROUP, plain("done"))
    world.react(posting, CHI, "raised_hands")
    room.hear(*world.events)
    with pytest.raises(Refusal, match="Join"):
        room.press(ANA, "join", f"{room.occasion(posting)}.{group}")
    assert room.pairs(posting) == {(CHI, DEV)}


def test_a_channel_is_followed_to_its_new_id_also_when_news_of_it_come_first(room: Room, world: World) -> None:
    early = world.post(ANA, RANDOM, plain("done"))
    world.react(early, BO, "clap")
    room.hear(*world.events)
    moved = world.post(ANA, RANDOM, plain("more"))
    world.react(moved, BO, "clap")
    room.hear(world.events[-1])
    world.react(early, CHI, "clap")
    world.events[-1]["event"]["item"]["channel"] = "C0NEW"
    room.hear(world.events[-1])
    change = ChannelChanged(WORKSPACE, "U0GRAY", "x", RANDOM, "new_id", new_channel="C0NEW")
    room.desk.handle(change)
    assert {key[0] for key in room.rows()} == {RANDOM, "C0NEW"}  # what is known by both ids stays as it is
    assert ("C0NEW", moved.ts) in room.rows()
    assert LEAD not in str(room.rows())
