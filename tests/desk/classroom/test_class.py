"""From the instructor to the class and back: hand out, receive, code, hand in, take in."""

import json
import shutil
import zipfile
from datetime import datetime

import pytest

from scoring.terms import Mark
from simulator.authoring.scaffold import BLANK, new_case
from simulator.case import load_case
from simulator.desk.classroom import taking_in
from simulator.desk.classroom.handing_out import HandOutScreen
from simulator.desk.classroom.taking_in import TakeInScreen
from simulator.desk.judging.judging import JudgingScreen
from simulator.records import MarkAdded, RatingSet
from tests.cli.test_report import coding
from tests.desk.driving import Driver


@pytest.fixture
def at(tmp_path):
    """Open a desk of somebody's own."""
    opened = []

    def open_desk(who):
        opened.append(Driver(tmp_path / who))
        return opened[-1].accept_cautions()

    yield open_desk
    for driver in opened:
        driver.close()


@pytest.fixture
def teacher(at, tmp_path):
    new_case(tmp_path / "teacher" / "cases" / "lea", "B3")
    return at("teacher")


def hand_out(driver, folder, sees):
    driver.click("hand-out")
    driver.click("own-lea")
    driver.screen._put("ask", "reunion")
    driver.screen._put("sees", sees)
    driver.click("title")
    driver.press(*"week", "escape")
    driver.screen.folder = folder
    driver.click("write")
    return folder / "week.pack"


def receive(driver, file):
    driver.click("cases")
    driver.click("receive")
    driver.screen.go(file.parent)
    driver.frame()
    driver.click("file-0")
    driver.press("escape")


def code(driver, rating):
    """Code the reunion with one mark and the same rating everywhere, and hand it in."""
    driver.click("exercise-week-lea")
    session = driver.screen._session
    session.attempt.record(MarkAdded(Mark("m1", "infant", "smile_greet", 5, 8000, 8000)))
    for scale in session.exercise.scope.scales:
        session.attempt.record(RatingSet(5, scale, rating))
    driver.app.show(JudgingScreen(driver.app, session))
    driver.frame()
    driver.screen._turn_to(len(driver.screen.pages) - 1)
    driver.screen._hand_in()
    driver.frame()


def hand_in(driver, name, folder):
    driver.screen.folder = folder
    driver.click("called")
    driver.press(*name, "escape")
    driver.click("write")


def test_an_examination_goes_to_a_class_and_its_codings_come_back(
    at, teacher, tmp_path, monkeypatch
):
    pack = hand_out(teacher, tmp_path, "nothing")
    back = tmp_path / "back"
    back.mkdir()
    for name, rating in (("anna", 4), ("ben", 7)):
        student = at(name)
        receive(student, pack)
        assert not (tmp_path / name / "cases" / "lea" / "key.yaml").exists()
        code(student, rating)
        assert student.screen.name == "hand_in"
        hand_in(student, name, back)
    with zipfile.ZipFile(back / "anna-codings.zip") as archive:
        assert len(archive.namelist()) == 1
    shutil.copy(back / "anna-codings.zip", back / "anna-codings (1).zip")  # downloaded twice
    opened = []
    monkeypatch.setattr(taking_in.webbrowser, "open", opened.append)
    teacher.app.home()
    teacher.frame()
    teacher.click("take-in")
    teacher.screen.go(back)
    teacher.frame()
    teacher.click("take")
    taken = teacher.screen.taken
    assert {a.coding.coder for a in taken.attempts} == {"anna", "ben"}
    assert not any(a.stale for a in taken.attempts)
    assert [a.coding.coder for a in taken.attempts] == ["anna", "ben"]
    assert "twice" in dict(taken.left_out)["anna-codings.zip/codings/0001-lea.json"]
    words = [w.says for w in teacher.ui.texts]
    assert "B3" in " ".join(words)
    assert taken.called == {"lea": "Lea"}
    assert not any(a.handed_in is None for a in taken.attempts)
    teacher.click("report")
    assert opened == [(back / "report.html").as_uri()]
    assert "ben" in (back / "report.csv").read_text("utf-8-sig")
    look_at_ben(teacher)


def look_at_ben(driver):
    """Go from the class to one coder and to the findings of a coding, and back."""
    driver.click("row-1")
    assert (driver.screen.name, driver.screen.coder) == ("coder", "ben")
    coded = driver.ui.control("coding-0")
    assert coded.says == "1. Lea"
    assert f"{datetime.now().astimezone():%d/}".lstrip("0") in coded._aside
    driver.click("coding-0")
    assert driver.screen.name == "findings"
    words = " ".join(w.says for w in driver.ui.texts)
    assert "“you” is ben" in words
    assert driver.screen._timeline._wording.yours == "ben"
    while driver.screen.name == "findings":
        assert any("“you” is ben" in w.says for w in driver.ui.texts)
        assert "retry" not in driver.names  # it is not the reader who is trained
        driver.click("next")
    assert driver.screen.name == "coder"
    assert not driver.app.store.attempts(driver.app.coder)
    driver.press("escape")
    assert (driver.screen.name, driver.ui.focused) == ("take_in", "row-1")


def test_practice_shows_the_findings_and_the_coding_can_be_handed_in(at, teacher, tmp_path):
    student = at("anna")
    receive(student, hand_out(teacher, tmp_path, "findings"))
    code(student, 4)
    assert student.screen.name == "findings"
    student.app.home()
    student.frame()
    student.click("write")
    assert "edit-lea" not in student.names
    student.app.home()
    student.frame()
    student.click("cases")
    student.click("hand-in")
    student.click("write")
    assert student.screen._wrong  # no name is written yet
    hand_in(student, "Anna B.", tmp_path)
    assert (tmp_path / "Anna-B-codings.zip").is_file()


def test_a_case_that_was_mended_takes_the_place_of_the_one_handed_out_before(at, teacher, tmp_path):
    student, mine = at("anna"), tmp_path / "teacher" / "cases" / "lea"
    receive(student, hand_out(teacher, tmp_path, "findings"))
    script = mine / "script.yaml"
    script.write_text(script.read_text("utf-8").replace("seed: ", "seed: 1"), "utf-8")
    teacher.app.home()
    teacher.frame()
    pack = hand_out(teacher, tmp_path, "findings")
    student.app.home()
    student.frame()
    receive(student, pack)
    theirs = load_case(tmp_path / "anna" / "cases" / "lea").value
    assert theirs.version == load_case(mine).value.version
    assert list((tmp_path / "anna" / "bin").glob("lea--*/script.yaml"))


def test_ones_own_case_never_makes_room_for_one_handed_out(at, teacher, tmp_path):
    new_case(tmp_path / "anna" / "cases" / "lea", "A1")
    before = (tmp_path / "anna/cases/lea/script.yaml").read_bytes()
    student = at("anna")
    receive(student, hand_out(teacher, tmp_path, "findings"))
    assert (tmp_path / "anna/cases/lea/script.yaml").read_bytes() == before
    assert "week" not in " ".join(student.names)


def test_what_cannot_be_handed_out_is_said(teacher, tmp_path):
    teacher.click("hand-out")
    teacher.click("write")
    assert teacher.screen._wrong
    teacher.click("own-lea")
    teacher.screen.folder = tmp_path / "nowhere"
    teacher.click("write")
    assert "nowhere" in teacher.screen._wrong[0]
    assert teacher.screen._written is None


def test_a_folder_without_codings_says_so(teacher, tmp_path, home):
    (home / "broken.json").write_text("{")
    (home / "broken-codings.zip").write_bytes(b"no archive")
    teacher.click("take-in")
    teacher.screen.go(home)
    teacher.frame()
    teacher.click("take")
    assert teacher.screen.taken.attempts == ()
    assert len(teacher.screen.taken.left_out) == 2
    assert "report" not in teacher.names
    teacher.press("escape")
    assert teacher.screen.name == "workshop"


def test_a_case_that_cannot_be_read_any_more_is_said_and_not_handed_out(teacher, tmp_path):
    (tmp_path / "teacher" / "cases" / "lea" / "script.yaml").write_text("title: [")
    teacher.app.show(HandOutScreen(teacher.app, "lea"))
    teacher.frame()
    teacher.click("write")
    assert teacher.screen._wrong
    assert teacher.screen._written is None


def test_sessions_are_looked_for_and_their_groups_are_shown_only_if_that_is_wanted(teacher):
    teacher.click("hand-out")
    teacher.click("search")
    teacher.press(*"milo")
    assert [n for n in teacher.names if n.startswith("library-")] == ["library-milo"]

    def said():
        return teacher.ui.control("library-milo")._aside

    assert "A1" not in said()
    teacher.screen._choosing._put("groups", value=True)
    assert "A1" in said()
    teacher.click("library-milo")
    teacher.screen._choosing._put("search", "nobody")
    assert "library-milo" in teacher.names  # what is chosen stays in sight
    assert "own-lea" not in teacher.names
    assert teacher.screen.handout.cases == ["milo"]


def test_a_session_coded_twice_under_one_name_is_said(teacher, home):
    for off in (0, 2):
        (home / f"{off}.json").write_text(json.dumps(coding("milo", "Ana", off)))
    teacher.app.show(TakeInScreen(teacher.app, home))
    assert any("Ana: Milo" in w.says for w in teacher.ui.texts)


def test_a_key_that_is_not_written_yet_is_told_when_the_class_is_to_read_it(teacher, tmp_path):
    new_case(tmp_path / "teacher" / "cases" / "mia", BLANK)
    teacher.app.show(HandOutScreen(teacher.app, "mia"))
    teacher.frame()

    def told():
        teacher.screen.folder = tmp_path
        teacher.click("write")
        return any("The key of Mia" in w.says for w in teacher.ui.texts)

    assert told()
    teacher.screen._put("sees", "nothing")
    assert not told()
