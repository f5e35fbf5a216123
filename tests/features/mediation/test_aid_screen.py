"""The aids at the screen: offered, never imposed, given once, sealed, and told in one way whatever came of them."""

import pytest

from bot.errors import Refusal
from bot.features.mediation.facts import Seat, Stage
from bot.features.mediation.facts import aids as a
from bot.features.mediation.facts import presses as p
from bot.slack.requests import FieldValue
from tests.features.mediation.court import ANA, BO, TERMS, Court
from tests.features.mediation.drafting import HOSTILE, RTL, refused
from tests.features.mediation.seat import Sitting

ITEMS = ("Mondays", "the meeting room", "the budget")


@pytest.fixture
def ana(court: Court) -> Sitting:
    court.to(Stage.DRAFT)
    sitting = Sitting(court, ANA)
    sitting.open()
    return sitting


def test_both_aids_are_offered_with_their_sources_and_nobody_needs_them(ana: Sitting) -> None:
    assert {"offer_split", "offer_number"} <= ana.can()
    assert "Brams and Taylor" not in ana.words()
    assert "does nothing unless both of you use it" in ana.press("offer_split")
    assert "Brams and Taylor" in ana.words()
    ana.press("open")
    assert "online negotiation services" in ana.press("offer_number")


def test_points_divide_what_is_named_and_one_thing_is_shared_at_most(court: Court, ana: Sitting) -> None:
    bo = Sitting(court, BO)
    ana.press("offer_split")
    told = ana.submit(items="\n".join(ITEMS))
    assert "is offered for: Mondays, the meeting room, the budget." in told
    bo.open()
    ana.press("give_points")
    assert refused(ana, points_0="60", points_1="30", points_2="0") == (
        "points_0",
        "Your points come to 90: 10 are left to give. Please change them so that they come to 100.",
    )
    assert "that is 5 too many" in refused(ana, points_2="15")[1]
    before = bo.words()
    assert "You gave: Mondays 60, the meeting room 30, the budget 10." in ana.submit(points_2="10")
    assert "give_points" not in ana.can()
    assert bo.open() == before
    bo.press("give_points")
    bo.submit(points_0="40", points_1="10", points_2="50")
    court.tick()
    told = ana.open()
    assert "• the meeting room: to you" in told
    assert "• the budget: to Bo (Operations)" in told
    assert "• Mondays: shared, 60 % to you and 40 % to Bo (Operations)" in told
    assert "You gave" not in told
    ana.press("propose", ".split")
    begun = ana.inputs()
    assert [(begun[f"who_{place}"], begun[f"what_{place}"], begun[f"due_{place}"]) for place in range(4)] == [
        ("A", "take 60 % of Mondays", None),
        ("B", "take 40 % of Mondays", None),
        ("A", "take the meeting room", None),
        ("B", "take the budget", None),
    ]
    ana.press("add_term")
    assert ana.inputs()["what_3"] == "take the budget"
    told = ana.submit(**{f"due_{place}": "2027-03-01" for place in range(4)})
    assert "• *Bo (Operations)*: take the budget (by Mon 1 Mar 2027)" in told


@pytest.mark.parametrize(
    ("points", "at", "sentence"),
    [
        (("", "50", "50"), "points_0", "every item its points"),
        (("50", "1.5", "50"), "points_1", "every item its points"),
        (("120", "-20", "0"), "points_0", "cannot be less than 0"),
        (("9999999999", "0", "0"), "points_0", "every item its points"),
    ],
)
def test_points_that_are_none_are_refused_at_their_input(
    ana: Sitting, points: tuple[str, ...], at: str, sentence: str
) -> None:
    ana.press("offer_split")
    ana.submit(items="\n".join(ITEMS))
    ana.press("give_points")
    where, said = refused(ana, **{f"points_{place}": one for place, one in enumerate(points)})
    assert (where, sentence in said) == (at, True)


@pytest.mark.parametrize("items", ["one", "one\none", "\n".join("abcdefghi"), "x" * 81 + "\nb", " \n "])
def test_things_that_cannot_be_divided_are_refused_where_they_stand(ana: Sitting, items: str) -> None:
    ana.press("offer_split")
    assert refused(ana, items=items)[0] == "items"
    assert "is offered for" in ana.submit(items="one\ntwo")


@pytest.mark.parametrize("silent", [True, False])
def test_what_came_to_nothing_is_told_at_one_tick_in_one_way(court: Court, ana: Sitting, *, silent: bool) -> None:
    court.press(ANA, a.OfferNumber("days of notice", "days"))
    court.both(a.NameRange(1, 9))
    court.tick()
    court.press(BO, a.TickGrid((7, 8)), p.Propose((1,), (), TERMS))
    if not silent:
        court.press(ANA, a.TickGrid((0, 1)))
    court.both(p.Done())
    court.tick()
    court.both(p.Judge(1, can_live=False))
    court.tick()
    bo = Sitting(court, BO)
    for _ in range(3):
        assert "You marked 8, 9 days." in bo.open()
        court.tick()
    assert "*Find one number* (a sealed grid) was offered for: days of notice (days).\nNo number was found" in bo.open()
    assert "No number was found that both marked." in ana.open()


def test_one_number_is_found_by_ranges_and_ticks(court: Court, ana: Sitting) -> None:
    bo = Sitting(court, BO)
    ana.press("offer_number")
    assert "for: notice before a change (days)" in ana.submit(what="notice before a change", unit="days")
    bo.open()
    before = bo.words()
    ana.press("name_range")
    assert refused(ana, low="9", high="3") == ("low", "Please give two whole numbers, the lower one first.")
    assert refused(ana, low="1.5", high="3")[0] == "low"
    assert "You named 3 to 9 days. Nobody else reads this." in ana.submit(low="3", high="9")
    assert bo.open() == before
    bo.press("name_range")
    bo.submit(low="1", high="6")
    court.tick()
    assert "The nine numbers: 1, 2, 3, 4, 5, 6, 7, 8, 9 days." in ana.open()
    before = bo.open()
    ana.press("tick_grid")
    assert refused(ana, ticks=())[0] == "ticks"
    assert refused(ana, ticks=("10",))[0] == "ticks"
    assert "You marked 5, 6, 7 days. Nobody else reads this." in ana.submit(ticks=("5", "6", "7"))
    assert "tick_grid" not in ana.can()
    assert bo.open() == before
    bo.press("tick_grid")
    bo.submit(ticks=("1", "5"))
    court.tick()
    assert "both can live with *5 days*" in ana.open()
    assert "You marked" not in ana.words()
    bo.open()
    bo.press("propose", ".number")
    assert {bo.inputs()[f"what_{place}"] for place in range(2)} == {"keep to it: notice before a change, 5 days"}
    assert [bo.inputs()[f"who_{place}"] for place in range(2)] == ["A", "B"]


def test_numbers_between_are_short(court: Court, ana: Sitting) -> None:
    court.press(ANA, a.OfferNumber("share", "%"), a.NameRange(0, 1))
    court.press(BO, a.NameRange(0, 1))
    court.tick()
    assert "0, 0.1, 0.3, 0.4, 0.5, 0.6, 0.8, 0.9, 1 %" in ana.open()


def test_a_range_or_ticks_of_before_the_tick_give_nothing(court: Court, ana: Sitting) -> None:
    court.press(BO, a.OfferNumber("share", "%"))
    ana.open()
    ana.press("name_range")
    form = ana.modal
    court.both(a.NameRange(0, 8))
    court.tick()
    late = Sitting(court, ANA, form, {"low": "1", "high": "2"})
    with pytest.raises(Refusal, match="no place for this"):
        late.submit()
    assert court.own(Seat.A).named == (0, 8)


def test_points_given_twice_stay_the_first_ones(court: Court, ana: Sitting) -> None:
    court.press(BO, a.OfferSplit(("one", "two")))
    ana.open()
    ana.press("give_points")
    form = ana.modal
    given: dict[str, FieldValue] = {"points_0": "70", "points_1": "30"}
    ana.submit(**given)
    assert "You gave: one 70, two 30." in Sitting(court, ANA, form, {**given}).submit()
    with pytest.raises(Refusal, match="no place for this"):
        Sitting(court, ANA, form, {"points_0": "50", "points_1": "50"}).submit()
    assert court.own(Seat.A).points == (70, 30)


@pytest.mark.parametrize("action", ["give_points", "name_range", "tick_grid"])
def test_an_aid_that_is_not_offered_opens_no_form(court: Court, ana: Sitting, action: str) -> None:
    with pytest.raises(Refusal, match="no place for this"):
        ana.send(f"mediation.{action}:{court.handle()}.{court.look(ANA).version}")


def test_forged_points_are_refused(court: Court, ana: Sitting) -> None:
    court.press(BO, a.OfferSplit(("one", "two")))
    ana.open()
    ana.press("give_points")
    for forged in ({}, {"points_0": "100"}, {"points_0": "50", "points_1": "25", "points_2": "25"}, {"points_x": "9"}):
        with pytest.raises(Refusal):
            court.desk.submit(ANA, ana.modal, dict(forged))
    assert court.own(Seat.A).points is None


@pytest.mark.parametrize("words", [HOSTILE[:60], RTL, "🙂" * 40, "&" * 80])
def test_hostile_and_rtl_things_stand_as_they_are_typed(court: Court, ana: Sitting, words: str) -> None:
    ana.press("offer_split")
    ana.submit(items=f"{words}\nb\nc")
    assert "<!channel>" not in ana.words()
    ana.press("give_points")
    ana.submit(points_0="50", points_1="30", points_2="20")
    ana.press("offer_number")
    ana.submit(what=words, unit=words)
    ana.press("name_range")
    ana.submit(low="-1000000", high="1000000")
    court.press(BO, a.NameRange(3, 4), a.GivePoints((33, 33, 34)))
    court.tick()
    ana.open()
    ana.press("tick_grid")
    ana.submit(ticks=("1",))


def test_results_are_told_beside_the_drafts_that_are_judged(court: Court, ana: Sitting) -> None:
    court.press(ANA, a.OfferSplit(ITEMS), a.GivePoints((60, 30, 10)))
    court.press(BO, a.GivePoints((40, 10, 50)), p.Propose((1,), (), TERMS))
    court.both(p.Done())
    court.tick()
    assert court.stage() is Stage.VERDICT
    assert "• the budget: to Bo (Operations)" in ana.open()
