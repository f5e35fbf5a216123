"""What Slack delivers again, at each stage, changes nothing: no record, no letter, at once or later."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial

import pytest
from sqlalchemy import func, select

from bot.db.engine import open_database
from bot.delivery.models import LETTERS
from bot.features.mediation import service
from bot.features.mediation.facts import Form, Lodging, Seat, Stage
from bot.features.mediation.models import MediationRecord, MediationTable
from bot.features.mediation.queries import RecordRow
from bot.features.mediation.service.keeping import opened
from bot.lodgings import Step
from bot.register import with_doors
from bot.slack.acquaintance import Acquaintance
from bot.slack.doors import Doors
from bot.slack.handling import Handling
from bot.slack.look_up import LookUp
from bot.slack.requests import Click, Fields, MemberLeft, OpenView, Request
from bot.work import Work, Works
from tests.features.desk import WORKSPACE
from tests.features.mediation.court import Court, furnish
from tests.features.mediation.ten_tables import BUTTONS, Tables, lay, prepare
from tests.features.stage import own_desk
from tests.slack.doorstep import Outbox
from tests.slack.paper_gateway import PaperGateway
from tests.support.databases import PATIENCE_SECONDS
from tests.support.keys import VAULT

pytestmark = pytest.mark.anyio

HOUSED = tuple(stage for stage in BUTTONS if stage not in {Stage.INVITED, Stage.TABLE})


class Delivery:
    """Slack's deliveries to a bot behind which stand tables at every stage."""

    def __init__(self, tables: Tables, works: Works) -> None:
        self.works = works
        self.handles = tables.handles
        self.people = {stage: tables.people(stage) for stage in tables.handles}
        self.versions = {stage: tables.row(stage).version for stage in tables.handles}
        self.doors, gateway = with_doors(Doors()), PaperGateway()
        self.handling = Handling(
            works,
            Outbox(),
            Acquaintance(gateway, patience_seconds=PATIENCE_SECONDS),
            LookUp(gateway, patience_seconds=PATIENCE_SECONDS),
            self.doors.learner,
            lambda: None,
            unit_seconds=PATIENCE_SECONDS,
        )
        self.count = 0

    async def deliver(self, request: Request) -> str:
        """Deliver; return how it ended."""
        handler = self.doors.find(type(request), request.action if isinstance(request, Click) else "")
        assert handler
        return (await self.handling.handle(request, handler)).name

    def click(self, stage: Stage, seat: Seat, verb: str, more: str) -> Click:
        """Return a press of a button on a table's screen, with a trigger of its own."""
        self.count += 1
        subject = f"{self.handles[stage]}.{self.versions[stage]}{more}"
        return Click(
            WORKSPACE,
            self.user(stage, seat),
            f"trigger:{self.count}",
            f"mediation.{verb}",
            subject,
            "",
            "t",
            view=OpenView("V1", "h", "modal", "mediation.table", ""),
            fields=Fields({}),
        )

    def user(self, stage: Stage, seat: Seat) -> str:
        """Return who sits there."""
        return self.people[stage][seat is Seat.B]

    async def all_there_is(self) -> tuple[object, ...]:
        """Return every table, every record opened, and how many letters were written."""
        return await self.works.run(_all_there_is)


def _all_there_is(work: Work) -> tuple[object, ...]:
    rows = work.session.scalars(select(MediationRecord).order_by(MediationRecord.table_id, MediationRecord.reader))
    records = [RecordRow(*(getattr(row, name) for name in RecordRow._fields)) for row in rows]
    columns = [column for column in MediationTable.__table__.columns]  # noqa: C416 (of what is no list)
    tables = work.session.execute(select(*columns).order_by(MediationTable.id)).all()
    letters = work.session.scalar(select(func.count()).select_from(LETTERS))
    return [tuple(row) for row in tables], [(one.table_id, one.reader, opened(work, one)) for one in records], letters


@pytest.fixture
def delivery(database_url: str) -> Iterator[Delivery]:
    with ExitStack() as stack:
        desk = stack.enter_context(own_desk(database_url, furnish, with_doors(Doors())))
        tables = prepare(lay(Court(desk)))
        for stage in HOUSED:
            step = Step(Lodging(), Lodging(Form.CHANNEL, f"C0{stage}"), tables.people(stage))
            assert service.note(desk.work, WORKSPACE, tables.handles[stage], step) is not None
        works = Works(
            open_database(database_url, patience_seconds=PATIENCE_SECONDS), vault=VAULT, clock=lambda: desk.now
        )
        stack.callback(works.close_blocking)
        found = Delivery(tables, works)
        desk.session.commit()
        yield found


async def test_what_is_delivered_again_at_any_stage_changes_nothing(delivery: Delivery) -> None:
    await presses(delivery)
    await presses_on_a_closed_table(delivery)
    await leavings(delivery)


async def presses(delivery: Delivery) -> None:
    """Press every button, each delivered twice at once and once more; then press it again."""
    for stage, buttons in BUTTONS.items():
        for seat, verb, more in buttons:
            before, click = await delivery.all_there_is(), delivery.click(stage, seat, verb, more)
            ends = await asyncio.gather(*(delivery.deliver(click) for _ in range(2)))
            once = await delivery.all_there_is()
            assert (sorted(ends), once != before) == (["done", "repeated"], True), (stage, verb)
            assert await delivery.deliver(click) == "repeated"
            await delivery.deliver(delivery.click(stage, seat, verb, more))  # pressed again
            assert await delivery.all_there_is() == once, (stage, verb)


async def presses_on_a_closed_table(delivery: Delivery) -> None:
    """Press there: it is refused each time."""
    before = await delivery.all_there_is()
    for verb in ("done", "stop", "sign", "turn_key"):
        click = delivery.click(Stage.CLOSED, Seat.A, verb, "")
        assert [await delivery.deliver(click) for _ in range(2)] == ["refused"] * 2
    assert await delivery.all_there_is() == before


async def leavings(delivery: Delivery) -> None:
    """Leave the channel of every table, which Slack says twice, and then under another id."""
    for stage in HOUSED:
        left = partial(MemberLeft, WORKSPACE, delivery.user(stage, Seat.A), channel=f"C0{stage}", is_bot_itself=False)
        before = await delivery.all_there_is()
        assert sorted([await delivery.deliver(left(f"event:{stage}")) for _ in range(2)]) == ["done", "repeated"]
        once = await delivery.all_there_is()
        assert once != before
        await delivery.deliver(left(f"event:again {stage}"))
        assert await delivery.all_there_is() == once
