"""Letters on their way, when all goes well and when Slack says no."""

import asyncio

import pytest

from bot.delivery import outbox
from bot.delivery.worker import Worker
from bot.errors import Refusal
from bot.slack.doors import Doors
from bot.slack.gateway import SlackRefused
from bot.work import Work
from tests.delivery.post_office import PostOffice, to_channel, to_person

pytestmark = pytest.mark.anyio

GONE = SlackRefused("is_archived", permanent=True)
BUSY = SlackRefused("ratelimited", permanent=False, retry_after=30)


async def test_a_letter_reaches_its_channel_and_its_text_is_forgotten(office: PostOffice) -> None:
    office.write(to_channel("One for all"))
    await office.deliver()
    assert office.slack.texts("C0LEAD") == ["One for all"]
    [row] = office.rows()
    assert (row.state, row.message, row.ts) == ("sent", None, office.slack.posts[0].ts)


async def test_a_letter_falls_with_its_work(office: PostOffice) -> None:
    def decline(work: Work) -> None:
        outbox.write(work, [to_channel("never")])
        raise Refusal("No.")

    with pytest.raises(Refusal):
        await office.works.run(decline)
    await office.deliver()
    assert office.slack.posts == []


async def test_letters_to_a_conversation_keep_their_order_even_when_the_first_must_wait(office: PostOffice) -> None:
    office.slack.fail("post", BUSY)
    office.write(to_channel("first"), to_channel("second"))
    await office.deliver()
    assert office.slack.posts == []
    await office.deliver(after_seconds=20)
    assert office.slack.posts == [], "not before the time that Slack named"


async def test_one_conversation_does_not_hold_up_another(office: PostOffice) -> None:
    office.slack.fail("open_direct", SlackRefused("unreachable", permanent=False))
    office.write(to_person("for Ana"), to_channel("for all"))
    await office.deliver()
    assert office.slack.texts("C0LEAD") == ["for all"]
    await office.deliver(after_seconds=5)
    assert office.slack.texts("D0ANA") == ["for Ana"]


async def test_a_direct_conversation_is_opened_once(office: PostOffice) -> None:
    for text in ("one", "two"):
        office.write(to_person(text))
        await office.deliver()
    assert office.slack.calls == ["open_direct", "post", "post"]


async def test_a_person_who_cannot_be_reached_is_dropped_with_the_reason(office: PostOffice) -> None:
    office.slack.fail("open_direct", SlackRefused("user_disabled", permanent=True))
    office.write(to_person("for a former colleague"), to_person("for Bo", "U0BO"))
    await office.deliver()
    assert office.ends() == [("dropped", "user_disabled"), ("sent", None)]
    assert office.rows()[0].message is None


async def test_a_permanent_refusal_ends_a_letter_and_lets_the_next_one_go(office: PostOffice) -> None:
    office.slack.fail("post", GONE)
    office.write(to_channel("first"), to_channel("second"))
    await office.deliver()
    assert office.ends() == [("dropped", "is_archived"), ("sent", None)]


async def test_a_revoked_token_drops_nothing(office: PostOffice) -> None:
    office.slack.fail("post", SlackRefused("invalid_auth", permanent=True))
    office.write(to_channel("waits for the operator"))
    await office.deliver()
    await office.deliver(after_seconds=5)
    assert office.ends() == [("sent", None)]


async def test_a_card_is_posted_once_and_then_kept_up_to_date(office: PostOffice) -> None:
    for text in ("proposed", "claimed", "owned"):
        office.write(to_channel(text, card="issue:1"))
        await office.deliver()
    assert office.slack.texts("C0LEAD") == ["owned"]


async def test_a_newer_card_replaces_an_older_unsent_one_in_its_place(office: PostOffice) -> None:
    office.write(to_channel("proposed", card="issue:1"), to_channel("hello"))
    office.write(to_channel("claimed", card="issue:1"))
    await office.deliver()
    assert office.slack.texts("C0LEAD") == ["claimed", "hello"]
    assert office.slack.calls == ["post", "post"]


async def test_a_card_that_somebody_deleted_is_posted_again(office: PostOffice) -> None:
    office.write(to_channel("proposed", card="issue:1"))
    await office.deliver()
    office.slack.posts.clear()
    office.write(to_channel("claimed", card="issue:1"))
    await office.deliver()
    office.write(to_channel("owned", card="issue:1"))
    await office.deliver()
    assert office.slack.texts("C0LEAD") == ["owned"]


async def test_a_thread_waits_for_its_card(office: PostOffice) -> None:
    office.slack.fail("post", SlackRefused("request_timeout", permanent=False))
    office.write(to_channel("the story", thread="issue:1"), to_channel("proposed", card="issue:1"))
    await office.deliver()
    assert office.slack.posts == []
    await office.deliver(after_seconds=5)
    card, story = office.slack.posts
    assert (card.text, story.text, story.thread_ts) == ("proposed", "the story", card.ts)


async def test_a_thread_whose_card_was_dropped_is_dropped(office: PostOffice) -> None:
    office.slack.fail("post", GONE)
    office.write(to_channel("proposed", card="issue:1"), to_channel("the story", thread="issue:1"))
    await office.deliver()
    assert office.ends() == [("dropped", "is_archived"), ("dropped", "thread_card_missing")]


async def test_a_known_parent_is_a_thread_too(office: PostOffice) -> None:
    office.write(to_channel("here", ts="1700000000.000100"))
    await office.deliver()
    assert office.slack.posts[0].thread_ts == "1700000000.000100"


async def test_cards_follow_a_channel_to_its_new_id(office: PostOffice) -> None:
    office.write(to_channel("proposed", card="issue:1"))
    await office.deliver()
    office.slack.posts[0].channel = "C0NEW"
    office.works.run_blocking(lambda work: outbox.move_channel(work, "T1", "C0LEAD", "C0NEW"))
    office.write(to_channel("claimed", "C0NEW", card="issue:1"))
    await office.deliver()
    assert office.slack.texts("C0NEW") == ["claimed"]


async def test_two_workers_share_the_letters(office: PostOffice) -> None:
    other = Worker(office.works, office.slack, Doors().paint_card, pace_seconds=0)
    office.write(*(to_person(f"letter {number}", f"U{number % 40}") for number in range(200)))
    await asyncio.gather(office.deliver(), other.deliver_due())
    assert sorted(post.text for post in office.slack.posts) == sorted(f"letter {number}" for number in range(200))
    for person in range(40):
        numbers = [int(text.split()[1]) for text in office.slack.texts(f"D{person}")]
        assert numbers == sorted(numbers)
