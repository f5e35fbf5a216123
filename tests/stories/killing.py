"""A town whose bot is a process that can be killed, and tables at every stage behind it."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.db.engine import Database
from bot.delivery import outbox
from bot.delivery.models import LETTERS, unsent
from bot.features.mediation.facts import Seat, Stage
from bot.features.mediation.models import MediationRecord, MediationTable
from bot.features.mediation.queries import RecordRow
from bot.features.mediation.service.keeping import opened
from bot.features.mediation.views.letters import letters
from bot.features.promises.models import PromiseRecord
from bot.manifest import read
from bot.playground import Playground, serve
from bot.playground.visitors import CouldNot, Visitors
from bot.register import with_doors
from bot.slack.doors import Doors
from bot.work import Work, utc_now
from tests.features.mediation.court import Court, furnish
from tests.features.mediation.ten_tables import BUTTONS, Button, lay, prepare
from tests.features.stage import own_desk
from tests.support.databases import patient
from tests.support.keys import VAULT
from tests.support.nursery import Children, nursery

NAMES = ("ana", "bo", "chi", "dev", "eli", "fay")
LEASE = 120.0  # longer than a letter is left to a worker that died
LOOK_SECONDS = 0.02
WAITED_FOR = ("confirm",)  # the other side can press nothing before
PAGES = {"pass_on": "preview"}  # what is pressed before the button that counts


@dataclass
class Town:
    """The playground, the database, the tables by stage, and the process."""

    playground: Playground
    visitors: Visitors
    database: Database
    handles: dict[Stage, str]
    people: dict[Stage, tuple[str, str]]
    children: Children
    clock_file: Path
    kills: int = 0

    async def start(self) -> None:
        """Start the bot; return when it is connected."""
        await asyncio.to_thread(self.children.start)
        await self.connected()

    async def connected(self) -> None:
        """Return when the bot can be reached."""
        while not self.playground.post.connected:  # noqa: ASYNC110 (another process connects)
            await asyncio.sleep(LOOK_SECONDS)

    async def kill(self) -> None:
        """Kill the bot in whatever it does, start it again, and let the leases of the dead one pass."""
        self.kills += 1
        self.children.kill(0)
        while self.playground.post.connected:  # noqa: ASYNC110 (the system tells us that it is gone)
            await asyncio.sleep(LOOK_SECONDS)
        await self.start()
        await self.advance(LEASE)

    async def advance(self, seconds: float) -> None:
        """Move the clock of all on."""
        await self.visitors.act("clock", advance=seconds)
        self.tell_time()

    def tell_time(self) -> None:
        """Write down for the process what time it is."""
        written = self.clock_file.with_suffix(".new")
        written.write_text(str(self.playground.time.offset.total_seconds()), encoding="utf-8")
        written.replace(self.clock_file)

    def is_told(self) -> bool:
        """Tell whether the process has run the jobs of the present."""
        done = self.clock_file.with_suffix(".done")
        return done.exists() and float(done.read_text(encoding="utf-8") or 0) == float(
            self.clock_file.read_text(encoding="utf-8")
        )

    def count(self, way: str, *what: str) -> int:
        """Count what went from Slack to the bot ("out") or came from it ("in")."""
        return sum(one.way == way and one.what in what for one in self.playground.journal.records)

    async def reaches(self, number: int, way: str, *what: str) -> None:
        """Return when so many of these were counted, or nothing is owed any more."""
        while self.count(way, *what) < number and self.owed():  # noqa: ASYNC110 (another process does it)
            await asyncio.sleep(LOOK_SECONDS)

    def owed(self) -> int:
        """Count the letters that are not sent, and the tables whose tick has come."""
        with Session(self.database.engine) as session:
            letters_left = session.scalar(select(func.count()).select_from(LETTERS).where(unsent(LETTERS))) or 0
            due = MediationTable.due_at <= self.playground.clock()
            return letters_left + (session.scalar(select(func.count()).select_from(MediationTable).where(due)) or 0)

    async def settled(self) -> None:
        """Return when the jobs of this moment were run and nothing is owed; the clock moves on for what waits."""
        looks = 0
        while self.owed() or not self.is_told():
            looks += 1
            await self.visitors.look("idle", settle="0.1")
            if looks % 15 == 0:
                await self.advance(LEASE)
        await self.visitors.look("idle", settle="0.1")

    async def press_all(self) -> None:
        """Let all press what their tables ask at once, each one thing after the other: first what another waits for."""
        for is_first in (True, False):
            await asyncio.gather(*(self._press(name, is_first=is_first) for name in NAMES))

    async def _press(self, name: str, *, is_first: bool) -> None:
        """Let somebody press their part, and again what got no answer."""
        user = f"U0{name.upper()}"
        for stage, buttons in BUTTONS.items():
            for seat, verb, more in buttons if stage is not Stage.AGREED else ():  # there nothing is asked yet
                if self.people[stage][seat is Seat.B] == user and (verb in WAITED_FOR) == is_first:
                    while not await self._pressed(name, stage, (seat, verb, more)):
                        await self.connected()

    async def _pressed(self, name: str, stage: Stage, button: Button) -> bool:
        """Press a button of a table, opened from Home; True when it was taken, now or before."""
        _, verb, more = button
        person = self.visitors.person(name)
        with suppress(CouldNot):  # nothing is open
            await person.do("close", clear=True)
        try:
            seen = await person.click_in("home", f"mediation.open:{self.handles[stage]}")
            steps = [PAGES[verb], verb] if verb in PAGES else [verb]
            for step in steps:
                if seen.banner or not seen.modal:
                    return False
                found = re.findall(rf"mediation\.{step}:\w+\.\d+{re.escape(more)}(?=[\"'])", str(seen.modal))
                if not found:
                    return step == steps[0]  # not at a page that a killed bot never showed
                seen = await person.click_in("modal", found[0])
        except CouldNot:
            return False
        return seen.modal is not None and seen.banner is None

    async def standing(self) -> dict[str, Any]:
        """Return where all tables stand, with every record, conversation and promise, but for what is by chance."""
        with Session(self.database.engine) as session:
            work = Work(session, self.playground.clock(), VAULT)
            rows = {row.handle: row for row in session.scalars(select(MediationTable))}
            found = {str(stage): _table(work, rows[handle]) for stage, handle in self.handles.items()}
            promises = session.scalar(select(func.count()).select_from(PromiseRecord))
            places = {str(stage): rows[handle].channel for stage, handle in self.handles.items()}
        threads = {stage: await self._thread(place) for stage, place in places.items() if place}
        channels = [one for one in self.playground.workspace.channels.values() if one.name.startswith("table-")]
        letters_to = {name: sorted(await self._letters(name)) for name in NAMES}
        return {
            "tables": found,
            "threads": threads,
            "channels": sorted(sorted(one.members) for one in channels),
            "promises": promises,
            "letters": letters_to,
        }

    async def _letters(self, name: str) -> list[str]:
        """Return what was posted to somebody, without what only a moment's answer showed them."""
        return [one["text"] for one in await self.visitors.person(name).messages("grayzone") if not one["ephemeral"]]

    async def _thread(self, place: str) -> list[str]:
        """Return the words of every message in a table's conversation, card first."""
        name = next(one for one in self.playground.workspace.channels[place].members if one != "U0GRAY")
        person = self.visitors.person(name)
        messages = [one for one in await person.messages(place) if one["user"] == "U0GRAY" and one.get("text")]
        replies = [one for root in messages for one in (await person.messages(place, root["ts"]))[1:]]
        return [one["text"] for one in (*messages, *replies)]


def _table(work: Work, row: MediationTable) -> dict[str, Any]:
    mine = select(MediationRecord).where(MediationRecord.table_id == row.id)
    records = {
        one.reader: json.loads(opened(work, RecordRow(*(getattr(one, name) for name in RecordRow._fields))))
        for one in work.session.scalars(mine)
    }
    for by_chance in ("lot", "upper"):
        del records["SHARED"][by_chance]
    return {"stage": row.stage, "version": row.version, "form": row.form, "brought": row.brought, "records": records}


@contextmanager
def _laid(url: str) -> Iterator[tuple[Court, dict[Stage, str], dict[Stage, tuple[str, str]]]]:
    """Lay the tables, and owe the letters of their conversations."""
    with own_desk(url, furnish, with_doors(Doors())) as desk:
        tables = prepare(lay(Court(desk)))
        outbox.write(desk.work, letters(*tables.court.threads))
        desk.session.commit()
        yield tables.court, tables.handles, {stage: tables.people(stage) for stage in tables.handles}


@asynccontextmanager
async def town(url: str, folder: Path) -> AsyncIterator[Town]:
    """Open a town whose bot is not started yet."""
    with _laid(url) as (court, handles, people):
        now = court.desk.now
    playground = Playground(read(), offset=now + timedelta(minutes=1) - utc_now(), patience=30.0, trigger_seconds=60.0)
    playground.workspace.channels["C0LEAD"].members["U0GRAY"] = None
    file = folder / "clock"
    async with serve(playground) as address, Visitors(address) as visitors:
        await visitors.act("limits", rate=False)
        await visitors.act("scopes", grant=["channels:history", "groups:history"])
        await visitors.act("delivery", retries="at_once")
        with patient(url) as database, nursery("tests.support.serving_process", url, address, str(file)) as children:
            opened_town = Town(playground, visitors, database, handles, people, children, file)
            opened_town.tell_time()
            yield opened_town
