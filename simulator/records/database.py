"""The database under the store: opening, creating, upgrading it, and its transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import SQLAlchemyError

from simulator.records.errors import RecordsDamaged, RecordsError, RecordsTooNew
from simulator.records.schema import REVISION, metadata

MIGRATIONS = Path(__file__).parent / "migrations"

_VERSION_TABLE = """CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""  # as alembic makes it, without importing alembic

_REMEDIES = {
    sqlite3.SQLITE_FULL: "The disk is full. Free some space; only the last step was not kept",
    sqlite3.SQLITE_READONLY: "Nothing can be written there. Make the folder and its files writable",
    sqlite3.SQLITE_CANTOPEN: "The file cannot be opened. Make the folder and its files writable",
    sqlite3.SQLITE_BUSY: "Another program holds the file. Close it, then try again",
    sqlite3.SQLITE_IOERR: "The disk does not answer. Check it, and copy the folder elsewhere",
    sqlite3.SQLITE_CONSTRAINT: "The attempt is being written from two places. Close one of them",
}
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Database:
    """An open database. Every write is on the disk when :meth:`transaction` returns."""

    def __init__(self, path: Path) -> None:
        """Open the database at ``path``; create it if there is none, upgrade it if it is older.

        Raises:
            RecordsDamaged: It cannot be read. It is left as it is.
            RecordsTooNew: A later version of the program wrote it. It is left as it is.
            RecordsError: The folder cannot be written, or the disk is full.
        """
        self.path = path
        with _as_sentence(path):
            if not path.exists():
                _create(path)
            elif (revision := _stored_revision(path)) != REVISION:
                _upgrade(path, revision, MIGRATIONS)
            self._engine = _engine(path)
        try:
            with self.transaction():  # a folder that cannot be written shows now, not at an edit
                pass
        except RecordsError:
            self.close()
            raise

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a connection; commit at the end, or undo everything if anything fails."""
        with _as_sentence(self.path), self._engine.begin() as connection:
            yield connection

    def wipe(self) -> None:
        """Write the file anew, so that what was deleted is in it no more."""
        with _as_sentence(self.path), closing(sqlite3.connect(self.path)) as connection:
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()


def _engine(path: Path) -> Engine:
    """Return an engine with whole transactions and durable commits.

    Commits are ``synchronous=FULL``: ``NORMAL`` would outlive a killed process too, but not a
    flat battery, and a person makes only a few edits a second. Transactions are begun by hand
    because the driver would not begin one before a change of tables.
    """
    engine = create_engine(URL.create("sqlite+pysqlite", database=str(path)))

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


@contextmanager
def _changing_tables(path: Path) -> Iterator[Connection]:
    """Give a connection of its own whose one transaction may change tables."""
    engine = _engine(path)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _create(path: Path) -> None:
    """Make a fresh database beside its place and move it there whole.

    A log that lies there without its database belongs to one that was moved away: read into a fresh
    one it would do harm, so it is kept under another name.
    """
    for orphan in (path.with_name(f"{path.name}-{part}") for part in ("wal", "shm")):
        if orphan.exists():
            orphan.replace(_unused(orphan))
    unfinished = path.with_suffix(".new")
    for leftover in path.parent.glob(f"{unfinished.name}*"):
        leftover.unlink()
    with _changing_tables(unfinished) as connection:
        metadata.create_all(connection)
        connection.execute(text(_VERSION_TABLE))
        connection.execute(text("INSERT INTO alembic_version VALUES (:now)"), {"now": REVISION})
    unfinished.replace(path)


def _unused(path: Path) -> Path:
    """Return a name beside ``path`` that nothing has yet."""
    n = 1
    while (named := path.with_name(f"left-behind-{n}-{path.name}")).exists():
        n += 1
    return named


def _stored_revision(path: Path) -> str:
    """Return the version of the stored tables, looking without touching."""
    with closing(_only_to_read(path)) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise _damaged(path)
        tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
        if ("alembic_version",) not in tables:
            raise _damaged(path)
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise _damaged(path)
    return str(row[0])


def _only_to_read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _upgrade(path: Path, revision: str, migrations: Path) -> None:
    """Lead older tables to the present ones in one transaction; a copy stays beside them."""
    from alembic import command  # slow to import, and seldom needed
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    steps = ScriptDirectory.from_config(config).walk_revisions()
    if revision not in {step.revision for step in steps}:
        raise RecordsTooNew(
            f"The records in {path} were written by a later version of the program (their form "
            f"is {revision!r}, this version knows {REVISION!r}). Update the program, or choose "
            "another folder with --data-dir. Nothing has been changed."
        )
    _copy(path, path.with_name(f"{path.stem}-before-{revision}{path.suffix}"))
    with _changing_tables(path) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _copy(path: Path, aside: Path) -> None:
    """Copy a database, with what its write-ahead log still holds."""
    with closing(_only_to_read(path)) as source, closing(sqlite3.connect(aside)) as target:
        source.backup(target)


@contextmanager
def _as_sentence(path: Path) -> Iterator[None]:
    """Turn what the database or the system reports into a sentence that says what to do."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise _explained(path, error) from error
    except OSError as error:
        raise RecordsError(
            f"The records in {path} cannot be used: {error.strerror or error}. Make the folder "
            "writable, free some space, or choose another folder with --data-dir."
        ) from error


def _explained(path: Path, error: Exception) -> RecordsError:
    cause: Any = getattr(error, "orig", None) or error
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in _DAMAGE:
        return _damaged(path)
    remedy = _REMEDIES.get(code, "Close the program and start it again")
    return RecordsError(f"The records in {path} cannot be used ({cause}). {remedy}.")


def _damaged(path: Path) -> RecordsDamaged:
    return RecordsDamaged(
        f"The records in {path} are damaged or are not records of this program. They have been "
        f"left as they are. Restore {path.name} and the files beside it whose names begin with "
        f"{path.name} from a copy, or set them all aside and begin afresh."
    )
