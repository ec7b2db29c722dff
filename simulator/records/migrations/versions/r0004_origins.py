"""Where an attempt began; of older ones that is not known."""

import sqlalchemy as sa
from alembic import op

revision = "r0004"
down_revision = "r0003"


def upgrade() -> None:
    """Add the column."""
    op.add_column("attempts", sa.Column("origin", sa.String))
