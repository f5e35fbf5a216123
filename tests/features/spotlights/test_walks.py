"""Random walks through the real doors and jobs, on both databases: whatever people press, these promises hold."""

from collections import defaultdict
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from bot.db.vault import NOTHING
from bot.errors import Refusal
from bot.features.spotlights.models import Prompt, Spotlight, State, Win
from bot.features.spotlights.rules.states import TABLE
from bot.features.spotlights.service import Kind
from bot.slack.replies import Letter, Person
from tests.features.desk import CAST, WORKSPACE, texts
from tests.features.reaching import reachable
from tests.features.spotlights.hall import ANA, BO, CHI, DEV, DID, EFFECT, ELI, FAY, LINES, Hall

EVERYBODY = (ANA, BO, CHI, DEV, ELI, FAY)
PEOPLE = st.sampled_from(EVERYBODY)
WEEK, MONTH = timedelta(days=7), timedelta(days=30)
VERBS = ("write", "send", "pass", "approve", "edit", "keep", "decline", "revoke")
WRITERS = {"write", "send", "pass"}


AFTER = reachable(State, ((line.state, line.after) for line in TABLE))


class Walk(RuleBasedStateMachine):
    """People win, write, decide, take down, leave and come back; days pass."""

    hall: Hall

    def __init__(self) -> None:
        super().__init__()
        self.hall.desk.session.rollback()
        self.hall.letters.clear()
        self.begun_at = self.hall.desk.now
        self.approved: set[int] = set()
        self.posted: set[int] = set()
        self.sent: list[tuple[str, str, datetime]] = []
        self.before: dict[int, State] = {}
        self.sources: list[str] = []
        self.checked = 0

    def teardown(self) -> None:
        self.hall.desk.session.rollback()
        self.hall.desk.now = self.begun_at

    @initialize()
    def begin(self) -> None:
        self.win({ANA: Kind.PLEDGE, BO: Kind.EVIDENCE, CHI: Kind.PLEDGE, FAY: Kind.SEEN}, DEV)

    @rule(parts=st.dictionaries(PEOPLE, st.sampled_from((Kind.PLEDGE, *Kind)), min_size=2), driver=PEOPLE)
    def win(self, parts: dict[str, Kind], driver: str) -> None:
        self.sources.append(self.hall.won(*parts.items(), driver=driver))
        self.hall.run()

    @rule(which=st.integers(0, 9))
    def slip(self, which: int) -> None:
        self.hall.slip(self.sources[which % len(self.sources)])

    @rule(verb=st.sampled_from(VERBS), which=st.integers(0, 30), together=st.booleans())
    def press(self, verb: str, which: int, together: bool) -> None:  # noqa: FBT001 (drawn)
        """Press as whoever may; the states decide what is refused."""
        rows = [one for one in self.hall.spotlights().values() if one.writer]
        if rows:
            one = rows[which % len(rows)]
            user = str(one.writer) if verb in WRITERS else one.hero
            with suppress(Refusal):
                self.do(user, verb, one, together=together)

    @rule(verb=st.sampled_from(("pass", "send", "send", "approve")))
    def all_press(self, verb: str) -> None:
        """Let everybody who may do the same: a walk that only stumbles about rarely gets far."""
        states = (State.HERO_REVIEW,) if verb == "approve" else (State.PROMPTED, State.DRAFT)
        for one in self.hall.spotlights().values():
            if one.state in states:
                with suppress(Refusal):
                    self.do(one.hero if verb == "approve" else str(one.writer), verb, one, together=False)
        self.hall.run()

    @rule(people=st.permutations(EVERYBODY))
    def win_together(self, people: list[str]) -> None:
        """Win where nearly everybody contributed."""
        self.win(dict.fromkeys(people[1:5], Kind.PLEDGE), people[0])

    @rule(verb=st.sampled_from(VERBS), user=PEOPLE, which=st.integers(0, 30))
    def press_anothers(self, verb: str, user: str, which: int) -> None:
        """Press what is somebody else's, with a forged button: it is refused."""
        rows = list(self.hall.spotlights().values())
        one = rows[which % len(rows)] if rows else None
        if one is None or user == (one.writer if verb in WRITERS else one.hero):
            return
        try:
            self.do(user, verb, one, together=False)
        except Refusal:
            return
        raise AssertionError(f"{user} could {verb} what is not theirs")

    def do(self, user: str, verb: str, one: Spotlight, *, together: bool) -> None:
        hall, key = self.hall, one.id
        match verb:
            case "write":
                hall.write(user, key)
            case "send":
                hall.send(user, key)
                self.sent.append((user, one.hero, hall.desk.now))
            case "approve":
                hall.approve(user, key, together=together)
                self.approved.add(key)
            case "edit":
                hall.desk.submit(user, hall.press(user, "edit", key).modal, LINES)
                self.approved.add(key)
            case _:
                hall.press(user, verb, key)

    @rule(days=st.sampled_from((0, 0, 1, 3, 8, 35)), hours=st.integers(0, 23))
    def wait(self, days: int, hours: int) -> None:
        self.hall.wait(days=days, hours=hours)

    @rule(user=PEOPLE)
    def leave(self, user: str) -> None:
        with suppress(Refusal):
            self.hall.desk.click(user, "peers.leave", 1)

    @rule(user=PEOPLE)
    def come_back(self, user: str) -> None:
        form = self.hall.desk.click(user, "peers.join", 1).modal
        if form:
            self.hall.desk.submit(user, form, {"function": str(1 + EVERYBODY.index(user))})

    @invariant()
    def every_change_is_in_the_table(self) -> None:
        now = {key: one.state for key, one in self.hall.spotlights().items()}
        for key, state in self.before.items():
            assert now[key] in AFTER[state]
        self.before = now
        self.posted |= {key for key, state in now.items() if state is State.POSTED}

    @invariant()
    def nothing_is_posted_without_its_heros_press(self) -> None:
        assert self.posted <= self.approved

    @invariant()
    def drivers_are_neither_heroes_nor_writers_and_nobody_writes_about_oneself(self) -> None:
        session = self.hall.desk.session
        drivers = {win.id: win.driver for win in session.scalars(select(Win))}
        rows = self.hall.spotlights()
        for one in rows.values():
            assert one.hero != drivers[one.win_id] != one.writer
            assert one.writer != one.hero
        for prompt in session.scalars(select(Prompt)):
            assert prompt.writer not in {rows[prompt.spotlight_id].hero, drivers[rows[prompt.spotlight_id].win_id]}

    @invariant()
    def nobody_swaps_within_thirty_days(self) -> None:
        for (writer, hero, at), (other, other_hero, later) in permutations(self.sent, 2):
            if (writer, hero) == (other_hero, other) and at <= later:
                assert later - at >= MONTH

    @invariant()
    def nobody_is_asked_more_than_twice_a_week_and_at_most_three_heroes_begin(self) -> None:
        asked = defaultdict(list)
        for prompt in self.hall.desk.session.scalars(select(Prompt).order_by(Prompt.prompted_at)):
            asked[prompt.writer].append(prompt.prompted_at)
        begun = sorted(one.begun_at for one in self.hall.spotlights().values() if one.begun_at)
        for moments in asked.values():
            assert all(third - first >= WEEK for first, third in zip(moments, moments[2:], strict=False))
        assert all(fourth - first >= WEEK for first, fourth in zip(begun, begun[3:], strict=False))

    @invariant()
    def what_is_not_posted_is_not_to_be_seen_and_what_is_revoked_is_gone(self) -> None:
        desk = self.hall.desk
        for key, one in self.hall.spotlights().items():
            painted = desk.doors.paint_card(desk.work, WORKSPACE, f"spotlights.spotlight:{key}")
            assert (painted is not None) is (one.state is State.POSTED)
            if one.state in {State.REVOKED, State.DECLINED, State.ENDED, State.WAITING}:
                assert (one.did, one.effect) == (NOTHING, NOTHING)

    @invariant()
    def who_is_told_is_told_one_sentence_while_at_work(self) -> None:
        fresh, self.checked = self.hall.letters[self.checked :], len(self.hall.letters)
        for letter in fresh:
            match letter.to:
                case Person(user):
                    self.check_notice(letter, self.hall.desk.now.astimezone(ZoneInfo(CAST[user][1])))
                case _:
                    assert (letter.card or "").startswith("spotlights.spotlight:")

    def check_notice(self, letter: Letter, there: datetime) -> None:
        assert letter.message
        assert letter.message.text == "There is something for you on your Home tab in Grayzone."
        assert not any(words in texts((letter,)) for words in (DID, EFFECT, "Eli", "dates"))
        assert there.weekday() < 5
        assert 9 <= there.hour < 17


# On PostgreSQL fewer: it says the same, and the rules are tried on SQLite.
EXAMPLES = {"sqlite": 15, "postgresql": 6}


def test_whatever_people_press_these_promises_hold(hall: Hall) -> None:
    class AtThisHall(Walk):
        pass

    AtThisHall.hall = hall
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    examples = EXAMPLES[hall.desk.session.get_bind().dialect.name]
    run_state_machine_as_test(
        AtThisHall,
        settings=settings(max_examples=examples, stateful_step_count=30, deadline=None, suppress_health_check=slow),
    )
