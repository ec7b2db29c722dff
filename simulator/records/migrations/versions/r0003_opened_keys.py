"""The keys that were opened to learn from."""

import sqlalchemy as sa
from alembic import op

revision = "r0003"
down_revision = "r0002"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "opened_keys",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("coder", sa.String, sa.ForeignKey("profiles.coder"), nullable=False),
        sa.Column("case", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_opened_keys_coder", "opened_keys", ["coder"])
