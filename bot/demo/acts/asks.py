"""Asking for a hand, openly and quietly, and help as its receiver records it."""

from datetime import timedelta

from bot.demo.company import Company
from bot.playground.visitors import words_of

VAN = "Somebody with a van on Thursday"
FORECAST = "A look at my forecast before the board sees it"
THANKS = "The board asked nothing twice"


async def play(company: Company) -> None:
    """Ask everyone, and somebody is on it; ask quietly, be passed on, be helped, thank."""
    company.tell.act("Asking is fine: openly, or quietly without looking needy")
    await _ask_everyone(company)
    await _ask_quietly(company)


async def _ask_everyone(company: Company) -> None:
    eli, bo = company.cast["eli"], company.cast["bo"]
    await eli.command(f"/ask {VAN}")
    await eli.submit(size="L", way="EVERYONE")
    await eli.close()
    await bo.click("asks.help", await company.card(VAN))
    await bo.submit()
    await bo.close()
    card = "\n".join(words_of(await company.card(VAN)))
    company.tell.check(
        "Eli asks everyone; the card says that somebody is on it, and not who", "Bo" not in card and card
    )


async def _ask_quietly(company: Company) -> None:
    dev = company.cast["dev"]
    await dev.command(f"/ask {FORECAST}")
    await dev.submit(size="M", way="QUIETLY")
    await dev.close()
    first = await _asked_now(company)
    before = words_of(await dev.home())
    await company.cast[first].click_in("home", "asks.pass")
    await company.cast[first].close()
    after = words_of(await dev.home())
    await company.advance(timedelta(days=6))
    second = await _asked_now(company)
    helper = company.cast[second]
    company.tell.check(
        "Dev asks quietly; one passes, which changes nothing for Dev; days later the next is asked",
        second != first and before == after,
    )
    await helper.click_in("home", "asks.help")
    await helper.submit()
    await helper.close()
    await company.settle()
    await dev.home()
    await dev.click_in("home", "asks.done")
    recorded = await dev.submit(hours="1.5", thanks=THANKS)
    await dev.close()
    seen = {name: "\n".join(words_of(await company.cast[name].home())) for name in (second, first)}
    company.tell.check(
        "Who was helped says how long it took, with thanks that only the two read",
        "stays between you two" in recorded.words and THANKS in seen[second] and THANKS not in seen[first],
    )


async def _asked_now(company: Company) -> str:
    await company.settle()
    for name, person in company.cast.items():
        if "One ask fits you" in "\n".join(words_of(await person.home())):
            return name
    raise LookupError("nobody is asked")
