"""A table from the draft to its first review, over the wire: two parties and their broker."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy.orm import Session

from bot.features.mediation import service
from bot.features.mediation.facts import Stage
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from bot.features.mediation.service import Act
from bot.features.peers import service as peers
from bot.schedule.hours import next_tick
from bot.work import Work
from tests.features.desk import WORKSPACE
from tests.stories.company import Company, company, text_of
from tests.stories.promising import home
from tests.support.databases import SqliteFolder, patient
from tests.support.keys import VAULT

pytestmark = pytest.mark.anyio
ANA, BO, CHI = "U0ANA", "U0BO", "U0CHI"
LINE = "I hear of changes too late"


@pytest.fixture
async def scene(anyio_backend: str, sqlite_files: SqliteFolder) -> AsyncIterator[tuple[Company, "Laying"]]:
    """A company whose database the test can reach beside the bot."""
    assert anyio_backend == "asyncio"
    with sqlite_files.database() as url:
        async with company(url) as firm:
            yield firm, Laying(firm, url)


class Laying:
    """Lays a table by the service, as quick as the clock allows: the screens until here have a story of their own."""

    def __init__(self, firm: Company, url: str) -> None:
        self._firm = firm
        self._url = url
        self.handle = ""

    async def to_draft(self) -> None:
        """Bring a table of Ana and Bo, with Chi as broker, to the drafting."""
        self._invite()
        self._press(BO, p.TurnKey())
        await tick(self._firm)
        for user in (ANA, BO):
            self._press(user, p.RankBrokers((CHI,)), p.Consent())
        await tick(self._firm)
        self._press(CHI, p.TakeSeat())
        self._press(ANA, p.WriteLine(LINE), p.PassOn(1, LINE))
        for user in (ANA, BO):
            self._press(user, p.RateCard("load", 3), p.Done())
        await tick(self._firm)
        self._press(BO, p.Restate(1, "You want to hear of them at once"))
        self._press(ANA, p.ConfirmRestatement(1, 1), p.Done())
        self._press(BO, p.Done())
        await tick(self._firm)

    def stage(self) -> Stage:
        """Return where it stands."""
        found: list[Stage] = []
        self._do(lambda work: found.append(service.look(work, Act(WORKSPACE, ANA, self.handle)).view.stage))
        return found[0]

    def _invite(self) -> None:
        def invite(work: Work) -> None:
            service.say_willing(work, peers.any_seat(work, workspace=WORKSPACE, user=CHI))
            place = peers.any_seat(work, workspace=WORKSPACE, user=ANA)
            self.handle = service.invite(work, place, ANA, BO, "the forecast") or ""

        self._do(invite)

    def _press(self, user: str, *presses: Press) -> None:
        for press in presses:
            self._do(partial(self._pressed, user, press))

    def _pressed(self, user: str, press: Press, work: Work) -> None:
        act = Act(WORKSPACE, user, self.handle)
        service.press(work, act._replace(seen=service.look(work, act).version), press)

    def _do(self, act: Callable[[Work], object]) -> None:
        with patient(self._url) as database, Session(database.engine) as session, session.begin():
            act(Work(session, self._firm.playground.clock(), VAULT))


async def tick(firm: Company) -> None:
    """Let the group's next tick come."""
    now = firm.playground.clock()
    await firm.advance(seconds=(next_tick(now, "Europe/Berlin", 9) - now).total_seconds() + 31)


async def at_table(firm: Company, name: str) -> str:
    """Let somebody open their table from Home; return its words."""
    await home(firm, name)
    found = await firm.person(name).home()
    opens = next(one for one in actions(found) if one.startswith("mediation.open:"))
    return (await firm.person(name).click_in("home", opens)).words


async def press(firm: Company, name: str, verb: str, **fields: str | list[str]) -> str:
    """Let somebody at their table press, and fill in the form that opens when fields are given; then close."""
    await at_table(firm, name)
    modal = await firm.visitors.look("modal", **{"as": name})
    action = next(one for one in actions(modal["view"]) if one.startswith(f"mediation.{verb}:"))
    seen = await firm.person(name).click_in("modal", action)
    if fields:
        seen = await firm.person(name).submit(**fields)
        assert seen.errors == {}, seen.errors
    await firm.person(name).do("close", clear=True)
    return seen.words


def actions(part: object) -> list[str]:
    """Return the actions of all that can be pressed in a view."""
    if isinstance(part, list):
        return [one for item in part for one in actions(item)]
    if not isinstance(part, dict):
        return []
    own = [part["action_id"]] if part.get("type") == "button" else []
    return own + [one for value in part.values() for one in actions(value)]


async def test_from_the_draft_to_promises_and_the_first_review(scene: tuple[Company, Laying]) -> None:
    firm, table = scene
    await firm.gather("ana", "bo", "chi")
    await table.to_draft()
    due = (firm.playground.clock() + timedelta(days=60)).date().isoformat()
    terms = {"who_0": "A", "what_0": "tell of changes on Mondays", "due_0": due}
    terms |= {"who_1": "B", "what_1": "answer within two days", "due_1": due}
    told = await press(firm, "chi", "propose", lines=["1"], ground=["load"], **terms)
    assert "*Draft 1*, by you" in told
    for name in ("ana", "bo"):
        assert "*Draft 1*, by Chi" in await at_table(firm, name)
        await firm.person(name).do("close", clear=True)
        await press(firm, name, "done")
    await tick(firm)
    for name, verb in (("ana", "can_live"), ("bo", "can_live")):
        assert "you can live with it." in await press(firm, name, verb)
    await tick(firm)
    assert table.stage() is Stage.JOINT
    for name in ("ana", "bo"):
        assert "ready to talk" in await press(firm, name, "offer_talk")
    await tick(firm)
    for name in ("ana", "bo"):
        assert "have talked" in await press(firm, name, "talk_held")
    await tick(firm)
    for name in ("ana", "bo"):
        assert "*The final words*" in await press(firm, name, "sign")
    await tick(firm)
    assert table.stage() is Stage.AGREED
    listed = await firm.person("ana").command("/promise list")
    assert "tell of changes on Mondays" in text_of(listed.modal)
    assert "answer within two days" in text_of(listed.modal)
    await firm.person("ana").do("close", clear=True)
    while "Does the agreement hold?" not in await at_table(firm, "bo"):
        await firm.person("bo").do("close", clear=True)
        await firm.advance(days=5)
    await firm.person("bo").do("close", clear=True)
    assert "sealed: it holds." in await press(firm, "bo", "review")
