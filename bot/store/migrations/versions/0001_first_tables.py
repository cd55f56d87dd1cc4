"""The first tables: conversation, seen message, turn."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "conversation",
        sa.Column("id", sa.String(52), primary_key=True),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("session_id", sa.String(36), nullable=False),
        sa.Column("options", sa.String(1024), nullable=False),
        sa.Column("opted_out", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "seen_message",
        sa.Column("id", sa.String(52), primary_key=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("done", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "turn",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("schema_version", sa.SmallInteger(), nullable=False),
        sa.Column("session_id", sa.String(36), nullable=False, index=True),
        sa.Column("week", sa.String(8), nullable=False, index=True),
        sa.Column("weekday", sa.SmallInteger(), nullable=False),
        sa.Column("part_of_day", sa.String(5), nullable=False),
        sa.Column("channel", sa.String(8), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("article", sa.String(56), nullable=False),
        sa.Column("section", sa.String(32), nullable=False),
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("degraded", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.String(8), nullable=False),
        sa.Column("latency", sa.String(8), nullable=False),
        sa.Column("session_start", sa.Boolean(), nullable=False),
        sa.Column("is_new", sa.Boolean(), nullable=False),
        sa.Column("first_in_day", sa.Boolean(), nullable=False),
        sa.Column("first_in_week", sa.Boolean(), nullable=False),
        sa.Column("first_in_month", sa.Boolean(), nullable=False),
        sa.Column("recency", sa.String(8), nullable=False),
    )


def downgrade() -> None:
    """Take back."""
    for table in ("turn", "seen_message", "conversation"):
        op.drop_table(table)
