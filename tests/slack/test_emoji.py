"""One emoji has one name, however Slack, a workspace or a person calls it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.emoji import LONGEST_CHAIN, base, canonical, is_standard, standard


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("clap", "clap"),
        (":clap:", "clap"),
        (" :Clap: ", "clap"),
        ("clap::skin-tone-3", "clap"),
        (":clap::skin-tone-3:", "clap"),
        ("STRASSE", "strasse"),
        ("straße", "straße"),
        ("", ""),
        ("::", ""),
    ],
)
def test_colons_capitals_and_skin_tones_come_off(name: str, plain: str) -> None:
    assert base(name) == plain


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("thumbsup", "+1"),
        ("+1", "+1"),
        (":thumbsup::skin-tone-2:", "+1"),
        ("THUMBSUP::skin-tone-6", "+1"),
        ("hankey", "hankey"),
        ("poop", "hankey"),
        ("partyparrot", "partyparrot"),
        (":PartyParrot:", "partyparrot"),
    ],
)
def test_an_alias_of_slacks_is_the_same_emoji(name: str, one: str) -> None:
    assert standard(name) == one


def test_every_slack_knows_the_standard_ones_by_all_their_names() -> None:
    assert all(is_standard(name) for name in ("clap", "+1", "thumbsup", ":Clap::skin-tone-2:"))
    assert not is_standard("partyparrot")


@pytest.mark.parametrize(
    ("aliases", "one"),
    [
        ({}, "merci"),
        ({"merci": "pray"}, "pray"),
        ({"merci": "thumbsup"}, "+1"),
        ({"merci": "thumbsup::skin-tone-3"}, "+1"),
        ({"merci": "danke", "danke": "bowl", "bowl": "clap"}, "clap"),
        ({"merci": "gone"}, "gone"),
        ({"other": "clap"}, "merci"),
    ],
)
def test_a_workspaces_alias_is_the_emoji_that_it_stands_for(aliases: dict[str, str], one: str) -> None:
    assert canonical(":Merci::skin-tone-2:", aliases) == one


def test_an_alias_may_have_letters_that_capitals_do_not_keep() -> None:
    assert canonical("straße", {"straße": "road"}) == "road"


def test_a_circle_of_aliases_ends() -> None:
    assert canonical("a", {"a": "b", "b": "c", "c": "a"}) in {"a", "b", "c"}
    assert canonical("self", {"self": "self"}) == "self"


def test_a_chain_is_followed_to_some_length_and_not_for_ever() -> None:
    chain = {f"e{number}": f"e{number + 1}" for number in range(2 * LONGEST_CHAIN)}
    assert canonical("e0", chain) == f"e{LONGEST_CHAIN}"


NAMES = st.text("abcXYZ019_+-éß", min_size=1, max_size=12)


@given(NAMES, st.dictionaries(NAMES, NAMES, max_size=4))
def test_a_name_that_was_found_stays_and_has_no_colons(name: str, aliases: dict[str, str]) -> None:
    one = standard(name)
    assert {standard(one), standard(f":{name}:"), standard(f":{name}::skin-tone-4:"), standard(name.lower())} == {one}
    assert ":" not in canonical(name, aliases)


@given(st.text(max_size=12), st.dictionaries(st.text(max_size=4), st.text(max_size=4), max_size=4))
def test_no_name_is_too_odd(name: str, aliases: dict[str, str]) -> None:
    assert ":" not in canonical(name, aliases)
