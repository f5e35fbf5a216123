"""How check-ins look: in every state, with hostile and long names, within Slack's limits. Views are pure."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.features.checkins.facts import (
    LINES,
    GroupView,
    HomeFacts,
    NextLine,
    Other,
    PairLine,
    RestDue,
    Sheet,
    Shown,
    Wishes,
)
from bot.features.checkins.models import Answer, RestReason, Rhythm, State
from bot.features.checkins.text.pages import RESTS
from bot.features.checkins.views import card, forms, group, pages, worksheet
from bot.features.home.views.talks import checkins as home_part
from bot.features.peers.service import FunctionFacts, PeerFacts
from bot.playground.blockkit import check_blocks, check_view
from bot.playground.visitors import words_of
from bot.slack.rendering import home_json, message_json, modal_json
from bot.slack.replies import Home, Message, Modal
from bot.slack.requests import Fields

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ENDS = NOW + timedelta(days=6)
BO = Other("U0BO", "Bo", "Operations")
HOSTILE = Other("U0CHI", "<!channel> @here *Chi* `rm` " + "🙂" * 300, "<https://evil.example|bank> & " + "F" * 300)
MON = date(2026, 11, 30)
OFFERED = Shown(
    handle="abc123",
    group_id=1,
    group="leadership",
    viewer="U0ANA",
    zone="Europe/Berlin",
    state=State.OFFERED,
    others=(BO,),
    why=("You have not had a check-in yet.",),
    bring=("One idea and one offer.",),
    shared=(NOW, NOW + timedelta(hours=6)),
    ends_at=ENDS,
    answer=None,
    prompt=1,
)


def said(view: Message | Modal) -> str:
    blocks = list(view.blocks)
    if isinstance(view, Message):
        assert check_blocks(message_json(view)["blocks"], "message") == []
    else:
        assert check_view(modal_json(view), "modal") == []
    return "\n".join(words_of(blocks))


def actions(view: Message | Modal) -> list[str]:
    elements = [one for block in view.blocks for one in (*block.get("elements", ()), block.get("accessory", {}))]
    return [one["action_id"] for one in elements if "action_id" in one]


def message(shown: Shown) -> Message:
    made = card.message(shown, NOW)
    said(made)
    return made


def test_the_message_says_with_whom_why_now_what_to_bring_and_when_both_are_at_work() -> None:
    made = message(OFFERED)
    for words in ("Your check-in with Bo (Operations)", "You have not had a check-in yet.", "One idea and one offer."):
        assert words in said(made)
        assert words in made.text
    assert "You are both at work from <!date^" in made.text
    assert actions(made) == [
        "checkins.talked:abc123",
        "checkins.suggest:abc123",
        "checkins.snooze:abc123",
        "checkins.skip:abc123",
        "checkins.pause",
        "checkins.stop:1",
    ]


def test_who_never_is_at_work_together_may_write() -> None:
    assert "a message counts, too" in said(message(replace(OFFERED, shared=None)))


def test_three_are_named() -> None:
    made = said(message(replace(OFFERED, others=(BO, Other("U0DEV", "Dev", "Finance")))))
    assert "Bo (Operations) and Dev (Finance)" in made
    assert "You are all at work" in made


def test_a_time_is_agreed_to_as_it_was_read() -> None:
    at = NOW + timedelta(hours=3)
    asked = message(replace(OFFERED, suggested=at, suggested_by="U0BO"))
    assert "Bo suggests" in said(asked)
    assert actions(asked)[0] == f"checkins.agree:abc123.{int(at.timestamp())}"
    own = message(replace(OFFERED, suggested=at, suggested_by="U0ANA"))
    assert "You suggested" in said(own)
    assert not any(one.startswith("checkins.agree") for one in actions(own))
    agreed = message(replace(OFFERED, state=State.SET, suggested=at, suggested_by="U0ANA"))
    assert "It is set for" in said(agreed)
    assert not any(one.startswith("checkins.agree") for one in actions(agreed))


def test_who_did_not_say_it_may_object_and_reads_until_when_silence_counts_as_yes() -> None:
    held = replace(OFFERED, state=State.HELD, said_by="U0BO", object_until=ENDS)
    made = message(held)
    assert "Bo says that you talked. Without a word from you until" in said(made)
    assert actions(made) == ["checkins.talked:abc123", "checkins.not_talked:abc123", "checkins.notes:abc123"]
    own = message(replace(held, said_by="U0ANA", object_until=None, answer=Answer.TALKED))
    assert "Noted: you talked with Bo." in said(own)
    assert actions(own) == ["checkins.notes:abc123"]
    assert "You talked. What came of it?" in said(message(replace(held, object_until=None)))


def test_a_skip_reads_the_same_whoever_pressed_and_may_be_undone_until_the_round_ends() -> None:
    skipped = replace(OFFERED, state=State.SKIPPED)
    assert message(skipped) == message(replace(skipped, answer=Answer.NOT_THIS_TIME))
    assert actions(message(skipped)) == ["checkins.talked:abc123"]
    assert actions(card.message(skipped, ENDS)) == []
    assert actions(message(replace(OFFERED, state=State.MISSED))) == []


def test_who_left_is_named_and_nothing_is_asked_any_more() -> None:
    made = message(replace(OFFERED, state=State.SKIPPED, gone=("Bo",)))
    assert "Bo is no longer in the group" in said(made)
    assert actions(made) == []


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("gone", [(), (HOSTILE.name,)])
def test_no_name_and_no_words_page_or_link_anybody(state: State, gone: tuple[str, ...]) -> None:
    shown = replace(OFFERED, state=state, others=(HOSTILE, BO), gone=gone, why=(HOSTILE.function,) * 3, said_by="U0CHI")
    for one in (shown, replace(shown, suggested=NOW, suggested_by="U0CHI", object_until=ENDS)):
        made = message(one)
        for text in (made.text, said(made)):
            assert "<!channel>" not in text
            assert "<https" not in text
            assert "@here" not in text


def view(**changes: object) -> GroupView:
    return replace(GroupView(1, "leadership", Rhythm.FORTNIGHTLY, ("Ana", "Bo"), MON), **changes)  # type: ignore[arg-type]


def test_the_groups_card_names_who_takes_part_and_the_next_round() -> None:
    made = group.message(view())
    assert made
    assert "every two weeks" in said(made)
    assert "Taking part: Ana and Bo" in said(made)
    assert "The next round begins on Mon 30 Nov." in said(made)
    assert actions(made) == ["checkins.open:1", "checkins.how"]
    assert group.message(view(names=())) is None
    many = group.message(view(names=(HOSTILE.name,) * 200, next_on=None))
    assert many
    assert "and 176 more" in said(many)
    assert "@here" not in said(many)


def peers(number: int) -> tuple[PeerFacts, ...]:
    return tuple(PeerFacts(f"U{one}", HOSTILE.name, FunctionFacts(1, HOSTILE.function), None) for one in range(number))


@pytest.mark.parametrize("number", [0, 1, 100, 101])
def test_the_form_to_take_part_fits_whatever_the_group_is(number: int) -> None:
    asked = forms.wishes(view(names=()), peers(number), ("U0", "U9ELSE"), "America/Argentina/Buenos_Aires")
    assert "You are the first" in said(asked)
    assert "America/Argentina/Buenos_Aires" in said(asked)
    assert ("Only you see this" in said(asked)) == bool(number)
    taking = forms.wishes(view(takes_part=True), peers(number), (), "Europe/Berlin")
    assert "You are the first" not in said(taking)
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
    assert "Nobody else takes part yet" in said(pages.mine(()))
    many = said(pages.mine((PairLine(HOSTILE, NOW, 1),) * 200))
    assert "and 120 more" in many


def following(*lines: NextLine, groups: tuple[GroupView, ...] = ()) -> str:
    facts = HomeFacts(groups or tuple(line.group for line in lines), lines, ())
    home = Home(tuple(home_part(facts)))
    assert check_view(home_json(home), "home") == []
    assert len(home.blocks) == 3
    return said(pages.following(facts, NOW)) + "\n".join(words_of(list(home.blocks)))


@pytest.mark.parametrize("reason", list(RestReason))
def test_a_rest_is_explained_on_home_and_in_what_comes_next(reason: RestReason) -> None:
    mine = view(takes_part=True)
    told = following(NextLine(mine, rest=reason))
    assert RESTS[reason] in told
    assert "The next round begins on Mon 30 Nov." in told


def test_what_comes_next_shows_the_check_in_a_pause_and_groups_without_one() -> None:
    mine, other = view(takes_part=True), view(group_id=2, group="@here <!channel>", names=())
    told = following(NextLine(mine, replace(OFFERED, others=(HOSTILE,)), NOW), groups=(mine, other))
    assert "I write to you on <!date^" in told
    assert "You do not take part in the check-ins of this group." in told
    assert "<!channel>" not in told
    paused = view(takes_part=True, wishes=Wishes(paused_until=ENDS))
    assert "You have paused until" in following(NextLine(paused))
    assert "You are the only one who takes part" in following(NextLine(view(takes_part=True, next_on=None)))
    following(*(NextLine(replace(mine, group_id=n), OFFERED) for n in range(30)))
    assert "nobody is enrolled" in following(groups=(other,))


@pytest.mark.parametrize("reason", [RestReason.ODD, RestReason.NOBODY_LEFT])
def test_who_rests_gets_one_plain_message(reason: RestReason) -> None:
    letter = pages.rest_letter(RestDue("T0PLAY", "U0ANA", "@here <!channel>", reason, MON))
    assert letter.message
    assert letter.card is None
    assert "@here" not in said(letter.message)
    assert "The next round begins on Mon 30 Nov." in letter.message.text
