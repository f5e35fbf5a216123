"""Raising an issue, from the form to the card."""

import pytest

from bot.errors import Refusal
from bot.features.grayzone.views.card import message
from bot.features.peers.service import NotAPeer
from bot.playground.visitors import words_of
from bot.slack.requests import Click, OpenView, SharedMessage
from tests.features.desk import LEADERSHIP, WORKSPACE, texts
from tests.features.grayzone.room import ANA, BO, CHI, DEV, GUS, HOURS, ISSUE, Room, errors, typed

MESSAGE = SharedMessage(
    LEADERSHIP, "1700000000.000100", BO, "prices <b> & @here", "https://x.slack.com/archives/C0LEAD/p1"
)


def names(modal: object) -> list[str]:
    return [block["block_id"] for block in modal.blocks if "block_id" in block]  # type: ignore[attr-defined]  # a Modal


def test_an_issue_filed_openly_posts_one_card_and_answers_its_author(room: Room) -> None:
    reply = room.propose(ANA)
    (letter,) = reply.letters
    assert letter.card == "grayzone.issue:1.1"
    assert "Orders arrive without prices" in texts(reply.letters)
    assert reply.shown
    assert "Issue *1*" in reply.shown.text
    card = room.card()
    assert (card.cost.hours, card.cost.functions, card.issue.author) == (2.0, 1, ANA)


def test_the_form_names_the_group_since_it_may_be_typed_in_the_channel_of_another(room: Room) -> None:
    elsewhere = room.open_form(ANA, "orders wait", channel="C0OTHER")
    assert f"For the group in *#{room.group().name}*." in str(elsewhere.modal)


def test_numbers_count_up_within_the_group(room: Room) -> None:
    room.propose(ANA)
    room.propose(BO, what="The forecast is two weeks late", symptom="LOST")
    assert [room.card(number).title[:3] for number in (1, 2)] == ["Ord", "The"]


def test_similar_issues_are_shown_before_it_is_filed(room: Room) -> None:
    room.propose(ANA)
    form = room.open_form(BO)
    asked = room.fill(BO, form, ISSUE)
    assert asked.replace
    assert asked.modal
    assert asked.modal.submit == "File it anyway"
    assert "grayzone.card:1.1" in str(asked.modal.blocks)
    assert not asked.letters
    assert room.fill(BO, asked, ISSUE).letters
    assert room.state(2) == "PROPOSED"


def test_another_handoff_shows_its_fields_and_keeps_what_was_typed(room: Room) -> None:
    form = room.open_form(ANA, "orders wait").modal
    assert form
    assert "giver" not in names(form)
    view = OpenView("V", "h", "modal", form.name, form.note)
    fields = typed(**{**ISSUE, "what": "changed", "low": "-"})
    click = Click(WORKSPACE, ANA, "o", "grayzone.propose/handoff", "", "other", "t", view=view, fields=fields)
    reply = room.desk.handle(click, click.action)
    assert reply.replace
    assert {"giver", "receiver", "artefact"} <= set(names(reply.modal))
    assert "changed" in str(reply.modal)
    new = {"handoff": "other", "giver": "2", "receiver": "3", "artefact": "cost data"}
    room.fill(ANA, reply, {**ISSUE, **new})
    assert room.card().border == "Operations → Finance: cost data"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"what": "  "}, "what"),
        ({"what": "x" * 3001}, "what"),
        ({"handoff": None}, "handoff"),
        ({"symptom": None}, "symptom"),
        ({"low": "3"}, "low"),
        ({"high": "1"}, "high"),
        ({"likely": "many"}, "likely"),
        ({"handoff": "other", "giver": "1", "receiver": "1", "artefact": "x"}, "receiver"),
        ({"handoff": "other", "giver": "1", "receiver": "2", "artefact": ""}, "artefact"),
        ({"handoff": "other", "giver": "1", "receiver": "2", "artefact": "x", "way": "quietly"}, "way"),
    ],
)
def test_what_cannot_be_filed_is_refused_at_its_field(room: Room, changes: dict[str, str | None], field: str) -> None:
    found, sentence = errors(room, ANA, room.open_form(ANA), {**ISSUE, **changes})
    assert found == field
    assert sentence.endswith(".")


def test_words_after_the_command_are_in_the_form(room: Room) -> None:
    assert "orders wait for the payload" in str(room.open_form(ANA, "orders wait for the payload").modal)


@pytest.mark.parametrize(
    ("text", "said"), [("help", "/grayzone list"), ("lst", "mean `/grayzone list`"), ("zzz", "do not know")]
)
def test_help_answers_help_and_unknown_words(room: Room, text: str, said: str) -> None:
    reply = room.open_form(ANA, text)
    assert reply.shown
    assert said in reply.shown.text


@pytest.mark.parametrize("text", ["99", "0", "0000000000012", "9" * 30])
def test_an_unknown_number_is_a_sentence(room: Room, text: str) -> None:
    room.propose(ANA)
    with pytest.raises(Refusal, match="no issue"):
        room.open_form(ANA, text)


def test_a_number_shows_its_card(room: Room) -> None:
    room.propose(ANA)
    for text in ("1", "#1", "001"):
        reply = room.open_form(BO, text)
        assert reply.modal
        assert "grayzone.see:1.1" in str(reply.modal.blocks)


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("Orders wait", ""),
        ("Orders wait\n\nfor prices\nand dates", "for prices\nand dates"),
        (f"{'Orders wait ' * 9}\nfor prices", f"{'Orders wait ' * 9}\nfor prices"),
    ],
)
def test_a_card_says_under_its_title_what_the_title_does_not_say(room: Room, what: str, told: str) -> None:
    room.propose(ANA, what=what)
    heading, *others = words_of(list(message(room.card()).blocks))
    assert "Orders wait" in heading
    assert (others[0] == told) == bool(told)
    assert ("Orders wait" in "".join(others)) == told.startswith("Orders wait")


def test_only_a_card_of_an_open_issue_misses_a_driver(room: Room) -> None:
    room.propose(ANA)
    assert "nobody yet" in str(message(room.card()).blocks)
    room.press(ANA, "withdraw")
    assert room.state() == "WITHDRAWN"
    assert "nobody yet" not in str(message(room.card()).blocks)


def test_a_message_of_the_group_brings_its_words_and_link(room: Room) -> None:
    form = room.shortcut(ANA, "raise_message_as_gray_zone", MESSAGE)
    assert "prices <b>" in str(form.modal)
    room.fill(ANA, form, ISSUE)
    assert room.card().issue.link == MESSAGE.permalink


def test_a_message_from_elsewhere_is_shown_for_editing_and_never_linked(room: Room) -> None:
    private = SharedMessage("D0ANA", "1.1", BO, "a secret", "https://x.slack.com/archives/D0ANA/p1")
    form = room.shortcut(ANA, "raise_message_as_gray_zone", private)
    assert "outside of the group" in str(form.modal)
    reply = room.fill(ANA, form, ISSUE)
    assert room.card().issue.link is None
    assert "D0ANA" not in texts(reply.letters)
    assert "a secret" not in texts(reply.letters)


def test_who_is_not_of_the_group_gets_a_sentence_and_changes_nothing(room: Room) -> None:
    room.propose(ANA)
    with pytest.raises(Refusal):
        room.open_form(GUS)
    with pytest.raises(NotAPeer):
        room.desk.click("U0STRANGER", "grayzone.own", "1.1")
    with pytest.raises(NotAPeer):
        room.press(ANA, "own", group=2)


def test_hostile_markup_pages_and_links_nobody(room: Room) -> None:
    room.propose(ANA, what="<!channel> @here <https://evil|bank> *bold*\n<@U0BO> `x`")
    said = texts(tuple(room.letters))
    for live in ("<!channel>", "@here", "<https://evil", "<@U0BO>"):
        assert live not in said


def test_seeing_it_too_counts_a_function_once_and_updates_ones_own_numbers(room: Room) -> None:
    room.propose(ANA)
    room.submit(BO, "see", {**HOURS, "link": "https://example.org/log"})
    first = len(room.letters)
    room.submit(CHI, "see", {"low": "4", "likely": "4", "high": "4"})
    assert (room.card().cost.hours, room.card().cost.functions) == (5.0, 2)
    again = room.submit(BO, "see", {"low": "4", "likely": "4", "high": "4"})
    assert [letter.card is not None for letter in again.letters] == [True]
    assert room.card().cost.hours == 6.0
    assert len(room.letters) == first + 3


def test_seeing_it_needs_a_real_link(room: Room) -> None:
    room.propose(ANA)
    assert errors(room, BO, room.press(BO, "see"), {**HOURS, "link": "javascript:x"})[0] == "link"


def test_only_the_author_withdraws_and_only_once(room: Room) -> None:
    room.propose(ANA)
    assert "Only the person" in room.refused(BO, "withdraw")
    room.press(ANA, "withdraw")
    assert "withdrawn" in room.refused(ANA, "withdraw")
    assert room.queue() == []


def test_a_claim_stands_after_two_working_days_unless_the_other_side_disputes(room: Room) -> None:
    room.propose(ANA)
    assert "touches" in room.refused(DEV, "own")
    claimed = room.press(ANA, "own")
    assert "<@U0BO> <@U0CHI>" in texts(claimed.letters)
    assert "<@U0DEV>" not in texts(claimed.letters)
    assert "other side" in room.refused(ANA, "dispute")
    room.press(BO, "dispute")
    assert room.state() == "PROPOSED"
    room.press(BO, "own")
    room.tick()
    assert room.state() == "CLAIMED"
    room.tick()
    assert room.state() == "OWNED"
    assert "owns it now" in room.refused(ANA, "dispute")
