"""How a group is: published once a week, in words, for its peers; or one sentence that says why not."""

from datetime import timedelta

from sqlalchemy import select

from bot.features.asks import jobs
from bot.features.asks.models import GroupAsks
from tests.features.asks.market import ANA, BO, CHI, DEV, ELI, FAY, Market

ROUND = "In the last three months most asks were answered, and help went round rather than one way."
NOT_SHOWN = "How it goes in the group is not shown now"


def kept(market: Market) -> GroupAsks:
    market.desk.session.expire_all()
    return market.desk.session.scalars(select(GroupAsks)).one()


def to_monday(market: Market) -> None:
    """Let the next Monday tick be over."""
    ahead = 7 - market.desk.now.weekday()
    market.desk.now = (market.desk.now + timedelta(days=ahead)).replace(hour=9, minute=0)
    market.run(jobs.publish_health)


def help_round(market: Market, *people: str) -> None:
    """Let each help the next, so that everything circulates."""
    for helper, asker in zip(people, (*people[1:], people[0]), strict=True):
        market.helped(helper, asker)


def test_with_enough_people_peers_read_one_sentence_after_the_monday_tick(market: Market) -> None:
    help_round(market, ANA, BO, CHI, DEV, ELI)
    market.run(jobs.publish_health)
    assert NOT_SHOWN in market.sees(FAY)
    to_monday(market)
    assert ROUND in market.sees(FAY)
    row = kept(market)
    assert (row.answered, row.circulation, row.shown) == (1.0, 1.0, True)
    assert ROUND not in str(market.desk.home("U0GUS").blocks)


def test_it_is_looked_at_once_a_week(market: Market) -> None:
    help_round(market, ANA, BO, CHI, DEV)
    to_monday(market)
    help_round(market, DEV, ELI, ANA)
    market.wait(days=3)
    assert NOT_SHOWN in market.sees(FAY)
    to_monday(market)
    assert ROUND in market.sees(FAY)


def test_one_person_more_or_less_and_it_is_withheld_in_the_same_words_as_ever(market: Market) -> None:
    help_round(market, ANA, BO, CHI, DEV, ELI)
    to_monday(market)
    shown = kept(market).published_at
    few = market.sees(FAY)
    market.helped(FAY, ANA)
    to_monday(market)
    assert NOT_SHOWN in market.sees(FAY)
    assert ROUND in few
    assert (kept(market).shown, kept(market).published_at) == (False, shown)


def in_vain(market: Market, user: str, number: int) -> None:
    """Let somebody ask so often, and nobody be free."""
    for _ in range(number):
        market.ask(user, by_day=f"{market.desk.now:%Y-%m-%d}")
    market.wait(days=1)


def test_who_alone_asks_in_vain_is_not_told_by_the_share(market: Market) -> None:
    help_round(market, ANA, BO, CHI, DEV, ELI)
    in_vain(market, FAY, 6)
    to_monday(market)
    assert not kept(market).shown


def test_one_who_only_asked_more_than_was_published_last_is_one_person_too_many(market: Market) -> None:
    help_round(market, ANA, BO, CHI, DEV, ELI)
    to_monday(market)
    assert kept(market).shown
    in_vain(market, FAY, 1)
    to_monday(market)
    assert not kept(market).shown


def test_whose_ask_was_counted_stays_known_when_it_begins_again(market: Market) -> None:
    help_round(market, ANA, BO, CHI, DEV, ELI)
    in_vain(market, FAY, 1)
    key = market.newest().id
    to_monday(market)
    assert kept(market).shown
    form = market.press(FAY, "edit", key).modal
    market.desk.submit(FAY, form, {"what": "One line of it", "size": "S"})
    to_monday(market)
    assert not kept(market).shown


def test_a_late_look_sees_what_there_was_at_the_tick(market: Market) -> None:
    market.desk.now += timedelta(days=7)
    help_round(market, ANA, BO, CHI, DEV, ELI)
    market.run(jobs.publish_health)
    assert kept(market).shown is False
