"""Two peers are brought together, each at their own hour, and what comes of it."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.demo.company import TICK_HOUR, ZONE, Company
from bot.playground.visitors import words_of
from bot.schedule.hours import at_local

TEAM = ("ana", "bo", "chi", "dev")
ZONES = ("Asia/Tokyo", "Europe/Berlin", "America/New_York")  # of the team, in the order in which their mornings come
TUESDAY, HOUR = "1", 10
NEED = "A second pair of eyes on the price list"
DAYS = 6  # of the round on which somebody may be written to


async def play(company: Company) -> None:
    """Take part, be brought together, talk, and make something of it."""
    company.tell.act("Talk before there is a reason to")
    await _take_part(company)
    await _be_written_to(company)
    await _talk(company)
    await _make_something_of_it(company)


async def _take_part(company: Company) -> None:
    for name in TEAM:
        await company.cast[name].command("/checkin")
        await company.cast[name].submit(weekday=TUESDAY, hour=str(HOUR), rhythm="group")
        await company.cast[name].close()
    card = "\n".join(words_of(await company.card("Taking part:")))
    company.tell.check(
        "Four take part by their own press; the card names them, and when the round begins",
        all(name.capitalize() in card for name in TEAM) and "The next round begins on" in card,
    )


async def _be_written_to(company: Company) -> None:
    today = (await company.now()).astimezone(ZoneInfo(ZONE)).date()
    monday = today + timedelta(days=7 - today.weekday())
    await company.advance_to(at_local(monday, TICK_HOUR, ZONE))
    written: list[str] = []
    for days in range(1, DAYS):  # on a public holiday of somebody's it is the next working day
        for zone in ZONES:
            await company.advance_to(at_local(monday + timedelta(days=days), HOUR, zone))
        written = [await _message(company, name) for name in TEAM]
        if all(written):
            break
    company.tell.check(
        "Each is written to at ten in their own morning: with whom, why now, what to bring",
        all("Why now:" in words and "To bring:" in words for words in written),
    )


async def _talk(company: Company) -> None:
    other = await _partner(company)
    ana = company.cast["ana"]
    await ana.click("checkins.talked", await ana.find("Your check-in with", "grayzone"), "grayzone")
    await company.settle()
    asked = await company.cast[other].find("Ana says that you talked", "grayzone")
    await company.cast[other].click("checkins.talked", asked, "grayzone")
    await company.settle()
    noted = await ana.find("Noted: you talked", "grayzone")
    company.tell.check(
        "Ana says that they talked, the other says so, too; their two messages are brought up to date in place",
        len([one for one in await ana.messages("grayzone") if one["ts"] == noted["ts"]]) == 1,
    )


async def _make_something_of_it(company: Company) -> None:
    ana = company.cast["ana"]
    await ana.click("checkins.notes", await ana.find("Noted: you talked", "grayzone"), "grayzone")
    page = await ana.submit(need=NEED)
    form = await ana.click_in("modal", "checkins.ask")
    direct = "\n".join(words_of(await ana.messages("grayzone")))
    await ana.submit(size="S", way="EVERYONE")
    await ana.do("close", clear=True)
    asked = "\n".join(words_of(await company.card(NEED)))
    company.tell.check(
        "Ana's notes are for her eyes only; one line of them she makes an ask, by her own press",
        NEED in page.words and form.title == "Ask for help" and NEED not in direct and "Ana asks" in asked,
    )


async def _message(company: Company, name: str) -> str:
    direct = await company.cast[name].messages("grayzone")
    return next((words for one in direct if "Your check-in with" in (words := "\n".join(words_of(one)))), "")


async def _partner(company: Company) -> str:
    words = await _message(company, "ana")
    return next(name for name in TEAM[1:] if f"with {name.capitalize()}" in words)
