"""All that a person can see in Slack, and all that the bot posted there: gathered from the playground."""

import re
from typing import Any

from tests.stories.company import WHAT, Company

Json = dict[str, Any]
# What Slack itself makes up, and the moments of real time: nobody learns anything from them.
MADE_UP = {"ts", "thread_ts", "id", "hash", "edited", "message_ts", "trigger_id", "view_id"}
BY_CHANCE = {"letter"}  # a letter's id: sixteen random bytes (bot.delivery), which count nothing
BLOCK_ID = re.compile(r"[A-Z0-9]{5}")  # given by Slack; the bot's own are words in small letters
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
POSTING = ("chat.", "reactions.", "conversations.")


def bare(value: object) -> object:
    """Return what Slack showed without what differs from run to run by itself."""
    if isinstance(value, dict):
        return {
            key: bare(part) for key, part in value.items() if key not in MADE_UP | BY_CHANCE and not _made_up(key, part)
        }
    if isinstance(value, list | tuple):
        return [bare(part) for part in value]
    return ADDRESS.sub("", value) if isinstance(value, str) else value


def _made_up(key: str, value: object) -> bool:
    return key == "block_id" and BLOCK_ID.fullmatch(str(value)) is not None


async def view_of(company: Company, name: str) -> list[object]:
    """Return all that a person sees: channels, threads, the bot's messages, Home, answers, forms, refusals."""
    person = company.person(name)
    found: list[object] = []
    for channel in ("leadership", "grayzone"):
        messages = await company.messages(channel, name)
        found.append(bare(messages))
        threads = [one["ts"] for one in messages if one["reply_count"]]
        found += [bare(await company.messages(channel, name, thread_ts=ts)) for ts in threads]
    found.append(bare(await person.home()))
    for typed in ("list", "mine", "1", "2"):
        seen = await person.command(f"/grayzone {typed}")
        found += [bare(seen.modal), bare(seen.ephemeral), seen.banner]
    await person.do("close", clear=True) if await company.visitors.look("modal", **{"as": name}) else None
    return found


async def form_of(company: Company, name: str, verb: str) -> list[object]:
    """Return what a person sees after pressing a button of the card."""
    seen = await company.press(name, verb)
    if seen.modal:
        await company.person(name).do("close", clear=True)
    return [bare(seen.modal), seen.words]


async def posted(company: Company) -> list[object]:
    """Return every call with which the bot wrote into Slack, in their order."""
    await company.settle()
    calls = await company.visitors.look("traffic")
    return [
        (one["what"], bare(one["request"])) for one in calls if one["way"] == "in" and one["what"].startswith(POSTING)
    ]


async def everything(company: Company, names: tuple[str, ...]) -> dict[str, object]:
    """Return what each of these people sees, and what was posted."""
    await company.settle()
    seen: dict[str, object] = {name: await view_of(company, name) for name in names}
    seen["form"] = [await form_of(company, name, "pledge") for name in names]
    seen["posted"] = await posted(company)
    return seen


async def pledge(company: Company, name: str, condition: str = "", show: str = "no") -> None:
    """Pledge two hours."""
    await company.press(name, "pledge", hours="2", condition=condition, show=show)
    await company.person(name).close()


async def file_quietly(company: Company, name: str, what: str = WHAT) -> None:
    """File the handoff between Sales and Operations quietly, with a symptom that nobody has raised."""
    await company.file(name, what, symptom="REWORK", way="quietly")
    await company.person(name).do("close", clear=True)
