"""Kudos: what thanks are for, their grounds, who thanks whom, cards, and what groups and people have chosen."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    wait_briefly_for_locks()
    op.create_table(
        "kudos_notices",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "user", name=op.f("pk_kudos_notices")),
    )
    with op.batch_alter_table("kudos_notices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kudos_notices_due_at"), ["due_at"], unique=False)

    op.create_table(
        "kudos_occasions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=64), nullable=True),
        sa.Column("ts", sa.String(length=32), nullable=True),
        sa.Column("thread_ts", sa.String(length=32), nullable=True),
        sa.Column("author", sa.String(length=64), nullable=True),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("permalink", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kudos_occasions")),
        sa.UniqueConstraint("workspace", "channel", "ts", name=op.f("uq_kudos_occasions_workspace_channel_ts")),
    )
    op.create_table(
        "kudos_people",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("notices", sa.Boolean(), nullable=False),
        sa.Column("refusals", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "user", name=op.f("pk_kudos_people")),
    )
    op.create_table(
        "kudos_settings",
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("emoji", sa.JSON(), nullable=False),
        sa.Column("channel", sa.String(length=64), nullable=True),
        sa.Column("a_day", sa.Integer(), nullable=False),
        sa.Column("in_messages", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_kudos_settings")),
    )
    op.create_table(
        "kudos",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("occasion_id", sa.Integer(), nullable=False),
        sa.Column("giver", sa.String(length=64), nullable=False),
        sa.Column("receiver", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("why", sa.String(length=24), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_on", sa.String(length=10), nullable=False),
        sa.Column("published", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["occasion_id"], ["kudos_occasions.id"], name=op.f("fk_kudos_occasion_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kudos")),
        sa.UniqueConstraint("occasion_id", "giver", "receiver", name=op.f("uq_kudos_occasion_id_giver_receiver")),
    )
    with op.batch_alter_table("kudos", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_kudos_workspace_giver_given_on"), ["workspace", "giver", "given_on"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_kudos_workspace_receiver_given_at"), ["workspace", "receiver", "given_at"], unique=False
        )

    op.create_table(
        "kudos_cards",
        sa.Column("occasion_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["occasion_id"], ["kudos_occasions.id"], name=op.f("fk_kudos_cards_occasion_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("occasion_id", "group_id", name=op.f("pk_kudos_cards")),
    )
    op.create_table(
        "kudos_grounds",
        sa.Column("occasion_id", sa.Integer(), nullable=False),
        sa.Column("giver", sa.String(length=64), nullable=False),
        sa.Column("sign", sa.String(length=150), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("version", sa.String(length=32), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.Column("receivers", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["occasion_id"], ["kudos_occasions.id"], name=op.f("fk_kudos_grounds_occasion_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("occasion_id", "giver", "sign", name=op.f("pk_kudos_grounds")),
    )


def downgrade() -> None:
    wait_briefly_for_locks()
    op.drop_table("kudos_grounds")
    op.drop_table("kudos_cards")
    with op.batch_alter_table("kudos", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kudos_workspace_receiver_given_at"))
        batch_op.drop_index(batch_op.f("ix_kudos_workspace_giver_given_on"))

    op.drop_table("kudos")
    op.drop_table("kudos_settings")
    op.drop_table("kudos_people")
    op.drop_table("kudos_occasions")
    with op.batch_alter_table("kudos_notices", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kudos_notices_due_at"))

    op.drop_table("kudos_notices")


def wait_briefly_for_locks() -> None:
    """Fail, to be run again, rather than queue behind a long transaction with every other statement behind us."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '4s'")
