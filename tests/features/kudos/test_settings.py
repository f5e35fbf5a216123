"""What a group chooses: its emoji, the channel of its cards, how many a day; by any of its peers."""

import pytest

from bot.errors import Refusal
from bot.slack.requests import ChannelChanged, FieldValue
from tests.features.desk import WORKSPACE, channel_facts
from tests.features.kudos.room import ANA, BO, ELI, Room
from tests.features.kudos.world import LEAD, RANDOM, World, emoji, person, plain

pytestmark = pytest.mark.parametrize("server", ["sqlite"], indirect=True)  # nothing here is at once


def refusal(room: Room, **fields: FieldValue) -> tuple[str | None, str]:
    """Save settings that are refused; return the field and the sentence."""
    with pytest.raises(Refusal) as refused:
        room.settle_group(ANA, 1, **fields)
    return refused.value.field, refused.value.sentence


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (":clap: :trophy:", ":clap: :trophy:"),
        ("clap, trophy", ":clap: :trophy:"),
        (":clap::trophy:", ":clap: :trophy:"),
        (":clap::skin-tone-4: :clap:", ":clap:"),
        (":thumbsup:", ":+1:"),
        (":bravo: :well_done: :clap:", ":clap:"),
        (":Party_Parrot:", ":party_parrot:"),
    ],
)
def test_emoji_are_kept_by_their_one_name(room: Room, typed: str, kept: str) -> None:
    room.settle_group(emoji=typed)
    assert f"'initial_value': '{kept}'" in str(room.press(ANA, "settings", 1).modal)


@pytest.mark.parametrize("typed", ["", "  ", ": ,", ":skin-tone-2:"])
def test_at_least_one_emoji_counts(room: Room, typed: str) -> None:
    assert refusal(room, emoji=typed) == ("emoji", "Name at least one emoji, such as :clap:.")


def test_no_more_than_twenty_emoji_count(room: Room) -> None:
    assert refusal(room, emoji=" ".join(f"e{number}" for number in range(21)))[0] == "emoji"


@pytest.mark.parametrize("number", ["", "0", "51", "2.5", "-1", "five", "\u0665", "9" * 5000])
def test_the_limit_is_a_whole_number(room: Room, number: str) -> None:
    assert refusal(room, a_day=number) == ("a_day", "Give a whole number from 1 to 50.")


def test_cards_are_posted_where_the_bot_is(room: Room) -> None:
    field, sentence = refusal(room, channel="C0ELSE")
    assert (field, sentence[:24]) == ("channel", "I am not in that channel")


def test_cards_are_not_posted_where_another_firm_reads(room: Room) -> None:
    room.desk.handle(ChannelChanged(WORKSPACE, ANA, "x", RANDOM, "shared"))
    room.desk.invite("C0PART", facts=channel_facts("C0PART", "partners", shared=True))
    assert refusal(room, channel="C0PART")[0] == "channel"
    assert refusal(room, channel=RANDOM) == (
        "channel",
        "That channel is shared with another firm. Choose one of your own.",
    )


@pytest.mark.parametrize("change", ["shared", "archived", "deleted"])
def test_when_the_kudos_channel_is_shared_or_gone_cards_come_to_the_groups_own(
    room: Room, world: World, change: str
) -> None:
    room.settle_group(channel=RANDOM)
    room.desk.handle(ChannelChanged(WORKSPACE, ANA, "x", RANDOM, change))  # type: ignore[arg-type]  # valid ones
    posting = world.post(ANA, "G0BOARD", plain("done"))
    room.fill(BO, room.form_for(BO, posting), [ANA], "for it", publish=True)
    card = room.card(posting)
    assert card
    assert getattr(card.to, "id", "") == LEAD


def test_a_card_comes_to_the_chosen_channel_and_stays_there(room: Room, world: World) -> None:
    room.settle_group(channel=RANDOM)
    posting = world.post(ANA, LEAD, plain("done"))
    world.react(posting, BO, "clap")
    room.hear(*world.events)
    room.settle_group(channel=LEAD)
    world.react(posting, "U0CHI", "clap")
    room.hear(world.events[-1])
    card = room.card(posting)
    assert card
    assert (getattr(card.to, "id", ""), card.thread_ts) == (RANDOM, None)


def test_only_peers_of_the_group_see_and_change_its_settings(room: Room) -> None:
    for subject in (1, 2, 99, "x"):
        with pytest.raises(Refusal):
            room.press(ELI, "settings", subject)


def test_without_the_switch_emoji_in_messages_give_nothing_and_reactions_do(room: Room, world: World) -> None:
    room.settle_group(in_messages="off")
    posting = world.post(ANA, RANDOM, emoji("clap"), person(BO))
    world.react(posting, BO, "clap")
    room.hear(*world.events)
    assert room.pairs(posting) == {(BO, ANA)}
