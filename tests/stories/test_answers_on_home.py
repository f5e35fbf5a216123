"""Both answers to a question can be given on Home, and do there what they do on the card."""

import pytest

from tests.stories.company import WHAT, Company, text_of

pytestmark = pytest.mark.anyio


async def test_who_doubts_a_number_says_so_on_home(firm: Company) -> None:
    await firm.delivered()
    bo = firm.person("bo")
    assert "Is that so, seen from your side?" in text_of(await bo.home())
    form = await bo.click_in("home", "grayzone.off:1.1")
    assert form.title == "The number is off"
    assert (await bo.submit(reason="I count differently")).closed
    assert any("I count differently" in line for line in await firm.thread(WHAT))
    assert "grayzone.off" not in str(await bo.home())


async def test_who_saw_a_win_slip_says_so_on_home(firm: Company) -> None:
    await firm.delivered()
    for name in ("ana", "bo"):
        await firm.press(name, "confirm")
    await firm.advance(days=70)
    bo = firm.person("bo")
    assert "Did it hold for your side?" in text_of(await bo.home())
    await bo.click_in("home", "grayzone.slipped:1.1")
    assert "it slipped" in text_of(await firm.card(WHAT))
