"""The store: profiles, attempts and their journals, in the user's data folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from scoring.terms.coding import Scope
from simulator.records.attempt import Attempt, AttemptRecord, Origin
from simulator.records.database import Database
from simulator.records.drilled import DrillAnswer, add_answer, answers_of
from simulator.records.edits import Edit, Submitted
from simulator.records.errors import RecordsDamaged, RecordsError
from simulator.records.folder import RECORDS, data_folder, made
from simulator.records.lock import FolderLock
from simulator.records.opened import note_opened, opened_by
from simulator.records.schema import attempts, drill_answers, journal, opened_keys, profiles
from simulator.records.written import read_edit, read_scope, write_edit, write_scope

Clock = Callable[[], datetime]
_COUNTS = attempts.c.origin.is_distinct_from("try")
_TOUCHED = (
    select(func.max(journal.c.at)).where(journal.c.attempt == attempts.c.id).scalar_subquery()
)
_LAST_FIRST = (func.coalesce(_TOUCHED, attempts.c.began).desc(), attempts.c.id.desc())


def utc_now() -> datetime:
    """Return the present time."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Profile:
    """One coder. ``cautions_acknowledged`` is when the cautions were read, None if never."""

    coder: str
    name: str
    created: datetime
    cautions_acknowledged: datetime | None = None


class Store:
    """The records of one data folder, held by one window at a time. Use it in a ``with``."""

    def __init__(self, folder: Path, lock: FolderLock, database: Database, clock: Clock) -> None:
        self.folder = folder
        self._lock = lock
        self._database = database
        self._clock = clock

    @classmethod
    def open(cls, data_dir: Path | None = None, *, clock: Clock = utc_now) -> Self:
        """Open the records in ``data_dir``, or in the user's usual place.

        Raises:
            RecordsInUse: Another window works with the same folder.
            RecordsDamaged: The records cannot be read; they are left as they are.
            RecordsTooNew: A later version wrote them; they are left as they are.
            RecordsError: The folder cannot be used.
        """
        folder = made(data_folder(data_dir))
        lock = FolderLock(folder)
        try:
            return cls(folder, lock, Database(folder / RECORDS), clock)
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Close the records and let the next window in."""
        self._database.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def begin(
        self,
        case: str,
        case_version: str,
        scope: Scope,
        coder: str,
        *,
        episode_lengths_ms: Mapping[int, int],
        origin: Origin = "exercise",
    ) -> Attempt:
        """Begin an attempt; a coder met for the first time gets a profile."""
        now = self._now()
        with self._database.transaction() as connection:
            _ensure_profile(connection, coder, now)
            added = connection.execute(
                insert(attempts)
                .values(
                    coder=coder,
                    case=case,
                    case_version=case_version,
                    scope=write_scope(scope),
                    episode_lengths_ms=dict(episode_lengths_ms),
                    began=now,
                    origin=origin,
                )
                .returning(attempts.c.id)
            ).scalar_one()
        return self.resume(added)

    def resume(self, attempt: int) -> Attempt:
        """Return an attempt as it stood after its last edit.

        Raises:
            RecordsError: There is no such attempt, or its journal cannot be read.
        """
        return Attempt(self._record(attempt), self.journal(attempt), self)

    def open_attempts(self, coder: str | None = None) -> tuple[AttemptRecord, ...]:
        """Return the attempts not handed in yet, the one worked on last first, without tries."""
        query = select(attempts).where(attempts.c.submitted.is_(None), _COUNTS)
        return self._records(query.order_by(*_LAST_FIRST), coder)

    def attempts(self, coder: str | None = None) -> tuple[AttemptRecord, ...]:
        """Return the attempts handed in, with scores, in the order of handing in, without tries."""
        query = select(attempts).where(attempts.c.submitted.is_not(None), _COUNTS)
        return self._records(query.order_by(attempts.c.submitted, attempts.c.id), coder)

    def tries(self, coder: str | None = None) -> tuple[AttemptRecord, ...]:
        """Return the tries of cases that are being written, the one worked on last first.

        They say something of the case, not of the coder, whether handed in or not.
        """
        query = select(attempts).where(attempts.c.origin == "try")
        return self._records(query.order_by(*_LAST_FIRST), coder)

    def journal(self, attempt: int) -> tuple[Edit, ...]:
        """Return all edits of an attempt in the order in which they were made."""
        query = select(journal.c.edit).where(journal.c.attempt == attempt)
        with self._database.transaction() as connection:
            rows = connection.scalars(query.order_by(journal.c.number)).all()
        return tuple(read_edit(row) for row in rows)

    def keep(
        self, attempt: int, number: int, edit: Edit, score: Mapping[str, Any] | None = None
    ) -> None:
        """Keep the ``number``-th edit of an attempt; handing in closes it, with a score if any."""
        now = self._now()
        row = {"attempt": attempt, "number": number, "at": now, "edit": write_edit(edit)}
        with self._database.transaction() as connection:
            connection.execute(insert(journal).values(row))
            if isinstance(edit, Submitted):
                closing = update(attempts).where(attempts.c.id == attempt)
                connection.execute(closing.values(submitted=now, score=score and dict(score)))

    def keep_score(self, attempt: int, score: Mapping[str, Any]) -> None:
        """Keep the score of an attempt that was handed in without one."""
        scored = update(attempts).where(attempts.c.id == attempt)
        with self._database.transaction() as connection:
            connection.execute(scored.values(score=dict(score)))

    def keep_drill(
        self, coder: str, item: str, answer: str, *, right: bool, delay_ms: int
    ) -> DrillAnswer:
        """Keep an answer to a drill item for good, and return it with its time."""
        given = DrillAnswer(item, answer, right, delay_ms, self._clock().astimezone(UTC))
        with self._database.transaction() as connection:
            add_answer(connection, coder, given)
        return given

    def drilled(self, coder: str) -> tuple[DrillAnswer, ...]:
        """Return all answers of a coder to drill items, in the order of time."""
        with self._database.transaction() as connection:
            return answers_of(connection, coder)

    def note_key_opened(self, coder: str, case: str) -> None:
        """Note that a coder opened the key of a case to learn from it."""
        with self._database.transaction() as connection:
            note_opened(connection, coder, case, self._clock().astimezone(UTC))

    def keys_opened(self, coder: str) -> Mapping[str, datetime]:
        """Return when a coder first opened the key of each case."""
        with self._database.transaction() as connection:
            return opened_by(connection, coder)

    def profiles(self) -> tuple[Profile, ...]:
        """Return all coders in the order in which they came."""
        query = select(profiles).order_by(profiles.c.created, profiles.c.coder)
        with self._database.transaction() as connection:
            rows = connection.execute(query).all()
        return tuple(
            Profile(
                row.coder,
                row.name,
                datetime.fromisoformat(row.created),
                _time(row.cautions_acknowledged),
            )
            for row in rows
        )

    def save_profile(self, coder: str, name: str) -> None:
        """Add a coder, or change the name of one."""
        with self._database.transaction() as connection:
            _ensure_profile(connection, coder, self._now())
            connection.execute(update(profiles).where(profiles.c.coder == coder).values(name=name))

    def acknowledge_cautions(self, coder: str) -> None:
        """Note that the coder has read the cautions; the first time counts."""
        now = self._now()
        first = update(profiles).where(
            profiles.c.coder == coder, profiles.c.cautions_acknowledged.is_(None)
        )
        with self._database.transaction() as connection:
            _ensure_profile(connection, coder, now)
            connection.execute(first.values(cautions_acknowledged=now))

    def forget(self, coder: str) -> None:
        """Delete a coder with all attempts, journals, drill answers and notes, for good."""
        theirs = select(attempts.c.id).where(attempts.c.coder == coder)
        with self._database.transaction() as connection:
            connection.execute(delete(journal).where(journal.c.attempt.in_(theirs)))
            connection.execute(delete(attempts).where(attempts.c.coder == coder))
            connection.execute(delete(drill_answers).where(drill_answers.c.coder == coder))
            connection.execute(delete(opened_keys).where(opened_keys.c.coder == coder))
            connection.execute(delete(profiles).where(profiles.c.coder == coder))
        self._database.wipe()

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds")

    def _record(self, attempt: int) -> AttemptRecord:
        found = self._records(select(attempts).where(attempts.c.id == attempt), None)
        if not found:
            raise RecordsError(
                f"There is no attempt {attempt} in {self.folder}. Choose one from the list."
            )
        return found[0]

    def _records(self, query: Select[Any], coder: str | None) -> tuple[AttemptRecord, ...]:
        if coder is not None:
            query = query.where(attempts.c.coder == coder)
        try:
            with self._database.transaction() as connection:
                return tuple(_record_of(row) for row in connection.execute(query))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise RecordsDamaged(
                f"An attempt in {self.folder} cannot be read. Nothing has been changed; restore "
                "the folder from a copy, or set it aside and begin afresh."
            ) from error


def _ensure_profile(connection: Connection, coder: str, now: str) -> None:
    """Give a coder met for the first time a profile named like the coder."""
    known = select(profiles.c.coder).where(profiles.c.coder == coder)
    if connection.scalar(known) is None:
        connection.execute(insert(profiles).values(coder=coder, name=coder, created=now))


def _record_of(row: Row[Any]) -> AttemptRecord:
    """Return a row of the table of attempts as a value."""
    return AttemptRecord(
        id=row.id,
        coder=row.coder,
        case=row.case,
        case_version=row.case_version,
        scope=read_scope(row.scope),
        episode_lengths_ms={int(e): ms for e, ms in row.episode_lengths_ms.items()},
        began=datetime.fromisoformat(row.began),
        submitted=_time(row.submitted),
        score=row.score,
        origin=row.origin,
    )


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
