"""Nothing that a person types can mention, link or page; and nothing of it is lost."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.slack.mentions import (
    channel,
    day,
    day_and_hour,
    decode,
    escape,
    isolated,
    link,
    people_in,
    person,
    quote,
    storable,
)
from tests.support.look_alikes import as_typed

ZERO_WIDTH_SPACE = "\u200b"
LIVE_WORD = re.compile(r"@(?:here|channel|everyone|group)\b", re.IGNORECASE)
HOSTILE = [
    "<@U0ANA>",
    "<!channel>",
    "<!here|x>",
    "<#C0LEAD>",
    "<https://evil|bank>",
    "@here",
    "@Channel",
    "@everyone",
    "&lt;",
]
MARKS = [*"<>&|@#!*_~`;", "amp", "\n", " ", "שלום", "\u202e", "👩‍👩‍👧", "😀", "e\u0301"]
TEXTS = st.lists(st.sampled_from(HOSTILE + MARKS) | st.text(max_size=10), max_size=12).map("".join)


@given(TEXTS)
@example("@" + ZERO_WIDTH_SPACE + "@here")
@example("&lt;!channel&gt;")
def test_escaped_text_holds_no_live_form(text: str) -> None:
    escaped = escape(text)
    assert "<" not in escaped
    assert ">" not in escaped
    assert not LIVE_WORD.search(escaped)
    assert re.fullmatch(r"(?:[^&]|&(?:amp|lt|gt);)*", escaped)


@given(TEXTS)
def test_what_is_escaped_is_read_back_but_for_zero_width_spaces_and_look_alikes(text: str) -> None:
    plain = storable(isolated(text)).replace(ZERO_WIDTH_SPACE, "")
    assert decode(escape(text)).replace(ZERO_WIDTH_SPACE, "") == plain
    assert as_typed(decode(quote(text)).replace(ZERO_WIDTH_SPACE, "")) == as_typed(plain)


@given(TEXTS.filter(lambda text: isolated(text) == text))
def test_text_with_nothing_to_care_for_is_quoted_as_if_it_had_something(text: str) -> None:
    assert quote(text + "&") == quote(text) + "&amp;"


@given(TEXTS)
def test_a_quote_leaves_marks_of_style_only_between_letters_and_digits(text: str) -> None:
    quoted = quote(text)
    for at, character in enumerate(quoted):
        if character in "*_~`":
            assert character != "`"
            assert quoted[at - 1 : at].isalnum()
            assert quoted[at + 1 : at + 2].isalnum()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("*wrong* again", "\u2217wrong\u2217 again"),
        ("2*3, snake_case and a~b", "2*3, snake_case and a~b"),
        ("__init__", "\u02cd\u02cdinit\u02cd\u02cd"),
        ("run `rm`", "run \u02cbrm\u02cb"),
        ("a > b\n> so\n>>> all", "a &gt; b\n\u203a so\n\u203a\u203a\u203a all"),
        ("価格*間違い*です", "価格*間違い*です"),
    ],
)
def test_a_mark_that_slack_could_take_for_style_is_shown_as_its_look_alike(typed: str, shown: str) -> None:
    assert quote(typed) == shown


@pytest.mark.parametrize("text", ["שלום עולם", "مرحبا", "👩‍👩‍👧 and 😀", "a\u200fb", "naïve e\u0301"])
def test_other_scripts_and_emoji_pass_unchanged(text: str) -> None:
    assert escape(text) == text == decode(text)


RLO, PDF, FSI, RLI, PDI = "\u202e", "\u202c", "\u2068", "\u2067", "\u2069"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (f"a{RLO}b", f"{FSI}a{RLO}b{PDI}"),
        (f"{RLO}a{PDF} b", f"{FSI}{RLO}a{PDF} b{PDI}"),
        (f"a{PDI}{RLO}b", f"{FSI}a{RLO}b{PDI}"),
        (f"{RLI}a{PDI}{PDI}b", f"{FSI}{RLI}a{PDI}b{PDI}"),
        (f"a{RLI}b{FSI}c", f"{FSI}a{RLI}b{FSI}c{PDI}{PDI}{PDI}"),
    ],
)
def test_what_turns_the_direction_ends_with_the_words_that_it_stands_in(typed: str, shown: str) -> None:
    assert isolated(typed) == shown == escape(typed) == quote(typed)
    assert isolated(shown) == f"{FSI}{shown}{PDI}"


ADDRESSES = st.sampled_from(["https://a.example/p1?x=1&y=2", "http://medium.com/@here", "HTTPS://A.EXAMPLE"])


@given(url=ADDRESSES | TEXTS, label=TEXTS)
@example(url="!channel", label="x")
@example(url="@U0ANA", label="x")
@example(url="https://a.example>|<!here", label="x")
@example(url="https://a.example", label="a|b>c")
def test_a_link_cannot_be_broken_out_of(url: str, label: str) -> None:
    made = link(url, label)
    assert not LIVE_WORD.search(made.removeprefix(f"<{url}|"))
    assert re.fullmatch(r"<https?://[^\s<>|]+\|[^<>|\n]*>|[^<>|]*", made, re.IGNORECASE)


def test_a_link_keeps_its_address_and_its_words() -> None:
    made = link("https://a.example/@here?x=1&y=2", "see *this*")
    assert made == "<https://a.example/@here?x=1&amp;y=2|see \u2217this\u2217>"


def test_what_is_no_web_address_is_shown_as_words() -> None:
    assert link("javascript:alert(1)", "click") == "click"


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("<@U1>", "@U1"),
        ("<@U1|bo>", "@bo"),
        ("<#C1|leadership>", "#leadership"),
        ("<#C1|>", "#C1"),
        ("<!here>", "@here"),
        ("<!subteam^S1|@leads>", "@leads"),
        ("<!date^1700000000^{date}|14 Nov>", "14 Nov"),
        ("<https://a.example|a.example>", "https://a.example"),
        ("<https://a.example|the plan>", "the plan (https://a.example)"),
        ("<mailto:ana@a.example|ana@a.example>", "ana@a.example"),
        ("&lt;@U1&gt; &amp;amp;", "<@U1> &amp;"),
        ("a < b > c", "a < b > c"),
    ],
)
def test_live_forms_become_readable_words(sent: str, read: str) -> None:
    assert decode(sent) == read


@given(st.lists(st.text("UW0123ANA", min_size=1, max_size=8), max_size=6), TEXTS)
def test_people_in_a_text_are_named_once_and_in_order(people: list[str], between: str) -> None:
    text = escape(between).join(person(user) for user in people)
    assert people_in(text) == tuple(dict.fromkeys(people))


def test_channels_and_groups_are_no_people() -> None:
    assert people_in(f"{channel('C1')} <!here> <!subteam^S1|@leads> <https://a.example|@U1> <@U2|bo>") == ("U2",)


def test_dates_are_shown_in_the_readers_zone_with_a_fallback() -> None:
    moment = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
    assert day(moment) == "<!date^1795421100^{date_short}|23 Nov 2026>"
    assert day_and_hour(moment) == "<!date^1795421100^{date_short_pretty} {time}|23 Nov 2026 08:05 UTC>"
