"""Who made the win happen is named."""

from bot.demo.company import Company
from bot.playground.visitors import words_of


async def play(company: Company) -> None:
    """Write, decide, and be posted at the tick."""
    company.tell.act("Who made it happen is named, and the organiser is left out")
    homes = {name: "\n".join(words_of(await company.cast[name].home())) for name in ("ana", "bo", "chi")}
    asked = [name for name, home in homes.items() if "Write two lines about" in home]
    company.tell.check("One who saw it is asked, on Home, for two lines; Chi, who drove it, is not", len(asked) == 1)
    writer, hero = company.cast[asked[0]], company.cast[{"ana": "bo", "bo": "ana"}[asked[0]]]
    await writer.click_in("home", "spotlights.write")
    await writer.submit(did="They called every customer whose order had no date.", effect="Late orders fell to 18.")
    await writer.submit()
    await company.settle()
    await hero.home()
    review = await hero.click_in("home", "spotlights.review")
    await hero.submit()
    posted = [text for message in await company.anyone.messages() for text in words_of(message)]
    early = any("Spotlight on" in text for text in posted)
    company.tell.check("The hero reads it first, and decides", "wrote this about you" in review.words and not early)
    await company.to_next_tick()
    post = "\n".join(words_of(await company.card("Spotlight on")))
    company.tell.check(
        "At the tick it is posted, without a word about Chi", "every customer" in post and "Chi" not in post
    )
