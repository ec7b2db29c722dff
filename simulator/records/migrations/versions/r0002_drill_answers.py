"""The answers given in the drills."""

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision = "r0001"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "drill_answers",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("coder", sa.String, sa.ForeignKey("profiles.coder"), nullable=False),
        sa.Column("item", sa.String, nullable=False),
        sa.Column("answer", sa.String, nullable=False),
        sa.Column("right", sa.Boolean, nullable=False),
        sa.Column("delay_ms", sa.Integer, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_drill_answers_coder", "drill_answers", ["coder"])
