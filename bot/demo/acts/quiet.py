"""Two functions see the same thing, and neither wants to be first."""

from datetime import timedelta

from bot.demo.company import Company, option
from bot.playground.visitors import words_of


async def play(company: Company) -> None:
    """Raise quietly, one after the other."""
    company.tell.act("Two functions see the same thing, and neither wants to be first")
    for name in ("dev", "eli"):
        form = await company.cast[name].command("/grayzone")
        await company.cast[name].submit(
            what="The head count plan changes after it was agreed",
            handoff=option(form.modal, "handoff", "People → Finance: head count plan"),
            symptom="REWORK",
            low="1",
            likely="2",
            high="3",
            way="quietly",
        )
        await company.cast[name].close()
        if name == "dev":
            await company.advance(timedelta(days=7))
            shown = [words_of(message) for message in await company.cast["ana"].messages()]
            alone = "head count plan: rework" not in str(shown)
            company.tell.check("One function alone is heard by nobody", alone)
    await company.advance(timedelta(days=7))
    card = await company.card("head count plan: rework")
    hidden = not any(name in "\n".join(words_of(card)) for name in ("Dev", "Eli"))
    company.tell.check("Two together surface at the weekly tick, without names", hidden)
