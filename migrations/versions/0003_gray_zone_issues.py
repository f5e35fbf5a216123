"""Gray-zone issues."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    wait_briefly_for_locks()
    op.create_table(
        "grayzone_counters",
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_grayzone_counters")),
    )
    op.create_table(
        "grayzone_issues",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "QUIET",
                "FADED",
                "PROPOSED",
                "CLAIMED",
                "OWNED",
                "PARKED",
                "WITHDRAWN",
                "CASE",
                "COALITION",
                "CHARTERED",
                "DELIVERED",
                "WON",
                "LEARNED",
                "HELD",
                "SLIPPED",
                name="state",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("handoff_id", sa.Integer(), nullable=False),
        sa.Column("giver_id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.Column("artefact", sa.Text(), nullable=False),
        sa.Column("others", sa.JSON(), nullable=False),
        sa.Column(
            "symptom",
            sa.Enum(
                "WAITS",
                "REWORK",
                "LOST",
                "DOUBLE_WORK",
                "UNCLEAR_OWNER",
                "CONTRADICTING_TARGETS",
                name="symptom",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("author", sa.String(length=64), nullable=True),
        sa.Column("quiet_functions", sa.Integer(), nullable=False),
        sa.Column("quiet_hours", sa.Double(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_by", sa.String(length=64), nullable=True),
        sa.Column("claimed_function", sa.Integer(), nullable=True),
        sa.Column("driver", sa.String(length=64), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("baseline", sa.String(length=40), nullable=True),
        sa.Column("target", sa.String(length=40), nullable=True),
        sa.Column("smallest_fix", sa.Text(), nullable=True),
        sa.Column("weeks", sa.Integer(), nullable=True),
        sa.Column("joins", sa.JSON(), nullable=False),
        sa.Column("held_back", sa.Boolean(), nullable=False),
        sa.Column("chartered_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("measured", sa.String(length=40), nullable=True),
        sa.Column("won_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grayzone_issues")),
        sa.UniqueConstraint("group_id", "number", name=op.f("uq_grayzone_issues_group_id_number")),
    )
    with op.batch_alter_table("grayzone_issues", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_grayzone_issues_group_id_due_at"), ["group_id", "due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_grayzone_issues_group_id_state"), ["group_id", "state"], unique=False)

    op.create_table(
        "grayzone_signals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("function_id", sa.Integer(), nullable=False),
        sa.Column("handoff_id", sa.Integer(), nullable=False),
        sa.Column(
            "symptom",
            sa.Enum(
                "WAITS",
                "REWORK",
                "LOST",
                "DOUBLE_WORK",
                "UNCLEAR_OWNER",
                "CONTRADICTING_TARGETS",
                name="symptom",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("low", sa.Double(), nullable=False),
        sa.Column("likely", sa.Double(), nullable=False),
        sa.Column("high", sa.Double(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "QUIET",
                "FADED",
                "PROPOSED",
                "CLAIMED",
                "OWNED",
                "PARKED",
                "WITHDRAWN",
                "CASE",
                "COALITION",
                "CHARTERED",
                "DELIVERED",
                "WON",
                "LEARNED",
                "HELD",
                "SLIPPED",
                name="state",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fades_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issue_number", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grayzone_signals")),
        sa.UniqueConstraint("group_id", "user", "ordinal", name=op.f("uq_grayzone_signals_group_id_user_ordinal")),
    )
    with op.batch_alter_table("grayzone_signals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_grayzone_signals_group_id_state"), ["group_id", "state"], unique=False)
        batch_op.create_index(
            "uq_grayzone_signals_open_key",
            ["group_id", "user", "handoff_id", "symptom"],
            unique=True,
            sqlite_where=sa.text("state = 'QUIET'"),
            postgresql_where=sa.text("state = 'QUIET'"),
        )

    op.create_table(
        "grayzone_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column(
            "question", sa.Enum("NUMBER", "REVIEW", name="question", native_enum=False, length=16), nullable=False
        ),
        sa.Column("function_id", sa.Integer(), nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["grayzone_issues.id"], name=op.f("fk_grayzone_answers_issue_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grayzone_answers")),
        sa.UniqueConstraint(
            "issue_id", "question", "function_id", name=op.f("uq_grayzone_answers_issue_id_question_function_id")
        ),
    )
    op.create_table(
        "grayzone_pledges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("hours", sa.Double(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("show", sa.Boolean(), nullable=False),
        sa.Column("pledged_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["grayzone_issues.id"], name=op.f("fk_grayzone_pledges_issue_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grayzone_pledges")),
        sa.UniqueConstraint("issue_id", "user", name=op.f("uq_grayzone_pledges_issue_id_user")),
    )
    op.create_table(
        "grayzone_sightings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("function_id", sa.Integer(), nullable=False),
        sa.Column("low", sa.Double(), nullable=False),
        sa.Column("likely", sa.Double(), nullable=False),
        sa.Column("high", sa.Double(), nullable=False),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["grayzone_issues.id"], name=op.f("fk_grayzone_sightings_issue_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grayzone_sightings")),
        sa.UniqueConstraint("issue_id", "user", name=op.f("uq_grayzone_sightings_issue_id_user")),
    )


def downgrade() -> None:
    wait_briefly_for_locks()
    op.drop_table("grayzone_sightings")
    op.drop_table("grayzone_pledges")
    op.drop_table("grayzone_answers")
    with op.batch_alter_table("grayzone_signals", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_grayzone_signals_open_key",
            sqlite_where=sa.text("state = 'QUIET'"),
            postgresql_where=sa.text("state = 'QUIET'"),
        )
        batch_op.drop_index(batch_op.f("ix_grayzone_signals_group_id_state"))

    op.drop_table("grayzone_signals")
    with op.batch_alter_table("grayzone_issues", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_grayzone_issues_group_id_state"))
        batch_op.drop_index(batch_op.f("ix_grayzone_issues_group_id_due_at"))

    op.drop_table("grayzone_issues")
    op.drop_table("grayzone_counters")


def wait_briefly_for_locks() -> None:
    """Fail, to be run again, rather than queue behind a long transaction with every other statement behind us."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '4s'")
