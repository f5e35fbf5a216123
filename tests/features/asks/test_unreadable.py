"""What is asked or thanked and does not open: a sentence stands in its place, and everything else goes on."""

from functools import partial

from sqlalchemy import update

from bot.db.vault import UNREADABLE, Sealed
from bot.features.asks.models import Ask, State
from tests.features.asks.market import ANA, BO, LINE, QUIETLY, WHAT, Market, refused, words_of

OTHER = Sealed(f"gz1.{'A' * 8}.{'A' * 64}")


def lose(market: Market) -> None:
    """Put words of another key in the place of what was asked and thanked."""
    market.desk.session.execute(update(Ask).values(what=OTHER, thanks=OTHER))
    market.desk.session.expire_all()


def test_a_quiet_ask_that_does_not_open_is_asked_for_anew_and_not_published(market: Market) -> None:
    market.ask(way=QUIETLY)
    lose(market)
    assert UNREADABLE in market.sees(ANA)
    assert refused(partial(market.press, ANA, "publish")) == (None, UNREADABLE)
    form = market.press(ANA, "edit").modal
    assert UNREADABLE not in words_of(form)
    market.desk.submit(ANA, form, {"what": WHAT, "size": "S"})
    assert WHAT in words_of(market.press(ANA, "publish").modal)


def test_a_help_with_it_goes_on(market: Market) -> None:
    market.ask()
    lose(market)
    assert UNREADABLE in market.card_says()
    market.help(BO)
    market.press(BO, "done")
    market.thank()
    assert market.state() is State.THANKED
    assert LINE in market.sees(BO)
    lose(market)
    assert UNREADABLE in market.sees(BO)
