"""The main story, from the invitation to a win that held: on both databases, in both modes, and with two replicas.

Databases and ways in do not know of each other: all of the story is told on SQLite by Socket Mode, and by two replicas
on PostgreSQL (test_replicas.py); on PostgreSQL over HTTP as far as the charter; its beginning in each way on each.
"""

import pytest

from bot.demo import script
from bot.demo.acts import issue
from bot.demo.acts.issue import WHAT
from tests.stories.company import HOURS, Company, Mode, company, text_of
from tests.stories.company import WHAT as DATES
from tests.stories.rehearsing import SEEN, play, posted_letters
from tests.support.databases import PostgresServer

pytestmark = pytest.mark.anyio
HTTP: Mode = "http"


async def test_from_the_invitation_to_a_win_that_held(firm: Company) -> None:
    told = await play(firm)

    assert told.count("✓") == SEEN
    assert "✗" not in told
    assert set((await posted_letters(firm)).values()) == {1}
    home = await firm.person("ana").home()
    assert WHAT[:20] in text_of(home)


async def test_from_the_invitation_to_a_charter_over_http_on_postgresql(
    anyio_backend: str, postgres: PostgresServer
) -> None:
    assert anyio_backend == "asyncio"
    acts = script.ACTS[: 1 + script.ACTS.index(issue.find_a_coalition)]
    with postgres.database() as url:
        async with company(url, HTTP) as stage:
            told = await play(stage, acts)
            assert len(acts) == 7 < told.count("✓")
            assert "✗" not in told
            assert set((await posted_letters(stage)).values()) == {1}
            assert WHAT[:20] in text_of(await stage.person("ana").home())


async def test_from_the_invitation_to_an_issue_that_two_see(any_company: Company) -> None:
    await any_company.gather("ana", "bo")
    await any_company.raised()
    await any_company.press("bo", "see", **HOURS)

    assert "Bo" in text_of(await any_company.card(DATES))
    assert set((await posted_letters(any_company)).values()) == {1}
    assert DATES[:20] in text_of(await any_company.person("ana").home())
