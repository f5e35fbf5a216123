"""`/grayzone` in every wording, in every place, by everybody."""

import pytest

from tests.stories.company import Company, text_of

pytestmark = pytest.mark.anyio


async def said(company: Company, line: str, name: str = "ana", channel: str = "leadership") -> str:
    """What somebody reads after a command."""
    seen = await company.person(name).command(line, channel)
    assert seen.banner is None
    return seen.words


async def test_help_tells_every_wording(firm: Company) -> None:
    await firm.gather("ana")
    told = await said(firm, "/grayzone help")
    assert all(word in told for word in ("list", "mine", "/grayzone 12", "quietly"))


async def test_an_empty_list_says_how_to_fill_it_and_a_full_one_shows_the_issues(firm: Company) -> None:
    await firm.gather("ana", "bo")
    assert "No open issue" in await said(firm, "/grayzone list")
    assert "raised, seen and driven nothing" in await said(firm, "/grayzone mine")
    await firm.raised()
    await firm.raised("bo", "Nobody answers customers on Fridays", symptom="LOST")
    listed = await said(firm, "/grayzone LIST", "bo")
    assert "*1* · Orders arrive" in listed
    assert "*2* · Nobody answers" in listed


async def test_mine_holds_what_is_quiet_in_a_modal_and_the_list_does_not(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.raised("bo", "Nobody answers customers on Fridays", symptom="LOST")
    assert "nobody learns of yours" in (await firm.file("ana", "Between us", way="quietly")).words
    await firm.person("ana").close()

    own = await firm.person("ana").command("/grayzone mine")
    assert own.title == "My issues"
    assert "order data · waits" in own.words
    assert not own.ephemeral
    await firm.person("ana").close()
    assert "order data · waits" not in await said(firm, "/grayzone list")
    assert "order data · waits" not in await said(firm, "/grayzone mine", "bo")


async def test_a_number_shows_that_issue_and_its_buttons_work(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.raised()
    shown = await firm.person("bo").command("/grayzone #1")
    assert "Orders arrive" in shown.words
    form = await firm.person("bo").click_in("modal", "grayzone.see:1.1")
    assert form.title == "I see it too"


async def test_a_number_that_is_not_there_is_told_so(firm: Company) -> None:
    await firm.gather("ana")
    for number in ("9", "0", "007", "#3", "9" * 26, "9" * 2_900):
        assert "There is no issue" in await said(firm, f"/grayzone {number}")


async def test_a_slip_of_the_keyboard_gets_a_suggestion_and_other_words_the_help(firm: Company) -> None:
    await firm.gather("ana")
    assert "Did you mean `/grayzone list`?" in await said(firm, "/grayzone lsit")
    unknown = await said(firm, "/grayzone frobnicate")
    assert "I do not know" in unknown
    assert "Did you mean" not in unknown


async def test_words_open_the_form_with_them_and_no_words_open_it_empty(firm: Company) -> None:
    await firm.gather("ana")
    await firm.person("ana").command("/grayzone orders wait for the price check")
    form = await firm.visitors.look("modal", **{"as": "ana"})
    assert form["values"]["what"]["what"]["value"] == "orders wait for the price check"
    await firm.person("ana").close()
    empty = await firm.person("ana").command("/grayzone")
    assert empty.title == "Raise an issue"


async def test_in_a_channel_that_is_no_group_it_works_for_the_only_group(firm: Company) -> None:
    await firm.gather("ana")
    await firm.raised()
    assert "Orders arrive" in await said(firm, "/grayzone list", channel="random")
    assert "Orders arrive" in await said(firm, "/grayzone list", channel="bo")
    assert "Orders arrive" in await said(firm, "/grayzone 1", channel="grayzone")


@pytest.mark.parametrize(
    ("name", "channel", "sentence"),
    [
        ("bo", "leadership", "You are not in the group in #leadership. Press Join"),
        ("bo", "random", "You are in no peer group"),
        ("bo", "ana", "You are in no peer group"),
        ("gus", "random", "Guests of the workspace cannot take part"),
    ],
)
async def test_who_is_not_of_the_group_gets_a_sentence_and_nothing_else(
    firm: Company, name: str, channel: str, sentence: str
) -> None:
    await firm.gather("ana")
    await firm.raised()
    for words in ("", " list", " mine", " 1", " a matter of ours"):
        told = await said(firm, f"/grayzone{words}", name, channel)
        assert sentence in told
        assert "Orders" not in told
        assert await firm.visitors.look("modal", **{"as": name}) is None


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("gus", "Guests of the workspace cannot take part"), ("bo", "Press Join on the card")],
)
async def test_who_is_not_of_the_group_cannot_press_its_buttons(firm: Company, name: str, sentence: str) -> None:
    await firm.gather("ana")
    await firm.person("ana").do("invite", channel="leadership", user="gus")
    card = await firm.raised()
    seen = await firm.person(name).click("grayzone.see", card)
    assert sentence in seen.words
    assert "grayzone.see" not in str(seen.modal)


async def test_people_of_another_firm_cannot_join_where_a_channel_was_shared_later(firm: Company) -> None:
    await firm.gather("ana")
    table = await firm.card("The peer group of this channel")
    await firm.person("ana").do("set_channel", channel="leadership", change="share")
    await firm.person("ana").do("invite", channel="leadership", user="hal")
    seen = await firm.person("hal").click("peers.join", table)
    assert "another firm" in seen.words
    assert "Hal" not in text_of(await firm.card("The peer group of this channel"))


async def test_a_person_of_two_groups_is_asked_which(firm: Company) -> None:
    await firm.gather("ana", "bo")
    await firm.gather("ana", "bo", channel="sales-ops")
    await firm.raised()

    both = await said(firm, "/grayzone list", channel="random")
    assert "#leadership" in both
    assert "#sales-ops" in both
    assert "several groups" in await said(firm, "/grayzone 1", channel="random")
    asked = await firm.person("ana").command("/grayzone prices differ between two lists", "random")
    assert asked.title == "Which group?"
    group = next(part for part in asked.modal["view"]["blocks"] if part["block_id"] == "group") if asked.modal else {}
    chosen = next(one["value"] for one in group["element"]["options"] if one["text"]["text"] == "#sales-ops")
    form = await firm.person("ana").submit(group=chosen)
    assert form.title == "Raise an issue"
    assert "prices differ" in str(form.modal)
    direct = await firm.person("ana").command("/grayzone prices differ", "sales-ops")
    assert direct.title == "Raise an issue"
