"""Letters of whose sending nobody knows the end: looked for before they are sent again."""

from datetime import timedelta

import pytest
from prometheus_client import REGISTRY

from bot.delivery.attempt import Carrier
from bot.delivery.claims import settle, take
from bot.delivery.pace import Pace, Pauses
from bot.delivery.retry import Sent
from bot.delivery.worker import Worker
from bot.slack.doors import Doors
from bot.slack.gateway import SlackRefused
from bot.slack.replies import Message
from tests.delivery.post_office import PostOffice, to_channel, to_person
from tests.support.memory_slack import MemorySlack

pytestmark = pytest.mark.anyio

LEASE = timedelta(seconds=60)


async def test_a_letter_whose_answer_was_lost_is_not_sent_twice(office: PostOffice) -> None:
    office.slack.fail("post", "lost after the effect")
    office.write(to_channel("once"), to_channel("then this"))
    await office.deliver()
    assert office.slack.texts("C0LEAD") == ["once"], "the next one waits until the first is settled"
    await office.deliver(after_seconds=5)
    assert office.slack.texts("C0LEAD") == ["once", "then this"]
    assert office.ends() == [("sent", None), ("sent", None)]


async def test_a_letter_that_was_lost_on_the_way_is_sent_again(office: PostOffice) -> None:
    office.slack.fail("post", "lost before the effect", "lost before the effect")
    office.write(to_channel("once"))
    for _ in range(4):
        await office.deliver(after_seconds=5)
    assert office.slack.texts("C0LEAD") == ["once"]


async def test_looking_is_repeated_until_it_succeeds(office: PostOffice) -> None:
    office.slack.fail("post", "lost after the effect")
    office.slack.fail("find", "lost before the effect", SlackRefused("ratelimited", permanent=False, retry_after=0.0))
    office.write(to_person("once"))
    for _ in range(5):
        await office.deliver(after_seconds=20)
    assert office.slack.texts("D0ANA") == ["once"]
    assert office.rows()[0].state == "sent"


async def test_where_the_bot_may_not_read_a_letter_is_sent_at_least_once_and_counted(office: PostOffice) -> None:
    before = REGISTRY.get_sample_value("grayzone_letters_unverified_total") or 0
    office.slack.may_read = False
    office.slack.fail("post", "lost after the effect")
    office.write(to_channel("at least once"))
    await office.deliver()
    await office.deliver(after_seconds=5)
    assert office.slack.texts("C0LEAD") == ["at least once"] * 2
    assert REGISTRY.get_sample_value("grayzone_letters_unverified_total") == before + 1


async def test_the_letter_of_a_worker_that_died_is_looked_for(office: PostOffice) -> None:
    office.write(to_channel("once"))
    [claim] = office.works.run_blocking(lambda work: take(work, most=5, lease=LEASE))
    await office.slack.post("C0LEAD", Message("once"), letter=claim.id)
    await office.deliver(after_seconds=30)
    assert "find" not in office.slack.calls, "the lease still runs"
    await office.deliver(after_seconds=31)
    assert office.slack.texts("C0LEAD") == ["once"]
    assert office.rows()[0].state == "sent"


async def test_a_worker_that_slept_past_its_lease_settles_nothing(office: PostOffice) -> None:
    office.write(to_channel("once"))
    [old] = office.works.run_blocking(lambda work: take(work, most=5, lease=LEASE))
    office.clock.advance(seconds=61)
    [new] = office.works.run_blocking(lambda work: take(work, most=5, lease=LEASE))
    assert not office.works.run_blocking(lambda work: settle(work, old, Sent("C0LEAD", "1.0")))
    assert office.works.run_blocking(lambda work: settle(work, new, Sent("C0LEAD", "2.0")))
    assert office.rows()[0].ts == "2.0"


class Freezing(MemorySlack):
    """Slack as a worker meets it that is frozen for a minute before it posts, while another one goes on."""

    def __init__(self, office: PostOffice) -> None:
        super().__init__(office.clock)
        self.office = office

    async def open_direct(self, user: str) -> str:
        await self.office.deliver(after_seconds=61)
        return await super().open_direct(user)


async def test_a_worker_that_was_frozen_past_its_lease_posts_nothing(office: PostOffice) -> None:
    frozen = Freezing(office)
    office.write(to_person("once"))
    await Worker(office.works, frozen, Doors().paint_card, pace_seconds=0).deliver_due()
    assert (office.slack.texts("D0ANA"), frozen.texts("D0ANA")) == (["once"], [])
    assert office.ends() == [("sent", None)]


async def test_a_letter_whose_worker_was_frozen_alone_is_taken_again(office: PostOffice) -> None:
    office.write(to_person("once"))
    [claim] = office.works.run_blocking(lambda work: take(work, most=5, lease=LEASE))
    office.clock.advance(seconds=60)
    carrier = Carrier(office.slack, Pace(0), Pauses(), office.clock)
    ending = await carrier.carry(claim, claim.message)
    assert office.works.run_blocking(lambda work: settle(work, claim, ending))
    assert office.ends() == [("waiting", "lease_over")]
    await office.deliver()
    assert office.slack.texts("D0ANA") == ["once"]


async def test_a_card_with_an_unclear_post_is_not_replaced_but_followed(office: PostOffice) -> None:
    office.slack.fail("post", "lost after the effect")
    office.write(to_channel("proposed", card="issue:1"))
    await office.deliver()
    office.write(to_channel("claimed", card="issue:1"))
    await office.deliver(after_seconds=5)
    assert office.slack.texts("C0LEAD") == ["claimed"]


async def test_without_the_look_the_letter_would_be_doubled(office: PostOffice) -> None:
    careless = Worker(office.works, office.slack, Doors().paint_card, pace_seconds=0, look_before_resend=False)
    office.slack.fail("post", "lost after the effect")
    office.write(to_channel("twice"))
    await careless.deliver_due()
    office.clock.advance(seconds=5)
    await careless.deliver_due()
    assert office.slack.texts("C0LEAD") == ["twice", "twice"]
