"""The week's tick of each group, which was worked out from its next tick until now."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

MOMENT = sa.DateTime(timezone=True)
GROUPS = sa.table(
    "peer_group",
    sa.column("id", sa.Integer()),
    sa.column("zone", sa.String()),
    sa.column("tick_hour", sa.Integer()),
    sa.column("next_tick_at", MOMENT),
    sa.column("next_week_tick_at", MOMENT),
)


def upgrade() -> None:
    wait_briefly_for_locks()
    with op.batch_alter_table("peer_group", schema=None) as batch_op:
        batch_op.add_column(sa.Column("next_week_tick_at", MOMENT, nullable=True))

    fill()
    with op.batch_alter_table("peer_group", schema=None) as batch_op:
        batch_op.alter_column("next_week_tick_at", existing_type=MOMENT, nullable=False)


def downgrade() -> None:
    wait_briefly_for_locks()
    with op.batch_alter_table("peer_group", schema=None) as batch_op:
        batch_op.drop_column("next_week_tick_at")


def fill() -> None:
    """Set what the code until now would have found: the first Monday tick that a group has not passed."""
    connection = op.get_bind()
    is_sqlite = connection.dialect.name == "sqlite"  # keeps moments as UTC without an offset
    for row in connection.execute(sa.select(GROUPS)).all():
        zone = ZoneInfo(row.zone)
        passing = row.next_tick_at.replace(tzinfo=UTC) if is_sqlite else row.next_tick_at
        week = first_monday(passing, zone, row.tick_hour)
        kept = week.replace(tzinfo=None) if is_sqlite else week
        connection.execute(sa.update(GROUPS).where(GROUPS.c.id == row.id).values(next_week_tick_at=kept))


def first_monday(passing: datetime, zone: ZoneInfo, hour: int) -> datetime:
    day = passing.astimezone(zone).date()
    monday = day - timedelta(days=day.weekday())
    ticks = (datetime.combine(monday + timedelta(days=days), time(hour), tzinfo=zone) for days in (0, 7))
    return next(tick for tick in (tick.astimezone(UTC) for tick in ticks) if tick >= passing)


def wait_briefly_for_locks() -> None:
    """Fail, to be run again, rather than queue behind a long transaction with every other statement behind us."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '4s'")
