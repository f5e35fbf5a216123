"""Whatever people do in whatever order, what must always hold does; and every refusal is a sentence."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from itertools import combinations
from random import Random

import pytest
from sqlalchemy import select

from bot.errors import Refusal
from bot.features.checkins import service
from bot.features.checkins.facts import SNOOZES, Act, Wishes
from bot.features.checkins.models import Checkin, Exclusion, Rhythm, State
from bot.features.checkins.rules.states import OPEN
from bot.features.notices import service as notices
from bot.features.peers import service as peers
from bot.schedule.holidays import is_open
from tests.features.checkins.club import ANA, BO, CHI, DEV, FAY, Club
from tests.features.desk import WORKSPACE

CAST = (ANA, BO, CHI, DEV, FAY)
STEPS = 160


class Walker:
    """Does one thing after the other, each by chance."""

    def __init__(self, club: Club, seed: int) -> None:
        self.club, self.chance = club, Random(seed)  # noqa: S311 (a test that can be repeated)
        self.done: Counter[str] = Counter()
        self.sentences: set[str] = set()

    def step(self) -> None:
        """Do something, or let time pass."""
        acts = (self.answer, self.wait, self.join, self.leave, self.absent, self.ask)
        act = self.chance.choices(acts, weights=(8, 5, 1, 1, 1, 2))[0]
        point = self.club.desk.session.begin_nested()
        try:
            act(self.chance.choice(CAST))
            point.commit()
            self.done[act.__name__] += 1
        except Refusal as refusal:
            point.rollback()
            self.done["refused"] += 1
            self.sentences.add(refusal.sentence)

    def answer(self, user: str) -> None:
        work, rows = self.club.desk.work, self.club.rows()[-4:]
        if not rows:
            return
        one = self.chance.choice(rows)
        if self.chance.random() < 0.9:
            user = self.chance.choice(sorted(self.club.members(one.id)))
        act, at = Act(WORKSPACE, user, one.handle), work.now + timedelta(hours=5)
        presses: tuple[Callable[[], object], ...] = (
            lambda: service.talked(work, act),
            lambda: service.did_not_talk(work, act),
            lambda: service.take_back(work, act),
            lambda: service.not_this_time(work, act),
            lambda: service.suggest(work, act, at),
            lambda: service.agree(work, act, service.show(work, act).suggested or at),
            lambda: service.snooze(work, act, self.chance.choice(SNOOZES)),
        )
        self.chance.choice(presses)()

    def join(self, user: str) -> None:
        others = tuple(one for one in CAST if one != user and self.chance.random() < 0.05)
        rhythm = self.chance.choice((None, None, Rhythm.FORTNIGHTLY))
        wishes = Wishes(self.chance.randrange(5), self.chance.randrange(9, 17), rhythm, self.chance.random() < 0.5)
        self.club.join(user, wishes=wishes, excluded=others)

    def leave(self, user: str) -> None:
        if self.chance.random() < 0.3:
            service.leave(self.club.desk.work, self.club.seat(user))

    def absent(self, user: str) -> None:
        work, until = self.club.desk.work, self.club.desk.now + timedelta(days=self.chance.randrange(1, 12))
        if self.chance.random() < 0.5:
            service.pause(work, WORKSPACE, user, until)
        else:
            peers.away(work, self.club.seat(user), until.date())

    def ask(self, user: str) -> None:
        service.talk_now(self.club.desk.work, self.club.seat(user), self.chance.choice(CAST))

    def wait(self, _user: str) -> None:
        self.club.desk.now += timedelta(hours=self.chance.choice((1, 3, 9, 30, 80)))
        told = len(self.club.told)
        self.club.run()
        for one in self.club.told[told:]:
            assert is_open(self.club.desk.now, notices.calendar(self.club.desk.work, one.workspace, one.user))

    def check(self) -> None:
        """Fail where something does not hold."""
        rows = {row.id: (row, self.club.members(row.id)) for row in self.club.rows()}
        places = Counter((row.round_id, user) for row, members in rows.values() if row.round_id for user in members)
        assert max(places.values(), default=1) == 1
        for row, members in rows.values():
            self.check_one(row)
            for member in members.values():
                first = member.prompts == 0
                assert member.due_at is None or row.state in OPEN or (first and row.state is not State.MISSED)
        excluded = {(row.user, row.other) for row in self.club.desk.session.scalars(select(Exclusion))}
        for row, members in rows.values():
            for one, other in combinations(sorted(members), 2):
                if {(one, other), (other, one)} & excluded and row.state in OPEN:
                    assert row.round_id is None  # asked for in vain
                    assert min(members[one].prompts, members[other].prompts) == 0
        cards = [one.card for one in self.club.told]
        assert len(cards) == len(set(cards))

    @staticmethod
    def check_one(row: Checkin) -> None:
        assert (row.due_at is not None) or row.state not in OPEN
        assert row.due_at is None or row.state in (*OPEN, State.HELD)
        assert (row.said_by is not None) == (row.held_at is not None)
        assert row.state is not State.SET or row.set_for


@pytest.mark.parametrize("seed", range(3))
def test_what_must_always_hold_does(club: Club, seed: int) -> None:
    walker = Walker(club, seed)
    club.weekly()
    for user in CAST:
        walker.join(user)
    for _ in range(STEPS):
        walker.step()
        walker.check()
    assert min(walker.done[name] for name in ("answer", "ask", "wait", "refused")) > 0
    assert all(one.endswith(".") for one in walker.sentences)
    assert len(club.rounds()) > 3
