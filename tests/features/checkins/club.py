"""A management team at the desk that has check-ins: time passes when asked, and the jobs do what is due."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from bot.errors import Refusal
from bot.features.checkins import service
from bot.features.checkins.facts import Act, Prompt, RestDue, Shown, Wishes
from bot.features.checkins.models import Checkin, GroupRounds, Member, Rest, Rhythm, Round, State
from bot.features.peers import service as peers
from bot.features.peers.service import PersonLearned, Seat
from bot.schedule.hours import at_local
from tests.features.desk import CAST, WORKSPACE, Desk
from tests.features.ways import way

ANA, BO, CHI, DEV, ELI, FAY = EVERYBODY = ("U0ANA", "U0BO", "U0CHI", "U0DEV", "U0ELI", "U0FAY")
TUESDAY_AT_TEN = Wishes()
MONDAY = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)  # when the first round begins: 9:00 in Berlin
TUESDAY = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)  # 10:00 in Berlin: when people are written to who wish nothing else
FRIDAY_AT_THE_TICK = datetime(2026, 12, 4, 8, 0, tzinfo=UTC)


@dataclass
class Club:
    """Ana leads Sales, Bo Operations, Chi Finance, Dev Legal, Eli People, Fay IT; the tick is at 09:00 in Berlin.

    Chi is in Tokyo, Dev in New York, Eli in Los Angeles, the others in Berlin. It is Monday, 10:00 UTC.
    """

    desk: Desk
    told: list[Prompt] = field(default_factory=list)
    rests: list[RestDue] = field(default_factory=list)
    painted: list[Prompt] = field(default_factory=list)

    def seat(self, user: str) -> Seat:
        """Return somebody's seat."""
        return peers.seat(self.desk.work, workspace=WORKSPACE, user=user, group_id=1)

    def join(self, *users: str, wishes: Wishes = TUESDAY_AT_TEN, excluded: tuple[str, ...] = ()) -> None:
        """Take part."""
        for user in users:
            self.painted.extend(service.take_part(self.desk.work, self.seat(user), wishes, excluded))
        self.desk.session.expire_all()

    def weekly(self) -> None:
        """Let the group have a round each week."""
        service.choose_rhythm(self.desk.work, self.seat(ANA), Rhythm.WEEKLY)

    def to(self, moment: datetime) -> None:
        """Let time pass, the jobs with it, whenever something is due."""
        while self.desk.now < moment:
            self.desk.now = min(moment, self.next_due())
            self.run()
        self.run()

    def next_due(self) -> datetime:
        """Return when something is due next; within a day."""
        session, now = self.desk.session, self.desk.now
        columns = (Checkin.due_at, Member.due_at, Rest.due_at)
        due = [at for column in columns for at in session.scalars(select(column).where(column > now)) if at]
        group = peers.group(self.desk.work, 1)
        days = map(date.fromisoformat, session.scalars(select(GroupRounds.next_on)))
        begins = [at_local(day, group.tick_hour, group.zone) for day in days]
        return min(at for at in (now + timedelta(days=1), *due, *begins) if at > now)

    def wait(self, **by: float) -> None:
        """Let time pass, by a timedelta's arguments."""
        self.to(self.desk.now + timedelta(**by))

    def run(self) -> None:
        """Let every job do what is due now."""
        self.desk.session.expire_all()
        self.painted.extend(service.note_departed(self.desk.work, 100).messages)
        service.begin_due(self.desk.work, 10)
        self.painted.extend(service.end_due(self.desk.work, 100)[0])
        self.told.extend(service.prompts_due(self.desk.work, 100)[0])
        self.rests.extend(service.rests_due(self.desk.work, 100)[0])
        self.desk.session.expire_all()

    @way
    def begin(self, *users: str, moment: datetime = MONDAY) -> None:
        """Let people take part, and the first round begin."""
        self.join(*users)
        self.desk.now = moment
        self.run()

    @way
    def begin_pair(self) -> None:
        """Let Ana and Bo be in a round, both written to."""
        self.begin(ANA, BO)
        self.to(TUESDAY)
        assert self.told_users() == [ANA, BO]

    @way
    def begin_with_bo_on_friday(self) -> None:
        """Let Ana and Bo be in a round: it is Tuesday, Ana was written to, and Bo will be on Friday."""
        self.join(BO, wishes=Wishes(weekday=4))
        self.begin(ANA)
        self.to(TUESDAY)
        assert self.told_users() == [ANA]

    def told_users(self) -> list[str]:
        """Return who was written to, each as often as they were."""
        return sorted(one.user for one in self.told)

    def rows(self) -> list[Checkin]:
        """Return every check-in, the oldest first."""
        self.desk.session.expire_all()
        return list(self.desk.session.scalars(select(Checkin).order_by(Checkin.id)))

    def one(self) -> Checkin:
        """Return the newest check-in."""
        return self.rows()[-1]

    def state(self) -> State:
        """Return where the newest check-in stands."""
        return self.one().state

    def members(self, key: int | None = None) -> dict[str, Member]:
        """Return the members of a check-in, the newest one without a key."""
        rows = select(Member).where(Member.checkin_id == (key or self.one().id))
        return {row.user: row for row in self.desk.session.scalars(rows)}

    def meetings(self, number: int | None = None) -> list[tuple[str, ...]]:
        """Return who talks with whom in a round, the latest one without a number."""
        found = self.rounds()[-1 if number is None else number - 1]
        keys = [row.id for row in self.rows() if row.round_id == found.id]
        return sorted(tuple(sorted(self.members(key))) for key in keys)

    def rounds(self) -> list[Round]:
        """Return every round."""
        self.desk.session.expire_all()
        return list(self.desk.session.scalars(select(Round).order_by(Round.number)))

    def group(self) -> GroupRounds:
        """Return what is kept of the group's rounds."""
        self.desk.session.expire_all()
        return self.desk.session.scalars(select(GroupRounds)).one()

    def resting(self) -> dict[str, str]:
        """Return who has no check-in in the latest round, and why."""
        wanted = select(Rest).where(Rest.round_id == self.rounds()[-1].id)
        return {row.user: row.reason.value for row in self.desk.session.scalars(wanted)}

    def act(self, user: str, key: int | None = None) -> Act:
        """Return a press of somebody on a check-in, the newest one without a key."""
        handle = next(row.handle for row in reversed(self.rows()) if key in {None, row.id})
        return Act(WORKSPACE, user, handle)

    def shown(self, user: str, key: int | None = None) -> Shown:
        """Return what somebody sees of a check-in."""
        return service.show(self.desk.work, self.act(user, key))

    def talked(self, *users: str, key: int | None = None) -> None:
        """Say that they talked."""
        for user in users:
            service.talked(self.desk.work, self.act(user, key))

    def all_talked(self) -> None:
        """Let everybody of the latest round talk."""
        for row in self.rows():
            if row.round_id == self.rounds()[-1].id and row.state in {State.PLANNED, State.OFFERED, State.SET}:
                for user in self.members(row.id):
                    self.talked(user, key=row.id)

    def is_in(self, user: str, zone: str, kind: str = "member") -> None:
        """Let Slack say that somebody is in a zone now."""
        peers.learn(self.desk.work, WORKSPACE, PersonLearned(user, CAST[user][0], zone, kind))


def refused(act: object) -> str:
    """Do what is refused; return the sentence."""
    try:
        act()  # type: ignore[operator]
    except Refusal as refusal:
        return refusal.sentence
    raise AssertionError("it was not refused")
