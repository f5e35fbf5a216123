"""Half a year of check-ins: twelve people in four zones, vacations, a joiner, a leaver, and all that the bot says.

The bot's jobs run whenever something is due, but late by up to a minute. Whoever has a check-in talks, two days after
the later of both prompts; of some only one says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.features.checkins import service
from bot.features.checkins.facts import Act, Wishes
from bot.features.checkins.models import Checkin, GroupRounds, Member, Rest, Rhythm, Round, State
from bot.features.checkins.rules.round import Pair
from bot.features.notices import service as notices
from bot.features.notices.models import Notice
from bot.features.peers import service as peers
from bot.features.peers.service import PersonLearned, Seat
from bot.schedule.hours import at_local
from bot.slack.replies import Letter, Person
from tests.features.desk import WORKSPACE, Desk
from tests.noninterference.bots import bot

BEGINS, WEEKS = date(2027, 10, 4), 26  # over 31 October, 7 November, 29 February, 12 and 26 March
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Tokyo", "America/Los_Angeles")
JOBS = ("checkins.", "home.")
JOINER, LEAVER = "U0P11", "U0P3"
JOINS, LEAVES = BEGINS + timedelta(weeks=5, days=2), BEGINS + timedelta(weeks=18, days=2)
PEOPLE: Mapping[str, str] = {f"U0P{number}": ZONES[number % 4] for number in range(12)}
VACATIONS = {  # of a week for nearly everybody: from Monday, and back on Monday
    f"U0P{number}": (BEGINS + timedelta(weeks=2 * number + 2), BEGINS + timedelta(weeks=2 * number + 3))
    for number in range(11)
    if f"U0P{number}" != LEAVER
}
TO_TALK = timedelta(days=2)
EVERY_OTHER_DAY = timedelta(days=2)  # something private waits: with the check-ins, more than may be told in a week
ONE_SAYS_SO = 3  # every so many check-ins
LATEST = 59  # seconds by which a job runs late
FUNCTIONS = ("Sales", "Operations", "Finance", "Legal", "People", "IT")


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody was written to."""

    user: str
    at: datetime
    text: str


@dataclass
class HalfYear:
    """The group, and what the bot told people in its half year."""

    desk: Desk
    told: list[Told] = field(default_factory=list)
    _posted: set[str] = field(default_factory=set)
    _lived: date = date.min
    _chance: Random = field(default_factory=lambda: Random(7))  # noqa: S311 (a test that can be repeated)

    def play(self) -> None:
        """Let the half year pass."""
        jobs = [job for name, job in bot().jobs.items() if name.startswith(JOBS)]
        self._furnish()
        ends = at_local(BEGINS + timedelta(weeks=WEEKS), 0, ZONES[0])
        while self.desk.now < ends:
            self._live()
            for job in jobs:
                more = True
                while more:
                    due = job(self.desk.work)
                    self._read(due.letters)
                    more = due.more
            self.desk.session.commit()
            self.desk.session.expire_all()
            self.desk.now = self._next() + timedelta(seconds=self._chance.randint(0, LATEST))

    def _furnish(self) -> None:
        self.desk.now = at_local(BEGINS - timedelta(days=3), 9, ZONES[0])
        for user, zone in PEOPLE.items():
            facts = PersonLearned(user=user, name=user, zone=zone, kind="member")
            peers.learn(self.desk.work, WORKSPACE, facts)
        self.desk.invite()
        self.desk.set_up(functions="\n".join(FUNCTIONS))
        for user in PEOPLE:
            if user != JOINER:
                self._join(user)
        service.choose_rhythm(self.desk.work, self._seat("U0P0"), Rhythm.WEEKLY)

    def _seat(self, user: str) -> Seat:
        return peers.seat(self.desk.work, workspace=WORKSPACE, user=user, group_id=1)

    def _join(self, user: str) -> None:
        """Sit down and take part, everybody at an hour of their own."""
        number = int(user.removeprefix("U0P"))
        function = number % len(FUNCTIONS) + 1
        peers.join(self.desk.work, workspace=WORKSPACE, user=user, group_id=1, function_id=function)
        wishes = Wishes(weekday=number % 5, hour=9 + number % 8)
        service.take_part(self.desk.work, self._seat(user), wishes, ())

    def _live(self) -> None:
        """Do what people do at this moment: come, go, go on vacation, talk; and something private waits for some."""
        today = self.desk.now.astimezone(ZoneInfo(ZONES[0])).date()
        seated = {seat.user for seat in peers.peers(self.desk.work, 1)}
        if today == JOINS and JOINER not in seated:
            self._join(JOINER)
        if today == LEAVES and LEAVER in seated:
            peers.leave(self.desk.work, self._seat(LEAVER))
        for user, (gone, back) in VACATIONS.items():
            if today == gone:
                peers.away(self.desk.work, self._seat(user), back)
        if today - self._lived >= EVERY_OTHER_DAY:
            self._lived = today
            for user in seated:
                notices.owe(self.desk.work, WORKSPACE, user)
        self._talk()

    def _talk(self) -> None:
        """Let everybody say that they talked, two days after the last of them was written to."""
        rows = self.desk.session.scalars(select(Checkin).where(Checkin.state == State.OFFERED)).all()
        for row in rows:
            members = self._members(row)
            if max(member.wished_at for member in members) + TO_TALK <= self.desk.now:
                for member in members[:1] if row.id % ONE_SAYS_SO == 0 else members:
                    service.talked(self.desk.work, Act(WORKSPACE, member.user, row.handle))
        self.desk.session.expire_all()

    def _members(self, row: Checkin) -> list[Member]:
        return list(self.desk.session.scalars(select(Member).where(Member.checkin_id == row.id)))

    def _read(self, letters: Iterable[Letter]) -> None:
        """Note what is a new message to somebody; painting one anew tells nobody."""
        for letter in letters:
            message = self.desk.painted(letter).message
            if isinstance(letter.to, Person) and message and letter.card not in self._posted:
                self.told.append(Told(letter.to.user, self.desk.now, message.text))
            if letter.card:
                self._posted.add(letter.card)

    def _next(self) -> datetime:
        """Return when something is due next, or somebody may do something: within six hours."""
        columns = (Checkin.due_at, Member.due_at, Rest.due_at, Notice.due_at, Notice.digest_at)
        found = [self.desk.session.scalar(select(func.min(column)).where(column > self.desk.now)) for column in columns]
        next_on = self.desk.session.scalars(select(GroupRounds.next_on)).one()
        begins = at_local(date.fromisoformat(next_on), 9, ZONES[0])
        ahead = (*found, begins, self.desk.now + timedelta(hours=6))
        return min(moment for moment in ahead if moment and moment > self.desk.now)

    def rounds(self) -> list[Round]:
        """Return every round."""
        return list(self.desk.session.scalars(select(Round).order_by(Round.number)))

    def of_round(self, one: Round) -> tuple[list[str], dict[str, str]]:
        """Return who had a check-in in a round, each as often as they had, and why each of the others had none."""
        in_it = select(Member.user).join(Checkin, Checkin.id == Member.checkin_id).where(Checkin.round_id == one.id)
        rests = select(Rest.user, Rest.reason).where(Rest.round_id == one.id)
        return list(self.desk.session.scalars(in_it)), dict(iter(self.desk.session.execute(rests)))

    def talks(self) -> dict[Pair, list[datetime]]:
        """Return when the people of each pair talked."""
        found: dict[Pair, list[datetime]] = {}
        for row in self.desk.session.scalars(select(Checkin).where(Checkin.state == State.HELD).order_by(Checkin.id)):
            one, other = sorted(member.user for member in self._members(row))
            assert row.held_at
            found.setdefault((one, other), []).append(row.held_at)
        return found
