"""Two at once: one winner, the other gets a sentence, and nothing is done twice. On both databases."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import select

from bot.features.asks import jobs
from bot.features.asks.facts import Act, Draft, Origin
from bot.features.asks.models import Ask, GroupAsks, State
from bot.features.asks.service import asking, health, helping
from bot.features.peers import service as peers
from bot.slack.replies import Due, Letter, Person
from bot.work import Work
from tests.features.asks.market import ANA, BO, CHI, DEV, ELI, FAY, QUIETLY, WHAT, Market
from tests.features.asks.test_rings import RING, one_thing
from tests.features.at_once import at_once
from tests.features.desk import WORKSPACE


def act(work: Work, user: str) -> Act:
    """Return who presses on the only ask."""
    return Act(WORKSPACE, user, work.session.scalars(select(Ask.handle)).one())


def claim(user: str, work: Work) -> None:
    helping.claim(work, act(work, user), 0)


def owed(market: Market, job: Callable[[Work], Due], moment: datetime) -> list[Letter]:
    """Let three replicas run a job at the same moment; return all letters that they owe, whoever of them took what."""
    market.desk.now = moment
    found: list[Letter] = []
    assert at_once(market.desk, [lambda work: found.extend(job(work).letters)] * 3) == ["done"] * 3
    return found


def test_two_who_can_help_one_does(own_market: Market) -> None:
    market = own_market
    market.ask()
    ends = at_once(market.desk, [partial(claim, user) for user in (BO, CHI, DEV)])
    assert ends.count("done") == 1
    assert sum("Somebody was a little faster" in end for end in ends) == 2


def test_taken_back_and_claimed_one_counts(own_market: Market) -> None:
    market = own_market
    market.ask()
    ends = at_once(market.desk, [partial(claim, BO), lambda work: asking.cancel(work, act(work, ANA))])
    assert ends[1] == "done"
    assert market.state() is State.CANCELLED
    assert market.titles(BO) == (["Ana does not need it any more"] if ends[0] == "done" else [])


def test_a_yes_at_the_end_of_its_round_counts_or_somebody_else_is_asked(own_market: Market) -> None:
    market = own_market
    first = market.quietly()
    market.desk.now = market.one().due_at or market.desk.now
    ends = at_once(market.desk, [partial(claim, first), jobs.do_due])
    assert ends[1] == "done"
    assert (market.one().helper == first) is (ends[0] == "done")
    market.run(jobs.do_due)
    assert len(market.questions()) == (1 if ends[0] == "done" else 2)


def test_both_say_that_it_is_done(own_market: Market) -> None:
    market = own_market
    market.ask()
    market.help(BO)
    ends = at_once(market.desk, [lambda work, user=user: helping.done(work, act(work, user)) for user in (ANA, BO)])  # type: ignore[misc]
    assert sorted(end == "done" for end in ends) == [False, True]


def test_a_help_is_recorded_once(own_market: Market) -> None:
    market = own_market
    market.ask()
    market.help(BO)
    market.press(BO, "done")
    ends = at_once(market.desk, [lambda work: helping.thank(work, act(work, ANA), "1", "thanks")] * 3)
    assert ends.count("done") == 1


def test_asks_at_once_give_nobody_more_than_two_questions(own_market: Market) -> None:
    market = own_market

    def ask(user: str, work: Work) -> None:
        seat = peers.seat(work, workspace=WORKSPACE, user=user)
        asking.ask(work, seat, Origin(1), Draft(WHAT, "", "M", QUIETLY))

    for user in (DEV, ELI):
        market.desk.click(user, "peers.leave", 1)
    assert at_once(market.desk, [partial(ask, user) for user in (ANA, BO, CHI, FAY) * 2]) == ["done"] * 8
    asked = [market.asked_now(key) for key in market.asks()]
    assert all(asked.count(user) <= 2 for user in asked if user)


def test_replicas_end_a_round_once(own_market: Market) -> None:
    market = own_market
    market.quietly()
    market.desk.now = market.one().due_at or market.desk.now
    assert at_once(market.desk, [jobs.do_due] * 3) == ["done"] * 3
    assert len(market.questions()) == 2


def test_replicas_end_an_ask_once(own_market: Market) -> None:
    market = own_market
    market.ask()
    assert len(owed(market, jobs.do_due, market.one().expires_at or market.desk.now)) == 1


def test_replicas_hold_a_ring_day_once_ask_each_once_and_list_once(own_market: Market) -> None:
    market = own_market
    owed(market, jobs.hold_rings, RING)
    at_work_in_berlin = (ANA, BO, FAY)
    assert Counter(letter.to for letter in owed(market, jobs.invite, RING)) == Counter(map(Person, at_work_in_berlin))
    one_thing(market, ANA)
    assert len(owed(market, jobs.list_open, RING + timedelta(days=2))) == 1


def test_replicas_publish_a_group_once(own_market: Market) -> None:
    market = own_market
    for helper, asker in ((ANA, BO), (BO, CHI), (CHI, DEV), (DEV, ELI), (ELI, ANA)):
        market.helped(helper, asker)
    market.desk.now += timedelta(days=7)
    looked: list[bool] = []
    job = [lambda work: looked.append(health.publish_due(work, 1))] * 3
    assert at_once(market.desk, job) == ["done"] * 3
    assert sorted(looked) == [False, False, True]
    assert market.desk.session.scalars(select(GroupAsks)).one().shown
