"""Asks and help: what is asked, of whom, ring days, and what is published of a group."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    wait_briefly_for_locks()
    op.create_table(
        "ask_groups",
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("ring_week", sa.Integer(), nullable=False),
        sa.Column("ring_off", sa.Boolean(), nullable=False),
        sa.Column("health_week", sa.String(length=10), nullable=True),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("answered", sa.Float(), nullable=True),
        sa.Column("circulation", sa.Float(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_ask_groups")),
    )
    with op.batch_alter_table("ask_groups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ask_groups_workspace"), ["workspace"], unique=False)

    op.create_table(
        "ask_people",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("no_quiet", sa.Boolean(), nullable=False),
        sa.Column("no_rings", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "user", name=op.f("pk_ask_people")),
    )
    op.create_table(
        "ask_rings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("list_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ask_rings")),
        sa.UniqueConstraint("group_id", "month", name=op.f("uq_ask_rings_group_id_month")),
    )
    with op.batch_alter_table("ask_rings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ask_rings_list_at"), ["list_at"], unique=False)

    op.create_table(
        "asks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("handle", sa.String(length=32), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("asker", sa.String(length=64), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("by_day", sa.String(length=10), nullable=True),
        sa.Column("size", sa.Enum("S", "M", "L", name="size", native_enum=False, length=4), nullable=False),
        sa.Column("way", sa.Enum("EVERYONE", "QUIETLY", name="way", native_enum=False, length=12), nullable=False),
        sa.Column("functions", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(length=120), nullable=True),
        sa.Column("ring_id", sa.Integer(), nullable=True),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "OPEN",
                "ROUTED",
                "CLAIMED",
                "DELIVERED",
                "THANKED",
                "EXPIRED",
                "CANCELLED",
                name="state",
                native_enum=False,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("helper", sa.String(length=64), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("idle", sa.Boolean(), nullable=False),
        sa.Column(
            "to_asker",
            sa.Enum("VAIN", "BACK", "EXPIRED", "THANKS", "CANCELLED", name="word", native_enum=False, length=16),
            nullable=True,
        ),
        sa.Column(
            "to_helper",
            sa.Enum("VAIN", "BACK", "EXPIRED", "THANKS", "CANCELLED", name="word", native_enum=False, length=16),
            nullable=True,
        ),
        sa.Column("quarters", sa.Integer(), nullable=True),
        sa.Column("thanks", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("public_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("thanked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asks")),
        sa.UniqueConstraint("key", name=op.f("uq_asks_key")),
        sa.UniqueConstraint("handle", name=op.f("uq_asks_handle")),
    )
    with op.batch_alter_table("asks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_asks_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_asks_expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_asks_group_id_state"), ["group_id", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_asks_ring_id"), ["ring_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_asks_workspace_asker"), ["workspace", "asker"], unique=False)
        batch_op.create_index(batch_op.f("ix_asks_workspace_helper"), ["workspace", "helper"], unique=False)

    op.create_table(
        "ask_invitations",
        sa.Column("ring_id", sa.Integer(), nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["ring_id"], ["ask_rings.id"], name=op.f("fk_ask_invitations_ring_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ring_id", "user", name=op.f("pk_ask_invitations")),
    )
    with op.batch_alter_table("ask_invitations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ask_invitations_due_at"), ["due_at"], unique=False)

    op.create_table(
        "ask_questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("ask_id", sa.Integer(), nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["ask_id"], ["asks.id"], name=op.f("fk_ask_questions_ask_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ask_questions")),
        sa.UniqueConstraint("ask_id", "user", name=op.f("uq_ask_questions_ask_id_user")),
    )
    with op.batch_alter_table("ask_questions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ask_questions_workspace_user"), ["workspace", "user"], unique=False)


def downgrade() -> None:
    wait_briefly_for_locks()
    with op.batch_alter_table("ask_questions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ask_questions_workspace_user"))

    op.drop_table("ask_questions")
    with op.batch_alter_table("ask_invitations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ask_invitations_due_at"))

    op.drop_table("ask_invitations")
    with op.batch_alter_table("asks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_asks_workspace_helper"))
        batch_op.drop_index(batch_op.f("ix_asks_workspace_asker"))
        batch_op.drop_index(batch_op.f("ix_asks_ring_id"))
        batch_op.drop_index(batch_op.f("ix_asks_group_id_state"))
        batch_op.drop_index(batch_op.f("ix_asks_expires_at"))
        batch_op.drop_index(batch_op.f("ix_asks_due_at"))

    op.drop_table("asks")
    with op.batch_alter_table("ask_rings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ask_rings_list_at"))

    op.drop_table("ask_rings")
    op.drop_table("ask_people")
    with op.batch_alter_table("ask_groups", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ask_groups_workspace"))

    op.drop_table("ask_groups")


def wait_briefly_for_locks() -> None:
    """Fail, to be run again, rather than queue behind a long transaction with every other statement behind us."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '4s'")
