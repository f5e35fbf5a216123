"""A canary: marked words that people put into every private field, and where they must not be seen again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from sqlalchemy import select

from bot.db.vault import Sealed, Vault
from bot.playground.visitors import Seen
from bot.tables import PRIVATE
from tests.stories.company import CASE, HANDOFF, HOURS, WHAT, Company, Json, option, text_of
from tests.stories.promising import friday, home, press

# Where a message or view may hold nothing that people typed: Slack keeps, exports or sends back these.
CARRIED = frozenset({"value", "action_id", "block_id", "callback_id", "private_metadata", "metadata", "external_id"})
MARKS = 15  # in each text
SHORT = 10  # in the one that is short
MARK = re.compile(r"zq\d{5}zq")


@dataclass
class Canary:
    """Sings in a company in which Ana, Bo and Chi lead; `sung` are its marks so far."""

    stage: Company
    numbers: "count[int]" = field(default_factory=count)
    sung: list[str] = field(default_factory=list)

    def words(self, about: str = "the deck", most: int = MARKS) -> str:
        """Return private words with new marks."""
        marks = [f"zq{next(self.numbers):05d}zq" for _ in range(most)]
        self.sung += marks
        return f"Wrote {' '.join(marks)} quietly into {about}"

    async def after_the_weeks_tick(self) -> None:
        """Wait until a comparison is just over: before one, quiet issues cannot be changed."""
        bot = self.stage.bots[0]
        over = None
        while over is None or over.weekday() != 0:
            over = await bot.first_tick()
            assert over
            await self.stage.advance(seconds=(over - self.stage.playground.clock()).total_seconds() + 1)

    async def raise_quietly(self, rounds: int) -> None:
        """File a quiet issue, and change its words again and again."""
        ana = self.stage.person("ana")
        await self.stage.file("ana", self.words(), way="quietly")
        await ana.close()
        for _ in range(rounds):
            await ana.command("/grayzone mine")
            await ana.click_in("modal", "grayzone.signal")
            await ana.submit(what=self.words())
            await ana.do("close", clear=True)

    async def pledge(self, rounds: int) -> None:
        """Pledge under conditions that nobody is to see, and change one's mind."""
        await self.stage.raised()
        await self.stage.press("bo", "see", **HOURS, link="https://example.com/evidence")
        await self.stage.press("chi", "draft", **CASE)
        card = await self.stage.card(WHAT)
        for number in range(rounds):
            person = self.stage.person(("ana", "bo", "chi")[number % 3])
            await person.click("grayzone.pledge", card)
            await person.submit(hours="2", condition=self.words(), show="no")
            await person.close()

    async def win(self) -> None:
        """Win that issue: so somebody is asked to write about somebody."""
        await self.stage.advance(days=3)
        await self.stage.press("chi", "deliver", measured="18")
        for name in ("ana", "bo"):
            await self.stage.press(name, "confirm")
        await self.stage.settle()

    async def draft(self, rounds: int) -> None:
        """Write about a hero, read it, and write it anew; at last send it, and let its hero change it."""
        writer, hero = ("ana", "bo") if "Write two lines" in (await self._own("ana")).words else ("bo", "ana")
        await self._own(writer)
        await self.stage.person(writer).click_in("modal", "spotlights.write")
        for _ in range(rounds):
            seen = await self.stage.person(writer).submit(did=self.words(), effect=self.words("the order form"))
            assert self.sung[-1] in seen.words
            await self.stage.person(writer).click_in("modal", "spotlights.write")
        await self.stage.person(writer).submit(did=self.words(), effect=self.words("the order form"))
        await self.stage.person(writer).submit()
        await self._own(hero)
        await self.stage.person(hero).click_in("modal", "spotlights.review")
        await self.stage.person(hero).click_in("modal", "spotlights.edit")
        await self.stage.person(hero).submit(did=self.words(), effect=self.words("the order form"))
        await self.stage.person(hero).do("close", clear=True)

    async def thank(self, rounds: int) -> None:
        """Thank for a message in a private channel, in words that stay between the two."""
        ana, dev = self.stage.person("ana"), self.stage.person("dev")
        await ana.do("invite", channel="board-prep", user="grayzone")
        ts = (await ana.say("board-prep", "The board deck is ready")).ts or ""
        for _ in range(rounds):
            await dev.shortcut("give_kudos_for_message", channel="board-prep", ts=ts)
            await dev.submit(reason=self.words(), publish="no")
            await dev.close()

    async def promise(self, rounds: int) -> None:
        """Ask for promises about a message, go back and forth; at last one waits for a new date, one is not done."""
        ana, bo = self.stage.person("ana"), self.stage.person("bo")
        ts = (await bo.say("leadership", "The board deck is mine")).ts or ""
        for number in range(rounds):
            await ana.shortcut("make_message_a_promise", channel="leadership", ts=ts)
            link, due = f"https://example.com/{self.words(most=1).split()[1]}", friday(self.stage).isoformat()
            asked = {"side": "CUSTOMER", "what": self.words(most=SHORT), "done_means": self.words(), "link": link}
            assert "answers next" in (await ana.submit(**asked, due_0=due)).words
            await press(self.stage, "bo", "counter", what=self.words(most=SHORT), done_means=self.words())
            await press(self.stage, "ana", "accept")
            if number % 2:
                await press(self.stage, "bo", "ask_date", words_0="in 20 days", reason=self.words())
                await bo.submit()
            else:
                await press(self.stage, "bo", "report")
                assert self.sung[-1] in (await press(self.stage, "ana", "not_yet", missing=self.words())).words
            await home(self.stage, "bo")
        for person in (ana, bo):
            await person.do("close", clear=True)

    async def ask(self, rounds: int) -> None:
        """Ask quietly and change it, be helped, and thank in words that stay between the two."""
        ana = self.stage.person("ana")
        await ana.command("/ask")
        await ana.submit(what=self.words(), size="S", way="QUIETLY")
        await ana.close()
        for _ in range(rounds):
            await ana.command("/ask list")
            await ana.click_in("modal", "asks.edit")
            await ana.submit(what=self.words())
            await ana.do("close", clear=True)
        (helper,) = [name for name in ("bo", "chi", "dev") if "One ask fits you" in text_of(await self._home(name))]
        await self.stage.person(helper).click_in("home", "asks.help")
        await self.stage.person(helper).submit()
        await self.stage.person(helper).close()
        await ana.command("/ask list")
        await ana.click_in("modal", "asks.done")
        await ana.submit(hours="1.5", thanks=self.words())
        await ana.do("close", clear=True)

    async def check_in(self, rounds: int) -> None:
        """Talk, and change one's own notes again and again; make an ask of a line, and do not send it."""
        ana = self.stage.person("ana")
        for name in ("ana", "bo"):
            await self.stage.person(name).command("/checkin")
            await self.stage.person(name).submit(weekday="1", hour="10", rhythm="group")
            await self.stage.person(name).close()
        await ana.command("/checkin talk to @bo now")
        await self.stage.settle()
        await ana.click("checkins.talked", await ana.find("Your check-in with Bo", "grayzone"), "grayzone")
        await self.stage.settle()
        await ana.click("checkins.notes", await ana.find("Noted: you talked", "grayzone"), "grayzone")
        for _ in range(rounds):
            page = await ana.submit(**{name: self.words() for name in ("touches", "need", "offer", "border")})
            assert self.sung[-1] in page.words
            await ana.click_in("modal", "checkins.write")
        page = await ana.submit(**{name: self.words() for name in ("touches", "need", "offer", "border")})
        note = (page.modal or {})["view"]["private_metadata"]
        await ana.click_in("modal", f"checkins.ask:{note}.need")
        await ana.do("close", clear=True)

    async def mediate(self) -> None:
        """Note friction quietly, and invite to a table; be refused first, with the words in hand."""
        ana = self.stage.person("ana")
        for action, name, sent in (("mediation.flag", "words", "U0DEV"), ("mediation.invite", "about", ["U0BO"])):
            await ana.command("/mediate")
            await ana.click_in("modal", action)
            await ana.submit(**{name: self.words(most=SHORT)})
            await ana.submit(**{name: self.words(most=SHORT)}, person=sent)
            await ana.do("close", clear=True)
        assert self.sung[-2 * SHORT - 1] in (await ana.command("/mediate mine")).words
        await ana.do("close", clear=True)
        for name in ("ana", "bo"):
            await self._home(name)

    async def stumble(self) -> None:
        """Go wrong with private words in hand: refused at a field, and broken in the database."""
        ana = self.stage.person("ana")
        form = await ana.command(f"/grayzone {self.words()}")
        handoff = option(form.modal, "handoff", HANDOFF)
        filled = {"handoff": handoff, "symptom": "LOST", **HOURS, "way": "quietly"}
        await ana.submit(**{**filled, "low": "9"})
        await self._rename("grayzone_signals", "gone")
        assert "Something went wrong on my side" in (await ana.submit(**filled)).words
        await self._rename("gone", "grayzone_signals")
        await ana.do("close", clear=True)

    async def _rename(self, old: str, new: str) -> None:
        with self.stage.bots[0].works.database.engine.begin() as connection:
            connection.exec_driver_sql(f"ALTER TABLE {old} RENAME TO {new}")

    async def _home(self, name: str) -> Json:
        await self.stage.settle()  # else another's Home, repainted just now, is taken for this one
        return await self.stage.person(name).home()

    async def _own(self, name: str) -> Seen:
        await self._home(name)
        return await self.stage.person(name).click_in("home", "spotlights.mine")


def opened(stage: Company, vault: Vault) -> dict[str, str]:
    """Return what each private field holds once it is opened."""
    found = {}
    with stage.bots[0].works.database.engine.connect() as connection:
        for one in PRIVATE:
            rows = connection.execute(select(one.table)).mappings().all()
            texts = [vault.open(Sealed(row[one.column.name].stored), place=one.place(row)) for row in rows]
            found[f"{one.table.name}.{one.column.name}"] = "\n".join(texts)
    return found


def carried(part: Any) -> Iterator[str]:  # noqa: ANN401 (JSON)
    """Return whatever a call of the bot's carries in places that nobody reads."""
    if isinstance(part, list):
        for item in part:
            yield from carried(item)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key in CARRIED:
                yield str(value)
            yield from carried(value)
