"""Whatever people press, and however time passes, these promises about promises hold; on both databases."""

from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant, run_state_machine_as_test
from sqlalchemy import text

from bot.features.promises import service
from bot.features.promises.models import State, Withdrawal
from bot.features.promises.rules.states import ENDS, OPEN, STANDING, UNANSWERED
from bot.schedule.hours import CLOSES, OPENS, is_working_day
from tests.features.desk import CAST, WORKSPACE
from tests.features.promises.pact import EVERYBODY, Pact
from tests.features.promises.walk import WORDS, Walk

ANSWERED = {*UNANSWERED, State.RENEGOTIATING, State.REPORTED}
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # shrinking a walk takes minutes, and it is short enough
COUNTED = {State.KEPT, State.KEPT_LATE, State.NOT_KEPT}
NEWS_IN = {State.PROMISED, State.RELEASED, State.WITHDRAWN, State.NOT_KEPT}


class Promises(Walk):
    """What holds after every step."""

    @invariant()
    def every_change_is_a_line_of_the_table_and_a_date_moves_only_by_both(self) -> None:
        self.check_changes()

    @invariant()
    def what_belongs_to_a_state_is_there_in_it_only(self) -> None:
        for row in self.rows().values():
            assert (row.turn is not None) is (row.deadline is not None) is (row.state in ANSWERED)
            assert (row.asked_on is not None) is (row.state is State.RENEGOTIATING)
            assert (row.closed_at is not None) is (row.state in ENDS)
            assert (row.withdrawal is not None) is (row.state is State.WITHDRAWN)
            assert row.state not in ENDS or row.remind_at is row.tell_at is None
            assert row.news_for is None or row.state in NEWS_IN
            assert row.counters <= 4
            if row.state in {State.KEPT, State.KEPT_LATE}:
                assert row.reported_at
                assert (row.reported_at < row.due_at) is (row.state is State.KEPT)
            if row.state in {*STANDING, State.REPORTED}:
                assert row.agreed_at

    @invariant()
    def what_was_never_kept_or_missed_counts_nowhere(self) -> None:
        rows = self.rows().values()
        for user in EVERYBODY:
            mine = [row for row in rows if row.performer == user]
            counted = [row for row in mine if row.state in COUNTED or row.withdrawal is Withdrawal.COUNTED]
            said = service.book(self.pact.desk.work, WORKSPACE, user).reliability
            silent = [row for row in mine if row.state is State.REPORTED]
            assert said.promises <= len(counted) + len(silent)
            assert counted or silent or said.promises == said.people == 0

    @invariant()
    def who_is_told_is_told_at_work(self) -> None:
        fresh, self.told = self.pact.told[self.told :], len(self.pact.told)
        for user, moment in fresh:
            there = moment.astimezone(ZoneInfo(CAST[user][1]))
            assert is_working_day(there.date())
            assert OPENS <= there.hour < CLOSES

    @invariant()
    def what_waits_is_open_or_news_and_ones_own_and_whoever_is_trusted_is_not_pressed(self) -> None:
        for user in EVERYBODY:
            for one in service.waiting(self.pact.desk.work, WORKSPACE, user):
                assert user in {one.performer, one.customer}
                assert one.news or one.state in OPEN
                assert one.news or one.your_turn or user == one.customer or one.missing or not one.hands_off

    @invariant()
    def private_text_is_in_no_plain_column(self) -> None:
        connection = self.pact.desk.session.connection()
        for table in ("promises", "promise_changes", "notices", "letters"):
            rows = connection.execute(text(f"SELECT * FROM {table}")).all()  # noqa: S608 (our own names)
            assert WORDS not in str(rows)


# On PostgreSQL fewer: it says the same, and the rules are tried on SQLite.
EXAMPLES = {"sqlite": 8, "postgresql": 4}


def test_whatever_people_press_these_promises_hold(pact: Pact) -> None:
    pact.desk.session.commit()

    class AmongThem(Promises):
        pass

    AmongThem.pact = pact
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        AmongThem,
        settings=settings(
            max_examples=EXAMPLES[pact.desk.session.get_bind().dialect.name],
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=slow,
            phases=PHASES,
        ),
    )
