"""What stories of mediation share: going on from the first screen, inviting, looking at Home, sitting at a table."""

import json
import re
from contextlib import suppress

from bot.demo.company import press_of
from bot.playground.visitors import CouldNot, Seen
from bot.schedule.hours import next_tick
from tests.stories.company import Company, text_of

ABOUT = "who answers customers on Fridays"
HOSTILE = "<!channel> @here *Fridays* <https://evil.example|bank>"
RIGHT_TO_LEFT = "\u202e\u05d4\u05e4\u05d5\u05da\u202c \u0645\u0646 \u0627\u0644\u064a\u0645\u064a\u0646"


async def form_of(stage: Company, name: str, command: str = "/mediate", action: str = "mediation.invite") -> Seen:
    """Type the command, and go on from the first screen."""
    await stage.person(name).command(command)
    return await stage.person(name).click_in("modal", action)


async def say_willing(stage: Company, name: str) -> Seen:
    """Let somebody say that they are willing to be a broker."""
    page = await stage.person(name).command("/mediate broker")
    assert "you could be its broker" in page.words
    said = await stage.person(name).submit()
    await stage.person(name).do("close", clear=True)
    return said


async def invite(stage: Company, name: str, *people: str, about: str = ABOUT, who: str = "self") -> Seen:
    """Invite; return what is seen then."""
    await form_of(stage, name)
    return await stage.person(name).submit(who=who, person=people, about=about)


async def home(stage: Company, name: str) -> str:
    await stage.settle()
    return text_of(await stage.person(name).home())


async def open_from_home(stage: Company, name: str) -> Seen:
    """Open the one table that stands on somebody's Home, at the top and among their tables."""
    await stage.settle()
    (action,) = set(re.findall(r"mediation\.open:\w+", str(await stage.person(name).home())))
    return await stage.person(name).click_in("home", action)


async def written_to(stage: Company, name: str) -> str:
    """Return all that the bot wrote to somebody of its own accord."""
    return text_of(await stage.messages("grayzone", name))


async def held(stage: Company, name: str) -> dict[str, str]:
    """Return what somebody has in the fields of the open form."""
    values = (await stage.visitors.look("modal", **{"as": name}))["values"]
    return {field: json.dumps(value[field], ensure_ascii=False) for field, value in values.items()}


async def invite_one(stage: Company, about: str) -> Seen:
    """Invite Bo where there is nobody else."""
    await form_of(stage, "ana")
    return await stage.person("ana").submit(person="U0BO", about=about)


async def at_table(stage: Company, name: str) -> Seen:
    """Let somebody open their table from Home, in the place of all that they had open."""
    with suppress(CouldNot):  # nothing was open
        await stage.person(name).do("close", clear=True)
    return await open_from_home(stage, name)


async def press(stage: Company, name: str, verb: str, **fields: str | list[str]) -> Seen:
    """Let somebody press at their table, and fill in the form that opens when fields are given."""
    opened = await at_table(stage, name)
    return await then(stage, name, opened, verb, **fields)


async def then(stage: Company, name: str, seen: Seen, verb: str, **fields: str | list[str]) -> Seen:
    """Let somebody press what they see, and fill in the form that opens when fields are given."""
    found = await stage.person(name).click_in("modal", press_of(seen.modal, f"mediation.{verb}"))
    if fields:
        found = await stage.person(name).submit(**fields)
    assert not found.errors, found.errors
    return found


async def tick(stage: Company) -> None:
    """Let the group's next tick come."""
    now = stage.playground.clock()
    await stage.advance(seconds=(next_tick(now, "Europe/Berlin", 9) - now).total_seconds() + 60)


async def conversation(stage: Company, name: str) -> list[str]:
    """Return what somebody reads in the table's conversation; nothing where they see none."""
    await stage.settle()
    channels = (await stage.visitors.look("state", **{"as": name}))["channels"]
    found = [one["id"] for one in channels if one["name"].startswith("table-") and name_of(name) in one["members"]]
    told = [await stage.messages(channel, name) for channel in found]
    threads = [await stage.messages(found[0], name, one["ts"]) for one in told[0]] if told else []
    return [text_of(one) for thread in threads for one in thread]


def name_of(name: str) -> str:
    """Return somebody's user id."""
    return f"U0{name.upper()}"
