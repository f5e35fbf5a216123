"""The doors of mediation over the wire: the command, the first screen, invitations, the shortcut, flags, contacts."""

import asyncio
import json
import re
from contextlib import suppress

import pytest

from bot.features.mediation.text import flags as flag_say
from bot.features.mediation.text import inviting as say
from bot.playground.visitors import CouldNot, Seen, words_of
from tests.stories.company import Company, option, text_of

pytestmark = pytest.mark.anyio

ABOUT = "who answers customers on Fridays"
HOSTILE = "<!channel> @here *Fridays* <https://evil.example|bank>"
RIGHT_TO_LEFT = "\u202e\u05d4\u05e4\u05d5\u05da\u202c \u0645\u0646 \u0627\u0644\u064a\u0645\u064a\u0646"
SHORTCUT = "ask_a_peace_broker"


async def form_of(stage: Company, name: str, command: str = "/mediate", action: str = "mediation.invite") -> Seen:
    """Type the command, and go on from the first screen."""
    await stage.person(name).command(command)
    return await stage.person(name).click_in("modal", action)


async def invite(stage: Company, name: str, *people: str, about: str = ABOUT, who: str = "self") -> Seen:
    """Invite; return what is seen then."""
    await form_of(stage, name)
    return await stage.person(name).submit(who=who, person=people, about=about)


async def home(stage: Company, name: str) -> str:
    await stage.settle()
    return text_of(await stage.person(name).home())


async def open_from_home(stage: Company, name: str) -> Seen:
    """Open the one table that stands on somebody's Home, at the top and among their tables."""
    await stage.settle()
    (action,) = set(re.findall(r"mediation\.open:\w+", str(await stage.person(name).home())))
    return await stage.person(name).click_in("home", action)


async def written_to(stage: Company, name: str) -> str:
    """Return all that the bot wrote to somebody of its own accord."""
    return text_of(await stage.messages("grayzone", name))


async def held(stage: Company, name: str) -> dict[str, str]:
    """Return what somebody has in the fields of the open form."""
    values = (await stage.visitors.look("modal", **{"as": name}))["values"]
    return {field: json.dumps(value[field], ensure_ascii=False) for field, value in values.items()}


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


async def invite_one(stage: Company, about: str) -> Seen:
    """Invite Bo where there is nobody else."""
    await form_of(stage, "ana")
    return await stage.person("ana").submit(person="U0BO", about=about)


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
    while "The other one had filed" not in (await firm.person("ana").command("/mediate list")).words:
        await firm.person("ana").close()
        await firm.advance(days=1)
    await firm.person("ana").close()
    for name in ("ana", "bo"):
        assert "Something at a table waits for you" in await home(firm, name)
        assert "The other one had filed the same" in (await firm.person(name).command("/mediate list")).words


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
