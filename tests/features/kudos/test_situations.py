"""What happens in Slack, one thing after the other or the other way round; docs/kudos.md lists it."""

from itertools import islice, permutations

import pytest

from tests.features.kudos.room import ANA, BO, CHI, DEV, GUS, HAL, ROBO, Room, pairs_on, said
from tests.features.kudos.world import (
    LEAD,
    ME,
    RANDOM,
    STAFF,
    Part,
    Posting,
    World,
    code,
    emoji,
    person,
    plain,
    quoted,
)


def in_every_order(room: Room, world: World, posting: Posting, expected: set[tuple[str, str]]) -> None:
    """Whatever the order of the events, and with one of them twice, the rows end the same.

    On PostgreSQL some of the orders: to it they are the same statements.
    """
    on_sqlite = room.desk.session.get_bind().dialect.name == "sqlite"
    for order in islice(permutations(world.events), 0, None, 1 if on_sqlite else 5):
        point = room.desk.session.begin_nested()
        room.hear(*order, order[0])
        assert room.pairs(posting) == expected, [one["event"] for one in order]
        point.rollback()


def test_a_retry_changes_nothing(room: Room, world: World) -> None:
    posting = world.post(ANA, RANDOM, plain("done"))
    world.react(posting, BO, "clap")
    room.hear(*world.events, *world.events)
    assert room.pairs(posting) == {(BO, ANA)}
    assert pairs_on_card(room, posting) == {("Bo", "Ana")}


def pairs_on_card(room: Room, posting: Posting) -> set[tuple[str, str]]:
    card = room.card(posting)
    return pairs_on(card) if card else set()


def test_a_removed_reaction_takes_its_kudos_and_the_card_back(room: Room, world: World) -> None:
    posting = world.post(ANA, RANDOM, plain("done"))
    world.react(posting, BO, "clap")
    world.react(posting, CHI, "clap")
    world.react(posting, BO, "clap")
    room.hear(*world.events)
    assert pairs_on_card(room, posting) == {("Chi", "Ana")}
    world.react(posting, CHI, "clap")
    room.hear(world.events[-1])
    assert room.rows() == {}
    assert room.card(posting) is None


def test_a_removed_reaction_whose_addition_we_never_saw_counts_nothing_even_if_that_comes_later(
    room: Room, world: World
) -> None:
    posting = world.post(ANA, RANDOM, plain("done"))
    world.react(posting, BO, "clap")
    world.react(posting, BO, "clap")
    room.hear(world.events[-1])
    assert room.rows() == {}
    room.hear(world.events[-2])
    assert room.rows() == {}


def test_a_reaction_removed_and_put_back_counts_once_in_any_order(room: Room, world: World) -> None:
    posting = world.post(ANA, RANDOM, plain("done"))
    for _ in range(3):
        world.react(posting, BO, "clap")
    in_every_order(room, world, posting, {(BO, ANA)})


@pytest.mark.parametrize("second", ["trophy", "clap::skin-tone-3", "bravo", "well_done"])
def test_a_second_emoji_a_skin_tone_or_an_alias_counts_once_and_until_the_last_one_is_gone(
    room: Room, world: World, second: str
) -> None:
    posting = world.post(ANA, RANDOM, plain("done"))
    for name in ("clap", second, "clap"):
        world.react(posting, BO, name)
        room.hear(world.events[-1])
        assert room.pairs(posting) == {(BO, ANA)}
    world.react(posting, BO, second)
    room.hear(world.events[-1])
    assert room.pairs(posting) == set()


def test_a_reaction_is_taken_off_though_its_alias_is_gone(room: Room, world: World) -> None:
    posting = world.post(ANA, RANDOM, plain("done"))
    world.react(posting, BO, "bravo")
    room.hear(*world.events)
    room.desk.town.aliases = {}
    world.react(posting, BO, "bravo")
    room.hear(world.events[-1])
    assert room.pairs(posting) == set()


@pytest.mark.parametrize("name", ["tada", "quiet"])
def test_any_other_emoji_gives_nothing(room: Room, world: World, name: str) -> None:
    world.react(world.post(ANA, RANDOM, plain("done")), BO, name)
    room.hear(*world.events)
    assert room.rows() == {}


def test_a_person_who_is_named_twice_or_also_through_a_user_group_counts_once(room: Room, world: World) -> None:
    posting = world.post(ANA, RANDOM, ME, person(BO), plain("and"), person(BO), STAFF, plain("for the deck"))
    room.hear(*world.events)
    assert room.pairs(posting) == {(ANA, BO), (ANA, CHI)}


@pytest.mark.parametrize("thanks", [ME, emoji("clap"), emoji("bravo"), emoji("clap::skin-tone-3")])
def test_an_edit_that_adds_one_and_drops_another_changes_just_that_in_any_order(
    room: Room, world: World, thanks: Part
) -> None:
    posting = world.post(ANA, RANDOM, thanks, person(BO), person(CHI), plain("for the deck"))
    world.edit(posting, thanks, person(CHI), person(DEV), plain("for the deck"))
    in_every_order(room, world, posting, {(ANA, CHI), (ANA, DEV)})


@pytest.mark.parametrize("after", [(), (person(BO),), (code(ME), person(BO)), (quoted(ME, person(BO)),)])
def test_an_edit_after_which_nobody_is_thanked_withdraws_all_even_if_it_comes_first(
    room: Room, world: World, after: tuple[Part, ...]
) -> None:
    posting = world.post(ANA, RANDOM, ME, person(BO), plain("for the deck"))
    world.edit(posting, plain("never mind"), *after)
    in_every_order(room, world, posting, set())


def test_a_preview_of_a_link_changes_nothing(room: Room, world: World) -> None:
    posting = world.post(ANA, RANDOM, ME, person(BO), plain("for https://example.com"))
    world.unfurl(posting)
    in_every_order(room, world, posting, {(ANA, BO)})


@pytest.mark.parametrize("answered", [False, True])
def test_a_deleted_message_withdraws_all_in_any_order(room: Room, world: World, answered: bool) -> None:  # noqa: FBT001 (a case)
    posting = world.post(ANA, RANDOM, ME, person(BO), plain("for the deck"))
    if answered:
        posting.answered = True
    world.react(posting, CHI, "clap")
    world.delete(posting)
    in_every_order(room, world, posting, set())


def test_a_message_that_an_app_wrote_for_a_person_can_be_thanked_and_deleted(room: Room, world: World) -> None:
    posting = world.post(ANA, RANDOM, plain("look"), bot_id="B0APP")
    world.react(posting, BO, "clap")
    room.hear(*world.events)
    assert room.pairs(posting) == {(BO, ANA)}
    world.delete(posting)
    room.hear(world.events[-1])
    assert room.pairs(posting) == set()


@pytest.mark.parametrize("late", [False, True])
def test_a_reply_that_is_also_sent_to_the_channel_counts_once(room: Room, world: World, late: bool) -> None:  # noqa: FBT001 (a case)
    root = world.post(DEV, LEAD, plain("who did it?"))
    posting = world.post(ANA, LEAD, ME, person(BO), plain("did"), thread_ts=root.ts, broadcast=not late)
    if late:
        world.broadcast(posting)
    room.hear(*world.events)
    assert room.pairs(posting) == {(ANA, BO)}
    card = room.card(posting)
    assert card
    assert card.thread_ts == root.ts


def test_a_message_in_the_kudos_channel_has_its_card_in_its_thread(room: Room, world: World) -> None:
    posting = world.post(ANA, LEAD, plain("done"))
    world.react(posting, BO, "clap")
    room.hear(*world.events)
    card = room.card(posting)
    assert card
    assert (card.to.id if hasattr(card.to, "id") else "", card.thread_ts) == (LEAD, posting.ts)


def test_a_card_names_givers_and_receivers_with_the_reason_and_is_brought_up_to_date(room: Room, world: World) -> None:
    posting = world.post(ANA, RANDOM, ME, person(BO), plain("thank you: the deck was early"))
    world.react(posting, CHI, "clap")
    room.hear(*world.events)
    assert pairs_on_card(room, posting) == {("Ana", "Bo"), ("Chi", "Ana")}
    assert "> thank you: the deck was early\n— Ana" in said(room.card(posting))
    world.edit(posting, ME, person(BO), plain("thank you for the numbers"))
    room.hear(world.events[-1])
    assert "the numbers" in said(room.card(posting))
    assert "the deck" not in said(room.card(posting))
    room.fill(ANA, room.form_for(ANA, posting), [BO], "for all of it")
    world.edit(posting, plain("never mind"))
    room.hear(world.events[-1])
    assert "the numbers" not in said(room.card(posting))
    assert "> for all of it\n— Ana" in said(room.card(posting))


def test_a_scheduled_message_of_a_person_counts_and_one_of_an_integration_does_not(room: Room, world: World) -> None:
    scheduled = world.post(ANA, RANDOM, emoji("clap"), person(BO), plain("on time"))
    sent_by_app = world.post(ANA, RANDOM, emoji("clap"), person(BO), plain("sent using an app"), bot_id="B0APP")
    room.hear(*world.events)
    assert room.pairs(scheduled) == {(ANA, BO)}
    assert sent_by_app.key not in room.rows()


def test_a_message_of_an_app_or_webhook_has_no_author_to_thank(room: Room, world: World) -> None:
    world.react(world.post("", RANDOM, plain("build failed"), hook=True), BO, "clap")
    room.hear(*world.events)
    assert room.rows() == {}


@pytest.mark.parametrize("author", [BO, GUS, HAL, ROBO, "U0FAY", "U0GRAY"])
def test_a_reaction_on_ones_own_message_or_on_one_of_no_peer_gives_nothing_and_is_not_answered(
    room: Room, world: World, author: str
) -> None:
    world.react(world.post(author, RANDOM, plain("done")), BO, "clap")
    replies = room.hear(*world.events)
    assert room.rows() == {}
    assert not any(reply.letters or reply.shown for reply in replies)


@pytest.mark.parametrize("wrapped", [quoted, code])
def test_what_stands_in_a_quote_or_in_code_never_counts(room: Room, world: World, wrapped: type[Part]) -> None:
    world.post(ANA, RANDOM, ME, wrapped(person(BO)))  # type: ignore[arg-type]  # both take parts
    world.post(ANA, RANDOM, wrapped(emoji("clap")), person(BO))  # type: ignore[arg-type]
    world.post(ANA, RANDOM, wrapped(ME), person(BO))  # type: ignore[arg-type]
    room.hear(*world.events)
    assert room.rows() == {}
