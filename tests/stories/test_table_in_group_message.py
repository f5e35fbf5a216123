"""A table whose conversation is a group message, since its people cannot be in a private channel together."""

import pytest

from bot.features.mediation.facts import presses as p
from bot.features.mediation.text import thread as say
from tests.stories.company import Company
from tests.stories.round import ANA, BO, CHI, HEARD, Round

pytestmark = pytest.mark.anyio


@pytest.fixture
def table(firm: Company) -> Round:
    return Round(firm)


async def test_where_private_channels_are_not_allowed_a_group_message_takes_their_place(table: Round) -> None:
    await table.firm.visitors.act("policy", private_channels=False)
    table.firm.expected.append(("conversations.create", "restricted_action"))
    await table.open(CHI)
    await table.press(CHI, p.TakeSeat())
    assert (await table.place())["kind"] == "mpim"
    await table.tick()
    assert (await table.place())["members"] == {ANA, BO, CHI}
    await table.press(ANA, p.WriteLine(HEARD), p.PassOn(1, HEARD))
    card, line = await table.words("chi")
    assert HEARD in line
    assert card.count(say.GROUP) == 1


async def test_a_channel_to_which_a_broker_cannot_come_becomes_a_group_message_that_says_so_once(table: Round) -> None:
    await table.open(CHI)
    await table.press(ANA, p.WriteLine(HEARD), p.PassOn(1, HEARD))
    channel = (await table.row()).channel or ""
    assert not any(say.GROUP in words for words in await table.posted(channel))
    await table.press(CHI, p.TakeSeat())
    await table.firm.fault("conversations.invite", "error", code="cant_invite")
    await table.tick()
    assert ((await table.place())["kind"], (await table.place())["members"]) == ("mpim", {ANA, BO, CHI})
    card, line = await table.words("chi")
    assert (card.count(say.GROUP), HEARD in line) == (1, True)
    assert await table.posted(channel) == [], "nothing is left behind"


async def test_a_group_message_of_other_people_has_all_of_the_table_and_the_former_one_nothing(table: Round) -> None:
    await table.firm.visitors.act("policy", private_channels=False)
    table.firm.expected.append(("conversations.create", "restricted_action"))
    await table.open(CHI)
    await table.press(CHI, p.TakeSeat())
    await table.press(ANA, p.WriteLine(HEARD), p.PassOn(1, HEARD), p.Done())
    await table.press(BO, p.Done())
    await table.tick()
    await table.press(BO, p.Restate(1, "You hear too late"))
    await table.firm.settle()
    with_chi = (await table.row()).channel or ""
    assert any(HEARD in words for words in await table.posted(with_chi))
    await table.press(ANA, p.RemoveBroker())
    await table.tick()
    assert await table.posted(with_chi) == []
    said = await table.posted((await table.row()).channel or "")
    assert [HEARD in one for one in said] == [False, True, True], said
    assert "You hear too late" in said[-1]
