"""What one peer promises another, from words to kept."""

from datetime import timedelta

from bot.demo.company import Company
from bot.playground.visitors import words_of

WHAT = "The sums for the board"
ZONE, DAYS = "Asia/Tokyo", 6  # of Chi, and on how many mornings a message of the bot's may come


async def play(company: Company) -> None:
    """Promise in words, move the date together, be reminded in one sentence, and keep it."""
    company.tell.act("A promise is between two, and so is its date")
    bo, chi = company.cast["bo"], company.cast["chi"]
    form = await chi.command(f"/promise @bo {WHAT} in two weeks")
    seen = await chi.submit(done_means="Bo can present them")
    company.tell.check(
        "Chi writes “in two weeks” and sees the date before it is saved",
        "I read “in two weeks” as" in form.words and "answers next" in seen.words,
    )
    await company.settle()
    await bo.home()
    offered = await bo.click_in("home", "promises.look")
    taken = await bo.click_in("modal", "promises.accept")
    await bo.do("close", clear=True)
    company.tell.check("Bo sees what “done” means, and accepts", "Bo can present them" in offered.words and taken.modal)
    await chi.home()
    await chi.click_in("home", "promises.look")
    await chi.click_in("modal", "promises.ask_date")
    asked = await chi.submit(words_0="in 16 days", reason="The bank is late")
    turned = await chi.submit()
    await chi.do("close", clear=True)
    await bo.home()
    await bo.click_in("home", "promises.look")
    agreed = await bo.click_in("modal", "promises.agree_date")
    await bo.do("close", clear=True)
    company.tell.check(
        "Another day is asked for in time, and counts because Bo agrees",
        "Press *Ask* if that is right" in asked.words
        and "the old day stays" in turned.words
        and "Agreed" in agreed.words,
    )
    await _keep(company)


async def _keep(company: Company) -> None:
    bo, chi, fay = (company.cast[name] for name in ("bo", "chi", "fay"))
    await company.advance(timedelta(days=14))
    told: list[str] = []
    for _ in range(DAYS):  # whatever the hour and the weekday at which the story began, and over a public holiday
        await company.to_morning(ZONE)
        told = [message["text"] for message in await chi.messages("grayzone")]
        if told:
            break
    company.tell.check("Chi is reminded in one sentence that tells nothing", WHAT not in str(told) and told)
    await chi.click("home.waiting", (await chi.messages("grayzone"))[-1], channel="grayzone")
    await chi.click_in("modal", "promises.report")
    await chi.do("close", clear=True)
    await company.advance(timedelta(days=1))
    await bo.home()
    await bo.click_in("home", "promises.look")
    kept = await bo.click_in("modal", "promises.confirm")
    await bo.do("close", clear=True)
    others = "\n".join([*words_of(await fay.home()), *words_of(await fay.messages())])
    company.tell.check(
        "Bo says that it is done; nobody else saw a word of it", "it is kept" in kept.words and WHAT not in others
    )
