"""What happens when a store is opened: fresh, older, newer, damaged, in use, out of reach."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from simulator.records import (
    RatingSet,
    RecordsDamaged,
    RecordsError,
    RecordsInUse,
    RecordsTooNew,
    Store,
    database,
    set_aside,
)
from simulator.records.folder import RECORDS
from simulator.records.schema import REVISION, metadata
from tests.records.given import begin

HOLD = """
import pathlib, sys
from simulator.records import Store
store = Store.open(pathlib.Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""
NEXT_STEP = '''"""A step of tomorrow."""
import sqlalchemy as sa
from alembic import op
revision = "tomorrow"
down_revision = "{before}"
def upgrade():
    with op.batch_alter_table("profiles") as table:
        table.add_column(sa.Column("language", sa.String, server_default="en", nullable=False))
    {more}
'''


def _filled(folder):
    with Store.open(folder) as store:
        begin(store).record(RatingSet(5, "avoidance", 6))
    return folder / RECORDS


def _files(folder):
    return {file.name: file.read_bytes() for file in folder.glob(f"{RECORDS}*") if file.is_file()}


def _shape(path):
    """Return columns, keys and indices of all tables, in the words of the database."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
        looks = ("table_info", "foreign_key_list", "index_list")
        return {
            (name, look): connection.execute(f"PRAGMA {look}({name})").fetchall()
            for (name,) in tables
            for look in looks
        }


def _tomorrow(tmp_path, more="pass"):
    """Return migrations with one step more than the program has today."""
    migrations = tmp_path / "100% tomorrow"
    shutil.copytree(database.MIGRATIONS, migrations)
    step = migrations / "versions" / "tomorrow.py"
    step.write_text(NEXT_STEP.format(more=more, before=REVISION), encoding="utf-8")
    return migrations


def test_the_migrations_end_where_a_fresh_store_begins(tmp_path):
    config = Config()
    config.set_main_option("script_location", str(database.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == REVISION

    fresh, migrated = tmp_path / "fresh.db", tmp_path / "migrated.db"
    database.Database(fresh).close()
    with database._changing_tables(migrated) as connection:
        from alembic import command

        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    with database._changing_tables(migrated) as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    assert _shape(migrated) == _shape(fresh)


def test_attempts_of_a_store_that_did_not_keep_where_they_began_still_count(tmp_path):
    path = _filled(tmp_path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ALTER TABLE attempts DROP COLUMN origin")
        connection.execute("UPDATE alembic_version SET version_num = 'r0003'")
    with Store.open(tmp_path) as store:
        (attempt,) = store.open_attempts()
        assert attempt.origin is None
        assert store.resume(attempt.id).draft.ratings == {5: {"avoidance": 6}}
        assert store.tries() == ()


def test_an_older_store_is_led_on_and_a_copy_stays(tmp_path):
    path = _filled(tmp_path)
    database._upgrade(path, REVISION, _tomorrow(tmp_path))
    with closing(sqlite3.connect(path)) as connection:
        profiles = connection.execute("SELECT coder, language FROM profiles").fetchall()
        assert connection.execute("SELECT * FROM alembic_version").fetchall() == [("tomorrow",)]
        assert connection.execute("SELECT count(*) FROM journal").fetchone() == (1,)
    assert profiles == [("t-01", "en")]
    shutil.copy(tmp_path / f"records-before-{REVISION}.db", tmp_path / "back.db")
    database.Database(tmp_path / "back.db").close()


def test_a_migration_that_fails_half_way_changes_nothing(tmp_path):
    path = _filled(tmp_path)
    before = _shape(path)
    broken = _tomorrow(tmp_path, "op.execute('INSERT INTO nowhere VALUES (1)')")
    with pytest.raises(RecordsError), database._as_sentence(path):
        database._upgrade(path, REVISION, broken)
    assert _shape(path) == before
    with Store.open(tmp_path) as store:
        assert store.resume(1).draft.ratings == {5: {"avoidance": 6}}


def test_a_store_of_a_later_version_is_left_untouched(tmp_path):
    path = _filled(tmp_path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = 'r9999'")
    before = path.read_bytes()
    with pytest.raises(RecordsTooNew, match="Update the program"):
        Store.open(tmp_path)
    assert path.read_bytes() == before


def _cut_short(path):
    path.write_bytes(path.read_bytes()[:9_000])


def _empty(path):
    path.write_bytes(b"")


def _not_a_database(path):
    path.write_bytes(b"my shopping list\n" * 400)


def _scribbled_over(path):
    content = bytearray(path.read_bytes())
    content[4_096:] = b"\x55" * (len(content) - 4_096)
    path.write_bytes(content)


def _of_another_program(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE birds (name TEXT)")


@pytest.mark.parametrize(
    "harm", [_cut_short, _empty, _not_a_database, _scribbled_over, _of_another_program]
)
def test_damaged_records_are_left_untouched_and_can_be_set_aside(tmp_path, harm):
    path = _filled(tmp_path)
    harm(path)
    before = path.read_bytes()
    for _ in range(2):
        with pytest.raises(RecordsDamaged, match="left as they are"):
            Store.open(tmp_path)
        assert path.read_bytes() == before
    aside = set_aside(tmp_path, datetime(2030, 1, 1, tzinfo=UTC))
    assert _files(aside)[RECORDS] == before
    with Store.open(tmp_path) as store:
        assert store.open_attempts() == ()


def test_an_edit_that_cannot_be_read_is_said_in_a_sentence(tmp_path):
    path = _filled(tmp_path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE journal SET edit = '{\"format\": 1'")
    with Store.open(tmp_path) as store, pytest.raises(RecordsDamaged, match="cannot be read"):
        store.resume(1)


def test_an_attempt_that_cannot_be_read_is_said_in_a_sentence(tmp_path):
    path = _filled(tmp_path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE attempts SET scope = '{'")
    with Store.open(tmp_path) as store, pytest.raises(RecordsDamaged, match="cannot be read"):
        store.open_attempts()


def test_an_unfinished_creation_is_begun_again(tmp_path):
    (tmp_path / "records.new").write_bytes(b"half")
    (tmp_path / "records.new-journal").write_bytes(b"half")
    with Store.open(tmp_path) as store:
        begin(store)
    assert not list(tmp_path.glob("*.new*"))


def test_a_second_window_is_told_and_does_no_harm(tmp_path):
    with Store.open(tmp_path) as store:
        attempt = begin(store)
        with pytest.raises(RecordsInUse, match="Another window"):
            Store.open(tmp_path)
        with pytest.raises(RecordsInUse):
            set_aside(tmp_path, datetime(2030, 1, 1, tzinfo=UTC))
        attempt.record(RatingSet(5, "avoidance", 6))
    with Store.open(tmp_path) as store:
        assert store.resume(1).draft == attempt.draft


def test_the_lock_holds_between_processes_and_dies_with_its_holder(tmp_path):
    run = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(RecordsInUse):
            Store.open(tmp_path)
        holder.kill()
    Store.open(tmp_path).close()


def test_a_store_that_could_not_be_opened_holds_no_lock(tmp_path):
    path = _filled(tmp_path)
    path.write_bytes(b"")
    with pytest.raises(RecordsDamaged):
        Store.open(tmp_path)
    path.unlink()
    Store.open(tmp_path).close()


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(RecordsError, match="--data-dir"):
        Store.open(tmp_path / "file" / "records")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder closed to everybody")
def test_a_folder_in_which_nothing_can_be_written():
    with pytest.raises(RecordsError, match="Make it writable"):
        Store.open(Path("/proc/self"))


def test_a_log_without_its_database_is_not_read_into_a_fresh_one(tmp_path):
    (tmp_path / "records.db-wal").write_bytes(b"edits of a database that was moved away")
    with Store.open(tmp_path) as store:
        assert store.open_attempts() == ()
    kept = list(tmp_path.glob("left-behind-*-records.db-wal"))
    assert [file.read_bytes() for file in kept] == [b"edits of a database that was moved away"]
