"""Quiet flags, the contact of a group, help and Home, over the wire: who sees what of them."""

import pytest

from bot.features.mediation.text import flags as flag_say
from tests.stories.company import Company, option
from tests.stories.mediating import (
    form_of,
    held,
    home,
    written_to,
)

pytestmark = pytest.mark.anyio


async def test_a_flag_is_for_its_authors_eyes_and_is_taken_back(firms: Company) -> None:
    await firms.gather("ana", "bo", "chi")
    before = await home(firms, "bo")
    form = await form_of(firms, "ana", action="mediation.flag")
    assert flag_say.OPENS in form.words
    refused = await firms.person("ana").submit(words="always late")
    assert "Please choose one person" in refused.words or refused.errors
    assert flag_say.FILED in (await firms.person("ana").submit(person="U0BO", words="always late")).words
    page = await firms.person("ana").click_in("modal", "mediation.mine")
    assert "You noted: always late" in page.words
    assert "Taken back." in (await firms.person("ana").click_in("modal", "mediation.take_back_flag")).words
    await firms.person("ana").close()
    assert await home(firms, "bo") == before
    assert "always late" not in await home(firms, "ana")
    for name in ("ana", "bo"):
        assert "always late" not in await written_to(firms, name)
    posted = str(await firms.calls("chat.postMessage")) + str(await firms.calls("chat.postEphemeral"))
    assert "always late" not in posted


async def test_two_flags_that_meet_bring_both_to_a_table(firm: Company) -> None:
    await firm.gather("ana", "bo", "chi")
    for name, other in (("ana", "U0BO"), ("bo", "U0ANA")):
        await form_of(firm, name, action="mediation.flag")
        await firm.person(name).submit(person=other, words="friction")
        await firm.person(name).close()
    while "The other one had noted" not in (await firm.person("ana").command("/mediate list")).words:
        await firm.person("ana").close()
        await firm.advance(days=1)
    await firm.person("ana").close()
    for name in ("ana", "bo"):
        assert "Something at a table waits for you" in await home(firm, name)
        assert "The other one had noted the same" in (await firm.person(name).command("/mediate list")).words


async def test_the_contact_is_set_by_any_peer_and_read_before_anything_else(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.person("bo").home()
    form = await firm.person("bo").click_in("home", "mediation.contact")
    assert "Any peer may change this" in form.words
    assert "Gia in HR &lt;!here&gt;" in (await firm.person("bo").submit(contact="Gia in HR <!here>")).words
    await firm.person("bo").close()
    assert "Your group names for that: Gia in HR &lt;!here&gt;" in (await firm.person("ana").command("/mediate")).words
    await firm.person("ana").close()
    await firm.person("ana").command("/mediate contact")
    assert "Gia in HR" in (await held(firm, "ana"))["contact"]


async def test_who_is_in_two_groups_is_asked_which(firm: Company) -> None:
    await firm.gather("ana", "bo", "chi")
    await firm.gather("ana", "bo", channel="sales-ops")
    asked = await firm.person("ana").command("/mediate @bo", "random")
    assert asked.title == "Which group?"
    first = await firm.person("ana").submit(group=option(asked.modal, "group", "#leadership"))
    assert "Harassment" in first.words
    await firm.person("ana").click_in("modal", "mediation.invite")
    assert "U0BO" in (await held(firm, "ana"))["person"]


@pytest.mark.parametrize("words", ["help", "my boss is unfair to me", "x" * 3000])
async def test_help_repeats_nothing(firm: Company, words: str) -> None:
    await firm.gather("ana", "bo")
    seen = await firm.person("ana").command(f"/mediate {words}")
    assert "*A table for two" in seen.words
    assert "unfair" not in seen.words


async def test_home_has_a_button_for_all_of_it(firm: Company) -> None:
    await firm.gather("ana", "bo")
    assert "You sit at no table" in await home(firm, "ana")
    for action, words in (
        ("mediation.begin", "do not belong here"),
        ("mediation.mine", "My tables"),
        ("mediation.how", "From the invitation to an agreement"),
    ):
        assert words in (await firm.person("ana").click_in("home", action)).words
        await firm.person("ana").do("close", clear=True)
