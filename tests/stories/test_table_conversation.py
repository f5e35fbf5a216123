"""The conversation of a table in Slack: made for those who sit there, showing what was passed on, and left for good."""

import pytest
from sqlalchemy import select

from bot.delivery.models import LETTERS
from bot.features.mediation.facts import Form, Stage, Turn
from bot.features.mediation.facts import presses as p
from bot.features.mediation.text import thread as say
from tests.stories.company import Company
from tests.stories.round import ANA, BO, CHI, HEARD, SECRET, Round, invite

pytestmark = pytest.mark.anyio


@pytest.fixture
def table(firm: Company) -> Round:
    return Round(firm)


async def test_nobody_is_put_into_a_conversation_before_both_have_come(table: Round) -> None:
    await table.firm.gather("ana", "bo", "chi", "dev")
    await table.works.run(invite)
    await table.closed()
    assert (await table.row()).stage == Stage.CLOSED.value
    assert await table.firm.calls("conversations.create") == []


async def test_a_table_has_a_private_channel_that_shows_what_was_passed_on_and_nothing_else(table: Round) -> None:
    await table.open()
    place = await table.place()
    there = {"kind": "private", "purpose": say.PURPOSE, "members": {ANA, BO}}
    assert place == there | {"name": f"table-{place['name'][6:]}"}
    await table.press(ANA, p.WriteLine(HEARD), p.WriteLine(f"Do not tell {SECRET}"), p.PassOn(1, HEARD))
    await table.press(BO, p.Done())
    told = await table.words()
    assert HEARD in told[1]
    assert len(told) == 2
    assert not any(SECRET in words for words in told)
    assert say.STAGES["INTAKE"] in told[0]
    await table.press(ANA, p.Done())
    await table.tick()
    await table.press(BO, p.Restate(1, "You hear too late"))
    assert say.FITS[None] in (await table.words())[-1]
    await table.press(ANA, p.ConfirmRestatement(1, 1))
    told = await table.words("bo")
    assert say.FITS[True] in told[-1]
    assert len(told) == 3


async def test_no_word_of_a_table_lies_in_the_outbox(table: Round) -> None:
    await table.open()
    await table.press(ANA, p.WriteLine(f"{HEARD} {SECRET}"), p.PassOn(1, f"{HEARD} {SECRET}"))
    rows = await table.works.run(lambda work: [str(row) for row in work.connection.execute(select(LETTERS))])
    assert any("mediation.entry" in row for row in rows)
    assert not any(SECRET in row or HEARD in row for row in rows)


@pytest.mark.parametrize("out", ["left by themselves", "was taken out by the other party"])
async def test_whoever_is_out_of_the_channel_sits_at_the_table_as_before_and_reads_it_alone(
    table: Round, out: str
) -> None:
    await table.open()
    channel = (await table.row()).channel
    if out == "left by themselves":
        await table.firm.person("bo").do("leave", channel=channel)
    else:
        await table.firm.person("ana").do("kick", channel=channel, user="bo")
    await table.press(ANA, p.WriteLine(HEARD), p.PassOn(1, HEARD))
    assert (await table.place())["members"] == {ANA}, "nobody is fetched back"
    bo, ana = await table.seen(BO), await table.seen(ANA)
    assert (bo.view.own.stopped, bo.view.turn, bo.is_away, ana.is_away) == (False, Turn.YOURS, True, False)
    assert say.AWAY in await table.screen(BO)
    assert say.AWAY not in await table.screen(ANA)
    await table.press(BO, p.Done())
    await table.press(ANA, p.Done())
    await table.tick()
    assert (await table.row()).stage == Stage.GROUND.value, "it goes on in modals"


async def test_whoever_was_out_of_the_channel_and_is_let_in_again_is_not_told_to_be_out(table: Round) -> None:
    await table.open()
    channel = (await table.row()).channel
    await table.firm.person("bo").do("leave", channel=channel)
    await table.firm.person("ana").do("invite", channel=channel, user="bo")
    assert not (await table.seen(BO)).is_away
    assert (await table.place())["members"] == {ANA, BO}


async def test_a_broker_who_is_out_of_the_channel_has_the_seat_no_more_at_the_next_tick(table: Round) -> None:
    await table.open(CHI)
    await table.press(CHI, p.TakeSeat())
    await table.tick()
    await table.firm.person("ana").do("kick", channel=(await table.row()).channel, user="chi")
    table.firm.expected.append(("conversations.kick", "not_in_channel"))
    await table.tick()
    row, others = await table.row(), (await table.seen(ANA)).others
    assert ([one.user for one in others], row.away, row.stage) == ([BO], "", Stage.INTAKE.value)
    assert (await table.place())["members"] == {ANA, BO}


async def test_whoever_does_not_belong_there_is_taken_out_again(table: Round) -> None:
    await table.open()
    for user in ("dev", "chi", "dev"):
        await table.firm.person("ana").do("invite", channel=(await table.row()).channel, user=user)
        assert (await table.place())["members"] == {ANA, BO}
    assert (await table.posted((await table.row()).channel or ""))[1:] == [say.DOOR], "it says why, and says it once"


async def test_a_broker_comes_to_the_channel_with_the_seat_and_goes_with_it(table: Round) -> None:
    await table.open(CHI)
    assert (await table.place())["members"] == {ANA, BO}
    await table.press(CHI, p.TakeSeat())
    await table.tick()
    assert (await table.place())["members"] == {ANA, BO, CHI}
    await table.press(ANA, p.RemoveBroker())
    await table.tick()
    assert (await table.place())["members"] == {ANA, BO}
    assert "Chi" not in (await table.words())[0]


@pytest.mark.parametrize("change", ["archive", "delete", "share"])
async def test_a_channel_that_is_gone_or_open_to_others_is_lost_and_the_table_goes_on(
    table: Round, change: str
) -> None:
    await table.open()
    await table.firm.person("ana").do("set_channel", channel=(await table.row()).channel, change=change)
    await table.press(ANA, p.WriteLine(HEARD), p.PassOn(1, HEARD))
    await table.firm.settle()
    assert ((await table.row()).form, (await table.row()).stage) == (Form.LOST.value, Stage.INTAKE.value)
    assert len(await table.firm.calls("conversations.create")) == 1


async def test_without_the_bot_a_channel_is_no_conversation(table: Round) -> None:
    await table.open()
    channel = (await table.row()).channel
    await table.firm.person("ana").do("kick", channel=channel, user="grayzone")
    await table.firm.settle()
    assert (await table.row()).form == Form.LOST.value
    await table.firm.person("ana").do("invite", channel=channel, user="grayzone")
    await table.press(ANA, p.WriteLine(HEARD), p.PassOn(1, HEARD), p.Done())
    await table.press(BO, p.Done())
    await table.tick()
    row = await table.row()
    assert (row.form, row.stage) == (Form.LOST.value, Stage.GROUND.value), "it is lost for good, and goes on in modals"
    for user in (ANA, BO):
        assert say.LOST in await table.screen(user)
    assert not any(HEARD in words for words in await table.posted(channel or ""))


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.update"])
async def test_a_renamed_channel_stays_the_place_and_what_waits_for_a_good_token_comes_there(
    table: Round, method: str
) -> None:
    await table.open()
    channel = (await table.row()).channel or ""
    await table.firm.person("ana").do("set_channel", channel=channel, change="rename", name="fridays")
    await table.firm.fault(method, "error", code="token_revoked", times=3)
    await table.press(ANA, p.WriteLine(HEARD), p.PassOn(1, HEARD))
    await table.firm.settle()
    assert not any(HEARD in words for words in await table.posted(channel))
    for _ in range(3):
        await table.firm.advance(minutes=5)
    assert [HEARD in words for words in await table.words()] == [False, True]
    row = await table.row()
    assert (row.form, row.channel, (await table.place())["name"]) == (Form.CHANNEL.value, channel, "fridays")
    assert say.FIRST not in await table.posted(channel)


async def test_where_neither_is_allowed_the_table_goes_on_without(table: Round) -> None:
    await table.firm.visitors.act("policy", private_channels=False, group_messages=False)
    table.firm.expected += [("conversations.create", "restricted_action"), ("conversations.open", "restricted_action")]
    await table.open()
    assert ((await table.row()).form, (await table.row()).stage) == (Form.FORBIDDEN.value, Stage.INTAKE.value)
    assert (await table.seen(ANA)).lodging.form is Form.FORBIDDEN


@pytest.mark.parametrize("leaps", [(9,), (45,), (9, 36)])
async def test_a_week_after_it_is_closed_all_is_taken_back_however_late_that_is(
    table: Round, leaps: tuple[int, ...]
) -> None:
    await table.open()
    await table.press(ANA, p.WriteLine(HEARD), p.PassOn(1, HEARD))
    await table.press(ANA, p.Stop())
    await table.closed()
    assert HEARD in (await table.words())[1]
    channel = (await table.row()).channel or ""
    await table.firm.person("ana").do("invite", channel=channel, user="dev")
    for days in leaps:
        await table.firm.advance(days=days)
    assert await table.posted(channel) == []
    assert await table.cards() == [], "delivery keeps nothing of it"


async def test_what_stands_in_a_channel_that_is_shared_with_another_firm_is_taken_back(table: Round) -> None:
    await table.open()
    await table.press(ANA, p.WriteLine(HEARD), p.PassOn(1, HEARD))
    await table.firm.settle()
    channel = (await table.row()).channel or ""
    await table.firm.person("ana").do("set_channel", channel=channel, change="share")
    await table.firm.settle()
    assert await table.posted(channel) == []
    assert (await table.row()).form == Form.LOST.value
    assert await table.cards() == []
