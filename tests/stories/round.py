"""People at a table in a company, who press by the service as the screens do; and the table's conversation."""

from sqlalchemy import select

from bot.delivery import outbox
from bot.delivery.models import Card
from bot.features.mediation import service
from bot.features.mediation.facts import Stage
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.models import MediationTable
from bot.features.mediation.service import Act, Seen
from bot.features.mediation.views.letters import letters
from bot.features.mediation.views.look import Look
from bot.features.mediation.views.table import screen
from bot.features.peers import service as peers
from bot.playground.identity import WORKSPACE
from bot.work import Work
from tests.stories.company import Company, Json

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
        await self.works.run(lambda work: invite(work, *broker))
        await self.press(BO, p.TurnKey())
        await self.tick()
        for user in (ANA, BO):
            await self.press(user, *((p.RankBrokers(broker),) if broker else ()), p.Consent())
        await self.tick()

    async def press(self, user: str, *presses: Press) -> None:
        """Press, one after the other, and owe what a press owes."""
        for press in presses:
            await self.works.run(lambda work, press=press: _press(work, user, press))  # type: ignore[misc]

    async def seen(self, user: str) -> Seen:
        """Return the table as somebody sees it."""
        handle = (await self.row()).handle
        return await self.works.run(lambda work: service.look(work, Act(WORKSPACE, user, handle)))

    async def screen(self, user: str) -> str:
        """Return what stands on somebody's screen of it."""
        seen = await self.seen(user)
        return repr(await self.works.run(lambda work: screen(Look(seen, work.now)).blocks))

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
        """Return the conversation as Slack has it: its name, kind and purpose, and who is there."""
        await self.firm.settle()
        row = await self.row()
        channel = self.firm.playground.workspace.channels[row.channel or ""]
        named = {"name": channel.name, "kind": channel.kind, "purpose": channel.purpose}
        return named | {"members": set(channel.members) - {"U0GRAY"}}

    async def posted(self, channel: str) -> list[str]:
        """Return what the bot's messages in a conversation say, with what is in their threads."""
        await self.firm.settle()
        said = self.firm.playground.workspace.channels[channel].messages.values()
        return [one.text for one in said if one.user == "U0GRAY" and not one.subtype]

    async def cards(self) -> list[str]:
        """Return the names of a table's cards that delivery keeps."""
        name = select(Card.name).where(Card.name.startswith("mediation."))
        return await self.works.run(lambda work: list(work.session.scalars(name)))

    async def words(self, who: str = "ana") -> list[str]:
        """Return the card and its thread as somebody reads them."""
        channel = (await self.row()).channel or ""
        root, *_ = [one for one in await self.firm.messages(channel, who) if one["user"]]
        return [one["text"] for one in await self.firm.messages(channel, who, root["ts"])]


def invite(work: Work, *willing: str) -> None:
    """Let these say that they are willing to be a broker, and Ana invite Bo."""
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
