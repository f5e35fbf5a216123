"""Letters to a private conversation: the place is made once, and those who belong are brought there once."""

import pytest

from bot.lodgings import Form, Lodging
from bot.slack.gateway import SlackRefused
from bot.slack.replies import Message
from bot.work import Works
from tests.delivery.parlour import ANA, BO, CHI, NAME, PURPOSE, ROOM, House, entry, no, painted, root
from tests.support.clocks import StoppedClock

pytestmark = pytest.mark.anyio


async def test_the_first_letter_makes_a_private_channel_and_brings_those_who_belong(house: House) -> None:
    await house.tell(root(), entry("passed on"))
    assert (house.slack.rooms, house.slack.purposes) == ({NAME: ROOM}, {ROOM: PURPOSE})
    assert house.slack.members[ROOM] == [ANA, BO]
    assert house.slack.texts(ROOM) == ["the table", "passed on"]
    assert house.slack.posts[1].thread_ts == house.slack.posts[0].ts
    assert house.parlour.lodging == Lodging(Form.CHANNEL, ROOM)


async def test_later_letters_make_and_ask_nothing(house: House) -> None:
    await house.tell(root())
    house.slack.calls.clear()
    await house.tell(root("new"), entry("passed on"))
    assert house.slack.calls == ["update", "post", "update"], "a new entry is posted without its words first"
    assert house.slack.texts(ROOM) == ["new", "passed on"]


async def test_nothing_is_made_for_what_nobody_wants(house: House) -> None:
    house.parlour.wanted = False
    await house.tell(root(), entry("passed on"))
    assert house.slack.calls == []
    assert {end for end, _ in house.office.ends()} == {"dropped"}


async def test_a_channel_whose_making_nobody_answered_for_is_found_by_its_name(house: House) -> None:
    house.slack.fail("create_private", "lost after the effect")
    await house.tell(root(), times=2)
    assert house.slack.rooms == {NAME: ROOM}
    assert house.slack.texts(ROOM) == ["the table"]


async def test_a_worker_that_dies_between_the_making_and_the_note_leaves_a_channel_that_is_found(house: House) -> None:
    await house.slack.create_private(NAME)
    await house.slack.invite(ROOM, ANA)
    house.slack.fail("describe", no("user_is_restricted"))  # and nothing hangs on that
    await house.tell(root())
    assert house.slack.members[ROOM] == [ANA, BO]
    assert (house.parlour.brought, house.form) == ((ANA, BO), Form.CHANNEL)


async def test_an_invitation_that_nobody_answered_for_is_said_again_and_counts_once(house: House) -> None:
    house.slack.fail("invite", "lost after the effect")
    await house.tell(root(), times=2)
    assert house.slack.members[ROOM] == [ANA, BO]
    assert house.calls("create_private") == 1


async def test_whoever_was_brought_and_left_is_not_fetched_back(house: House) -> None:
    await house.tell(root())
    house.slack.members[ROOM].remove(BO)
    await house.tell(root("new"))
    assert house.slack.members[ROOM] == [ANA]


async def test_the_making_waits_as_long_as_slack_asks(house: House) -> None:
    house.slack.fail("create_private", SlackRefused("ratelimited", permanent=False, retry_after=30.0))
    await house.tell(root())
    assert house.office.ends() == [("waiting", "ratelimited")]
    assert house.office.rows()[0].attempts == 0
    house.office.worker._carrier.pauses._until.clear()  # noqa: SLF001 (the pause runs in real time)
    await house.tell(times=2)
    assert house.slack.texts(ROOM) == ["the table"]


async def test_a_name_that_is_taken_by_others_leads_to_a_group_message(house: House) -> None:
    house.slack.fail("create_private", *[no("name_taken")] * 5)
    await house.tell(root(), times=8)
    assert house.form is Form.GROUP
    assert house.slack.texts("G0ANABO") == ["the table"]


@pytest.mark.parametrize("code", ["missing_scope", "restricted_action", "not_allowed_token_type"])
async def test_where_private_channels_are_forbidden_it_is_a_group_message(house: House, code: str) -> None:
    house.slack.fail("create_private", no(code))
    await house.tell(root(), entry("passed on"))
    assert house.parlour.lodging == Lodging(Form.GROUP, "G0ANABO")
    assert house.slack.texts("G0ANABO") == ["the table", "passed on"]


async def test_where_both_are_forbidden_nothing_is_posted_and_it_is_kept_that_nothing_can_be(house: House) -> None:
    house.slack.fail("create_private", no("restricted_action"))
    house.slack.fail("open_group", no("missing_scope"))
    await house.tell(root(), entry("passed on"))
    assert house.form is Form.FORBIDDEN
    assert house.office.ends()[0] == ("dropped", "conversation_forbidden")
    house.slack.calls.clear()
    await house.tell(root("new"))
    assert house.slack.calls == []


async def test_a_bad_token_forbids_nothing(house: House) -> None:
    house.slack.fail("create_private", no("token_revoked"))
    await house.tell(root())
    assert house.form is Form.NONE
    await house.tell(times=2)
    assert house.slack.texts(ROOM) == ["the table"]


async def test_somebody_who_cannot_be_invited_leads_to_a_group_message_and_the_empty_channel_goes(house: House) -> None:
    house.slack.fail("invite", no("cant_invite"))
    await house.tell(root())
    assert house.form is Form.GROUP
    assert house.slack.archived == [ROOM]
    assert house.slack.texts("G0ANABO") == ["the table"]


async def test_a_broker_comes_to_the_channel_and_is_taken_out_of_it(house: House) -> None:
    await house.tell(root())
    house.parlour.people = (ANA, BO, CHI)
    await house.tell(root("with a broker"))
    assert house.slack.members[ROOM] == [ANA, BO, CHI]
    house.parlour.people = (ANA, BO)
    house.slack.fail("remove", "lost after the effect")
    await house.tell(root("without"), entry("not for the broker"), times=2)
    assert house.slack.members[ROOM] == [ANA, BO]
    assert house.slack.texts(ROOM) == ["without", "not for the broker"]
    assert house.parlour.brought == (ANA, BO)


async def test_where_nobody_may_be_taken_out_nothing_more_is_said(house: House) -> None:
    house.parlour.people = (ANA, BO, CHI)
    await house.tell(root())
    house.parlour.people = (ANA, BO)
    house.slack.fail("remove", no("restricted_action"))
    await house.tell(root("without"), entry("not for the broker"))
    assert house.form is Form.LOST
    assert house.slack.texts(ROOM) == ["the table"]


async def test_a_channel_made_while_its_reason_went_away_is_put_away_with_nobody_in_it(house: House) -> None:
    house.parlour.closes = True
    await house.tell(root(), times=2)
    assert (house.slack.archived, house.slack.members[ROOM]) == ([ROOM], [])
    assert house.office.ends() == [("dropped", "not_wanted")]


async def test_a_channel_of_a_dead_worker_in_which_nobody_is_wanted_is_put_away(house: House) -> None:
    house.parlour.lodging = Lodging(Form.CHANNEL, await house.slack.create_private(NAME))
    house.parlour.people = ()
    await house.tell(root())
    assert (house.slack.archived, house.form) == ([ROOM], Form.LOST)
    assert house.slack.texts(ROOM) == []


async def test_somebody_who_was_erased_moves_no_group_message(house: House) -> None:
    house.slack.fail("create_private", no("restricted_action"))
    house.parlour.people = (ANA, BO, CHI)
    await house.tell(root())
    house.parlour.people = house.parlour.brought = ("former-1", BO, CHI)
    await house.tell(root("new"))
    assert house.slack.texts("G0ANABOCHI") == ["new"]


@pytest.mark.parametrize("code", ["is_archived", "channel_not_found", "not_in_channel"])
async def test_a_place_that_is_gone_is_lost_for_good(house: House, code: str) -> None:
    await house.tell(root())
    house.slack.fail("update", no(code))
    await house.tell(root("new"), entry("passed on"))
    assert house.parlour.lodging == Lodging(Form.LOST)
    house.slack.calls.clear()
    await house.tell(root("newer"))
    assert house.slack.calls == []


async def test_what_was_lost_while_a_step_was_taken_stays_lost(house: House) -> None:
    await house.tell(root())
    house.parlour.people = (ANA, BO, CHI)
    house.slack.fail("invite", "lost after the effect")
    await house.tell(root("with a broker"))
    house.parlour.lodging = Lodging(Form.LOST)
    await house.tell(times=2)
    assert house.form is Form.LOST
    assert house.slack.texts(ROOM) == ["the table"]


async def test_a_card_that_shows_nothing_makes_no_place_and_is_taken_back_from_where_it_stands(
    works: Works, clock: StoppedClock
) -> None:
    board = {"7": Message("the table")}
    house = House.built(works, clock, lambda _work, _workspace, subject: board.get(subject))
    nothing = board.pop("7")
    await house.tell(painted())
    assert house.slack.calls == []
    board["7"] = nothing
    await house.tell(painted())
    assert house.slack.texts(ROOM) == ["the table"]
    del board["7"]
    house.slack.calls.clear()
    await house.tell(painted())
    assert house.slack.calls == ["delete"]
    assert house.slack.texts(ROOM) == []
