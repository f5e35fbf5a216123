"""One history: requests go to the bot's real handlers and jobs on a real database, and all that anybody saw is kept."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from bot.errors import Refusal
from bot.features.grayzone import queries
from bot.features.grayzone.facts import IssueFacts
from bot.features.grayzone.models import State
from bot.features.grayzone.service.facts import delay_cost
from bot.features.peers import service as peers
from bot.slack.doors import Doors
from bot.slack.replies import Due, Letter, Modal, Reply
from bot.slack.requests import (
    Click,
    Command,
    Fields,
    FieldValue,
    HomeOpened,
    OpenView,
    PersonFacts,
    Request,
    Submission,
)
from bot.work import Work
from tests.noninterference.people import LEADERSHIP, NAMES, OUTSIDE, WORKSPACE, ZONE
from tests.noninterference.spec import IssueSeen, Public, Sealed
from tests.support.keys import VAULT

POSTED, LOGGED, LOGGED_UNDER_SEAL = "what was posted", "the log", "the log of sealed acts"

Job = Callable[[Work], Due]


@dataclass(frozen=True, slots=True)
class Glimpse:
    """Something that was seen: when, by whom (a person, or one of the three above), and what."""

    at: datetime
    eyes: str
    what: object


@dataclass(frozen=True, slots=True)
class Bot:
    """The bot's doors and timed jobs."""

    doors: Doors
    jobs: Mapping[str, Job]


@dataclass
class Side:
    """One of the two histories of a pair. `now` is its clock; `hushed` while an act under seal is under way."""

    session: Session
    bot: Bot
    now: datetime
    seen: list[Glimpse] = field(default_factory=list)
    sealed: Sealed = field(default_factory=Sealed)
    hushed: bool = False
    count: int = 0

    @property
    def work(self) -> Work:
        """A unit of work at this moment."""
        return Work(self.session, self.now, VAULT)

    @property
    def reading(self) -> Work:
        """A unit that only reads, as pages and cards are painted in."""
        return Work(self.session, self.now, VAULT, only_reads=True)

    def note(self, eyes: str, what: object) -> None:
        """Keep what somebody saw."""
        self.seen.append(Glimpse(self.now, eyes, what))

    def log(self, event: object) -> None:
        """Keep a line of the log."""
        self.note(LOGGED_UNDER_SEAL if self.hushed else LOGGED, event)

    def ask(self, request: Request, door: str) -> Reply | None:
        """Hand a request to its handler as the doorway does; None when it was refused."""
        handler = self.bot.doors.find(type(request), door)
        assert handler, f"no door for {request}"
        point = self.session.begin_nested()
        try:
            reply = handler(request, self.work)
        except Refusal as refusal:
            point.rollback()
            self.note(request.user, (refusal.sentence, refusal.field))
            return None
        if reply.errors:
            point.rollback()
        else:
            point.commit()
            self.post(reply.letters)
        self.note(request.user, dataclasses.replace(reply, letters=()))
        return reply

    def command(self, user: str, text: str) -> Reply | None:
        """Type `/grayzone ...` in the group's channel."""
        request = Command(WORKSPACE, user, self._once(), "/grayzone", text, LEADERSHIP, "t")
        return self.ask(request, "/grayzone")

    def click(self, user: str, action: str, subject: object = 1, *, view: Modal | None = None) -> Reply | None:
        """Press a button of a message, or of an open modal."""
        where = OpenView("V1", "h", "modal", view.name, view.note) if view else None
        request = Click(WORKSPACE, user, self._once(), action, str(subject), "", "t", view=where)
        return self.ask(request, action)

    def submit(self, user: str, form: Reply | None, fields: Mapping[str, FieldValue]) -> Reply | None:
        """Fill in and submit the form that a reply opened; None where there was none."""
        modal = form.modal if form else None
        if modal is None:
            return None
        view = OpenView("V1", "h", "modal", modal.name, modal.note)
        request = Submission(WORKSPACE, user, self._once(), modal.name, Fields(fields), modal.note, view)
        return self.ask(request, modal.name)

    def home(self, user: str) -> None:
        """Open App Home."""
        assert self.bot.doors.painter
        self.note(user, self.bot.doors.painter(HomeOpened(WORKSPACE, user, self._once()), self.reading))

    def jobs(self) -> Iterable[Job]:
        """Return the jobs that run."""
        return self.bot.jobs.values()

    def run_jobs(self) -> None:
        """Let every timed job do what is due."""
        for job in self.jobs():
            more = True
            while more:
                due = job(self.work)
                self.post(due.letters)
                more = due.more
        self.session.expire_all()

    def post(self, letters: tuple[Letter, ...]) -> None:
        """Keep what is posted, as it would be sent now."""
        for letter in letters:
            self.note(POSTED, self._painted(letter))

    def learn(self) -> None:
        """Let the bot know the cast, as the doorway does at everybody's first request."""
        assert self.bot.doors.learner
        for user, name in NAMES.items():
            facts = PersonFacts(user, name, ZONE, "guest" if user == OUTSIDE else "member")
            self.bot.doors.learner(self.work, WORKSPACE, facts)

    def public(self) -> Public:
        """Return what everybody knows now."""
        group = peers.group(self.work, 1)
        issues = queries.issues(self.work, 1, tuple(State))
        costs = queries.sightings(self.work, (issue.id for issue in issues))
        return Public(
            seats={peer.user: peer.function.id for peer in peers.peers(self.work, 1)},
            issues=tuple(_seen(issue, delay_cost(issue, costs[issue.id]).functions) for issue in issues),
            next_tick=group.next_tick_at,
        )

    def _painted(self, letter: Letter) -> Letter:
        """Return a letter with the message that it would be sent with now."""
        if letter.message is not None:
            return letter
        message = self.bot.doors.paint_card(self.reading, letter.workspace, letter.card or "")
        return dataclasses.replace(letter, message=message)

    def _once(self) -> str:
        self.count += 1
        return f"test:{self.count}"


def _seen(issue: IssueFacts, functions: int) -> IssueSeen:
    return IssueSeen(
        number=issue.number,
        state=str(issue.state),
        giver=issue.giver_id,
        receiver=issue.receiver_id,
        author=issue.author,
        driver=issue.driver,
        claimed=issue.claimed_function,
        review_open=issue.due_at is None,
        functions=functions,
    )
