"""Mediation: tables with a record for each reader, quiet flags, and what a group says of them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    wait_briefly_for_locks()
    op.create_table(
        "mediation_flags",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("other", sa.String(length=64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediation_flags")),
        sa.UniqueConstraint("key", name=op.f("uq_mediation_flags_key")),
    )
    with op.batch_alter_table("mediation_flags", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_flags_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mediation_flags_workspace_other"), ["workspace", "other"], unique=False)
        batch_op.create_index(batch_op.f("ix_mediation_flags_workspace_user"), ["workspace", "user"], unique=False)

    op.create_table(
        "mediation_groups",
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("contact", sa.String(length=300), nullable=False),
        sa.Column("compare_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_mediation_groups")),
    )
    with op.batch_alter_table("mediation_groups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_groups_compare_at"), ["compare_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_mediation_groups_workspace"), ["workspace"], unique=False)

    op.create_table(
        "mediation_tables",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("handle", sa.String(length=32), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("one", sa.String(length=64), nullable=False),
        sa.Column("other", sa.String(length=64), nullable=False),
        sa.Column("broker", sa.String(length=64), nullable=True),
        sa.Column("inviter", sa.String(length=64), nullable=True),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("laid_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("form", sa.String(length=16), nullable=False),
        sa.Column("channel", sa.String(length=64), nullable=True),
        sa.Column("brought", sa.String(length=2000), nullable=False),
        sa.Column("away", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediation_tables")),
        sa.UniqueConstraint("handle", name=op.f("uq_mediation_tables_handle")),
    )
    with op.batch_alter_table("mediation_tables", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_tables_due_at"), ["due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_mediation_tables_workspace_broker"), ["workspace", "broker"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_mediation_tables_workspace_channel"), ["workspace", "channel"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_mediation_tables_workspace_inviter"), ["workspace", "inviter"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_mediation_tables_workspace_one"), ["workspace", "one"], unique=False)
        batch_op.create_index(batch_op.f("ix_mediation_tables_workspace_other"), ["workspace", "other"], unique=False)

    op.create_table(
        "mediation_records",
        sa.Column("table_id", sa.Integer(), nullable=False),
        sa.Column("reader", sa.String(length=16), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["table_id"], ["mediation_tables.id"], name=op.f("fk_mediation_records_table_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("table_id", "reader", name=op.f("pk_mediation_records")),
        sa.UniqueConstraint("key", name=op.f("uq_mediation_records_key")),
    )

    op.create_table(
        "mediation_willing",
        sa.Column("group_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("user", sa.String(length=64), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "user", name=op.f("pk_mediation_willing")),
    )
    with op.batch_alter_table("mediation_willing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_willing_workspace_user"), ["workspace", "user"], unique=False)


def downgrade() -> None:
    wait_briefly_for_locks()
    with op.batch_alter_table("mediation_willing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mediation_willing_workspace_user"))

    op.drop_table("mediation_willing")
    op.drop_table("mediation_records")
    with op.batch_alter_table("mediation_tables", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mediation_tables_workspace_other"))
        batch_op.drop_index(batch_op.f("ix_mediation_tables_workspace_one"))
        batch_op.drop_index(batch_op.f("ix_mediation_tables_workspace_inviter"))
        batch_op.drop_index(batch_op.f("ix_mediation_tables_workspace_channel"))
        batch_op.drop_index(batch_op.f("ix_mediation_tables_workspace_broker"))
        batch_op.drop_index(batch_op.f("ix_mediation_tables_due_at"))

    op.drop_table("mediation_tables")
    with op.batch_alter_table("mediation_groups", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mediation_groups_workspace"))
        batch_op.drop_index(batch_op.f("ix_mediation_groups_compare_at"))

    op.drop_table("mediation_groups")
    with op.batch_alter_table("mediation_flags", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mediation_flags_workspace_user"))
        batch_op.drop_index(batch_op.f("ix_mediation_flags_workspace_other"))
        batch_op.drop_index(batch_op.f("ix_mediation_flags_group_id"))

    op.drop_table("mediation_flags")


def wait_briefly_for_locks() -> None:
    """Fail, to be run again, rather than queue behind a long transaction with every other statement behind us."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '4s'")
