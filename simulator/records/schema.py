"""Tables of the store.

This is the one truth of a fresh store. The migrations lead older stores to the same tables, and a
test holds the two against each other. A change here goes with a new step in
``migrations/versions`` and its name in ``REVISION``.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

REVISION = "r0004"
"""The migration that leads to these tables."""

metadata = MetaData()


def _coder() -> Column[str]:
    """Return the column that says who did it: a column belongs to one table."""
    return Column("coder", String, ForeignKey("profiles.coder"), nullable=False, index=True)


profiles = Table(
    "profiles",
    metadata,
    Column("coder", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("created", String, nullable=False),
    Column("cautions_acknowledged", String),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    _coder(),
    Column("case", String, nullable=False),
    Column("case_version", String, nullable=False),
    Column("scope", JSON, nullable=False),
    Column("episode_lengths_ms", JSON, nullable=False),
    Column("began", String, nullable=False),
    Column("submitted", String),
    Column("score", JSON(none_as_null=True)),
    Column("origin", String),
    sqlite_autoincrement=True,
)

journal = Table(
    "journal",
    metadata,
    Column("attempt", Integer, ForeignKey("attempts.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("edit", Text, nullable=False),
    CheckConstraint("number > 0", name="numbers_count_from_one"),
)
"""Rows are only ever added. Times are UTC in ISO 8601; the primary key keeps two writers apart."""

drill_answers = Table(
    "drill_answers",
    metadata,
    Column("id", Integer, primary_key=True),
    _coder(),
    Column("item", String, nullable=False),
    Column("answer", String, nullable=False),
    Column("right", Boolean, nullable=False),
    Column("delay_ms", Integer, nullable=False),
    Column("at", String, nullable=False),
    sqlite_autoincrement=True,
)

opened_keys = Table(
    "opened_keys",
    metadata,
    Column("id", Integer, primary_key=True),
    _coder(),
    Column("case", String, nullable=False),
    Column("at", String, nullable=False),
    sqlite_autoincrement=True,
)
"""Keys that were opened in worked cases; rows are only ever added."""
