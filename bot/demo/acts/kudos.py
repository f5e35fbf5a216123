"""Thanks, for something concrete."""

from bot.demo.company import Company
from bot.playground.visitors import words_of


async def play(company: Company) -> None:
    """Give kudos by reaction and in words, join in, take back."""
    company.tell.act("Peers thank each other, for something concrete")
    ana, bo, chi = (company.cast[name] for name in ("ana", "bo", "chi"))
    said = await ana.say("leadership", "The board deck is ready, a day early")
    for peer in (bo, chi):
        await peer.do("react", channel="leadership", ts=said.ts, emoji="clap")
    together = await _thanked(company, said.ts)
    company.tell.check("Bo's and Chi's :clap: are one card: Ana, thanked by both", together == ["Bo and Chi"])
    await bo.do("unreact", channel="leadership", ts=said.ts, emoji="clap")
    alone = await _thanked(company, said.ts)
    await chi.do("unreact", channel="leadership", ts=said.ts, emoji="clap")
    gone = await _thanked(company, said.ts)
    company.tell.check(
        "A reaction taken off withdraws them; the last one takes the card", (alone, gone) == (["Chi"], [])
    )
    given = await bo.command("/kudos @ana for the deck that let us rehearse")
    await chi.click("kudos.join", await company.card("thanked by Bo"))
    joined = "thanked by Bo and Chi" in "\n".join(words_of(await company.card("let us rehearse")))
    company.tell.check("Bo gives /kudos in words, and Chi joins in", joined and "You thanked Ana" in given.words)


async def _thanked(company: Company, ts: str | None) -> list[str]:
    """Return by whom the cards in a message's thread say that somebody is thanked."""
    await company.settle()
    thread = await company.cast["ana"].messages(thread_ts=ts or "")
    texts = (message["text"].split("\n")[0] for message in thread)
    return [text.partition("thanked by ")[2] for text in texts if "thanked by" in text]
