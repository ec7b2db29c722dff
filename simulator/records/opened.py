"""Opened: which keys were opened to learn from, so that their sessions are no longer unseen."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from simulator.records.schema import opened_keys


def note_opened(connection: Connection, coder: str, case: str, at: datetime) -> None:
    """Note that a coder opened the key of a case."""
    row = {"coder": coder, "case": case, "at": at.isoformat(timespec="milliseconds")}
    connection.execute(insert(opened_keys).values(row))


def opened_by(connection: Connection, coder: str) -> Mapping[str, datetime]:
    """Return when a coder first opened the key of each case."""
    query = (
        select(opened_keys.c.case, func.min(opened_keys.c.at).label("first"))
        .where(opened_keys.c.coder == coder)
        .group_by(opened_keys.c.case)
    )
    return {row.case: datetime.fromisoformat(row.first) for row in connection.execute(query)}
