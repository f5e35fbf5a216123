"""Random walks through the real doors and jobs, on both databases: whatever people press, these promises hold."""

from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from bot.errors import Refusal
from bot.features.asks.models import Ask, Question, State, Way
from bot.features.asks.rules.routing import MOST_OPEN
from bot.features.asks.rules.states import TABLE
from bot.slack.replies import Letter, Person
from tests.features.asks.market import ANA, EVERYBODY, LINE, NOTICE, WHAT, Market
from tests.features.desk import CAST, texts
from tests.features.reaching import reachable

PEOPLE = st.sampled_from(EVERYBODY)
WAYS = st.sampled_from(("EVERYONE", "QUIETLY", "QUIETLY"))
WHICH = st.integers(0, 30)
ASKER = {"publish", "look", "cancel", "record", "edit"}
VERBS = (*sorted(ASKER), "help", "pass", "back", "done", "seen")
WITH_HELPER = (State.CLAIMED, State.DELIVERED, State.THANKED)


AFTER = reachable(State, ((line.state, line.after) for line in TABLE))


class Walk(RuleBasedStateMachine):
    """People ask, help, pass, hand back, thank, leave and come back; days pass."""

    market: Market

    def __init__(self) -> None:
        super().__init__()
        self.market.desk.session.rollback()
        self.market.letters.clear()
        self.begun_at = self.market.desk.now
        self.before: dict[int, State] = {}
        self.published: set[int] = set()
        self.recorded: dict[int, int] = {}
        self.checked = 0

    def teardown(self) -> None:
        self.market.desk.session.rollback()
        self.market.desk.now = self.begun_at

    @initialize()
    def begin(self) -> None:
        self.ask(ANA, "QUIETLY")

    @rule(user=PEOPLE, way=WAYS)
    def ask(self, user: str, way: str) -> None:
        with suppress(Refusal):
            self.market.ask(user, way)
            one = self.market.newest()
            self.published |= {one.id} if way == "EVERYONE" else set()
            self.not_too_much_in_hand(self.market.asked_now(one.id))

    def not_too_much_in_hand(self, user: str | None) -> None:
        """Check that whoever is asked now has at most two things in hand, with this one."""
        if user:
            rows = self.market.asks()
            asked = sum(self.market.asked_now(key) == user for key in rows)
            assert asked + sum(one.state is State.CLAIMED and one.helper == user for one in rows.values()) <= MOST_OPEN

    @rule(verb=st.sampled_from(VERBS), which=WHICH)
    def press(self, verb: str, which: int) -> None:
        """Press as whoever may; the states decide what is refused."""
        one = self.pick(which)
        asked = self.market.asked_now(one.id)
        helping = asked if one.way is Way.QUIETLY else EVERYBODY[which % 6]
        user = one.asker if verb in ASKER else helping if verb in {"help", "pass"} else one.helper
        if user:
            with suppress(Refusal):
                self.do(user, verb, one.id)

    @rule(verb=st.sampled_from(VERBS), user=PEOPLE, which=WHICH)
    def press_anothers(self, verb: str, user: str, which: int) -> None:
        """Press what is somebody else's, with a forged button: it is refused."""
        one = self.pick(which)
        everyone = one.way is Way.EVERYONE and verb == "help"
        mine = {one.asker, one.helper, self.market.asked_now(one.id)}
        if user in mine or everyone:
            return
        try:
            self.do(user, verb, one.id)
        except Refusal:
            return
        raise AssertionError(f"{user} could {verb} what is not theirs")

    @rule(which=WHICH)
    def passing_is_seen_by_nobody_else(self, which: int) -> None:
        one = self.pick(which)
        user = self.market.asked_now(one.id)
        if user is None:
            return
        others = [other for other in EVERYBODY if other != user]
        before = {other: self.market.sees(other) for other in others}
        told = len(self.market.letters)
        with suppress(Refusal):
            self.market.press(user, "pass", one.id)
        assert {other: self.market.sees(other) for other in others} == before
        assert len(self.market.letters) == told

    def pick(self, which: int) -> Ask:
        rows = list(self.market.asks().values())
        return rows[which % len(rows)]

    def do(self, user: str, verb: str, key: int) -> None:
        market = self.market
        match verb:
            case "help":
                market.help(user, key)
            case "record":
                market.thank(user, key, "1.25")
                assert market.one(key).asker == user
                self.recorded[key] = 5
            case "edit":
                form = market.press(user, "edit", key).modal
                market.kept(market.desk.submit(user, form, {"what": WHAT, "size": "S"}))
            case "publish":
                form = market.press(user, "publish", key).modal
                market.kept(market.desk.submit(user, form, {}))
                self.published.add(key)
            case _:
                market.press(user, verb, key)

    @rule(days=st.sampled_from((0, 0, 1, 3, 8, 35)), hours=st.integers(0, 23))
    def wait(self, days: int, hours: int) -> None:
        self.market.wait(days=days, hours=hours)

    @rule(user=PEOPLE)
    def leave(self, user: str) -> None:
        with suppress(Refusal):
            self.market.desk.click(user, "peers.leave", 1)

    @rule(user=PEOPLE)
    def come_back(self, user: str) -> None:
        form = self.market.desk.click(user, "peers.join", 1).modal
        if form:
            self.market.desk.submit(user, form, {"function": str(1 + EVERYBODY.index(user))})

    @rule(user=PEOPLE, on=st.booleans())
    def wish(self, user: str, on: bool) -> None:  # noqa: FBT001 (drawn)
        self.market.desk.click(user, "asks.quietly", "on" if on else "off")

    @invariant()
    def every_change_is_in_the_table(self) -> None:
        now = {key: one.state for key, one in self.market.asks().items()}
        for key, state in self.before.items():
            assert now[key] in AFTER[state]
        self.before = now

    @invariant()
    def an_ask_has_one_helper_and_hours_come_from_its_receiver(self) -> None:
        for key, one in self.market.asks().items():
            assert one.helper != one.asker
            if one.state in WITH_HELPER:
                assert one.helper
            elif one.state is not State.CANCELLED:
                assert one.helper is None
            assert one.quarters == self.recorded.get(key)

    @invariant()
    def nobody_is_asked_twice_for_the_same_and_one_at_a_time(self) -> None:
        rows = self.market.desk.session.scalars(select(Question)).all()
        asks = self.market.asks()
        assert (
            len({(row.ask_id, row.user) for row in rows}) == len({(row.ask_id, row.round) for row in rows}) == len(rows)
        )
        for row in rows:
            assert row.user != asks[row.ask_id].asker
            assert not row.hidden or asks[row.ask_id].state is State.ROUTED

    @invariant()
    def only_what_was_published_by_a_press_has_a_card(self) -> None:
        assert {key for key in self.market.asks() if self.market.card(key)} == self.published

    @invariant()
    def who_is_told_is_told_one_sentence_while_at_work(self) -> None:
        fresh, self.checked = self.market.letters[self.checked :], len(self.market.letters)
        for letter in fresh:
            match letter.to:
                case Person(user):
                    self.check(letter, self.market.desk.now.astimezone(ZoneInfo(CAST[user][1])))
                case _:
                    assert (letter.card or "").startswith("asks.")

    def check(self, letter: Letter, there: datetime) -> None:
        assert letter.message
        assert letter.message.text == NOTICE or "ring day" in letter.message.text
        assert not any(words in texts((letter,)) for words in (WHAT, LINE, "Ana"))
        assert there.weekday() < 5
        assert 9 <= there.hour < 17


# On PostgreSQL fewer: it says the same, and the rules are tried on SQLite.
EXAMPLES = {"sqlite": 10, "postgresql": 4}


def test_whatever_people_press_these_promises_hold(own_market: Market) -> None:
    class AtThisMarket(Walk):
        market = own_market

    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    examples = EXAMPLES[own_market.desk.session.get_bind().dialect.name]
    run_state_machine_as_test(
        AtThisMarket,
        settings=settings(max_examples=examples, stateful_step_count=30, deadline=None, suppress_health_check=slow),
    )
