"""Fewer indexes on what is written while people wait: each was one more page to write at every filing."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

SETTLED = sa.text("settled_at IS NOT NULL")


def upgrade() -> None:
    wait_briefly_for_locks()
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_constraint("uq_letters_id", type_="unique")
        batch_op.drop_index("ix_letters_settled")
        batch_op.create_index(
            "ix_letters_settled", ["settled_at"], unique=False, sqlite_where=SETTLED, postgresql_where=SETTLED
        )
    with op.batch_alter_table("grayzone_issues", schema=None) as batch_op:
        batch_op.drop_index("ix_grayzone_issues_group_id_due_at")


def downgrade() -> None:
    wait_briefly_for_locks()
    with op.batch_alter_table("grayzone_issues", schema=None) as batch_op:
        batch_op.create_index("ix_grayzone_issues_group_id_due_at", ["group_id", "due_at"], unique=False)
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_index("ix_letters_settled")
        batch_op.create_index("ix_letters_settled", ["settled_at"], unique=False)
        batch_op.create_unique_constraint("uq_letters_id", ["id"])


def wait_briefly_for_locks() -> None:
    """Fail, to be run again, rather than queue behind a long transaction with every other statement behind us."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '4s'")
