"""The doors of mediation over the wire: the command, the first screen, invitations, the shortcut, flags, contacts."""

import asyncio
from contextlib import suppress

import pytest

from bot.features.mediation.text import inviting as say
from bot.playground.visitors import CouldNot, words_of
from tests.stories.company import Company, text_of
from tests.stories.mediating import (
    ABOUT,
    HOSTILE,
    RIGHT_TO_LEFT,
    form_of,
    held,
    home,
    invite,
    invite_one,
    open_from_home,
    written_to,
)

pytestmark = pytest.mark.anyio

SHORTCUT = "ask_a_peace_broker"


async def test_from_the_command_to_a_table_that_waits_on_the_other_ones_home(firms: Company) -> None:
    await firms.gather("ana", "bo", "chi")
    first = await firms.person("ana").command("/mediate @bo he is always late")
    assert "Harassment, discrimination, safety and pay do not belong here." in first.words
    assert "always late" not in str(first)
    form = await firms.person("ana").click_in("modal", "mediation.invite")
    assert "What each of them sees" in form.words
    assert "always late" not in str(form)
    assert "U0BO" in str(await held(firms, "ana"))
    told = await firms.person("ana").submit(about=ABOUT)
    assert "*Bo* is asked" in told.words
    table = await firms.person("ana").click_in("modal", "mediation.open")
    assert "Bo" in table.words
    await firms.person("ana").close()

    assert "Something at a table waits for you" in await home(firms, "bo")
    assert "Something at a table waits" not in await home(firms, "ana")
    assert "*Bo*" in await home(firms, "ana")
    opened = await open_from_home(firms, "bo")
    assert "Ana" in opened.words
    for name in ("ana", "bo", "chi"):
        assert ABOUT not in await written_to(firms, name)
    assert "*Bo*" not in await home(firms, "chi")


async def test_a_notice_is_one_constant_sentence_and_leads_to_the_table(firm: Company) -> None:
    await firm.gather("ana", "bo", "chi")
    await invite(firm, "ana", "U0BO")
    await firm.advance(hours=2)
    told = (await firm.messages("grayzone", "bo"))[-1]
    assert "There is something for you on your Home tab" in text_of(told)
    assert "Ana" not in text_of(told)
    waits = await firm.person("bo").click("home.waiting", told, "grayzone")
    assert "Something at a table waits for you" in waits.words
    assert "Ana" in (await firm.person("bo").click_in("modal", "mediation.open")).words


async def test_a_third_peer_invites_two_and_learns_nothing_more(firms: Company) -> None:
    await firms.gather("ana", "bo", "chi")
    before = await home(firms, "chi")
    told = await invite(firms, "chi", "U0ANA", "U0BO", who="others")
    assert "*Ana* and *Bo* are asked" in told.words
    await firms.person("chi").close()
    assert await home(firms, "chi") == before
    assert "You sit at no table" in (await firms.person("chi").command("/mediate mine")).words
    for name in ("ana", "bo"):
        assert "Something at a table waits for you" in await home(firms, name)


async def test_a_refusal_keeps_what_was_typed(firm: Company) -> None:
    await firm.gather("ana", "bo", "chi")
    seen = await invite(firm, "ana", "U0BO", "U0CHI", about=RIGHT_TO_LEFT)
    assert seen.errors == {"person": say.CHOOSE_ONE}
    assert RIGHT_TO_LEFT in (await held(firm, "ana"))["about"]
    assert (await firm.person("ana").submit(who="others", person="U0BO")).errors == {"person": say.CHOOSE_TWO}
    assert "*Bo* and *Chi* are asked" in (await firm.person("ana").submit(person=["U0BO", "U0CHI"])).words


async def test_who_has_left_while_the_form_was_open_is_refused_at_their_name(firm: Company) -> None:
    await firm.gather("ana", "bo", "chi")
    await form_of(firm, "ana", "/mediate @bo")
    await firm.person("bo").home()
    await firm.person("bo").click_in("home", "peers.leave")
    await firm.settle()
    seen = await firm.person("ana").submit(about=ABOUT)
    assert list(seen.errors) == ["person"]
    assert "joined this group" in seen.errors["person"]
    assert ABOUT in (await held(firm, "ana"))["about"]


@pytest.mark.parametrize("about", [HOSTILE, RIGHT_TO_LEFT, "🙂" * 100, "W" * 200])
async def test_whatever_is_typed_calls_nobody_and_is_shown_as_it_is(firm: Company, about: str) -> None:
    await firm.gather("ana", "bo")
    assert "is asked" in (await invite_one(firm, about)).words
    await firm.person("ana").close()
    opened = await open_from_home(firm, "bo")
    for live in ("<!channel>", "<https://evil"):
        assert live not in "\n".join(words_of(opened.modal))
    posted = str([*await firm.calls("chat.postMessage"), *await firm.calls("chat.update")])
    assert "Fridays" not in posted
    assert about not in posted


async def test_a_double_submission_and_two_at_once_lay_one_table_each(firms: Company) -> None:
    await firms.gather("ana", "bo", "chi")
    ana, bo = firms.person("ana"), firms.person("bo")
    await form_of(firms, "ana", "/mediate @bo")
    await form_of(firms, "bo", "/mediate @ana")
    ana_twice = (ana.submit(about=ABOUT), ana.submit(about=ABOUT))
    await asyncio.gather(*ana_twice, bo.submit(about=ABOUT), return_exceptions=True)
    await firms.visitors.look("idle")
    for person in (ana, bo):
        with suppress(CouldNot):  # the second answer may have closed it
            await person.do("close", clear=True)
        page = await person.command("/mediate mine")
        opens = str(page.modal).count("mediation.open:")
        assert 1 <= opens <= 2  # each of them may have asked, and never twice
        await person.close()


async def test_the_shortcut_begins_with_the_people_of_a_message_and_posts_nothing(firms: Company) -> None:
    await firms.gather("ana", "bo", "chi")
    said = await firms.person("bo").say("random", "@ana this is your mess, as always")
    before = len(await firms.messages("random")), len(await firms.messages())
    first = await firms.person("chi").shortcut(SHORTCUT, channel="random", ts=said.ts)
    assert "as always" not in str(first)
    form = await firms.person("chi").click_in("modal", "mediation.invite")
    values = await held(firms, "chi")
    assert "others" in values["who"]
    assert "U0ANA" in values["person"]
    assert "U0BO" in values["person"]
    assert "as always" not in str(form)
    assert (len(await firms.messages("random")), len(await firms.messages())) == before


async def test_the_shortcut_is_refused_where_another_firm_reads(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.person("ana").do("invite", channel="partners", user="grayzone")
    said = await firm.person("bo").say("partners", "no")
    seen = await firm.person("ana").shortcut(SHORTCUT, channel="partners", ts=said.ts)
    assert "shared with another firm" in seen.words


@pytest.mark.parametrize("name", ["fay", "gus"])
async def test_who_is_in_no_group_gets_a_sentence_from_every_door(firm: Company, name: str) -> None:
    await firm.gather("ana", "bo")
    said = await firm.person("ana").say("random", "Look")
    for seen in (
        await firm.person(name).command("/mediate", "random"),
        await firm.person(name).command("/mediate mine", "random"),
        await firm.person(name).shortcut(SHORTCUT, channel="random", ts=said.ts),
    ):
        assert "table" not in seen.words
        assert any(words in seen.words for words in ("Press Join", "cannot take part"))
