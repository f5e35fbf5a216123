"""The story that is rehearsed, from an empty channel to a win that held: who does what, and what must be seen then."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from bot.demo.narrator import Narrator
from bot.playground.visitors import Visitor, Visitors, words_of

Json = dict[str, Any]
Settle = Callable[[], Awaitable[None]]

SEATS = {
    "ana": "Sales",
    "bo": "Operations",
    "chi": "Engineering",
    "dev": "Finance",
    "eli": "People",
    "fay": "Marketing",
}
WHAT = "Orders reach Operations without delivery dates, and everyone asks everyone"
ISSUE = f"1 · {WHAT[:40]}"  # how its card begins; a spotlight names it, too
HANDOFF = "Sales → Operations: order data"
REVIEW_DAYS = 64  # sixty, and a weekend's way to the next tick


class Story:
    """The company on the stage. `settle` lets the bot do all that is due now."""

    def __init__(self, visitors: Visitors, settle: Settle, narrator: Narrator) -> None:
        self._visitors = visitors
        self._settle = settle
        self._tell = narrator
        self._cast = {name: visitors.person(name) for name in SEATS}

    async def play(self) -> None:
        """Play every act in order. Raises `Broken` at the first thing that is not as it must be."""
        await self._gather()
        await self._thank()
        await self._propose()
        await self._find_a_coalition()
        await self._deliver()
        await self._spotlight()
        await self._raise_quietly()
        await self._review()
        problems = await self._visitors.look("problems")
        self._tell.check("Slack refused nothing that the bot asked for", not problems)

    async def _gather(self) -> None:
        self._tell.act("Six peers, one channel, no boss in the room")
        ana = self._cast["ana"]
        await ana.do("invite", channel="leadership", user="grayzone")
        hello = await self._card("Hello, I am Grayzone")
        await ana.click("peers.set_up", hello)
        ready = await ana.submit()
        self._tell.check("Ana invites Grayzone and sets the group up", not ready.errors and not ready.banner)
        for name, function in SEATS.items():
            table = await self._card("The peer group of this channel")
            form = await self._cast[name].click("peers.join", table)
            await self._cast[name].submit(function=option(form.modal, "function", function))
        table = await self._card("The peer group of this channel")
        shown = "\n".join(words_of(table))
        self._tell.check("Everyone joins by their own press", all(function in shown for function in SEATS.values()))

    async def _thank(self) -> None:
        self._tell.act("Peers thank each other, for something concrete")
        ana, bo, chi = (self._cast[name] for name in ("ana", "bo", "chi"))
        said = await ana.say("leadership", "The board deck is ready, a day early")
        for peer in (bo, chi):
            await peer.do("react", channel="leadership", ts=said.ts, emoji="clap")
        together = await self._thanked(said.ts)
        self._tell.check("Bo's and Chi's :clap: are one card: Ana, thanked by both", together == ["Bo and Chi"])
        await bo.do("unreact", channel="leadership", ts=said.ts, emoji="clap")
        alone = await self._thanked(said.ts)
        await chi.do("unreact", channel="leadership", ts=said.ts, emoji="clap")
        gone = await self._thanked(said.ts)
        self._tell.check(
            "A reaction taken off withdraws them; the last one takes the card", (alone, gone) == (["Chi"], [])
        )
        given = await bo.command("/kudos @ana for the deck that let us rehearse")
        await chi.click("kudos.join", await self._card("thanked by Bo"))
        joined = "thanked by Bo and Chi" in "\n".join(words_of(await self._card("let us rehearse")))
        self._tell.check("Bo gives /kudos in words, and Chi joins in", joined and "You thanked Ana" in given.words)

    async def _thanked(self, ts: str | None) -> list[str]:
        """Return by whom the cards in a message's thread say that somebody is thanked."""
        await self._settle()
        thread = await self._cast["ana"].messages(thread_ts=ts or "")
        texts = (message["text"].split("\n")[0] for message in thread)
        return [text.partition("thanked by ")[2] for text in texts if "thanked by" in text]

    async def _propose(self) -> None:
        self._tell.act("Something falls between functions")
        ana, bo = self._cast["ana"], self._cast["bo"]
        form = await ana.command(f"/grayzone {WHAT}")
        filed = await ana.submit(
            handoff=option(form.modal, "handoff", HANDOFF), symptom="WAITS", low="2", likely="4", high="6"
        )
        self._tell.check("Ana raises it openly with /grayzone", not filed.errors and not filed.banner)
        card = await self._card(WHAT)
        await bo.click("grayzone.see", card)
        await bo.submit(low="3", likely="6", high="9")
        card = await self._card(WHAT)
        self._tell.check("Bo sees it too: about 10 h per week together", "10 h" in "\n".join(words_of(card)))
        again = await self._cast["dev"].command("/grayzone orders without delivery dates reach Operations")
        similar = await self._cast["dev"].submit(
            handoff=option(again.modal, "handoff", HANDOFF), symptom="WAITS", low="1", likely="1", high="1"
        )
        self._tell.check("Dev is shown the similar issue before filing a second", "Orders reach" in similar.words)
        await self._cast["dev"].close()

    async def _find_a_coalition(self) -> None:
        self._tell.act("A driver, a case, and sealed pledges")
        chi = self._cast["chi"]
        await chi.click("grayzone.draft", await self._card(WHAT))
        await chi.submit(
            problem="Dates are typed by hand from mails",
            baseline="40",
            unit="late orders a month",
            target="10",
            fix="One required field in the order form",
            weeks="3",
        )
        before = await self._card("sealed pledges")
        for name in ("ana", "bo", "chi"):
            await self._cast[name].click("grayzone.pledge", before)
            await self._cast[name].submit(hours="2", condition=f"{name} is heard", show="yes")
        after = await self._card("sealed pledges")
        self._tell.check("Three pledge, and nobody can tell: the card has not changed", before == after)
        await self._to_next_tick()
        card = await self._card(WHAT)
        self._tell.check("At the tick all names open at once", "Chartered" in "\n".join(words_of(card)))

    async def _deliver(self) -> None:
        self._tell.act("The number is measured again")
        chi = self._cast["chi"]
        await chi.click("grayzone.start", await self._card(WHAT))
        await self._advance(timedelta(weeks=3))
        await chi.click("grayzone.deliver", await self._card(WHAT))
        await chi.submit(measured="18")
        for name in ("ana", "bo"):
            await self._cast[name].click("grayzone.confirm", await self._card(WHAT))
        card = await self._card(WHAT)
        self._tell.check("From 40 to 18 late orders; both sides confirm: won", "*Won.*" in "\n".join(words_of(card)))

    async def _spotlight(self) -> None:
        self._tell.act("Who made it happen is named, and the organiser is left out")
        homes = {name: "\n".join(words_of(await self._cast[name].home())) for name in ("ana", "bo", "chi")}
        asked = [name for name, home in homes.items() if "Write two lines about" in home]
        self._tell.check("One who saw it is asked, on Home, for two lines; Chi, who drove it, is not", len(asked) == 1)
        writer, hero = self._cast[asked[0]], self._cast[{"ana": "bo", "bo": "ana"}[asked[0]]]
        await writer.click_in("home", "spotlights.write")
        await writer.submit(did="They called every customer whose order had no date.", effect="Late orders fell to 18.")
        await writer.submit()
        await self._settle()
        await hero.home()
        review = await hero.click_in("home", "spotlights.review")
        await hero.submit()
        posted = [text for message in await self._anyone.messages() for text in words_of(message)]
        early = any("Spotlight on" in text for text in posted)
        self._tell.check("The hero reads it first, and decides", "wrote this about you" in review.words and not early)
        await self._to_next_tick()
        post = "\n".join(words_of(await self._card("Spotlight on")))
        self._tell.check(
            "At the tick it is posted, without a word about Chi", "every customer" in post and "Chi" not in post
        )

    async def _raise_quietly(self) -> None:
        self._tell.act("Two functions see the same thing, and neither wants to be first")
        for name in ("dev", "eli"):
            form = await self._cast[name].command("/grayzone")
            await self._cast[name].submit(
                what="The head count plan changes after it was agreed",
                handoff=option(form.modal, "handoff", "People → Finance: head count plan"),
                symptom="REWORK",
                low="1",
                likely="2",
                high="3",
                way="quietly",
            )
            await self._cast[name].close()
            if name == "dev":
                await self._advance(timedelta(days=7))
                shown = [words_of(message) for message in await self._cast["ana"].messages()]
                alone = "head count plan: rework" not in str(shown)
                self._tell.check("One function alone is heard by nobody", alone)
        await self._advance(timedelta(days=7))
        card = await self._card("head count plan: rework")
        hidden = not any(name in "\n".join(words_of(card)) for name in ("Dev", "Eli"))
        self._tell.check("Two together surface at the weekly tick, without names", hidden)

    async def _review(self) -> None:
        self._tell.act("Sixty days later")
        await self._advance(timedelta(days=REVIEW_DAYS))
        for name in ("ana", "bo"):
            await self._cast[name].click("grayzone.held", await self._card(ISSUE))
        card = await self._card(ISSUE)
        self._tell.check("Both sides say so: the win held", "it held" in "\n".join(words_of(card)))
        home = await self._cast["ana"].home()
        self._tell.check("Ana's Home tells her story", WHAT[:20] in "\n".join(words_of(home)))

    async def _card(self, containing: str) -> Json:
        await self._settle()
        return await self._anyone.find(containing)

    @property
    def _anyone(self) -> Visitor:
        return self._cast["fay"]

    async def _advance(self, by: timedelta) -> None:
        await self._visitors.act("clock", advance=by.total_seconds())
        await self._settle()

    async def _to_next_tick(self) -> None:
        state = await self._visitors.look("state", **{"as": "ana"})
        now = datetime.fromisoformat(state["clock"]["now"])
        days = {4: 3, 5: 2}.get(now.weekday(), 1)  # over the weekend
        await self._advance(timedelta(days=days))


def option(modal: Json | None, block: str, label: str) -> str:
    """Return the value of the choice with this label in an open form. Raises LookupError when it is not offered."""
    for part in (modal or {}).get("view", {}).get("blocks", []):
        if part.get("block_id") == block:
            for choice in part["element"]["options"]:
                if choice["text"]["text"] == label:
                    return str(choice["value"])
    raise LookupError(f"{label!r} is not offered in {block}")
