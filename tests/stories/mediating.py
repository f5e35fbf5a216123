"""What stories of mediation share: going on from the first screen, inviting, looking at Home and at a form."""

import json
import re

from bot.playground.visitors import Seen
from tests.stories.company import Company, text_of

ABOUT = "who answers customers on Fridays"
HOSTILE = "<!channel> @here *Fridays* <https://evil.example|bank>"
RIGHT_TO_LEFT = "\u202e\u05d4\u05e4\u05d5\u05da\u202c \u0645\u0646 \u0627\u0644\u064a\u0645\u064a\u0646"


async def form_of(stage: Company, name: str, command: str = "/mediate", action: str = "mediation.invite") -> Seen:
    """Type the command, and go on from the first screen."""
    await stage.person(name).command(command)
    return await stage.person(name).click_in("modal", action)


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
