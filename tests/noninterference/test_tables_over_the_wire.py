"""Two pairs over the wire: a no reads like silence, and an answer shows to nobody until the tick; in all of Slack."""

import re
from collections.abc import Awaitable, Callable

import pytest

from tests.noninterference.over_the_wire import bare, posted
from tests.stories.company import Company, company
from tests.stories.mediating import invite, open_from_home
from tests.support.databases import SqliteFolder

pytestmark = pytest.mark.anyio

SealedActs = Callable[[Company], Awaitable[None]]
BY_CHANCE = re.compile(r"\b(?:[0-9a-f]{32}|table-[0-9a-f]{10})\b")  # a handle, and a channel that is named after it
WATCHERS = ("ana", "chi")


async def history(folder: SqliteFolder, sealed: SealedActs, days: tuple[float, ...]) -> list[str]:
    """Let Ana invite Bo, who does this under seal; return what the others see after so many days each time."""
    with folder.database() as url:
        async with company(url) as opened:
            await opened.gather("ana", "bo", "chi")
            await invite(opened, "ana", "U0BO")
            await opened.person("ana").close()
            await sealed(opened)
            found = [await everything(opened)]
            for time in days:
                await opened.advance(days=time)
                found.append(await everything(opened))
            return found


async def everything(opened: Company) -> str:
    """Return what the watchers see on Home, in messages and on the table's screen, and all that was posted."""
    seen: list[object] = [await posted(opened)]
    for name in WATCHERS:
        seen.append(bare(await opened.person(name).home()))
        seen += [bare(await opened.messages(channel, name)) for channel in ("leadership", "grayzone")]
    if "mediation.open" in str(seen):
        screen = await open_from_home(opened, "ana")
        seen.append(bare(screen.modal))
        await opened.person("ana").close()
    return BY_CHANCE.sub("drawn", repr(seen))


async def silence(opened: Company) -> None:
    del opened


async def a_no(opened: Company) -> None:
    screen = await open_from_home(opened, "bo")
    assert screen.modal
    after = await opened.person("bo").click_in("modal", "mediation.decline")
    assert "mediation.decline" not in str(after.modal), "it was not pressed"
    await opened.person("bo").close()


async def a_yes(opened: Company) -> None:
    screen = await open_from_home(opened, "bo")
    assert screen.modal
    after = await opened.person("bo").click_in("modal", "mediation.turn_key")
    assert "mediation.turn_key" not in str(after.modal), "it was not pressed"
    await opened.person("bo").close()


async def test_a_no_reads_like_silence_until_the_table_is_over(sqlite_files: SqliteFolder) -> None:
    silent = await history(sqlite_files, silence, days=(1, 9))
    declined = await history(sqlite_files, a_no, days=(1, 9))

    assert silent == declined


async def test_a_yes_shows_to_nobody_before_the_tick(sqlite_files: SqliteFolder) -> None:
    silent = await history(sqlite_files, silence, days=())
    turned = await history(sqlite_files, a_yes, days=())

    assert silent == turned
