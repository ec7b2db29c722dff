import subprocess
import sys

import pytest

from scoring.terms import Mark, Scope
from simulator.records import (
    ClassificationSet,
    MarkAdded,
    PlayheadMoved,
    RatingSet,
    RecordsError,
    Store,
    Submitted,
    Undone,
    Watched,
)
from tests.records.given import LENGTHS, begin, mark, ticking


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data % dir?mode=x#1"


@pytest.fixture
def store(folder):
    with Store.open(folder, clock=ticking()) as opened:
        yield opened


def test_all_is_there_after_a_restart_at_the_same_place(folder):
    scope = Scope(
        episodes=(5, 8), scales=("avoidance",), behaviours=frozenset({"cry"}), mode="test"
    )
    with Store.open(folder) as store:
        attempt = begin(store, scope=scope)
        attempt.record(MarkAdded(mark()))
        attempt.record(RatingSet(5, "avoidance", 6))
        attempt.record(RatingSet(8, "avoidance", 7))
        attempt.undo()
        attempt.record(PlayheadMoved(754_040))
        left = attempt.draft
    with Store.open(folder) as store:
        (found,) = store.open_attempts()
        again = store.resume(found.id)
        assert again.draft == left
        assert again.draft.playhead_ms == 754_040
        assert (found.case, found.case_version, found.scope) == ("milo", "sha256:1", scope)
        assert again.redo().ratings == {5: {"avoidance": 6}, 8: {"avoidance": 7}}


def test_the_coding_carries_the_exercise_and_marks_in_order_of_time(store):
    attempt = begin(store)
    for name, at in [("m1", 9_000), ("m2", 4_000)]:
        attempt.record(MarkAdded(mark(name, at)))
    coding = attempt.coding
    assert [m.id for m in coding.marks] == ["m2", "m1"]
    assert (coding.case, coding.case_version, coding.coder) == ("milo", "sha256:1", "t-01")
    assert coding.episode_lengths_ms == LENGTHS


@pytest.mark.parametrize("origin", ["exercise", "practice", "test"])
def test_where_an_attempt_began_is_kept(folder, origin):
    with Store.open(folder) as store:
        begin(store, origin=origin)
    with Store.open(folder) as store:
        assert [a.origin for a in store.open_attempts()] == [origin]
        assert store.tries() == ()


def test_tries_stand_apart_whether_handed_in_or_not(store):
    real, done = begin(store), begin(store)
    tried, tried_before = begin(store, origin="try"), begin(store, origin="try")
    done.submit({})
    tried_before.submit({})
    tried.record(RatingSet(5, "avoidance", 6))
    assert [a.id for a in store.open_attempts("t-01")] == [real.about.id]
    assert [a.id for a in store.attempts("t-01")] == [done.about.id]
    assert [a.id for a in store.tries("t-01")] == [tried.about.id, tried_before.about.id]
    assert store.tries("t-02") == ()


def test_undo_and_redo_say_when_there_is_nothing_to_do(store):
    attempt = begin(store)
    before = attempt.undo()
    assert (attempt.can_undo, attempt.can_redo, attempt.redo()) == (False, False, before)
    attempt.record(RatingSet(5, "avoidance", 6))
    assert (attempt.can_undo, attempt.can_redo) == (True, False)
    attempt.undo()
    assert (attempt.can_undo, attempt.can_redo) == (False, True)
    assert len(store.journal(attempt.about.id)) == 2


def test_an_edit_that_changes_nothing_is_no_step_of_undo(store):
    attempt = begin(store)
    attempt.record(RatingSet(5, "avoidance", 6))
    attempt.record(RatingSet(5, "avoidance", 6))
    assert attempt.undo().ratings == {}


def test_submitting_keeps_the_score_and_closes_the_attempt(store):
    attempt = begin(store)
    attempt.record(RatingSet(5, "avoidance", 6))
    attempt.submit({"total": 0.8})
    assert store.open_attempts() == ()
    (done,) = store.attempts()
    assert (done.score, done.submitted > done.began) == ({"total": 0.8}, True)
    assert store.journal(done.id)[-1] == Submitted()
    assert store.resume(done.id).submitted
    for late in (
        lambda: attempt.record(PlayheadMoved(1)),
        attempt.undo,
        lambda: attempt.submit({}),
    ):
        with pytest.raises(RecordsError, match="handed in"):
            late()


def test_handing_in_without_a_score_closes_too_and_the_score_can_follow(store):
    attempt = begin(store)
    attempt.submit(None)
    (done,) = store.attempts()
    assert (done.score, store.open_attempts()) == (None, ())
    store.keep_score(done.id, {"total": 0.4})
    assert store.attempts()[0].score == {"total": 0.4}


def test_what_was_watched_is_kept_each_time_and_is_no_step_of_undo(store):
    attempt = begin(store)
    attempt.record(RatingSet(5, "avoidance", 6))
    for _ in range(2):
        attempt.record(Watched(0, 4_000, 1.0))
    assert store.journal(attempt.about.id).count(Watched(0, 4_000, 1.0)) == 2
    assert attempt.undo().ratings == {}


def test_the_attempt_worked_on_last_comes_first(store):
    first, second = begin(store), begin(store, case="ana", coder="t-02")
    assert [a.id for a in store.open_attempts()] == [second.about.id, first.about.id]
    first.record(RatingSet(5, "avoidance", 6))
    assert [a.id for a in store.open_attempts()] == [first.about.id, second.about.id]
    assert [a.case for a in store.open_attempts("t-02")] == ["ana"]


def test_times_are_those_of_the_clock_in_utc(store):
    attempt = begin(store)
    assert attempt.about.began.isoformat() == "2030-01-01T12:00:01+00:00"


def test_an_attempt_that_is_not_there(store):
    with pytest.raises(RecordsError, match="no attempt 7"):
        store.resume(7)


def test_texts_of_all_kinds_survive(folder):
    odd = Mark("m'1\";--", "infant", "\x00\ud800é", 5, 0, 0, note="日本\n🙂")
    with Store.open(folder) as store:
        begin(store).record(MarkAdded(odd))
    with Store.open(folder) as store:
        assert store.resume(1).draft.marks == {odd.id: odd}


def test_profiles_and_cautions(store):
    begin(store, coder="t-01")
    store.save_profile("t-02", "Kim")
    store.acknowledge_cautions("t-02")
    first = store.profiles()[1].cautions_acknowledged
    store.acknowledge_cautions("t-02")
    store.save_profile("t-02", "Kim B.")
    one, two = store.profiles()
    assert (one.coder, one.name, one.cautions_acknowledged) == ("t-01", "t-01", None)
    assert (two.name, two.cautions_acknowledged) == ("Kim B.", first)
    assert first is not None


def _record_many(attempt):
    for number in range(1_000):
        attempt.record(MarkAdded(mark(f"m{number}")))


def test_an_edit_that_cannot_be_kept_is_not_in_the_draft(store):
    attempt = begin(store)
    attempt.record(RatingSet(5, "avoidance", 6))
    with store._database.transaction() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(RecordsError, match="disk is full"):
        _record_many(attempt)
    kept = store.journal(attempt.about.id)
    assert len(attempt.draft.marks) == len(kept) - 1
    assert attempt.draft == store.resume(attempt.about.id).draft
    with store._database.transaction() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    attempt.record(ClassificationSet(None))
    attempt.undo()
    assert store.journal(attempt.about.id)[-1] == Undone()


def test_an_attempt_opened_twice_is_not_written_twice(store):
    one = begin(store)
    other = store.resume(one.about.id)
    one.record(RatingSet(5, "avoidance", 6))
    with pytest.raises(RecordsError, match="two places"):
        other.record(RatingSet(5, "avoidance", 2))
    assert store.resume(one.about.id).draft == one.draft


def test_importing_records_is_cheap_and_brings_no_database_along():
    loaded = "import sys, simulator.records; print(*sorted(sys.modules))"
    modules = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "simulator.records" in modules
    assert not {"sqlalchemy", "alembic", "numpy", "pygame"} & set(modules)


def test_opening_needs_no_alembic(folder):
    opened = (
        "import sys, pathlib; from simulator.records import Store;"
        "[Store.open(pathlib.Path(sys.argv[1])).close() for _ in range(2)];"
        "print('alembic' in sys.modules)"
    )
    run = [sys.executable, "-c", opened, str(folder)]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout == "False\n"


def test_which_keys_were_opened_is_kept_by_coder_from_the_first_time_on(tmp_path):
    with Store.open(tmp_path, clock=ticking()) as store:
        for coder in ("t-01", "t-02"):
            store.save_profile(coder, coder)
        store.note_key_opened("t-01", "milo")
        first = store.keys_opened("t-01")
        store.note_key_opened("t-01", "milo")
        store.note_key_opened("t-02", "noor")
        assert store.keys_opened("t-01") == first
        assert set(store.keys_opened("t-02")) == {"noor"}
        store.forget("t-01")
        assert store.keys_opened("t-01") == {}
        assert set(store.keys_opened("t-02")) == {"noor"}


def test_drill_answers_are_kept_in_order_and_by_coder(tmp_path):
    with Store.open(tmp_path, clock=ticking()) as store:
        store.save_profile("t-01", "One")
        store.save_profile("t-02", "Two")
        first = store.keep_drill("t-01", "act-noor-crawls", "crawl", right=True, delay_ms=900)
        other = store.keep_drill("t-02", "act-noor-crawls", "lean", right=False, delay_ms=0)
        second = store.keep_drill("t-01", "bid-one", "none", right=False, delay_ms=7_000)
    with Store.open(tmp_path) as store:
        assert store.drilled("t-01") == (first, second)
        assert store.drilled("t-02") == (other,)
        store.forget("t-01")
        assert store.drilled("t-01") == ()
        assert store.drilled("t-02") == (other,)
