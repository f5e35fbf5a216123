"""A whole story in marked words: none of them in any log line, at the most talkative level, nor in the metrics."""

import io
import logging
from collections.abc import Iterator

import aiohttp
import pytest
import structlog

from bot import logs
from tests.stories.company import HANDOFF, HOURS, Company, option

pytestmark = pytest.mark.anyio

MARK = "murmured"  # in every text that a person gives in this story
TITLE = f"{MARK} and open"
BREAKING = "CREATE TRIGGER breaking BEFORE INSERT ON grayzone_issues BEGIN SELECT RAISE(ABORT, 'broken'); END"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """All that is logged while the test runs."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.configure("debug", "json", stream=stream)
    yield stream
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()
    root.handlers[:] = before
    root.setLevel(level)


async def murmur(stage: Company) -> None:
    """Play a story in which every field, message and name is marked."""
    await stage.person("ana").do("set_person", change="name", value=f"Ana {MARK}")
    await stage.gather("ana", "bo", "chi")
    await stage.person("ana").say("leadership", f"@Grayzone {MARK}")
    await stage.person("ana").say("grayzone", MARK)
    said = await stage.person("ana").say("random", f"{MARK} in the corridor")
    form = await stage.person("ana").shortcut("raise_message_as_gray_zone", channel="random", ts=said.ts)
    filled = {"handoff": option(form.modal, "handoff", HANDOFF), "symptom": "LOST", **HOURS}
    await stage.person("ana").submit(**filled, way="quietly")
    await stage.person("ana").close()
    await stage.person("ana").command(f"/grayzone {MARK}")
    await stage.raised("ana", TITLE)
    await stage.press("bo", "see", TITLE, **HOURS, link=f"https://example.com/{MARK}")
    case = dict.fromkeys(("problem", "unit", "fix"), MARK)
    await stage.press("chi", "draft", TITLE, **case, baseline="4", target="1", weeks="2")
    for name in ("ana", "bo", "chi"):
        await stage.press(name, "pledge", TITLE, hours="2", condition=MARK, show="yes")
        await stage.person(name).close()
    await stage.advance(days=3)
    await stage.press("chi", "deliver", TITLE, measured="2")
    await stage.press("bo", "off", TITLE, reason=MARK)
    await stage.person("ana").home()


async def stumble(stage: Company) -> None:
    """Go wrong with marked words in hand, in each way in which something is logged."""
    await stage.file("ana", f"{MARK} once more", low="9")  # refused at its field
    await stage.fault("views.open", "error", code="expired_trigger_id")
    await stage.person("bo").command(f"/grayzone {MARK} again")
    await stage.fault("users.info", "no_answer")
    await stage.person("dev").command(f"/grayzone {MARK} as a stranger")
    await stage.fault("chat.postMessage", "429")
    await stage.person("bo").say("leadership", f"@Grayzone {MARK}?")
    await stage.settle()
    await stage.advance(seconds=10)
    with stage.bots[0].works.database.engine.begin() as connection:
        connection.exec_driver_sql(BREAKING)  # its error quotes the statement with all that was typed
    await stage.file("bo", f"{MARK} on a broken database", symptom="REWORK")
    assert "Something went wrong on my side" in (await stage.person("bo").submit()).words  # past what is similar


async def test_nothing_that_people_say_is_logged_or_counted(firm: Company, written: io.StringIO) -> None:
    await murmur(firm)
    await stumble(firm)
    async with aiohttp.ClientSession(f"http://127.0.0.1:{firm.bots[0].port}") as session:
        metrics = await (await session.get("/metrics")).text()
    lines = written.getvalue()
    assert "letter.sent" in lines
    assert "modal_not_shown" in lines
    assert '"event": "broken"' in lines
    assert "grayzone_requests_total" in metrics
    for told in (lines, metrics):
        assert MARK not in told.lower()
        assert "xoxb-playground" not in told
        assert "xapp-playground" not in told
