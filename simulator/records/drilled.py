"""Drilled: what was answered in the drills, one row for each answer, added and never changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from simulator.records.schema import drill_answers


@dataclass(frozen=True, slots=True)
class DrillAnswer:
    """One answer to a drill item.

    ``answer`` is the key of the answer that was given, ``delay_ms`` how long after the end of the
    stretch it came, 0 if before.
    """

    item: str
    answer: str
    right: bool
    delay_ms: int
    at: datetime


def add_answer(connection: Connection, coder: str, given: DrillAnswer) -> None:
    """Add an answer of a coder."""
    row = {
        "coder": coder,
        "item": given.item,
        "answer": given.answer,
        "right": given.right,
        "delay_ms": given.delay_ms,
        "at": given.at.isoformat(timespec="milliseconds"),
    }
    connection.execute(insert(drill_answers).values(row))


def answers_of(connection: Connection, coder: str) -> tuple[DrillAnswer, ...]:
    """Return all answers of a coder in the order in which they were given."""
    query = select(drill_answers).where(drill_answers.c.coder == coder).order_by(drill_answers.c.id)
    return tuple(_answer(row) for row in connection.execute(query))


def _answer(row: Row[Any]) -> DrillAnswer:
    return DrillAnswer(
        row.item, row.answer, row.right, row.delay_ms, datetime.fromisoformat(row.at)
    )
