"""A few pairs over the wire: the same bot, the playground as Slack, and all that people see there."""

from collections.abc import Awaitable, Callable

import pytest

from tests.noninterference.over_the_wire import everything, file_quietly, pledge
from tests.stories.company import WHAT, Company, company
from tests.support.databases import SqliteFolder

pytestmark = pytest.mark.anyio

SealedActs = Callable[[Company], Awaitable[None]]


async def history(folder: SqliteFolder, watchers: tuple[str, ...], sealed: SealedActs, days: float) -> list[object]:
    """Play the common history with these acts under seal in it; return what the watchers saw, also after the ticks."""
    with folder.database() as url:
        async with company(url) as opened:
            await opened.coalition()
            await sealed(opened)
            before = await everything(opened, watchers)
            await opened.advance(days=days)
            after = [await opened.messages("leadership", name) for name in watchers]
            texts = [[one["text"] for one in messages] for messages in after]
            threads = await opened.thread(WHAT)
            return [before, texts, threads]


async def nothing(opened: Company) -> None:
    del opened


async def one_pledge_and_one_quiet_issue(opened: Company) -> None:
    await pledge(opened, "ana", "hush")
    await file_quietly(opened, "ana", "hush about the price list")


async def ana_then_bo(opened: Company) -> None:
    await pledge(opened, "ana", "hush")
    await pledge(opened, "bo")


async def bo_then_ana_who_changes_her_mind(opened: Company) -> None:
    await pledge(opened, "bo", "hush hush")
    await pledge(opened, "ana")
    await pledge(opened, "ana", "something else")


async def test_nothing_and_almost_enough_look_alike_until_both_lapse(sqlite_files: SqliteFolder) -> None:
    watchers = ("bo", "chi", "fay")

    nobody = await history(sqlite_files, watchers, nothing, days=15)
    somebody = await history(sqlite_files, watchers, one_pledge_and_one_quiet_issue, days=15)

    assert "parked" in str(nobody[2])
    assert nobody == somebody


async def test_what_opens_tells_nothing_of_how_it_got_there(sqlite_files: SqliteFolder) -> None:
    watchers = ("chi", "fay")

    one = await history(sqlite_files, watchers, ana_then_bo, days=3)
    other = await history(sqlite_files, watchers, bo_then_ana_who_changes_her_mind, days=3)

    assert "Chartered" in str(one[2])
    assert one == other
    assert "hush" not in str((one, other))
