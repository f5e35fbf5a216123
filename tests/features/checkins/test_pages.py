"""How the forms and one's own pages look, with hostile and long names, within Slack's limits. Views are pure."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.features.checkins.facts import (
    LINES,
    GroupView,
    HomeFacts,
    NextLine,
    NotesLine,
    PairLine,
    RestDue,
    Sheet,
    Wishes,
)
from bot.features.checkins.models import RestReason
from bot.features.checkins.service.worksheets import MOST
from bot.features.checkins.text import lists
from bot.features.checkins.text.pages import RESTS
from bot.features.checkins.views import forms, group, pages, worksheet
from bot.features.home.views.talks import checkins as home_part
from bot.features.peers.service import FunctionFacts, PeerFacts
from bot.playground.blockkit import check_view
from bot.playground.visitors import words_of
from bot.slack.rendering import home_json
from bot.slack.replies import Home
from bot.slack.requests import Fields
from tests.features.checkins.looks import BO, ENDS, HOSTILE, MON, NOW, OFFERED, actions, said, view

REASONS = (RestReason.ODD, RestReason.NOBODY_LEFT)


def peers(number: int) -> tuple[PeerFacts, ...]:
    return tuple(PeerFacts(f"U{one}", HOSTILE.name, FunctionFacts(1, HOSTILE.function), None) for one in range(number))


@pytest.mark.parametrize("number", [0, 1, 100, 101])
def test_the_form_to_take_part_fits_whatever_the_group_is(number: int) -> None:
    asked = forms.wishes(view(names=()), peers(number), ("U0", "U9ELSE"), "America/Argentina/Buenos_Aires")
    assert "Nobody takes part now" in said(asked)
    assert "America/Argentina/Buenos_Aires" in said(asked)
    assert ("Only you see this" in said(asked)) == bool(number)
    assert ("An open check-in with them ends when you save." in said(asked)) == bool(number)
    taking = forms.wishes(view(takes_part=True), peers(number), (), "Europe/Berlin")
    assert "Nobody takes part now" not in said(taking)
    assert actions(taking) == ["checkins.pause", "checkins.stop:1"]


def test_whom_somebody_excludes_in_another_group_stays_excluded() -> None:
    chosen = Fields({"excluded": ("U1", "U1", "UFORGED")})
    assert forms.read_excluded(chosen, ("U1", "U2"), ("U2", "U9ELSE")) == ("U1", "U9ELSE")


def test_the_other_forms_fit() -> None:
    shown = replace(OFFERED, others=(HOSTILE,))
    assert "The round ends" in said(forms.suggest(shown, NOW))
    assert "@here" not in said(forms.suggest(shown, NOW))
    for number in (1, 100, 101):
        said(forms.talk((HOSTILE,) * number))
    assert actions(forms.snooze("abc123"))[0] == "checkins.snooze:abc123.hour"
    for made in (forms.pause(MON), group.rhythm(view()), group.how()):
        said(made)


def test_the_notes_are_shown_escaped_and_each_line_has_its_presses_until_it_is_done() -> None:
    lines = dict.fromkeys(LINES, "<!channel> @here " + "w" * 980)
    sheet = Sheet("abc123", {**lines, "offer": ""}, frozenset({"need"}))
    page = worksheet.page(replace(OFFERED, others=(HOSTILE,)), sheet)
    assert "<!channel>" not in said(page)
    assert "@here" not in said(page)
    assert [one for one in actions(page) if "touches" in one] == [
        "checkins.ask:abc123.touches",
        "checkins.promise:abc123.touches",
        "checkins.grayzone:abc123.touches",
        "checkins.nothing:abc123.touches",
    ]
    assert not any("need" in one or "offer" in one for one in actions(page))
    assert page.note == "abc123"
    assert "<!channel> @here" in str(worksheet.form(OFFERED, sheet).blocks)  # in a field, which Slack never parses
    said(worksheet.form(OFFERED, sheet))
    assert "There is nothing in your notes." in said(worksheet.page(OFFERED, Sheet("abc123", {})))


def test_ones_pairs_say_when_one_talked_last() -> None:
    found = (PairLine(HOSTILE, None, None), PairLine(BO, NOW - timedelta(days=22), 3), PairLine(BO, NOW, 0))
    made = pages.mine(found)
    assert "You have not had a check-in yet" in said(made)
    assert "3 weeks ago" in said(made)
    assert "checkins.talk_to:U0BO" in actions(made)
    assert "Nobody else takes part now" in said(pages.mine(()))
    noted = tuple(NotesLine(f"abc{number}", (HOSTILE, BO), NOW) for number in range(MOST))
    many = pages.mine((PairLine(HOSTILE, NOW, 1),) * 200, noted)
    assert "and 120 more" in said(many)
    assert "@here" not in said(many)
    assert "checkins.notes:abc0" in actions(many)


def following(*lines: NextLine, groups: tuple[GroupView, ...] = ()) -> str:
    facts = HomeFacts(groups or tuple(line.group for line in lines), lines, ())
    home = Home(tuple(home_part(facts)))
    assert check_view(home_json(home), "home") == []
    assert len(home.blocks) <= 7  # what the page has room for
    return said(pages.following(facts, NOW)) + "\n".join(words_of(list(home.blocks)))


@pytest.mark.parametrize("reason", list(RestReason))
def test_a_rest_is_explained_on_home_and_in_what_comes_next(reason: RestReason) -> None:
    mine = view(takes_part=True)
    told = following(NextLine(mine, rest=reason))
    assert RESTS[reason] in told
    assert "The next round begins on Mon 30 Nov." in told


def test_what_comes_next_shows_the_check_in_a_pause_and_groups_without_one() -> None:
    mine, other = view(takes_part=True), view(group_id=2, group="@here <!channel>", names=())
    told = following(NextLine(mine, replace(OFFERED, others=(HOSTILE,), prompt=0), NOW), groups=(mine, other))
    assert "When I write to you: <!date^" in told
    assert "You do not take part in the check-ins of this group." in told
    assert "<!channel>" not in told
    paused = view(takes_part=True, wishes=Wishes(paused_until=ENDS))
    for one in (NextLine(paused), NextLine(paused, OFFERED), NextLine(paused, OFFERED, NOW)):
        assert following(one).count("You have paused until <!date^") == 2  # on Home, and on the page
    assert "Besides you nobody takes part now" in following(NextLine(view(takes_part=True, next_on=None)))
    following(*(NextLine(replace(mine, group_id=n), OFFERED) for n in range(30)))
    assert "nobody is enrolled" in following(groups=(other,))
    two = (NextLine(mine, replace(OFFERED, others=(one,))) for one in (BO, replace(BO, name="Chi")))
    told = following(*two, groups=(mine,))
    assert "Your check-in with Bo (Operations)" in told
    assert "Your check-in with Chi (Operations)" in told
    eight = tuple(replace(mine, group_id=n, wishes=Wishes(paused_until=ENDS)) for n in range(8))
    following(*(NextLine(one, replace(OFFERED, prompt=0), ENDS) for one in eight * 4), groups=eight)


@pytest.mark.parametrize("reason", REASONS)
def test_who_rests_gets_one_plain_message_and_can_end_all_of_them_there(reason: RestReason) -> None:
    letter = pages.rest_letter(RestDue("T0PLAY", "U0ANA", 1, "@here <!channel>", reason, MON), trio=False)
    assert letter.message
    assert letter.card is None
    assert "@here" not in said(letter.message)
    assert "The next round begins on Mon 30 Nov." in letter.message.text
    assert all(action in str(letter.message.blocks) for action in ("'checkins.open:1'", "'checkins.stop:1'"))


def test_a_rest_reads_the_same_whatever_the_cause() -> None:
    odd, alone = (RestDue("T0PLAY", "U0ANA", 1, "leadership", reason, MON) for reason in REASONS)
    for trio in (False, True):
        letter = pages.rest_letter(odd, trio=trio)
        assert letter == pages.rest_letter(alone, trio=trio)
        assert ("If you would rather talk in three" in str(letter.message)) != trio
        mine = view(takes_part=True, wishes=Wishes(trio=trio))
        told = {following(NextLine(mine, rest=reason)) for reason in REASONS}
        assert len(told) == 1
        assert ("If you would rather talk in three" in told.pop()) != trio
    assert lists.ODD == lists.NOBODY_LEFT
