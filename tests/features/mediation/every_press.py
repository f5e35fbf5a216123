"""Every press that there is, each with the stage and the preparation that it needs: Bo's, or the broker Chi's."""

from collections.abc import Callable

from bot.features.mediation.facts import Holding, Stage
from bot.features.mediation.facts import aids as a
from bot.features.mediation.facts import presses as p
from bot.features.mediation.facts.moves import Press
from tests.features.mediation.court import ANA, BO, CHI, TERMS, Court

Prepare = Callable[[Court], object]


def nothing(_: Court) -> None:
    """Prepare nothing."""


def broker_sits(court: Court) -> None:
    court.press(CHI, p.TakeSeat())
    court.tick()


def written(court: Court) -> None:
    court.press(BO, p.WriteLine("a line"))


def restated(court: Court) -> None:
    court.press(ANA, p.Restate(court.shared().lines[-1].number, "You need time"))


def passed_by_bo(court: Court) -> None:
    court.press(BO, p.WriteLine("We need time"), p.PassOn(1, "We need time"))
    restated(court)


def split(court: Court) -> None:
    court.press(ANA, a.OfferSplit(("the forecast", "the returns")))


def number(court: Court) -> None:
    court.press(ANA, a.OfferNumber("days", "days"))


def named(court: Court) -> None:
    number(court)
    court.both(a.NameRange(0, 16))
    court.tick(5)


def talk_wanted(court: Court) -> None:
    court.both(p.OfferTalk())
    court.tick()


def review(court: Court) -> None:
    while not court.shared().review_open:
        court.tick()


def enough(court: Court) -> None:
    for _ in range(5):
        number = court.shared().current()[0].number
        court.both(p.Judge(number, can_live=False))
        court.tick()
        if court.stage() is Stage.DRAFT:
            court.press(ANA, p.Propose((1,), (), TERMS))
            court.both(p.Done())
            court.tick()


# Every press of a party or broker: at which stage, after what, and by whom it is pressed here.
PRESSES: tuple[tuple[Stage, Prepare, str, Press], ...] = (
    (Stage.INVITED, nothing, BO, p.TurnKey()),
    (Stage.INVITED, nothing, BO, p.Decline()),
    (Stage.TABLE, nothing, BO, p.RankBrokers((CHI,))),
    (Stage.TABLE, lambda court: court.press(BO, p.RankBrokers(())), BO, p.Consent()),
    (Stage.INTAKE, nothing, CHI, p.TakeSeat()),
    (Stage.INTAKE, broker_sits, BO, p.RemoveBroker()),
    (Stage.INTAKE, nothing, BO, p.RateCard("plan", 3)),
    (Stage.INTAKE, nothing, BO, p.WriteLine("my own  words")),
    (Stage.INTAKE, nothing, BO, p.ThinkOfThem("their words")),
    (Stage.INTAKE, nothing, BO, p.MustNot("that nobody asks us")),
    (Stage.INTAKE, written, BO, p.DropLine(1)),
    (Stage.INTAKE, written, BO, p.PassOn(1, "a line")),
    (Stage.INTAKE, nothing, BO, p.Done()),
    (Stage.INTAKE, lambda court: court.press(BO, p.Done()), BO, p.NotYet()),
    (Stage.GROUND, nothing, BO, p.Restate(1, "You want to hear  of it")),
    (Stage.GROUND, passed_by_bo, BO, p.ConfirmRestatement(2, 1)),
    (Stage.GROUND, passed_by_bo, BO, p.RejectRestatement(2, 1)),
    (Stage.DRAFT, nothing, BO, p.Propose((1,), ("load",), TERMS)),
    (Stage.DRAFT, nothing, BO, a.OfferSplit(("the forecast", "the returns"))),
    (Stage.DRAFT, split, BO, a.GivePoints((40, 60))),
    (Stage.DRAFT, nothing, BO, a.OfferNumber("days", "days")),
    (Stage.DRAFT, number, BO, a.NameRange(1, 9)),
    (Stage.VERDICT, nothing, BO, p.Judge(1, can_live=False, fix="one more week")),
    (Stage.JOINT, nothing, BO, p.OfferTalk()),
    (Stage.JOINT, nothing, BO, p.WaiveTalk()),
    (Stage.JOINT, talk_wanted, BO, p.TalkHeld()),
    (Stage.SIGN, nothing, BO, p.Sign()),
    (Stage.SIGN, nothing, BO, p.RefuseToSign()),
    (Stage.AGREED, review, BO, p.ReviewAnswer(Holding.NOT_HOLDING)),
    (Stage.AGREED, review, BO, p.SitAgain()),
    (Stage.VERDICT, enough, BO, p.AnotherRound()),
    (Stage.DRAFT, nothing, BO, p.Stop()),
)
NAMES = [type(press).__name__ for *_, press in PRESSES]


def come(court: Court, point: Stage, prepare: Prepare, user: str) -> None:
    court.to(point, broker=CHI if user == CHI or prepare is broker_sits else None)
    prepare(court)
