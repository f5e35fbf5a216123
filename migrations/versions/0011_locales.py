"""Locales: how each person writes days, as Slack says."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    wait_briefly_for_locks()
    with op.batch_alter_table("person_record", schema=None) as batch_op:
        batch_op.add_column(sa.Column("locale", sa.String(length=20), nullable=True))


def downgrade() -> None:
    wait_briefly_for_locks()
    with op.batch_alter_table("person_record", schema=None) as batch_op:
        batch_op.drop_column("locale")


def wait_briefly_for_locks() -> None:
    """Fail, to be run again, rather than queue behind a long transaction with every other statement behind us."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '4s'")
