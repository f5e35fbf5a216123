"""Private words, marked, that people put into every private field by their forms, are found nowhere else."""

import io

import aiohttp
import pytest

from bot.slack.blocks import Option, actions, button, overflow, section
from bot.slack.inputs import person_input
from bot.slack.rendering import modal_json
from bot.slack.replies import Block, Modal
from tests.stories.canary import MARK, Canary, carried, opened
from tests.stories.company import WHAT, Company, company
from tests.stories.test_logs import written as written
from tests.support.databases import SqliteFolder
from tests.support.dumps import everything
from tests.support.keys import VAULT

pytestmark = pytest.mark.anyio

ROUNDS = 14  # of each field
PROMISES = 4  # each with many fields


def url_of(stage: Company) -> str:
    return stage.bots[0].works.database.url.render_as_string(hide_password=False)


async def metrics_of(stage: Company) -> str:
    async with aiohttp.ClientSession(f"http://127.0.0.1:{stage.bots[0].port}") as session:
        return await (await session.get("/metrics")).text()


async def search(stage: Company, written: io.StringIO) -> None:
    """Look for every mark in the database, the logs, the metrics, and in all that Slack was told."""
    calls = [one for one in await stage.visitors.look("traffic") if one["way"] == "in"]
    posted = [one["request"] for one in calls if one["what"].startswith("chat.")]
    places = {
        "the database": everything(url_of(stage)),
        "the logs": written.getvalue(),
        "the metrics": await metrics_of(stage),
        "messages": str(posted),
        "what calls carry": "\n".join(carried([one["request"] for one in calls])),
    }
    assert {where: MARK.findall(said) for where, said in places.items() if MARK.search(said)} == {}
    for where in ("the database", "messages"):  # a search that finds nothing would prove nothing
        assert WHAT in places[where]
    assert "grayzone.pledge" in places["what calls carry"]
    assert '"event": "broken"' in places["the logs"]
    assert "grayzone_requests_total" in places["the metrics"]


async def test_no_private_word_is_found_anywhere(firms: Company, written: io.StringIO) -> None:
    canary = Canary(firms)
    await firms.gather("ana", "bo", "chi", "dev")
    await canary.after_the_weeks_tick()
    await canary.raise_quietly(ROUNDS)
    await canary.stumble()
    await canary.pledge(ROUNDS)
    await search(firms, written)
    await canary.win()
    await canary.draft(ROUNDS)
    await canary.thank(ROUNDS)
    await canary.promise(PROMISES)
    await canary.ask(ROUNDS)
    await canary.check_in(PROMISES)
    await canary.mediate()
    await search(firms, written)

    assert len(canary.sung) >= 1000
    assert [name for name, said in opened(firms, VAULT).items() if not MARK.search(said)] == []


@pytest.mark.parametrize(
    "planted",
    [
        button("Done", "promises.report", "1.1", value="zq00000zq"),
        button("Done", "promises.report", "zq00000zq"),
        section("Done", accessory=overflow("promises.more", 1, (Option("Done", "zq00000zq"),))),
        person_input("zq00000zq", "With whom?"),
    ],
)
def test_a_word_that_a_button_or_a_note_would_carry_is_found(planted: Block) -> None:
    clean = modal_json(Modal("promises.look", "A promise", (section("zq11111zq"), actions(button("Done", "a.b", "1")))))
    assert not MARK.search("\n".join(carried([clean])))
    leak = modal_json(Modal("promises.look", "A promise", (section("Here"), actions(planted))))
    assert MARK.findall("\n".join(carried([{"view": leak}]))) == ["zq00000zq"] * len(MARK.findall(str(planted)))
    noted = modal_json(Modal("promises.begin", "A promise", (), note="zq00000zq"))
    assert MARK.search("\n".join(carried([noted])))


async def test_what_an_older_version_left_in_clear_is_sealed_at_the_start(sqlite_files: SqliteFolder) -> None:
    with sqlite_files.database() as url:
        async with company(url) as first:
            await first.gather("ana", "bo")
            await first.file("ana", "sealed words", way="quietly")
            with first.bots[0].works.database.engine.begin() as connection:
                connection.exec_driver_sql("UPDATE grayzone_signals SET what = 'zq00000zq in clear'")
        assert MARK.search(everything(url))
        async with company(url) as second:
            assert opened(second, VAULT)["grayzone_signals.what"] == "zq00000zq in clear"
            assert not MARK.search(everything(url))
