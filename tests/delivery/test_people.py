"""What delivery keeps about a person is given out, and forgotten; letters to others go on without the name."""

from datetime import timedelta

import pytest

from bot.db.records import StandingCard
from bot.delivery import people
from bot.delivery.claims import settle, take
from bot.delivery.retry import Sent
from bot.slack.replies import Channel, Letter, Message, Person
from bot.work import Work
from tests.delivery.post_office import WORKSPACE, PostOffice, to_channel

pytestmark = pytest.mark.anyio

BO, NAME, INSTEAD = "U0BO", "Bo", "a former colleague"


def to_bo(text: str, workspace: str = WORKSPACE) -> Letter:
    return Letter(workspace, Person(BO), Message(text))


def forget(office: PostOffice, name: str | None = NAME) -> int:
    return office.works.run_blocking(lambda work: people.forget_person(work, WORKSPACE, BO, name, INSTEAD))


async def test_letters_to_a_person_are_given_out_with_their_words_until_they_are_sent(office: PostOffice) -> None:
    office.write(to_bo("One waits."))
    await office.deliver()
    office.write(to_bo("Another waits."))
    found = office.works.run_blocking(lambda work: people.exported(work, WORKSPACE, BO))
    assert [(one["text"], one["state"]) for one in found["messages_to_me"]] == [
        (None, "sent"),
        ("Another waits.", "waiting"),
    ]
    assert len(found["direct_conversation"]) == 1
    elsewhere = office.works.run_blocking(lambda work: people.exported(work, "T0OTHER", BO))
    assert not any(elsewhere.values())


async def test_a_forgotten_person_gets_no_letter_and_a_neighbour_of_that_id_does(office: PostOffice) -> None:
    office.write(to_bo("One waits."))
    await office.deliver()
    office.write(to_bo("Another waits."), to_bo("Next door.", "T0OTHER"))
    assert forget(office) == 3  # both letters, and the conversation
    await office.deliver()
    assert office.ends() == [("sent", None)]
    assert not any(office.works.run_blocking(lambda work: people.exported(work, WORKSPACE, BO)).values())


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("Bo sees it too.", "a former colleague sees it too."),
        ("Two days: <@U0BO> <@U0ANA>", "Two days: a former colleague <@U0ANA>"),
        ("*Bo*: 2 h, Bob: 3 h, (Bo)", "*a former colleague*: 2 h, Bob: 3 h, (a former colleague)"),
        ("Nothing of them.", "Nothing of them."),
    ],
)
async def test_a_letter_that_waits_names_them_no_more(office: PostOffice, said: str, then: str) -> None:
    button = {"type": "button", "action_id": "Bo", "text": {"type": "plain_text", "text": said}}
    office.write(Letter(WORKSPACE, Channel("C0LEAD"), Message(said, ({"type": "actions", "elements": [button]},))))
    forget(office)
    (row,) = office.rows()
    assert row.message == {
        "text": then,
        "blocks": [{"type": "actions", "elements": [{**button, "text": {"type": "plain_text", "text": then}}]}],
    }


async def test_without_a_known_name_only_the_id_is_looked_for(office: PostOffice) -> None:
    office.write(to_channel("Someone: <@U0BO>, a bowl"))
    forget(office, None)
    (row,) = office.rows()
    assert row.message
    assert row.message["text"] == "Someone: a former colleague, a bowl"


async def test_a_letter_that_is_on_its_way_while_its_person_is_forgotten_is_no_trouble(office: PostOffice) -> None:
    office.write(to_bo("One waits."))
    (claim,) = office.works.run_blocking(lambda work: take(work, most=1, lease=timedelta(seconds=60)))
    forget(office)
    assert not office.works.run_blocking(lambda work: settle(work, claim, Sent("D0BO", "1.1")))
    assert not any(office.works.run_blocking(lambda work: people.exported(work, WORKSPACE, BO)).values())


async def test_cards_are_painted_where_they_stand_or_will_stand_and_others_are_not_posted(office: PostOffice) -> None:
    office.write(Letter(WORKSPACE, Channel("C0LEAD"), Message("posted"), card="a.card:1"))
    await office.deliver()
    office.write(Letter(WORKSPACE, Channel("C0RAND"), Message("waits"), card="a.card:2"))
    wanted = [StandingCard(f"a.card:{number}", f"{number}.1") for number in (1, 2, 3)]

    def paint(work: Work) -> tuple[Letter, ...]:
        return people.repaint(work, WORKSPACE, wanted)

    assert [(letter.card, letter.to, letter.thread_ts) for letter in office.works.run_blocking(paint)] == [
        ("a.card:1", Channel("C0LEAD"), "1.1"),
        ("a.card:2", Channel("C0RAND"), "2.1"),
    ]
