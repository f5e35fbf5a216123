"""How a promise is filled in: by command, from a message, in words; what is refused stands at its field."""

from datetime import date, timedelta

import pytest

from tests.stories.company import Company
from tests.stories.promising import DONE, WHAT, home, opened, today

pytestmark = pytest.mark.anyio


async def test_a_date_in_words_is_shown_before_anything_is_saved(firms: Company) -> None:
    await firms.gather("ana", "bo")
    ana = firms.person("ana")
    await ana.command("/promise")
    filled = {"side": "PERFORMER", "people": "U0BO", "what": WHAT, "done_means": DONE}
    assert "pick a date" in (await ana.submit(**filled)).errors["due_0"].casefold()
    assert "cannot read a date" in (await ana.submit(words_0="when it is ready")).errors["words_0"]
    assert "that is over" in (await ana.submit(words_0="yesterday")).errors["words_0"]
    due = today(firms) + timedelta(days=14)
    seen = await ana.submit(words_0="in two weeks")
    said = f"“in two weeks” is *{due:%A} {due.day} {due:%B} {due.year}*. Press *Save* if that is right."
    assert said in seen.words
    held = (await firms.visitors.look("modal", **{"as": "ana"}))["values"]
    assert held["what"]["what"]["value"] == WHAT
    assert held["due_1"]["due_1"]["selected_date"] == due.isoformat()
    assert "words_0" not in held
    assert "waits for your answer" not in await home(firms, "bo")
    again = due + timedelta(days=1)
    assert f"{again:%A} {again.day} {again:%B}" in (await ana.submit(words_1=f"{again.day} {again:%b}")).words
    assert "answers next" in (await ana.submit()).words
    assert f"{again:%A} {again.day} {again:%B}" in (await opened(firms, "bo")).words


async def test_a_command_takes_whom_what_and_when_along(firms: Company) -> None:
    await firms.gather("ana", "bo")
    await firms.person("ana").command("/promise @bo send *the* deck by Friday")
    held = (await firms.visitors.look("modal", **{"as": "ana"}))["values"]
    assert held["people"]["people"]["selected_user"] == "U0BO"
    assert held["what"]["what"]["value"] == "send *the* deck"
    day = date.fromisoformat(held["due_0"]["due_0"]["selected_date"])
    assert day.weekday() == 4
    seen = await firms.person("ana").submit(done_means=DONE)
    assert "*Ana* offers it to *Bo*" in seen.words
    assert "send \u2217the\u2217 deck" in seen.words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("help", "Only the two of you see it"),
        ("LIST", "Nothing now"),
        ("mine", "Nothing now"),
        ("frobnicate", "What is promised?"),
        ("", "What is promised?"),
        ("@ana to call", "A promise is between two"),
    ],
)
async def test_a_command_answers_every_word(firm: Company, words: str, said: str) -> None:
    await firm.gather("ana", "bo")
    assert said in (await firm.person("ana").command(f"/promise {words}")).words


async def test_with_whom_no_promise_can_be_is_said_at_the_field(firm: Company) -> None:
    await firm.gather("ana", "bo")
    form = await firm.person("fay").command("/promise @ana to call")
    assert "Press Join" in form.words
    await firm.person("ana").command("/promise to call by next Friday")
    for person, said in (("U0ANA", "between two"), ("U0GUS", "is not in the group"), ("U0FAY", "is not in the group")):
        seen = await firm.person("ana").submit(people=person, done_means=DONE)
        assert said in seen.errors["people"]
    assert "answers next" in (await firm.person("ana").submit(people="U0BO")).words


async def test_alone_in_a_group_one_learns_what_is_missing(firm: Company) -> None:
    await firm.gather("ana")
    assert "nobody else is in your group yet" in (await firm.person("ana").command("/promise @bo to call")).words


async def test_a_message_brings_its_words_its_author_and_its_day(firms: Company) -> None:
    await firms.gather("ana", "bo", "chi")
    said = f"I will send @chi the deck by Friday. {'And more. ' * 40}"
    ts = (await firms.person("bo").say("random", said)).ts or ""
    form = await firms.person("ana").shortcut("make_message_a_promise", channel="random", ts=ts)
    assert "I read “by Friday” as *Friday" in form.words
    held = (await firms.visitors.look("modal", **{"as": "ana"}))["values"]
    assert held["people"]["people"]["selected_user"] == "U0BO"
    assert len(held["what"]["what"]["value"]) == 140
    assert "send Chi the deck" in held["what"]["what"]["value"]
    assert "archives/C0RAND" in held["link"]["link"]["value"]
    assert "side" in (await firms.person("ana").submit(done_means=DONE)).errors
    assert "answers next" in (await firms.person("ana").submit(side="CUSTOMER", what="The deck")).words
    await firms.person("ana").close()
    seen = await opened(firms, "bo")
    assert "The message it is about" in seen.words
    assert "*Ana* asks *Bo* for it" in seen.words


async def test_of_ones_own_message_one_promises_oneself(firm: Company) -> None:
    await firm.gather("ana", "bo")
    ts = (await firm.person("ana").say("leadership", "I call them, by the way")).ts or ""
    await firm.person("ana").shortcut("make_message_a_promise", channel="leadership", ts=ts)
    held = (await firm.visitors.look("modal", **{"as": "ana"}))["values"]
    assert held["side"]["side"]["selected_option"]["value"] == "PERFORMER"
    assert held["people"]["people"]["selected_user"] is None
    assert held["due_0"]["due_0"]["selected_date"] is None
