"""An issue that no single function owns, from its proposal to the win."""

from datetime import timedelta

from bot.demo.company import Company, option
from bot.playground.visitors import words_of

WHAT = "Orders reach Operations without delivery dates, and everyone asks everyone"
ISSUE = f"1 · {WHAT[:40]}"  # how its card begins; a spotlight names it, too
HANDOFF = "Sales → Operations: order data"
TASK = "The date field in the order form"
REVIEW_DAYS = 64  # sixty, and a weekend's way to the next tick


async def propose(company: Company) -> None:
    """Raise it, see it too, be shown what is similar."""
    company.tell.act("Something falls between functions")
    ana, bo = company.cast["ana"], company.cast["bo"]
    form = await ana.command(f"/grayzone {WHAT}")
    filed = await ana.submit(
        handoff=option(form.modal, "handoff", HANDOFF), symptom="WAITS", low="2", likely="4", high="6"
    )
    company.tell.check("Ana raises it openly with /grayzone", not filed.errors and not filed.banner)
    card = await company.card(WHAT)
    await bo.click("grayzone.see", card)
    await bo.submit(low="3", likely="6", high="9")
    card = await company.card(WHAT)
    company.tell.check("Bo sees it too: about 10 h per week together", "10 h" in "\n".join(words_of(card)))
    again = await company.cast["dev"].command("/grayzone orders without delivery dates reach Operations")
    similar = await company.cast["dev"].submit(
        handoff=option(again.modal, "handoff", HANDOFF), symptom="WAITS", low="1", likely="1", high="1"
    )
    company.tell.check("Dev is shown the similar issue before filing a second", "Orders reach" in similar.words)
    await company.cast["dev"].close()


async def find_a_coalition(company: Company) -> None:
    """Take it as driver, and pledge, sealed."""
    company.tell.act("A driver, a case, and sealed pledges")
    chi = company.cast["chi"]
    await chi.click("grayzone.draft", await company.card(WHAT))
    await chi.submit(
        problem="Dates are typed by hand from mails",
        baseline="40",
        unit="late orders a month",
        target="10",
        fix="One required field in the order form",
        weeks="3",
    )
    before = await company.card("sealed pledges")
    for name in ("ana", "bo", "chi"):
        await company.cast[name].click("grayzone.pledge", before)
        await company.cast[name].submit(hours="2", condition=f"{name} is heard", show="yes")
    after = await company.card("sealed pledges")
    company.tell.check("Three pledge, and nobody can tell: the card has not changed", before == after)
    await company.to_next_tick()
    card = await company.card(WHAT)
    company.tell.check("At the tick all names open at once", "Chartered" in "\n".join(words_of(card)))


async def deliver(company: Company) -> None:
    """Measure again, and win."""
    company.tell.act("The number is measured again")
    chi = company.cast["chi"]
    await chi.click("grayzone.start", await company.card(WHAT))
    await _share_out(company)
    await company.advance(timedelta(weeks=3))
    await chi.click("grayzone.deliver", await company.card(WHAT))
    await chi.submit(measured="18")
    for name in ("ana", "bo"):
        await company.cast[name].click("grayzone.confirm", await company.card(WHAT))
    card = await company.card(WHAT)
    company.tell.check("From 40 to 18 late orders; both sides confirm: won", "*Won.*" in "\n".join(words_of(card)))


async def _share_out(company: Company) -> None:
    """Make a task of the charter a promise: its words are between the two, and keeping it counts for the win."""
    bo, chi = company.cast["bo"], company.cast["chi"]
    form = await chi.click("promises.open", await company.card(WHAT))
    await chi.submit(people="U0BO", what=TASK, done_means="Orders without one are refused", words_0="in 10 days")
    await chi.submit()
    for verbs, person in ((("look", "accept", "report"), bo), (("look", "confirm"), chi)):
        await company.settle()
        await person.do("close", clear=True)
        await person.home()
        seen = await person.click_in("home", "promises.look")
        for verb in verbs[1:]:
            seen = await person.click_in("modal", f"promises.{verb}")
        await person.do("close", clear=True)
    company.tell.check(
        "Chi asks Bo for a task of the charter; it is promised and kept",
        "A task of issue 1" in form.words and "it is kept" in seen.words,
    )


async def review(company: Company) -> None:
    """Look again after sixty days."""
    company.tell.act("Sixty days later")
    await company.advance(timedelta(days=REVIEW_DAYS))
    for name in ("ana", "bo"):
        await company.cast[name].click("grayzone.held", await company.card(ISSUE))
    card = await company.card(ISSUE)
    company.tell.check("Both sides say so: the win held", "it held" in "\n".join(words_of(card)))
    home = await company.cast["ana"].home()
    company.tell.check("Ana's Home tells her story", WHAT[:20] in "\n".join(words_of(home)))
