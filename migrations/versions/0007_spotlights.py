"""Spotlights: wins and who contributed, what is written about whom, and who was asked."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    wait_briefly_for_locks()
    op.create_table(
        "spotlight_turns",
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_spotlight_turns")),
    )
    with op.batch_alter_table("spotlight_turns", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_spotlight_turns_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_spotlight_turns_workspace"), ["workspace"], unique=False)

    op.create_table(
        "spotlight_wins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=120), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("driver", sa.String(length=64), nullable=True),
        sa.Column("won_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spotlight_wins")),
        sa.UniqueConstraint("group_id", "source", name=op.f("uq_spotlight_wins_group_id_source")),
    )
    op.create_table(
        "spotlight_contributions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("win_id", sa.Integer(), nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("EVIDENCE", "PLEDGE", "SEEN", "CONFIRMED", name="kind", native_enum=False, length=16),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["win_id"], ["spotlight_wins.id"], name=op.f("fk_spotlight_contributions_win_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spotlight_contributions")),
        sa.UniqueConstraint("win_id", "user", "kind", name=op.f("uq_spotlight_contributions_win_id_user_kind")),
    )
    with op.batch_alter_table("spotlight_contributions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_spotlight_contributions_group_id_at"), ["group_id", "at"], unique=False)

    op.create_table(
        "spotlights",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("win_id", sa.Integer(), nullable=False),
        sa.Column("hero", sa.String(length=64), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "WAITING",
                "PROMPTED",
                "DRAFT",
                "HERO_REVIEW",
                "SCHEDULED",
                "POSTED",
                "KEPT",
                "DECLINED",
                "REVOKED",
                "ENDED",
                name="state",
                native_enum=False,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("writer", sa.String(length=64), nullable=True),
        sa.Column("did", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.Column("together", sa.Boolean(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("notice_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["win_id"], ["spotlight_wins.id"], name=op.f("fk_spotlights_win_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spotlights")),
        sa.UniqueConstraint("win_id", "hero", name=op.f("uq_spotlights_win_id_hero")),
    )
    with op.batch_alter_table("spotlights", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_spotlights_group_id_state"), ["group_id", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_spotlights_notice_at"), ["notice_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_spotlights_state_due_at"), ["state", "due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_spotlights_workspace_hero"), ["workspace", "hero"], unique=False)
        batch_op.create_index(batch_op.f("ix_spotlights_workspace_writer"), ["workspace", "writer"], unique=False)

    op.create_table(
        "spotlight_prompts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("spotlight_id", sa.Integer(), nullable=False),
        sa.Column("writer", sa.String(length=64), nullable=False),
        sa.Column("prompted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["spotlight_id"], ["spotlights.id"], name=op.f("fk_spotlight_prompts_spotlight_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spotlight_prompts")),
        sa.UniqueConstraint("spotlight_id", "writer", name=op.f("uq_spotlight_prompts_spotlight_id_writer")),
    )
    with op.batch_alter_table("spotlight_prompts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_spotlight_prompts_workspace_prompted_at"), ["workspace", "prompted_at"], unique=False
        )


def downgrade() -> None:
    wait_briefly_for_locks()
    with op.batch_alter_table("spotlight_prompts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_spotlight_prompts_workspace_prompted_at"))

    op.drop_table("spotlight_prompts")
    with op.batch_alter_table("spotlights", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_spotlights_workspace_writer"))
        batch_op.drop_index(batch_op.f("ix_spotlights_workspace_hero"))
        batch_op.drop_index(batch_op.f("ix_spotlights_state_due_at"))
        batch_op.drop_index(batch_op.f("ix_spotlights_notice_at"))
        batch_op.drop_index(batch_op.f("ix_spotlights_group_id_state"))

    op.drop_table("spotlights")
    with op.batch_alter_table("spotlight_contributions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_spotlight_contributions_group_id_at"))

    op.drop_table("spotlight_contributions")
    op.drop_table("spotlight_wins")
    with op.batch_alter_table("spotlight_turns", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_spotlight_turns_workspace"))
        batch_op.drop_index(batch_op.f("ix_spotlight_turns_due_at"))

    op.drop_table("spotlight_turns")


def wait_briefly_for_locks() -> None:
    """Fail, to be run again, rather than queue behind a long transaction with every other statement behind us."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '4s'")
