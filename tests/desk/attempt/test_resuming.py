"""Going on: the attempt left open is found again, and nothing is begun over it in silence."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from scoring.terms import Mark, Scope
from simulator.case import load_case
from simulator.desk.shell.offers import covers
from simulator.desk.style.texts import load_texts
from simulator.lessons import load_exercises, whole_case
from simulator.records import MarkAdded, PlayheadMoved, Store
from simulator.resources import LIBRARY

CODER = "t-01"
MILO = load_case(LIBRARY / "milo").value
FIRST = load_exercises({"milo": MILO.script})[0]
WHOLE = whole_case("milo", MILO.script)
CRY = MarkAdded(Mark(id="m1", actor="infant", behaviour="cry", episode=5, from_ms=1000, to_ms=2000))
TEXTS = load_texts()


def keep(folder, exercise, *edits, case="milo", version=MILO.version, origin="exercise"):
    """Leave an attempt open in the records, and return its id."""
    lengths = {e.number: e.length_ms for e in MILO.script.episodes}
    with Store.open(folder) as store:
        attempt = store.begin(
            case, version, exercise.scope, CODER, episode_lengths_ms=lengths, origin=origin
        )
        for edit in edits:
            attempt.record(edit)
    return attempt.about.id


def attempt_of(driver):
    return driver.screen._session.attempt.about.id


def said(driver):
    sprites = driver.ui.manager.get_sprite_group().sprites()
    return " ".join(w.says for w in sprites if hasattr(w, "says"))


@pytest.fixture
def zed(tmp_path):
    """A case in a folder outside the library."""
    return shutil.copytree(LIBRARY / "milo", tmp_path / "cases" / "zed")


def test_a_tile_goes_on_with_the_attempt_left_open(desk, tmp_path):
    left = keep(tmp_path, FIRST, CRY)
    keep(tmp_path, FIRST, PlayheadMoved(1000))
    driver = desk().accept_cautions()
    driver.click("continue")
    assert attempt_of(driver) == left
    assert list(driver.draft.marks) == ["m1"]


def test_a_tile_begins_once_and_goes_on_with_what_was_only_watched(desk, tmp_path):
    driver = desk().accept_cautions()
    driver.begin(FIRST.id)
    first = attempt_of(driver)
    driver.press("escape", "escape")
    driver.begin(FIRST.id)
    assert attempt_of(driver) == first


def test_after_handing_in_a_tile_begins_afresh(desk, tmp_path):
    left = keep(tmp_path, FIRST, CRY)
    with Store.open(tmp_path) as store:
        store.resume(left).submit({"format": 1})
    driver = desk().accept_cautions()
    driver.begin(FIRST.id)
    driver.click("again")
    assert attempt_of(driver) != left
    assert not driver.draft.marks


def test_looking_into_another_exercise_leaves_continue_as_it_is(desk, tmp_path):
    left = keep(tmp_path, FIRST, CRY)
    driver = desk().accept_cautions()
    driver.begin(WHOLE.id)
    driver.press("escape", "escape")
    driver.click("continue")
    assert attempt_of(driver) == left


def test_continue_walks_past_what_it_cannot_go_on_with(desk, tmp_path):
    left = keep(tmp_path, FIRST, CRY)
    keep(tmp_path, WHOLE, CRY, case="zed")
    keep(tmp_path, WHOLE, CRY, version="sha256:earlier")
    driver = desk().accept_cautions()
    driver.click("continue")
    assert attempt_of(driver) == left


@pytest.fixture
def handed_out(tmp_path):
    """Put a case into the data folder, and return what is asked about it as a whole."""
    case = load_case(shutil.copytree(LIBRARY / "milo", tmp_path / "cases" / "mine")).value
    return whole_case("mine", case.script), case.version


def test_a_case_that_was_handed_out_goes_on_from_home(desk, tmp_path, handed_out):
    exercise, version = handed_out
    left = keep(tmp_path, exercise, CRY, case="mine", version=version)
    driver = desk().accept_cautions()
    driver.click("continue")
    assert attempt_of(driver) == left


def test_what_an_exercise_file_asks_for_goes_on_from_home(desk, tmp_path, handed_out):
    exercise, version = handed_out
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "class.yaml").write_text(
        "format: 1\ntitle: Class\ncases: [mine]\nepisodes: [5]\nscales: [avoidance]\n"
        "behaviours: all\nmode: practise\n",
        encoding="utf-8",
    )
    asked = replace(exercise, scope=Scope((5,), ("avoidance",), mode="practise", parts=frozenset()))
    left = keep(tmp_path, asked, CRY, case="mine", version=version)
    driver = desk().accept_cautions()
    driver.click("continue")
    assert attempt_of(driver) == left


def test_a_try_is_left_out_of_home_and_of_what_was_done(desk, tmp_path, handed_out):
    exercise, version = handed_out
    tried = keep(tmp_path, exercise, CRY, case="mine", version=version, origin="try")
    first = load_exercises(covers())[0]
    done = keep(tmp_path, first, CRY, case=first.case, origin="try")
    with Store.open(tmp_path) as store:
        store.resume(done).submit({})
    driver = desk().accept_cautions()
    assert "continue" not in driver.names
    assert driver.ui.focused == f"exercise-{first.id}"
    driver.begin("case-mine")
    assert attempt_of(driver) not in {tried, done}
    assert not driver.draft.marks


def test_where_an_exercise_began_is_kept_with_it(desk):
    driver = desk().accept_cautions()
    driver.begin(FIRST.id)
    assert driver.screen._session.attempt.about.origin == "exercise"
    driver.press("escape", "escape")
    for page, origin in (("practise", "practice"), ("test", "test")):
        driver.click(page)
        driver.click("begin")
        assert driver.screen._session.attempt.about.origin == origin
        driver.app.home()
        driver.frame()


def test_nothing_is_continued_where_nothing_was_answered(desk, tmp_path):
    keep(tmp_path, FIRST, PlayheadMoved(1000))
    assert "continue" not in desk().accept_cautions().names


def test_a_case_named_at_the_start_goes_on(desk, tmp_path):
    left = keep(tmp_path, WHOLE, CRY)
    driver = desk(case="milo").accept_cautions()
    assert attempt_of(driver) == left


def test_a_case_folder_goes_on_too(desk, zed):
    driver = desk(case=str(zed)).accept_cautions()
    first = attempt_of(driver)
    driver.close()
    assert attempt_of(desk(case=str(zed))) == first


def test_a_case_that_has_changed_says_so_and_keeps_the_old_answers(desk, tmp_path):
    old = keep(tmp_path, FIRST, CRY, version="sha256:earlier")
    driver = desk().accept_cautions()
    driver.begin(FIRST.id)
    assert TEXTS("home.changed") in said(driver)
    driver.press("escape")
    assert driver.screen.name == "coding"
    assert not driver.draft.marks
    assert [a.id for a in driver.app.store.open_attempts() if driver.app.store.journal(a.id)] == [
        old
    ]


def test_that_a_case_has_changed_is_said_once(desk, tmp_path):
    keep(tmp_path, FIRST, CRY, version="sha256:earlier")
    driver = desk().accept_cautions()
    driver.begin(FIRST.id)
    driver.press("escape", "escape", "escape")
    driver.begin(FIRST.id)
    assert TEXTS("home.changed") not in said(driver)


def test_a_case_without_a_key_says_so_at_the_start(desk, zed):
    (zed / "key.yaml").unlink()
    driver = desk(case=str(zed)).accept_cautions()
    assert driver.screen.name == "coding"
    assert TEXTS("home.no_key") in said(driver)


def test_a_key_is_read_against_its_script(desk, zed):
    key = zed / "key.yaml"
    text = key.read_text(encoding="utf-8")
    late = text.replace('to: "0:47"', 'to: "59:00"', 1)
    assert late != text
    key.write_text(late, encoding="utf-8")
    assert TEXTS("home.no_key") in said(desk(case=str(zed)).accept_cautions())


def test_a_case_with_its_key_begins_without_a_word(desk, zed):
    driver = desk(case=str(zed)).accept_cautions()
    assert "close" not in driver.names


def test_an_attempt_that_cannot_be_read_hides_no_other(desk, tmp_path):
    left = keep(tmp_path, FIRST, CRY)
    damaged = keep(tmp_path, WHOLE, CRY)
    with closing(sqlite3.connect(tmp_path / "records.db")) as records, records:
        records.execute("UPDATE journal SET edit = '{}' WHERE attempt = ?", (damaged,))
    driver = desk().accept_cautions()
    driver.click("continue")
    assert attempt_of(driver) == left


def hand_in(folder, exercise):
    """Hand a coding of an exercise in."""
    left = keep(folder, exercise, CRY, case=exercise.case)
    with Store.open(folder) as store:
        store.resume(left).submit({})
    return left


def test_what_was_handed_in_is_not_begun_again_without_asking(desk, tmp_path):
    left = hand_in(tmp_path, FIRST)
    driver = desk().accept_cautions()
    driver.begin(FIRST.id)
    assert driver.screen.name == "home"
    assert {"cancel", "again", "findings"} <= set(driver.names)
    driver.click("findings")
    assert driver.screen.name == "findings"
    assert driver.screen._session.attempt.about.id == left


def test_it_can_be_done_again_or_left(desk, tmp_path):
    left = hand_in(tmp_path, FIRST)
    driver = desk().accept_cautions()
    driver.begin(FIRST.id)
    driver.click("cancel")
    assert driver.screen.name == "home"
    driver.begin(FIRST.id)
    driver.click("again")
    assert driver.screen.name == "coding"
    assert attempt_of(driver) != left


def test_home_begins_with_what_was_not_handed_in(desk, tmp_path):
    hand_in(tmp_path, FIRST)
    driver = desk().accept_cautions()
    offered = [n for n in driver.names if n.startswith("exercise-")]
    assert offered[0] != f"exercise-{FIRST.id}" == offered[-1]
    assert driver.ui.focused == offered[0]


def test_when_all_is_handed_in_home_begins_with_a_session_to_be_drawn(desk, tmp_path):
    for exercise in (e for e in load_exercises(covers()) if not e.whole):
        hand_in(tmp_path, exercise)
    driver = desk().accept_cautions()
    assert driver.ui.focused == "practise"
    driver.press("return")
    assert driver.screen.name == "practise"


def test_what_was_begun_stands_first_and_says_so_elsewhere(desk, tmp_path):
    keep(tmp_path, FIRST, CRY)
    driver = desk().accept_cautions()
    assert driver.ui.focused == "continue"
    keep_open = [n for n in driver.names if n == f"exercise-{FIRST.id}"]
    assert not keep_open, "one exercise stands on the page once"
