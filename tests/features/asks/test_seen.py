"""What people see of asks, press on what is old, and are given out: no more than is theirs, and nothing by mistake."""

from functools import partial
from typing import cast

from sqlalchemy import Table, insert, select

from bot.features.asks.models import Ask, State
from bot.features.asks.queries.asks import MOST
from bot.features.asks.service import exported
from tests.features.asks.market import ANA, BO, CHI, QUIETLY, Market, refused, words_of
from tests.features.asks.test_endings import edited
from tests.features.desk import WORKSPACE


def test_no_more_are_open_when_one_that_ended_begins_again(market: Market) -> None:
    market.quietly()
    market.wait(days=14)
    for _ in range(8):
        market.ask()
    assert refused(partial(edited, market))[0] == "what"
    form = market.press(ANA, "publish").modal
    assert refused(partial(market.desk.submit, ANA, form, {}))[0] == "what"
    assert market.state() is State.EXPIRED


def test_running_asks_come_first_and_the_rest_is_counted(market: Market) -> None:
    for number in range(8):
        market.ask(what=f"Ended {number}")
    market.wait(days=14)
    for number in range(8):
        market.ask(what=f"Runs {number}")
    said = words_of(market.command(ANA, "list").modal)
    assert said.index("Runs 7") < said.index("Ended 0")
    assert "and 4 more" in said


def test_what_is_asked_of_everyone_is_not_published_again(market: Market) -> None:
    market.quietly()
    form = market.press(ANA, "publish").modal
    market.desk.submit(ANA, form, {})
    ends = market.one().expires_at
    market.wait(days=3)
    assert "Nothing waits" in refused(partial(market.desk.submit, ANA, form, {}))[1]
    assert market.one().expires_at == ends


def test_a_yes_counts_only_for_words_that_were_read(market: Market) -> None:
    market.ask()
    form = market.press(BO, "help").modal
    edited(market, "Write the whole list anew")
    anew = market.desk.submit(BO, form, {})
    assert anew.replace
    assert "changed while you read it" in words_of(anew.modal)
    assert "Write the whole list anew" in words_of(anew.modal)
    assert market.state() is State.OPEN
    market.desk.submit(BO, anew.modal, {})
    assert market.one().helper == BO


def test_what_others_see_counts_no_quiet_asks(market: Market) -> None:
    market.ask(BO, what="First thing")
    shapes = []
    for quiet in range(3):
        for _ in range(quiet):
            market.ask(CHI, QUIETLY, what="Hidden")
        market.ask(BO)
        newest = market.newest()
        shapes.append(newest.handle)
        assert str(newest.id) != newest.handle
        assert newest.key not in market.card_says(newest.id)
        assert market.name(newest.id) == f"asks.ask:{newest.handle}"
    assert {len(one) for one in shapes} == {32}


def test_open_asks_come_in_the_order_in_which_everyone_was_asked(market: Market) -> None:
    market.ask(way=QUIETLY, what="Quiet first")
    market.wait(minutes=1)
    market.ask(BO, what="Open since then")
    market.wait(minutes=1)
    market.desk.submit(ANA, market.press(ANA, "publish").modal, {})
    said = words_of(market.command(CHI, "list").modal)
    assert said.index("Open since then") < said.index("Quiet first")


def test_of_questions_that_are_over_it_is_given_out_only_that_they_were_asked(market: Market) -> None:
    first = market.quietly()
    ask = exported(market.desk.work, WORKSPACE, first)["asked_quietly"]
    assert [one.get("by") for one in ask] == ["Ana"]
    market.press(first, "pass")
    ask = exported(market.desk.work, WORKSPACE, first)["asked_quietly"]
    assert [list(one) for one in ask] == [["asked_at"]]


def test_helps_that_were_never_recorded_hide_nothing_on_home(market: Market) -> None:
    market.ask()
    market.help(BO)
    market.press(BO, "done")
    market.to_due()
    table = cast("Table", Ask.__table__)
    one = market.desk.session.execute(select(table)).mappings().one()
    copies = [{**one, "id": 2 + number, "key": f"k{number}", "handle": f"h{number}"} for number in range(MOST)]
    market.desk.session.execute(insert(table), copies)
    fresh = {**one, "id": 2 + MOST, "key": "fresh", "handle": "fresh", "state": State.CLAIMED}
    market.desk.session.execute(insert(table), [fresh])
    assert market.titles(ANA) == ["Bo helps you"]
