"""Promises, and the dates of them that moved."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    wait_briefly_for_locks()
    op.create_table(
        "promises",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("performer", sa.String(length=64), nullable=False),
        sa.Column("customer", sa.String(length=64), nullable=False),
        sa.Column("begun_by", sa.String(length=64), nullable=False),
        sa.Column("turn", sa.String(length=64), nullable=True),
        sa.Column("news_for", sa.String(length=64), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "ASKED",
                "OFFERED",
                "COUNTERED",
                "PROMISED",
                "RENEGOTIATING",
                "REPORTED",
                "KEPT",
                "KEPT_LATE",
                "NOT_KEPT",
                "RELEASED",
                "WITHDRAWN",
                "DECLINED",
                "LAPSED",
                name="state",
                native_enum=False,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("done_means", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("missing", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("overdue_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("counters", sa.Integer(), nullable=False),
        sa.Column("hands_off", sa.Boolean(), nullable=False),
        sa.Column("half", sa.Boolean(), nullable=False),
        sa.Column(
            "withdrawal",
            sa.Enum("IN_TIME", "COUNTED", "OTHER_LEFT", name="withdrawal", native_enum=False, length=16),
            nullable=True,
        ),
        sa.Column(
            "origin",
            sa.Enum("FREE", "ASK", "CHARTER", "AGREEMENT", name="origin", native_enum=False, length=16),
            nullable=False,
        ),
        sa.Column("source", sa.String(length=120), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deadline", sa.DateTime(timezone=True), nullable=True),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tell_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("snoozed", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
        sa.UniqueConstraint("key", name=op.f("uq_promises_key")),
    )
    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_promises_deadline"), ["deadline"], unique=False)
        batch_op.create_index(batch_op.f("ix_promises_group_id_source"), ["group_id", "source"], unique=False)
        batch_op.create_index(batch_op.f("ix_promises_remind_at"), ["remind_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_promises_tell_at"), ["tell_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_promises_workspace_customer_state"), ["workspace", "customer", "state"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_promises_workspace_performer_state"), ["workspace", "performer", "state"], unique=False
        )

    op.create_table(
        "promise_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("promise_id", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("agreed_by", sa.String(length=64), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["promise_id"], ["promises.id"], name=op.f("fk_promise_changes_promise_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise_changes")),
    )
    with op.batch_alter_table("promise_changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_promise_changes_promise_id"), ["promise_id"], unique=False)


def downgrade() -> None:
    wait_briefly_for_locks()
    with op.batch_alter_table("promise_changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_promise_changes_promise_id"))

    op.drop_table("promise_changes")
    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_promises_workspace_performer_state"))
        batch_op.drop_index(batch_op.f("ix_promises_workspace_customer_state"))
        batch_op.drop_index(batch_op.f("ix_promises_tell_at"))
        batch_op.drop_index(batch_op.f("ix_promises_remind_at"))
        batch_op.drop_index(batch_op.f("ix_promises_group_id_source"))
        batch_op.drop_index(batch_op.f("ix_promises_deadline"))

    op.drop_table("promises")


def wait_briefly_for_locks() -> None:
    """Fail, to be run again, rather than queue behind a long transaction with every other statement behind us."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '4s'")
