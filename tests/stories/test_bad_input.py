"""What people type: nothing, too much, hostile markup, other scripts, numbers that are none."""

import re

import pytest

from bot.playground import interactions
from tests.stories.company import CASE, HANDOFF, HOURS, Company, company, option, text_of
from tests.support.databases import SqliteFolder

pytestmark = pytest.mark.anyio

HOSTILE = (
    "<!channel> <!here|here> <!everyone> @here @channel @everyone <@U0BO> <#C0RAND> <!subteam^S1> *bold* _it_ ~no~ "
    "`code` ```block``` <https://evil.example|your bank> &amp; &lt;!channel&gt; > quoted"
)
STRANGE = {
    "right to left": "\u202e\u05d4\u05e4\u05d5\u05da\u202c \u0645\u0646 \u0627\u0644\u064a\u0645\u064a\u0646",
    "zero width": "or\u200bders\u2060 a\u200drrive\ufeff late",
    "lines": "first line\n\n\r\nsecond\tline\n- *three*",
    "long": "x" * 3000,
    "emoji": "😀" * 1500,
    "families": "👩‍👩‍👧‍👦🏳️‍🌈" * 100,
    "one word": "W" * 250,
    "hostile": HOSTILE,
    "combining": "Z̷̢̛a̶l̵g̸o̷" * 50,
    "lone mark": "\u0301",
    "null": "before\x00after",
}
LIVE = re.compile(r"<(?:!(?!date)|@|#)")  # what Slack would turn into a call of people, or a link to a channel
LINK = re.compile(r"<https?://evil")
CALLS_WITH_WORDS = ("chat.postMessage", "chat.update", "views.open", "views.push", "views.update", "views.publish")


def texts(part: object) -> list[str]:
    """Every text in a call that Slack reads as markup (the plain_text objects left out)."""
    if isinstance(part, list):
        return [text for item in part for text in texts(item)]
    if not isinstance(part, dict) or part.get("type") == "plain_text":
        return []
    found = [part["text"]] if isinstance(part.get("text"), str) else []
    return found + [text for value in part.values() if isinstance(value, dict | list) for text in texts(value)]


async def assert_harmless(stage: Company, *, asked: int = 0) -> None:
    """No call of the bot carries a mention, a channel or a link, besides those that the bot itself asked for."""
    live = []
    for method in CALLS_WITH_WORDS:
        for call in await stage.calls(method):
            live += [text for text in texts(call["request"]) if LIVE.search(text) or LINK.search(text)]
    assert len(live) == asked, live


@pytest.mark.parametrize("what", STRANGE)
async def test_whatever_is_typed_is_shown_as_it_is_and_calls_nobody(firm: Company, what: str) -> None:
    words = STRANGE[what]
    await firm.gather("ana", "bo")
    form = await firm.person("ana").command("/grayzone")
    filled = {"handoff": option(form.modal, "handoff", HANDOFF), "symptom": "WAITS", **HOURS, "what": words}
    receipt = await firm.person("ana").submit(**filled)
    assert "is raised" in receipt.words
    await firm.person("ana").close()
    await firm.card("Raised by")
    for line in ("list", "mine", "1"):
        shown = await firm.person("bo").command(f"/grayzone {line}")
        assert shown.banner is None
        assert not LIVE.search(text_of(list(shown.ephemeral)))
    await firm.person("ana").home()
    await assert_harmless(firm)


async def test_hostile_words_in_every_field_call_nobody(firm: Company) -> None:
    short = "<!channel>*x*<@U0BO>"
    await firm.gather("ana", "bo", "chi")
    form = await firm.person("ana").command("/grayzone Hostile words")
    form = await firm.person("ana").click_in("modal", "handoff", "other")
    ends = {end: option(form.modal, end, name) for end, name in (("giver", "Sales"), ("receiver", "Operations"))}
    receipt = await firm.person("ana").submit(**ends, artefact=short, symptom="LOST", **HOURS)
    assert "is raised" in receipt.words
    await firm.press("bo", "see", "Hostile words", **HOURS)
    case = {**CASE, "problem": HOSTILE, "fix": HOSTILE, "unit": short}
    await firm.press("chi", "draft", "Hostile words", **case)
    for name in ("ana", "bo", "chi"):
        await firm.press(name, "pledge", "Hostile words", hours="1", condition=HOSTILE, show="yes")
        await firm.person(name).close()
    await firm.advance(days=3)
    await firm.press("chi", "deliver", "Hostile words", measured="20")
    await firm.press("ana", "off", "Hostile words", reason=HOSTILE[:290])
    told = await firm.thread("Hostile words")
    assert any("number is off" in line for line in told)
    await firm.person("chi").home()
    await assert_harmless(firm, asked=2)  # text and block of our own call of both sides, to confirm the number


async def test_hostile_names_of_functions_handoffs_and_people_call_nobody(firm: Company) -> None:
    await firm.person("ana").do("set_person", change="name", value="<!channel> *Ana* <@U0BO>")
    await firm.gather("ana")
    table = await firm.card("The peer group of this channel")
    await firm.person("ana").click("peers.set_up", table)
    saved = await firm.person("ana").submit(
        functions="Sales\n<!here & *co*\nOperations", handoffs="Sales > <!here & *co*: <@U0BO> `files` <!channel>"
    )
    assert "Saved" in saved.words, saved.words
    await firm.person("ana").close()
    form = await firm.person("ana").command("/grayzone")
    handoff = option(form.modal, "handoff", "Sales → <!here & *co*: <@U0BO> `files` <!channel>")
    await firm.person("ana").submit(handoff=handoff, symptom="LOST", what="Files vanish", **HOURS)
    await firm.card("Files vanish")
    await firm.person("ana").home()
    await assert_harmless(firm)


async def test_empty_fields_are_named_and_nothing_that_was_typed_is_lost(firm: Company) -> None:
    await firm.gather("ana")
    ana = firm.person("ana")
    await ana.command("/grayzone")
    assert {"what", "symptom", "low"} <= (await ana.submit(likely="4")).errors.keys()  # told by Slack's own client
    form = await firm.visitors.look("modal", **{"as": "ana"})
    filled = {"handoff": option(form, "handoff", HANDOFF), "symptom": "LOST", **HOURS}
    blank = await ana.submit(**filled, what=" \n\t ")
    assert blank.errors == {"what": "Please write a sentence here, so that your peers know what you mean."}
    kept = (await firm.visitors.look("modal", **{"as": "ana"}))["values"]
    assert kept["likely"]["likely"]["value"] == "4"
    assert "is raised" in (await ana.submit(what="Something is odd")).words


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"low": "-1"}, "low"),
        ({"high": "99999999999999999999"}, "high"),
        ({"likely": "1e5"}, "likely"),
        ({"low": "5", "likely": "4"}, "low"),
        ({"likely": "7"}, "high"),
        ({"high": "169"}, "high"),
        ({"low": "a few"}, "low"),
    ],
)
async def test_hours_that_cannot_be_are_refused_at_their_field(
    firm: Company, wrong: dict[str, str], field: str
) -> None:
    await firm.gather("ana")
    seen = await firm.file("ana", "Something is odd", **wrong)
    assert list(seen.errors) == [field]
    assert "is raised" in (await firm.person("ana").submit(**HOURS)).words


async def test_a_forged_answer_of_a_number_field_is_refused_too(firm: Company) -> None:
    await firm.gather("ana")
    await firm.file("ana", "Something is odd", low="5")  # refused, and the form stays open
    for wrong in ("NaN", "Infinity", "-0.1", "१२", "2 or 3", "", "1" * 400, "0x10"):
        answer = await forged_hours(firm, wrong)
        assert answer == {"low"}, wrong


async def forged_hours(stage: Company, low: str) -> set[str]:
    """Submit the open form with a number that Slack's client would not let through; return the faulty fields."""
    view = stage.playground.workspace.people["U0ANA"].stack[-1]
    view.values["low"]["low"] = {"type": "number_input", "value": low}
    sent = await interactions.submission(stage.playground, stage.playground.workspace.people["U0ANA"], view)
    return set(sent.body["errors"])


async def test_decimals_with_a_comma_are_numbers(firm: Company) -> None:
    await firm.coalition()
    seen = await firm.press("ana", "pledge", hours="0,5")
    assert "is sealed" in seen.words or "hours" in seen.errors


async def test_the_word_payload_in_a_command_over_http_is_a_word(sqlite_files: SqliteFolder) -> None:
    with sqlite_files.database() as url:
        async with company(url, "http") as stage:
            await stage.gather("ana")
            for line in (
                "/grayzone the payload is late",
                "/grayzone payload={} is late",
                "/grayzone x &payload=%7B%7D&b=1",
            ):
                form = await stage.person("ana").command(line)
                assert form.title == "Raise an issue"
                assert line.partition(" ")[2] in str(form.modal)
                await stage.person("ana").close()
            word = await stage.person("ana").command("/grayzone payload")
            assert "I do not know" in word.words
