"""The first tables: profiles, attempts and the journal of edits."""

import sqlalchemy as sa
from alembic import op

revision = "r0001"
down_revision = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "profiles",
        sa.Column("coder", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("created", sa.String, nullable=False),
        sa.Column("cautions_acknowledged", sa.String),
    )
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("coder", sa.String, sa.ForeignKey("profiles.coder"), nullable=False),
        sa.Column("case", sa.String, nullable=False),
        sa.Column("case_version", sa.String, nullable=False),
        sa.Column("scope", sa.JSON, nullable=False),
        sa.Column("episode_lengths_ms", sa.JSON, nullable=False),
        sa.Column("began", sa.String, nullable=False),
        sa.Column("submitted", sa.String),
        sa.Column("score", sa.JSON),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_attempts_coder", "attempts", ["coder"])
    op.create_table(
        "journal",
        sa.Column("attempt", sa.Integer, sa.ForeignKey("attempts.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("edit", sa.Text, nullable=False),
        sa.CheckConstraint("number > 0", name="numbers_count_from_one"),
    )
