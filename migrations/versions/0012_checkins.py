"""Check-ins: who takes part, rounds, who talks with whom and when they are written to, worksheets."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    wait_briefly_for_locks()
    op.create_table(
        "checkin_exclusions",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("other", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "user", "other", name=op.f("pk_checkin_exclusions")),
    )
    with op.batch_alter_table("checkin_exclusions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checkin_exclusions_workspace_other"), ["workspace", "other"], unique=False)

    op.create_table(
        "checkin_groups",
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column(
            "rhythm",
            sa.Enum("WEEKLY", "FORTNIGHTLY", "MONTHLY", name="rhythm", native_enum=False, length=16),
            nullable=False,
        ),
        sa.Column("next_on", sa.String(length=10), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("rounds", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_checkin_groups")),
    )
    with op.batch_alter_table("checkin_groups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checkin_groups_next_on"), ["next_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_checkin_groups_workspace"), ["workspace"], unique=False)

    op.create_table(
        "checkin_participants",
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column(
            "rhythm",
            sa.Enum("WEEKLY", "FORTNIGHTLY", "MONTHLY", name="rhythm", native_enum=False, length=16),
            nullable=True,
        ),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("group_id", "user", name=op.f("pk_checkin_participants")),
    )
    with op.batch_alter_table("checkin_participants", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checkin_participants_workspace_user"), ["workspace", "user"], unique=False)

    op.create_table(
        "checkin_people",
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("trio", sa.Boolean(), nullable=False),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "user", name=op.f("pk_checkin_people")),
    )
    with op.batch_alter_table("checkin_people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checkin_people_paused_until"), ["paused_until"], unique=False)

    op.create_table(
        "checkin_rounds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("method", sa.Enum("CIRCLE", "MATCHING", name="method", native_enum=False, length=12), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkin_rounds")),
        sa.UniqueConstraint("group_id", "number", name=op.f("uq_checkin_rounds_group_id_number")),
    )
    op.create_table(
        "checkins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("handle", sa.String(length=32), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "PLANNED", "OFFERED", "SET", "HELD", "MISSED", "SKIPPED", name="state", native_enum=False, length=12
            ),
            nullable=False,
        ),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.Column("set_for", sa.DateTime(timezone=True), nullable=True),
        sa.Column("set_by", sa.String(length=64), nullable=True),
        sa.Column("said_by", sa.String(length=64), nullable=True),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkins")),
        sa.UniqueConstraint("handle", name=op.f("uq_checkins_handle")),
    )
    with op.batch_alter_table("checkins", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checkins_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_checkins_group_id_state"), ["group_id", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_checkins_round_id"), ["round_id"], unique=False)

    op.create_table(
        "checkin_members",
        sa.Column("checkin_id", sa.Integer(), nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum("TALKED", "DID_NOT", "NOT_THIS_TIME", name="answer", native_enum=False, length=16),
            nullable=True,
        ),
        sa.Column("wished_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("prompts", sa.Integer(), nullable=False),
        sa.Column(
            "dropped",
            sa.Enum("LATE", "DIGEST", "STOPPED", "OVER", name="dropped", native_enum=False, length=12),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ["checkin_id"], ["checkins.id"], name=op.f("fk_checkin_members_checkin_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("checkin_id", "user", name=op.f("pk_checkin_members")),
    )
    with op.batch_alter_table("checkin_members", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checkin_members_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_checkin_members_workspace_user"), ["workspace", "user"], unique=False)

    op.create_table(
        "checkin_rests",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "ODD",
                "NOBODY_LEFT",
                "AWAY",
                "PAUSED",
                "RHYTHM",
                "STOPPED",
                name="restreason",
                native_enum=False,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("wished_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column(
            "dropped",
            sa.Enum("LATE", "DIGEST", "STOPPED", "OVER", name="dropped", native_enum=False, length=12),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["checkin_rounds.id"], name=op.f("fk_checkin_rests_round_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", "user", name=op.f("pk_checkin_rests")),
    )
    with op.batch_alter_table("checkin_rests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checkin_rests_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_checkin_rests_workspace_user"), ["workspace", "user"], unique=False)

    op.create_table(
        "checkin_worksheets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("checkin_id", sa.Integer(), nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("touches", sa.Text(), nullable=False),
        sa.Column("need", sa.Text(), nullable=False),
        sa.Column("offer", sa.Text(), nullable=False),
        sa.Column("border", sa.Text(), nullable=False),
        sa.Column("done", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["checkin_id"], ["checkins.id"], name=op.f("fk_checkin_worksheets_checkin_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkin_worksheets")),
        sa.UniqueConstraint("checkin_id", "user", name=op.f("uq_checkin_worksheets_checkin_id_user")),
        sa.UniqueConstraint("key", name=op.f("uq_checkin_worksheets_key")),
    )
    with op.batch_alter_table("checkin_worksheets", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checkin_worksheets_workspace_user"), ["workspace", "user"], unique=False)

    with op.batch_alter_table("peer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_peer_left_at"), ["left_at"], unique=False)


def downgrade() -> None:
    wait_briefly_for_locks()
    with op.batch_alter_table("peer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_peer_left_at"))

    with op.batch_alter_table("checkin_worksheets", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_checkin_worksheets_workspace_user"))

    op.drop_table("checkin_worksheets")
    with op.batch_alter_table("checkin_rests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_checkin_rests_workspace_user"))
        batch_op.drop_index(batch_op.f("ix_checkin_rests_due_at"))

    op.drop_table("checkin_rests")
    with op.batch_alter_table("checkin_members", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_checkin_members_workspace_user"))
        batch_op.drop_index(batch_op.f("ix_checkin_members_due_at"))

    op.drop_table("checkin_members")
    with op.batch_alter_table("checkins", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_checkins_round_id"))
        batch_op.drop_index(batch_op.f("ix_checkins_group_id_state"))
        batch_op.drop_index(batch_op.f("ix_checkins_due_at"))

    op.drop_table("checkins")
    op.drop_table("checkin_rounds")
    with op.batch_alter_table("checkin_people", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_checkin_people_paused_until"))

    op.drop_table("checkin_people")
    with op.batch_alter_table("checkin_participants", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_checkin_participants_workspace_user"))

    op.drop_table("checkin_participants")
    with op.batch_alter_table("checkin_groups", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_checkin_groups_workspace"))
        batch_op.drop_index(batch_op.f("ix_checkin_groups_next_on"))

    op.drop_table("checkin_groups")
    with op.batch_alter_table("checkin_exclusions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_checkin_exclusions_workspace_other"))

    op.drop_table("checkin_exclusions")


def wait_briefly_for_locks() -> None:
    """Fail, to be run again, rather than queue behind a long transaction with every other statement behind us."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '4s'")
