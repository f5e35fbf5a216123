"""Of what somebody writes, the bot reads whom they name, their emoji and their words; quotes and code are others'."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.slack.requests import Writing
from bot.slack.writing import addresses, written

TO_BO = "<@U0BO>"


@pytest.mark.parametrize(
    ("text", "writing"),
    [
        ("", Writing()),
        (TO_BO, Writing(people=("U0BO",))),
        (f"{TO_BO} for the docs", Writing(people=("U0BO",), words="for the docs")),
        (f"{TO_BO}, <@U0CY|cy> &amp; <@U0DI> and {TO_BO} for it", Writing(("U0BO", "U0CY", "U0DI"), words="for it")),
        (f"thanks {TO_BO} for it", Writing(people=("U0BO",), words="thanks @U0BO for it")),
        ("thanks for it <@U0BO|bo> :clap:", Writing(("U0BO",), emoji=("clap",), words="thanks for it @U0BO")),
        ("<!subteam^S0OPS|@ops> for R&amp;D &lt;3", Writing(user_groups=("S0OPS",), words="for R&D <3")),
        (f"<!subteam^S0OPS> {TO_BO} x", Writing(("U0BO",), ("S0OPS",), words="x")),
        ("see <#C0LEAD|leadership>", Writing(words="see #leadership")),
        (f"{TO_BO} one\n two   three\n\nfour", Writing(("U0BO",), words="one\n two three\n\nfour")),
    ],
)
def test_a_text_tells_whom_it_names_and_for_what(text: str, writing: Writing) -> None:
    assert written(text) == writing


@pytest.mark.parametrize("mention", ["<@U0GRAY>", "<@U0GRAY|grayzone>"])
def test_the_bot_itself_is_nobody(mention: str) -> None:
    assert written(f"{mention} {TO_BO} for it", bot_user="U0GRAY") == Writing(("U0BO",), words="for it")
    assert written(f"thanks {mention}!", bot_user="U0GRAY") == Writing(words="thanks !")


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        (": great work", "great work"),
        (" - great work", "great work"),
        (" \u2014 great work", "great work"),
        ("! great work", "great work"),
        (" + :clap: +1 for that", "+1 for that"),
        (" android works", "android works"),
        (" -2 degrees", "-2 degrees"),
    ],
)
def test_what_only_joins_a_name_to_its_words_goes_with_the_name(behind: str, words: str) -> None:
    assert written(TO_BO + behind).words == words


@pytest.mark.parametrize(
    "text",
    [
        f"&gt; {TO_BO} :clap:",
        f"&gt;{TO_BO} :clap:",
        f"&gt;&gt;&gt; from here\nto {TO_BO}\n\n:clap:",
        f"`{TO_BO} :clap:`",
        f"```{TO_BO}\n:clap:```",
        f"```never closed\n{TO_BO} :clap:",
    ],
)
def test_quotes_and_code_say_nothing_of_their_own(text: str) -> None:
    assert written(text) == Writing()
    assert written(f"Yes\n{text}") == Writing(words="Yes")


def test_what_stands_around_a_quote_counts() -> None:
    text = f"<@U0CY> see\n&gt; {TO_BO} said\n&gt; `this`\nand `that` ```there``` :clap:"
    assert written(text) == Writing(("U0CY",), emoji=("clap",), words="see\n \n \nand")


def test_a_sign_within_a_line_and_a_single_backtick_quote_nothing() -> None:
    text = f"1 &gt; 0, it`s {TO_BO}\nhe`s"
    assert written(text) == Writing(("U0BO",), words="1 > 0, it`s @U0BO\nhe`s")


@pytest.mark.parametrize(
    ("text", "emoji"),
    [
        (":clap:", ("clap",)),
        (":clap::skin-tone-3:", ("clap",)),
        (":clap::tada:", ("clap", "tada")),
        (":clap::skin-tone-3::tada::+1::skin-tone-6:", ("clap", "tada", "+1")),
        (":thumbsup: :+1: :Clap:", ("+1", "clap")),
        (f"{TO_BO}:clap:{TO_BO}", ("clap",)),
        ("(:clap:), *:tada:*!", ("clap", "tada")),
        (":party_parrot:", ("party_parrot",)),
        ("ありがとう:clap:すごい", ("clap",)),
        ("תודה:clap:", ("clap",)),
        ("at 10:30:15 or 10:30:", ()),
        ("00:1a:ab:cd:2b", ()),
        ("std::clap::tada", ()),
        ("key:clap:value", ()),
        (": clap : :", ()),
        ("::::", ()),
        (":skin-tone-3:", ()),
        ("<https://a.example:80/:clap:/x|see :tada:>", ()),
        ("<@U0BO|:clap:> <!subteam^S1|:tada:>", ()),
        (f":{'x' * 101}:", ()),
        ("👏 😀", ()),
    ],
)
def test_emoji_are_known_by_their_one_name(text: str, emoji: tuple[str, ...]) -> None:
    assert written(text).emoji == emoji


@pytest.mark.parametrize("text", [f"{TO_BO} :clap:", f":clap::skin-tone-2: {TO_BO}", f" {TO_BO}:clap::tada: \n"])
def test_names_and_emoji_alone_are_no_words(text: str) -> None:
    assert written(text).words == ""


SCRIPTS = ["שלום עולם", "مرحبا", "👩‍👩‍👧 and 😀", "a\u202eb", "naïve e\u0301", "see a:b at 10:30:15"]


@pytest.mark.parametrize("words", SCRIPTS)
def test_words_of_every_script_stay_as_they_are(words: str) -> None:
    assert written(f"{TO_BO} {words} :tada:").words == words


def test_words_between_emoji_keep_them() -> None:
    assert written(":tada: we :rocket: it :tada:").words == "we :rocket: it"


@pytest.mark.parametrize("text", ["<!channel>", "<!here|here>", "<!everyone>", "<!date^1^{date}|then>", "<#C1>"])
def test_who_is_paged_is_not_named(text: str) -> None:
    writing = written(text)
    assert (writing.people, writing.user_groups) == ((), ())
    assert "<" not in writing.words


def test_a_name_that_is_typed_out_names_nobody() -> None:
    assert written("&lt;@U0BO&gt; &lt;!subteam^S1&gt;") == Writing(words="<@U0BO> <!subteam^S1>")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("thanks <@U0GRAY|gray>", True),
        (f"{TO_BO} <@U0GRAY>", True),
        (TO_BO, False),
        (f"&gt; <@U0GRAY> thanks\n{TO_BO}", False),
        (f"`<@U0GRAY>` {TO_BO}", False),
    ],
)
def test_the_bot_is_addressed_where_it_is_not_only_quoted(text: str, told: bool) -> None:  # noqa: FBT001 (a row of the table)
    assert addresses(text, "U0GRAY") is told


LONGEST = 40_000  # docs.slack.dev, chat.postMessage


COLONS = [":", " :", ":a", ":a:", " :a:", ":a::skin-tone-2:", f":{'a' * 100}", f" :{'a' * 101}:"]
SIGNS = ["<", "<@", "<@U1|", "<@U1>", "<@U1> ", "<!subteam^", "|", ">", "&gt;", "\n&gt;", "&amp;", "`", "`a", "``` "]


@pytest.mark.parametrize("part", [" ", "\n", " \u00a0", "and ", *COLONS, *SIGNS])
@pytest.mark.parametrize("end", ["", "x", ":a:x"])
def test_the_longest_text_is_read_in_one_go(part: str, end: str) -> None:
    text = "x" + part * ((LONGEST - 2) // len(part)) + end
    began = time.process_time()
    written(text, bot_user="U0GRAY")
    addresses(text, "U0GRAY")
    assert time.process_time() - began < 2  # it takes hundredths; reading from each place anew took a minute


MARKS = ["<@U1>", "<@U2|x>", "<@", "<!subteam^S1|@a>", "<", ">", "|", "&gt;", "&gt;&gt;&gt;", "`", "```", "\n", " "]
MORE = [":clap:", ":clap::skin-tone-2:", ":", "skin-tone-3", "10:30:15", "<!channel>", "<https://a.b|c>"]
ODD = ["\u202e", "\ud800", "\0"]
TEXTS = st.lists(st.sampled_from(MARKS + MORE + ODD) | st.text(max_size=8), max_size=20).map("".join)


@given(TEXTS)
@example("`" * 7)
@example("&gt;&gt;&gt;")
def test_no_text_is_too_odd(text: str) -> None:
    writing = written(text, bot_user="U1")
    assert "U1" not in writing.people
    assert "\0" not in writing.words
    assert not any(name.startswith("skin-tone-") for name in writing.emoji)
    assert writing.words == writing.words.strip()


PLAIN = st.text("abc ,.:!שלום😀", max_size=6)
OWN = st.sampled_from(["<@U1>", "<@U2|x>", "<@U3>"])
OTHERS = st.sampled_from(["`<@U7>`", "```<@U8>\n<@U7>```", "\n&gt; <@U9> `x\n", "\n&gt;<@U7>\n"])


@given(st.lists(OWN | OTHERS | PLAIN, max_size=12), st.sampled_from(["", "```<@U7>", "\n&gt;&gt;&gt; <@U8>\n<@U9>"]))
def test_named_are_all_who_stand_outside_of_quotes_and_code(parts: list[str], rest: str) -> None:
    own = [part[2:4] for part in parts if part.startswith("<@")]
    assert written("x" + "".join(parts) + rest).people == tuple(dict.fromkeys(own))
