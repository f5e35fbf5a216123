"""Long words: the card and its thread shorten them and say so, and whoever looks at the issue reads all of them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.features.grayzone.service.facts import CardFacts, PledgeFacts
from bot.features.grayzone.views import card as cards
from bot.features.grayzone.views import story
from bot.playground.blockkit import check_blocks, check_view
from bot.playground.visitors import words_of
from bot.playground.webapi.chat import LONGEST_BLOCKS, LONGEST_UPDATE
from bot.slack.blocks import SECTION_TEXT
from bot.slack.mentions import decode
from bot.slack.rendering import message_json, modal_json
from bot.slack.replies import Message, Modal
from tests.features.desk import texts
from tests.features.grayzone.room import ANA, BO, CASE, DEV, HOURS, Room
from tests.support.look_alikes import as_typed

HINT = "`/grayzone 1`, typed in the channel, shows all of it."
LONG_CASE = {**CASE, "problem": f"{'it waits ' * 300}PROBLEM END", "fix": f"{'we send it ' * 250}FIX END"}
HARD = {"styles": "*" * 3000, "entities": "&" * 3000, "a wide script": "言" * 3000, "emoji": "😀" * 1500}


def whole(modal: Modal | None) -> str:
    """Return what a modal says, which Slack would take."""
    assert modal
    assert check_view(modal_json(modal), "modal") == []
    return "".join(words_of(list(modal.blocks)))


def posted(message: Message) -> str:
    """Return what a message says, which Slack would take."""
    assert check_blocks(message_json(message)["blocks"], "message") == []
    said = words_of(list(message.blocks))
    assert sum(len(words) for words in said) <= LONGEST_BLOCKS
    assert len(message.text) <= LONGEST_UPDATE
    return "\n".join(said)


def to_coalition(room: Room) -> None:
    """Bring an issue before the group of which everything is told at length."""
    room.propose(ANA, what=f"Orders wait\n{'and we ask around ' * 150}WHAT END")
    room.submit(BO, "see", HOURS)
    room.press(DEV, "draft")
    room.submit(DEV, "write", LONG_CASE)


def grown(room: Room, what: str, pledgers: int) -> CardFacts:
    """Return the facts of a charter in which everybody wrote as much as they could."""
    room.to_charter()
    facts = room.card()
    issue = facts.issue._replace(what=f"{what[:-2]}\nx", problem=what, smallest_fix=what, unit="&" * 40)
    issue = issue._replace(measured=Decimal("-999999999999.999999"))
    people = [f"U{number}" for number in range(pledgers)]
    link = f"https://x.example/{'y' * 1900}"
    seen = tuple(facts.sightings[0]._replace(user=user, link=link) for user in people)
    pledges = tuple(PledgeFacts(user, 167.5, what, show=True) for user in people)
    names = dict.fromkeys([*facts.names, *people], "&" * 80)
    return replace(facts, issue=issue, sightings=seen, pledges=pledges, names=names)


def test_a_card_that_shortens_says_how_to_read_the_rest_at_each_cut(room: Room) -> None:
    to_coalition(room)
    card = posted(cards.message(room.card()))
    assert card.count(f"…\nShortened here. {HINT}") == 3
    assert "END" not in card


def test_a_card_that_shortens_nothing_says_nothing_of_it(room: Room) -> None:
    room.to_charter()
    assert HINT not in texts(tuple(room.letters))


def test_whoever_looks_at_an_issue_reads_all_that_its_card_shortens(room: Room) -> None:
    to_coalition(room)
    for reply in (room.open_form(BO, "1"), room.press(BO, "card")):
        said = whole(reply.modal)
        for words in (LONG_CASE["problem"], LONG_CASE["fix"], "and we ask around " * 150 + "WHAT END"):
            assert str(words) in said
        assert "…" not in said


def test_the_thread_shortens_the_fix_and_still_tells_what_follows_it(room: Room) -> None:
    to_coalition(room)
    (told,) = [letter.message for letter in room.letters if letter.thread and "wrote the case" in texts((letter,))]
    assert told
    assert HINT in posted(told)
    assert "Sealed pledges are gathered until" in posted(told)


def test_opened_conditions_are_shortened_in_the_thread_and_told_in_full_to_whoever_looks(room: Room) -> None:
    to_coalition(room)
    condition = f"{'if the list is short ' * 130}CONDITION END"
    room.pledge(ANA, condition=condition, show="yes")
    room.pledge(BO, condition=f"{'murmured ' * 100}SECRET END", show="no")
    assert "the list is short" not in whole(room.open_form(DEV, "1").modal)
    (told,) = [letter for letter in room.tick() if letter.thread]
    assert told.message
    assert posted(told.message).endswith(HINT)
    assert "CONDITION END" not in posted(told.message)
    for reply in (room.open_form(DEV, "1"), room.press(DEV, "card")):
        assert f"Ana: 2 h per week. If: {condition}" in whole(reply.modal)
        assert "murmured" not in whole(reply.modal)


def test_conditions_of_a_charter_are_gone_when_the_issue_goes_round_again(room: Room) -> None:
    room.to_coalition()
    room.pledge(ANA, condition="if the list is short", show="yes")
    room.pledge(BO)
    room.tick()
    assert "if the list is short" in whole(room.open_form(DEV, "1").modal)
    room.submit(DEV, "deliver", {"measured": "4"})
    room.press(ANA, "confirm")
    room.press(BO, "confirm")
    room.tick(45)
    room.press(BO, "slipped")
    room.press(DEV, "again")
    assert "if the list is short" not in whole(room.open_form(DEV, "1").modal)


@pytest.mark.parametrize("what", HARD)
@pytest.mark.parametrize("pledgers", [1, 10, 60])
def test_slack_takes_the_card_the_look_and_the_thread_of_the_longest_words(
    own_room: Room, what: str, pledgers: int
) -> None:
    facts = grown(own_room, HARD[what], pledgers)
    assert HINT in posted(cards.message(facts))
    assert whole(cards.modal(facts))
    for text in (story.case(facts), story.chartered(facts)):
        letter = story.line(facts, text)
        assert letter.message
        assert HINT in posted(letter.message)
        assert len(text.encode("utf-16-le")) // 2 <= SECTION_TEXT


@pytest.mark.parametrize("what", HARD)
def test_ten_people_who_write_as_much_as_they_can_are_read_in_full(own_room: Room, what: str) -> None:
    words = HARD[what]
    facts = replace(grown(own_room, words, 10), names={})
    facts = replace(facts, issue=facts.issue._replace(what="x", unit="days"))
    said = as_typed(decode(whole(cards.modal(facts))))
    assert said.count(words[0]) >= len(words) * 12
