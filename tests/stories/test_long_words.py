"""Words as long as Slack's forms take them: posted shortened, and read in full by any peer who looks."""

import pytest

from tests.stories.company import CASE, HOURS, Company, text_of
from tests.support.look_alikes import as_typed

pytestmark = pytest.mark.anyio

HINT = "`/grayzone 1`, typed in the channel, shows all of it."


@pytest.mark.parametrize("mark", ["*", "&"])
async def test_three_thousand_marks_in_every_field_are_taken_and_read_in_full(firm: Company, mark: str) -> None:
    most = mark * 3000
    what = f"Odd\n{most[4:]}"
    await firm.gather("ana", "bo", "chi")
    assert "is raised" in (await firm.file("ana", what)).words
    await firm.person("ana").close()
    await firm.press("bo", "see", "*1 · Odd*", **HOURS)
    await firm.press("chi", "draft", "*1 · Odd*", **{**CASE, "problem": most, "fix": most})
    for name in ("ana", "bo", "chi"):
        await firm.press(name, "pledge", "*1 · Odd*", hours="1", condition=most, show="yes")
        await firm.person(name).close()
    await firm.advance(days=3)
    assert text_of(await firm.card("*1 · Odd*")).count(HINT) == 3
    told = await firm.thread("*1 · Odd*")
    assert [line.splitlines()[-1] for line in told if "*Chartered*" in line] == [f"Shortened here. {HINT}"]

    read = await firm.person("bo").command("/grayzone 1")
    assert HINT not in read.words
    assert as_typed(read.words).count(mark) >= 6 * 3000 - 4
    await firm.person("bo").close()
    await firm.person("bo").command("/grayzone list")
