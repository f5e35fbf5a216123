"""A group comes together, by everyone's own press."""

from bot.demo.company import SEATS, Company, option
from bot.playground.visitors import words_of


async def play(company: Company) -> None:
    """Invite the bot, set the group up, join."""
    company.tell.act("Six peers, one channel, no boss in the room")
    ana = company.cast["ana"]
    await ana.do("invite", channel="leadership", user="grayzone")
    hello = await company.card("Hello, I am Grayzone")
    await ana.click("peers.set_up", hello)
    ready = await ana.submit()
    company.tell.check("Ana invites Grayzone and sets the group up", not ready.errors and not ready.banner)
    for name, function in SEATS.items():
        table = await company.card("The peer group of this channel")
        form = await company.cast[name].click("peers.join", table)
        await company.cast[name].submit(function=option(form.modal, "function", function))
    table = await company.card("The peer group of this channel")
    shown = "\n".join(words_of(table))
    company.tell.check("Everyone joins by their own press", all(function in shown for function in SEATS.values()))
