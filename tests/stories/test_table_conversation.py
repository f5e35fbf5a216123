"""The conversation of a table in Slack: made for those who sit there, showing what was passed on, and left for good."""

import pytest
from sqlalchemy import select

from bot.delivery import outbox
from bot.delivery.models import LETTERS
from bot.features.mediation import service
from bot.features.mediation.facts import Form, Stage
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.models import MediationTable
from bot.features.mediation.service import Act
from bot.features.mediation.text import thread as say
from bot.features.mediation.views.letters import letters
from bot.features.peers import service as peers
from bot.playground.identity import WORKSPACE
from bot.work import Work
from tests.stories.company import Company, Json

pytestmark = pytest.mark.anyio

ANA, BO, CHI = "U0ANA", "U0BO", "U0CHI"
HEARD = "I hear of changes too late"
SECRET = "zebra-canary"  # noqa: S105 (a canary)


class Round:
    """People at a table in a company, who press by the service as the screens do."""

    def __init__(self, firm: Company) -> None:
        self.firm = firm
        self.works = firm.bots[0].works

    async def open(self, *broker: str) -> None:
        """Let Ana invite Bo, both come, and both consent."""
        await self.firm.gather("ana", "bo", "chi", "dev")
        await self.works.run(lambda work: _invite(work, *broker))
        await self.press(BO, p.TurnKey())
        await self.tick()
        for user in (ANA, BO):
            await self.press(user, *((p.RankBrokers(broker),) if broker else ()), p.Consent())
        await self.tick()

    async def press(self, user: str, *presses: Press) -> None:
        """Press, one after the other, and owe what a press owes."""
        for press in presses:
            await self.works.run(lambda work, press=press: _press(work, user, press))  # type: ignore[misc]

    async def tick(self) -> None:
        """Let the next tick come."""
        await self.firm.settle()
        due = (await self.row()).due_at
        assert due
        await self.firm.visitors.act("clock", to=due.isoformat())
        await self.firm.settle()

    async def closed(self) -> None:
        """Let ticks come until it is closed."""
        while (await self.row()).stage != Stage.CLOSED.value:
            await self.tick()

    async def row(self) -> MediationTable:
        """Return the table."""
        return await self.works.run(_row)

    async def place(self) -> Json:
        """Return the conversation as Slack has it: its name, its kind, and who is there."""
        await self.firm.settle()
        row = await self.row()
        channel = self.firm.playground.workspace.channels[row.channel or ""]
        return {"name": channel.name, "kind": channel.kind, "members": set(channel.members) - {"U0GRAY"}}

    async def words(self, who: str = "ana") -> list[str]:
        """Return the card and its thread as somebody reads them."""
        channel = (await self.row()).channel or ""
        root, *_ = [one for one in await self.firm.messages(channel, who) if one["user"]]
        return [one["text"] for one in await self.firm.messages(channel, who, root["ts"])]


def _invite(work: Work, *willing: str) -> None:
    for user in willing:
        service.say_willing(work, peers.any_seat(work, workspace=WORKSPACE, user=user))
    seat = peers.seat(work, workspace=WORKSPACE, user=ANA, group_id=1)
    service.invite(work, seat, ANA, BO, f"the forecast {SECRET}")


def _row(work: Work) -> MediationTable:
    row = work.session.scalars(select(MediationTable)).one()
    work.session.expunge(row)
    return row


def _press(work: Work, user: str, press: Press) -> None:
    row = _row(work)
    done = service.press(work, Act(WORKSPACE, user, row.handle, row.version), press)
    outbox.write(work, letters(done.thread))


@pytest.fixture
def table(firm: Company) -> Round:
    return Round(firm)


async def test_nobody_is_put_into_a_conversation_before_both_have_come(table: Round) -> None:
    await table.firm.gather("ana", "bo", "chi", "dev")
    await table.works.run(_invite)
    await table.closed()
    assert (await table.row()).stage == Stage.CLOSED.value
    assert await table.firm.calls("conversations.create") == []


async def test_a_table_has_a_private_channel_that_shows_what_was_passed_on_and_nothing_else(table: Round) -> None:
    await table.open()
    place = await table.place()
    assert (place["kind"], place["members"]) == ("private", {ANA, BO})
    assert place["name"].startswith("table-")
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


async def test_whoever_leaves_the_channel_stops_and_is_not_fetched_back(table: Round) -> None:
    await table.open()
    channel = (await table.row()).channel
    await table.firm.person("bo").do("leave", channel=channel)
    await table.press(ANA, p.WriteLine(HEARD), p.PassOn(1, HEARD))
    assert (await table.place())["members"] == {ANA}
    handle = (await table.row()).handle
    seen = await table.works.run(lambda work: service.look(work, Act(WORKSPACE, BO, handle)))
    assert seen.view.own.stopped
    assert not any("stop" in words.lower().replace("to stop", "") for words in await table.words())


async def test_whoever_does_not_belong_there_is_taken_out_again(table: Round) -> None:
    await table.open()
    await table.firm.person("ana").do("invite", channel=(await table.row()).channel, user="dev")
    assert (await table.place())["members"] == {ANA, BO}


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
    await table.firm.person("ana").do("kick", channel=(await table.row()).channel, user="grayzone")
    await table.tick()
    assert (await table.row()).form == Form.LOST.value


async def test_where_private_channels_are_not_allowed_a_group_message_takes_their_place(table: Round) -> None:
    await table.firm.visitors.act("policy", private_channels=False)
    table.firm.expected.append(("conversations.create", "restricted_action"))
    await table.open(CHI)
    await table.press(CHI, p.TakeSeat())
    assert (await table.place())["kind"] == "mpim"
    await table.tick()
    assert (await table.place())["members"] == {ANA, BO, CHI}
    await table.press(ANA, p.WriteLine(HEARD), p.PassOn(1, HEARD))
    assert HEARD in (await table.words("chi"))[1]


async def test_where_neither_is_allowed_the_table_goes_on_without(table: Round) -> None:
    await table.firm.visitors.act("policy", private_channels=False, group_messages=False)
    table.firm.expected += [("conversations.create", "restricted_action"), ("conversations.open", "restricted_action")]
    await table.open()
    assert ((await table.row()).form, (await table.row()).stage) == (Form.FORBIDDEN.value, Stage.INTAKE.value)
    handle = (await table.row()).handle
    seen = await table.works.run(lambda work: service.look(work, Act(WORKSPACE, ANA, handle)))
    assert seen.lodging.form is Form.FORBIDDEN


async def test_a_week_after_it_is_closed_what_was_passed_on_is_taken_back(table: Round) -> None:
    await table.open()
    await table.press(ANA, p.WriteLine(HEARD), p.PassOn(1, HEARD))
    await table.press(ANA, p.Stop())
    await table.closed()
    assert HEARD in (await table.words())[1]
    await table.firm.advance(days=9)
    assert [words for words in await table.words() if HEARD in words] == []
    assert say.STAGES["CLOSED"] in (await table.words())[0]
