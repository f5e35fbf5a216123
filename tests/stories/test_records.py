"""Bo reads all that is kept about him, erases it, and begins anew; what the others see says so, and nothing else."""

import asyncio
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.work import utc_now
from tests.stories.canary import carried
from tests.stories.company import CASE, HOURS, WHAT, Company, text_of
from tests.stories.test_logs import written as written
from tests.support.commands import typed
from tests.support.keys import SECRET_KEY

pytestmark = pytest.mark.anyio

TABLE = "The peer group of this channel"
QUIET = "zq prices are guessed at both ends"
THANKS = "for the calm board meeting"
FORMER = "a former colleague"
BO = re.compile(r"\bBo\b")


def copied(modal: dict[str, Any]) -> str:
    """Return what can be copied from an export, without the command."""
    blocks = [block for block in modal["view"]["blocks"] if block["type"] == "rich_text"]
    return "".join(part["elements"][0]["text"] for block in blocks[1:] for part in block["elements"])


async def worked(stage: Company) -> None:
    """Bo raises and drives an issue, files one quietly, thanks Ana, is thanked by Chi, and pledges."""
    await stage.gather("ana", "bo", "chi")
    await stage.raised("bo")
    await stage.press("ana", "see", **HOURS, link="https://example.com/evidence")
    await stage.press("bo", "draft", **CASE)
    await stage.press("bo", "pledge", hours="2", condition="zq if nobody asks for more", show="no")
    await stage.person("bo").close()
    await stage.file("bo", QUIET, way="quietly", symptom="LOST")
    await stage.person("bo").close()
    await stage.person("bo").command(f"/kudos @ana {THANKS}")
    await stage.person("chi").command("/kudos @bo for the order form")


async def erased(stage: Company, name: str = "bo", word: str = "erase") -> str:
    """Erase somebody from App Home; return what they are told."""
    await stage.settle()
    await stage.person(name).home()
    asked = await stage.person(name).click_in("home", "records.erase")
    assert "It cannot be undone" in asked.words
    return (await stage.person(name).submit(word=word)).words


async def test_bo_reads_all_of_his_page_by_page_and_nobody_else_does(firms: Company) -> None:
    await worked(firms)
    bo = firms.person("bo")
    for letter in "wxyz":
        told = await firms.file("bo", letter * 2000, symptom="DOUBLE_WORK")
        if "something like it" in told.words:
            told = await bo.submit()
        assert "is raised" in told.words
        await bo.do("close", clear=True)
    await bo.home()
    seen = await bo.click_in("home", "records.export")
    pages = []
    while seen.modal:
        pages.append(copied(seen.modal))
        turn = re.search(r"records\.page:(\d+)', 'style'", str(seen.modal))
        if turn is None:
            break
        seen = await bo.click_in("modal", f"records.page:{turn[1]}")
    found = json.loads("".join(pages))
    assert "grayzone export --workspace" in seen.words
    assert [one["what"] for one in found["quiet_issues"]] == [QUIET]
    assert [one["title"] for one in found["issues_driven"]] == [WHAT]
    assert [(one["from"], one["words"]) for one in found["kudos_received"]] == [("Chi", "for the order form")]
    back = await bo.click_in("modal", f"records.page:{len(pages) - 1}")
    assert back.modal
    assert copied(back.modal)[200:] == pages[-2][200:]  # behind the moment that it is of
    calls = [one for one in await firms.visitors.look("traffic") if one["way"] == "in"]
    assert QUIET not in str([one["request"] for one in calls if one["what"].startswith("chat.")])
    assert QUIET not in "\n".join(carried([one["request"] for one in calls]))


async def test_a_wrong_word_is_refused_at_its_field_and_erases_nothing(firm: Company) -> None:
    await worked(firm)
    await firm.person("bo").home()
    await firm.person("bo").click_in("home", "records.erase")
    seen = await firm.person("bo").submit(word="delete")
    assert "Type the word erase" in seen.errors["word"]
    assert not seen.closed
    assert "delete" in str(seen.modal)
    assert "Bo" in text_of(await firm.card(TABLE))


async def test_bo_erases_himself_and_the_others_see_a_former_colleague(firms: Company, written: io.StringIO) -> None:
    await worked(firms)
    assert BO.search(text_of(await firms.card(WHAT)))
    assert BO.search(text_of(await firms.card(TABLE)))
    assert "thanked by Bo" in text_of(await firms.card(THANKS))

    receipt = await erased(firms)
    logged = len(written.getvalue())
    assert "Done. I erased" in receipt
    await firms.person("bo").close()

    assert not BO.search(text_of(await firms.card(TABLE)))
    issue = text_of(await firms.card(WHAT))
    assert FORMER in issue
    assert not BO.search(issue)
    assert f"thanked by {FORMER}" in text_of(await firms.card(THANKS))
    assert "for the order form" not in text_of(await firms.messages())  # Chi's card for Bo was taken down
    home = text_of(await firms.person("bo").home())
    assert "How to begin" in home
    assert WHAT not in home
    assert not BO.search(text_of(await firms.person("ana").home()))

    await firms.press("chi", "over")
    await firms.settle()
    calls = [one for one in await firms.visitors.look("traffic") if one["way"] == "in"]
    assert "former-" not in str([one["request"] for one in calls])
    assert "U0BO" not in written.getvalue()[logged:]


async def test_whoever_was_erased_may_begin_anew_at_once(firm: Company) -> None:
    await worked(firm)
    await erased(firm)
    await firm.person("bo").close()
    assert "You are in" in (await firm.join("bo")).words
    await firm.person("bo").close()
    assert BO.search(text_of(await firm.card(TABLE)))
    assert not BO.search(text_of(await firm.card(WHAT)))
    await firm.file("bo", QUIET, way="quietly", symptom="LOST")
    await firm.person("bo").close()
    assert "None yet. “Raise an issue” begins one." in text_of(await firm.person("bo").home())


async def test_erasing_twice_is_harmless_and_a_stranger_is_told_the_same(firm: Company) -> None:
    await worked(firm)
    await erased(firm)
    await firm.person("bo").close()
    before = [text_of(one) for one in await firm.messages()]
    assert "Done. I erased" in await erased(firm)
    assert [text_of(one) for one in await firm.messages()] == before


async def test_an_erasure_from_the_command_line_is_seen_in_slack_while_the_bot_runs(
    firms: Company, tmp_path: Path
) -> None:
    await firms.visitors.act("clock", to=utc_now().isoformat())  # the command line knows no other time
    await worked(firms)
    assert BO.search(text_of(await firms.card(WHAT)))
    url = firms.bots[0].works.database.url.render_as_string(hide_password=False)
    settings = {"DATABASE_URL": url, "GRAYZONE_SECRET_KEY": SECRET_KEY}
    whose = ("--workspace", "T0PLAY", "--user", "U0BO")
    done = await asyncio.to_thread(typed, tmp_path, "erase", *whose, "--yes", **settings)
    assert (done.stderr, done.returncode) == ("", 0)
    await firms.advance(seconds=5)
    assert FORMER in text_of(await firms.card(WHAT))
    assert not BO.search(text_of(await firms.card(TABLE)))
    assert "How to begin" in text_of(await firms.person("bo").home())
    assert "You are in" in (await firms.join("bo")).words
