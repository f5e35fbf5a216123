"""How people of a story make promises: from the form to the buttons of one promise."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta

from bot.playground.visitors import CouldNot, Seen
from bot.schedule.holidays import Calendar, is_working_day, next_working_moment
from tests.stories.company import Company, text_of

BERLIN = Calendar("Europe/Berlin", "DE")
NOTICE = "There is something for you on your Home tab in Grayzone."
WHAT = "The board deck with <!channel> & *numbers* 数字"
DONE = "Everybody can open it, and the totals fit"


def today(stage: Company) -> date:
    return stage.playground.clock().date()


def friday(stage: Company) -> date:
    """Return the Friday of the week after next, or later: reminders come on Wednesday and Friday, on no holiday."""
    found = today(stage) + timedelta(days=18 - today(stage).weekday())
    while not all(is_working_day(found - timedelta(days=days), BERLIN) for days in range(5)):
        found += timedelta(days=7)
    return found


async def to_work(stage: Company, days: float = 0) -> None:
    """Let days pass, and the next working hour of Berlin come."""
    now = stage.playground.clock() + timedelta(days=days)
    ahead = next_working_moment(now + timedelta(hours=1), BERLIN) - stage.playground.clock()
    await stage.advance(seconds=ahead.total_seconds() + 1)


async def home(stage: Company, name: str) -> str:
    await stage.settle()
    return text_of(await stage.person(name).home())


async def begun(stage: Company, name: str = "ana", **fields: str | Sequence[str]) -> Seen:
    """Let somebody ask, or offer, and see the receipt."""
    person = stage.person(name)
    await person.command("/promise")
    due = friday(stage).isoformat()
    filled = {"side": "CUSTOMER", "people": "U0BO", "what": WHAT, "done_means": DONE, "due_0": due, **fields}
    seen = await person.submit(**filled)
    await person.do("close", clear=True)
    return seen


async def opened(stage: Company, name: str) -> Seen:
    """Let somebody look at their newest promise, from the list of their own."""
    await stage.settle()
    with suppress(CouldNot):  # nothing was open
        await stage.person(name).do("close", clear=True)
    listed = await stage.person(name).command("/promise list")
    assert listed.modal
    looks = [block["accessory"]["action_id"] for block in listed.modal["view"]["blocks"] if "accessory" in block]
    newest = max(looks, key=lambda action: int(action.partition(":")[2].partition(".")[0]))
    return await stage.person(name).click_in("modal", newest)


async def press(stage: Company, name: str, verb: str, **fields: str) -> Seen:
    """Let somebody open the promise and press one of its buttons; fill in the form that opens then."""
    await opened(stage, name)
    seen = await stage.person(name).click_in("modal", f"promises.{verb}")
    return await stage.person(name).submit(**fields) if fields else seen


def buttons(seen: Seen) -> list[str]:
    """Return what stands on the buttons of a modal."""
    assert seen.modal
    rows = [block for block in seen.modal["view"]["blocks"] if block["type"] == "actions"]
    return [one["text"]["text"] for row in rows for one in row["elements"]]


async def notices(stage: Company, name: str) -> list[str]:
    return [one["text"] for one in await stage.messages("grayzone", name)]
