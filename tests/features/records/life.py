"""A long life at the desk: Bo uses everything there is, so that his id stands wherever one can stand."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlalchemy import insert, select

from bot.delivery import outbox
from bot.delivery.models import Card, Direct
from bot.features.asks.models import Ask, Invitation, Ring
from bot.features.kudos import service as kudos
from bot.features.kudos.service import Giver, MessagePlace, Said, Thanks
from bot.features.notices.models import Kept
from bot.features.peers import service as peers
from bot.features.promises import service as promises
from bot.features.promises.service import Terms
from bot.features.spotlights.service import Kind
from bot.slack.replies import Letter, Message, Person, Reply
from bot.slack.requests import FieldValue
from tests.features.desk import WORKSPACE, Desk
from tests.features.grayzone.room import CASE, HOURS, Room
from tests.features.records.cells import cells, where
from tests.features.records.pledger import DUE, Pledger
from tests.features.records.sitter import sits
from tests.features.records.talker import talks
from tests.features.spotlights.hall import ANA, BO, CHI, DEV, ELI, FAY, Hall
from tests.features.ways import way

FUNCTIONS = "Sales\nOperations\nFinance\nLegal\nPeople\nIT"
LINK = {**HOURS, "link": "https://example.com/evidence"}
COUNTED = "No board meeting was ever prepared as calmly as this one."
OPEN_CONDITION = "if the price list is frozen on Fridays"
# What was only his, or only about him: each with a mark.
OWN = {
    "quiet": "zq-quiet: prices are guessed",
    "sealed": "zq-sealed: if nobody asks for more",
    "hidden": "zq-hidden: if my budget is kept",
    "draft": "zq-draft: Eli rebuilt the price list with every supplier.",
    "about": "zq-about: Wrote the order form anew with both sides.",
    "received": "zq-received: for the order form",
    "taken_back": "zq-taken-back: for being early",
    "reason": "zq-reason: the printer is late",
    "missing": "zq-missing: the second page",
    "offered": "zq-offered: a tour of the warehouse",
    "asked": "zq-asked: a second pair of eyes",
    "asked_all": "zq-asked-all: somebody with a van",
    "noted": "zq-noted: a word about the returns",
    "flagged": "zq-flagged: about the returns",
    "feared": "zq-feared: that nobody asks us",
}
PRICES = "The price list of spring"


@dataclass
class Life:
    """Six peers in one group; Ana leads Sales, Bo Operations, Chi Finance, Dev Legal, Eli People, Fay IT."""

    desk: Desk
    issues: Room = field(init=False)
    hall: Hall = field(init=False)

    def __post_init__(self) -> None:
        self.issues, self.hall = Room(self.desk), Hall(self.desk)

    def sat_down(self) -> "Life":
        """Let the six be peers."""
        self.desk.invite()
        self.desk.set_up(functions=FUNCTIONS)
        for function, user in enumerate((ANA, BO, CHI, DEV, ELI, FAY), start=1):
            self.desk.join(user, function)
        self.desk.set_up(BO, functions=FUNCTIONS)
        return self

    @way
    def lived(self) -> None:
        """Let all of it happen, and have every letter of it wait in the outbox, its cards posted."""
        self.sat_down()
        self.wrote_and_was_written_about()
        self.worked_on_issues()
        self.thanked()
        self.promised()
        self.asked()
        talks(self.desk, OWN["noted"])
        sits(self.desk, OWN["flagged"], OWN["feared"])
        self.letters_wait()
        self.desk.session.commit()
        self.desk.session.expire_all()

    def wrote_and_was_written_about(self) -> None:
        """Bo's post about Dev (1), Fay's about Bo (2), Chi's about Ana that names Bo as driver (3), Bo's draft (4)."""
        hall = self.hall
        for hero, writer, driver, did in (
            (DEV, BO, CHI, COUNTED),
            (BO, FAY, DEV, OWN["about"]),
            (ANA, CHI, BO, "Ana called every customer about the new dates."),
        ):
            hall.won((hero, Kind.PLEDGE), (writer, Kind.SEEN), driver=driver)
            hall.run()
            key = max(hall.spotlights())
            hall.send(writer, key, did=did)
            hall.approve(hero, key, together=True)
            hall.to_tick()
            hall.wait(days=8)
        hall.won((ELI, Kind.PLEDGE), (BO, Kind.SEEN), driver=CHI)
        hall.run()
        hall.write(BO, 4, did=OWN["draft"])

    def worked_on_issues(self) -> None:
        """Bo drives issue 1, helped to win 2, owns 3, pledged under seal on 4, and filed one quietly."""
        room = self.issues
        room.propose(BO, what="Prices are typed twice")
        room.propose(ANA, what="Dates are missing")
        for number, driver in ((1, BO), (2, CHI)):
            room.submit(CHI if number == 1 else BO, "see", LINK, number)
            room.press(driver, "draft", number)
            room.submit(driver, "write", CASE, number)
            room.pledge(ANA, number)
        room.pledge(BO, 1, condition=OPEN_CONDITION, show="yes")
        room.pledge(BO, 2, condition=OWN["hidden"])
        room.tick()
        room.submit(CHI, "deliver", {"measured": "6"}, 2)
        room.press(ANA, "confirm", 2)
        room.press(BO, "confirm", 2)
        room.propose(ANA, what="Invoices wait")
        room.press(BO, "own", 3)
        room.propose(ANA, what="Returns are nobody's")
        room.submit(CHI, "see", HOURS, 4)
        room.press(CHI, "draft", 4)
        room.submit(CHI, "write", CASE, 4)
        room.pledge(BO, 4, condition=OWN["sealed"])
        room.propose(BO, way="quietly", what=OWN["quiet"], symptom="LOST")

    def thanked(self) -> None:
        """Bo thanks Ana twice and takes one back; Chi and Dev thank Bo, Dev by an emoji; Chi thanks Bo and Ana."""
        work = self.desk.work
        bo, chi, dev = (Giver(WORKSPACE, user) for user in (BO, CHI, DEV))
        self.kudos = [
            kudos.give(work, bo, Thanks((ANA,), "for the calm board meeting")),
            kudos.give(work, bo, Thanks((ANA,), OWN["taken_back"])),
            kudos.give(work, chi, Thanks((BO,), OWN["received"])),
            kudos.give(work, chi, Thanks((BO, ANA), "for the workshop")),
            kudos.put(work, dev, MessagePlace("C0RAND", "1.5", BO, open=True), "clap", Said((BO,), "", "1.6")),
        ]
        newest = max(line.id for line in kudos.book(work, WORKSPACE, BO).given)
        self.kudos.append(kudos.take_back(work, bo, newest))
        kudos.wish(work, WORKSPACE, BO, refusals=False)

    def promised(self) -> None:
        """Between Bo and Ana (1, 4, 5, 6) or Chi (2, 3), at every turn; 5 is news for Bo, and 6 waits for his word."""
        work, who = self.desk.work, {name: Pledger(self.desk, name) for name in (ANA, BO, CHI)}
        who[BO].offers(ANA, PRICES)
        promises.accept(work, who[ANA].act(1))
        promises.ask_date(work, who[BO].act(1), DUE + timedelta(days=3), "a holiday")
        promises.agree_date(work, who[ANA].act(1))
        promises.ask_date(work, who[BO].act(1), DUE + timedelta(days=9), OWN["reason"])
        who[CHI].offers(BO, "The sums of the quarter")
        promises.counter(work, who[BO].act(2), Terms("The sums", "Both see them", DUE + timedelta(days=1)))
        promises.accept(work, who[CHI].act(2))
        promises.ask_date(work, who[CHI].act(2), DUE + timedelta(days=2), "a holiday")
        promises.agree_date(work, who[BO].act(2))
        promises.report(work, who[CHI].act(2))
        promises.not_yet(work, who[BO].act(2), OWN["missing"])
        who[BO].offers(CHI, OWN["offered"])
        who[ANA].offers(BO, "A look at the forms")
        who[BO].offers(ANA, "A map of the stores")
        promises.accept(work, who[ANA].act(5))
        who[ANA].offers(BO, "A list of the drivers")
        for act, by in ((promises.accept, BO), (promises.report, ANA)):
            act(work, who[by].act(6))

    def asked(self) -> None:
        """Bo asks quietly (1) and everyone (2), helped Ana (3), is at Chi's (4), and is asked by Dev (5) now."""
        form: dict[str, FieldValue] = {"size": "S", "way": "EVERYONE"}
        for user, fields in (
            (BO, {**form, "what": OWN["asked"], "way": "QUIETLY"}),
            (BO, {**form, "what": OWN["asked_all"]}),
            (ANA, {**form, "what": "Look over the price list"}),
            (CHI, {**form, "what": "Count the boxes"}),
            (DEV, {**form, "what": "Read my letter", "way": "QUIETLY", "functions": ("2",)}),
        ):
            self.desk.submit(user, self.desk.click(user, "asks.open", 1).modal, fields)
        handles = self.desk.session.scalars(select(Ask.handle).order_by(Ask.id)).all()
        for handle in handles[2:4]:
            self.desk.submit(BO, self.desk.click(BO, "asks.help", handle).modal, {})
        recorded = {"hours": "2", "thanks": "It saved my day"}
        self.desk.submit(ANA, self.desk.click(ANA, "asks.done", handles[2]).modal, recorded)
        self.desk.click(BO, "asks.quietly", "off")
        ring = {"workspace": WORKSPACE, "group_id": 1, "month": "2027-01", "begun_at": self.desk.now}
        self.desk.session.add(Ring(**ring, list_at=None))
        self.desk.session.flush()
        self.desk.session.add(Invitation(ring_id=1, user=BO, workspace=WORKSPACE, due_at=self.desk.now))
        kept = {"workspace": WORKSPACE, "user": BO, "kind": "asks.ring", "subject": "1"}
        self.desk.session.add(Kept(**kept, kept_at=self.desk.now))

    def letters_wait(self) -> None:
        """Have every letter wait, one to Bo among them; the cards are posted, and Bo's direct conversation is known."""
        told = [letter for reply in self.desk.replies for letter in reply.letters]
        told += [*self.issues.letters, *self.hall.letters]
        told += [Letter(WORKSPACE, Person(BO), Message("Something waits for you on my Home tab."))]
        outbox.write(self.desk.work, map(unpainted, told))
        cards = {card.subject for outcome in self.kudos[:-1] for card in outcome.cards}
        names = {f"kudos.card:{subject}" for subject in cards} | {letter.card for letter in told if letter.card}
        rows = [{"workspace": WORKSPACE, "name": name, "channel": "C0LEAD", "ts": "1.1"} for name in sorted(names)]
        self.desk.session.execute(insert(Card), rows)
        self.desk.session.add(Direct(workspace=WORKSPACE, person=BO, channel="D0BO"))
        self.desk.session.flush()

    def erase(self, user: str = BO) -> Reply:
        """Erase somebody by the form."""
        form = self.desk.click(user, "records.erase").modal
        reply = self.desk.submit(user, form, {"word": "erase"})
        outbox.write(self.desk.work, map(unpainted, reply.letters))
        self.desk.session.commit()
        self.desk.session.expire_all()
        return reply

    def cells(self) -> dict[str, list[str]]:
        """Return all that stands in each column of the database, as text; private texts opened."""
        return cells(self.desk.session)

    def where(self, *words: str) -> set[str]:
        """Return the columns in which any of these words stands."""
        return where(self.desk.session, *words)

    def names(self, *users: str) -> list[str]:
        """Return how people are listed."""
        return list(peers.names(self.desk.work, WORKSPACE, users).values())


def unpainted(letter: Letter) -> Letter:
    """Return a letter as it waits: the desk has painted the cards that are painted when they are sent."""
    painted_late = letter.card is not None and not letter.card.startswith("peers.")
    return replace(letter, message=None) if painted_late else letter
