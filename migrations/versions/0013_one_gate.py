"""One gate: how many messages a person is sent in a week, what is kept for the digest, and when they want none."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

NOTICES = sa.table("notices", sa.column("stopped", sa.Boolean()), sa.column("spent", sa.Integer()))
OF_NOTICES = ("digest_at", "country", "spent", "week", "most", "stopped")
OF_PEOPLE = ("quiet_until", "quiet_from", "status_until", "status_away")


def upgrade() -> None:
    wait_briefly_for_locks()
    op.create_table(
        "notice_kept",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "user", "kind", "subject", name=op.f("pk_notice_kept")),
    )
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.add_column(sa.Column("stopped", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("most", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("week", sa.String(length=8), nullable=True))
        batch_op.add_column(sa.Column("spent", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("country", sa.String(length=4), nullable=True))
        batch_op.add_column(sa.Column("digest_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_notices_digest_at"), ["digest_at"], unique=False)

    op.execute(sa.update(NOTICES).values(stopped=False, spent=0))
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.alter_column("stopped", existing_type=sa.Boolean(), nullable=False)
        batch_op.alter_column("spent", existing_type=sa.Integer(), nullable=False)

    with op.batch_alter_table("person_record", schema=None) as batch_op:
        batch_op.add_column(sa.Column("status_away", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("status_until", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("quiet_from", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("quiet_until", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    wait_briefly_for_locks()
    with op.batch_alter_table("person_record", schema=None) as batch_op:
        for name in OF_PEOPLE:
            batch_op.drop_column(name)

    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_notices_digest_at"))
        for name in OF_NOTICES:
            batch_op.drop_column(name)

    op.drop_table("notice_kept")


def wait_briefly_for_locks() -> None:
    """Fail, to be run again, rather than queue behind a long transaction with every other statement behind us."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '4s'")
