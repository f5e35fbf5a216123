"""A company of any size in the middle of a round of check-ins, filled in by a few statements."""

from datetime import UTC, datetime

from sqlalchemy import Connection, text, update

from bot.db.engine import migration_engine, parse_url
from bot.features.checkins.models import Member

WORKSPACE = "T0PLAY"
TEAM = 10
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)  # the round has begun, and everybody is at work
LATER = "2026-11-27 09:00:00.000000"
NOW = "2026-11-23 09:00:00.000000"
ENDS = "2026-12-07 09:00:00.000000"

_NUMBERS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)",
    "postgresql": "WITH n(i) AS (SELECT generate_series(1, :count))",
}
# In groups of ten; the people 1 and 2 are in one check-in, 3 and 4 in the next. On PostgreSQL a moment needs its zone.
_GROUPS = (
    """INSERT INTO peer_group (id, workspace, channel, name, zone, tick_hour, next_tick_at, next_week_tick_at,
    created_at, ready_at, version) {numbers}
    SELECT i, :workspace, 'C' || i, 'team', 'Etc/UTC', 9, {later}, {ends}, {now}, {now}, 0 FROM n""",
    """INSERT INTO group_function (id, workspace, group_id, name, key, position) {numbers}
    SELECT i, :workspace, i, 'Sales', 'sales', 0 FROM n""",
    """INSERT INTO checkin_groups (group_id, workspace, rhythm, next_on, cycle, rounds) {numbers}
    SELECT i, :workspace, 'FORTNIGHTLY', '2026-12-07', 1, 1 FROM n""",
    """INSERT INTO checkin_rounds (id, workspace, group_id, number, cycle, method, begun_at, ends_at, late) {numbers}
    SELECT i, :workspace, i, 1, 1, 'CIRCLE', {now}, {ends}, false FROM n""",
)
_PEOPLE = (
    """INSERT INTO person_record (workspace, "user", name, zone, kind, learned_at) {numbers}
    SELECT :workspace, 'U' || i, 'Peer ' || i, 'Etc/UTC', 'member', {now} FROM n""",
    """INSERT INTO peer (workspace, group_id, "user", function_id, joined_at) {numbers}
    SELECT :workspace, (i - 1) / :team + 1, 'U' || i, (i - 1) / :team + 1, {now} FROM n""",
    """INSERT INTO checkin_people (workspace, "user", weekday, hour, trio) {numbers}
    SELECT :workspace, 'U' || i, 0, 9, false FROM n""",
    """INSERT INTO checkin_participants (group_id, "user", workspace, since) {numbers}
    SELECT (i - 1) / :team + 1, 'U' || i, :workspace, {now} FROM n""",
)
_PAIRS = (
    """INSERT INTO checkins (id, handle, workspace, group_id, round_id, state, why, planned_at, ends_at, due_at)
    {numbers} SELECT i, 'h' || i, :workspace, (2 * i - 1) / :team + 1, (2 * i - 1) / :team + 1, 'PLANNED',
    '[{{"kind": "FIRST", "number": 0}}]', {now}, {ends}, {ends} FROM n""",
)
_MEMBERS = (
    """INSERT INTO checkin_members (checkin_id, "user", workspace, place, wished_at, due_at, zone, prompts) {numbers}
    SELECT (i + 1) / 2, 'U' || i, :workspace, (i + 1) % 2, {later}, {later}, 'Etc/UTC', 0 FROM n""",
)


def fill(url: str, people: int) -> None:
    """Fill a migrated, empty database with so many people (whole teams of ten); all are to be written to on Friday."""
    engine = migration_engine(parse_url(url))  # it has no time limits
    with engine.begin() as connection:
        for statements, count in ((_GROUPS, people // TEAM), (_PEOPLE, people), (_PAIRS, people // 2)):
            _run(connection, statements, count)
        _run(connection, _MEMBERS, people)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    engine.dispose()


def make_due(connection: Connection, first: int, count: int, now: datetime) -> None:
    """Let so many people, from this number on, be written to now."""
    for number in range(first, first + count):
        who = (Member.workspace == WORKSPACE, Member.user == f"U{number}")
        connection.execute(update(Member).where(*who).values(due_at=now, wished_at=now))


def _run(connection: Connection, statements: tuple[str, ...], count: int) -> None:
    zone = "" if _is_sqlite(connection) else "+00"
    moments = {name: f"'{moment}{zone}'" for name, moment in (("now", NOW), ("later", LATER), ("ends", ENDS))}
    numbers = _NUMBERS[connection.dialect.name]
    for statement in statements:
        needs = {"count": count, "workspace": WORKSPACE} | ({"team": TEAM} if ":team" in statement else {})
        connection.execute(text(statement.format(numbers=numbers, **moments)), needs)


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
