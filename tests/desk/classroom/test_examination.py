"""An examination with sessions of the library: all else at them is shut until it is handed in."""

import pytest

from simulator.desk.shell.offers import (
    assigned,
    covers,
    examined,
    offered,
    still_to_code,
    upcoming,
)
from tests.desk.driving import Driver


@pytest.fixture
def student(tmp_path):
    """Open a desk where a small exercise's own case is asked for in an examination."""
    folder = tmp_path / "student"
    (folder / "exercises").mkdir(parents=True)
    (folder / "exercises" / "exam.yaml").write_text(
        "format: 1\ntitle: Exam\ncases: [noor]\nepisodes: [5]\nmode: test\n"
    )
    driver = Driver(folder).accept_cautions()
    yield driver
    driver.close()


def hand_in(desk):
    """Hand the first session of the examination in, as far as the records go."""
    exercise, *_ = assigned(desk, covers()).value
    attempt = desk.store.begin(
        exercise.case, "v", exercise.scope, desk.coder, episode_lengths_ms={}
    )
    attempt.submit(None)


def test_nothing_else_opens_the_session_before_and_everything_after(student):
    desk = student.app
    small = next(e for e in offered(desk) if e.case == "noor" and not e.whole)
    assert examined(desk) == {"noor"}
    assert "noor" in still_to_code(desk)
    assert upcoming(desk, offered(desk)).case != "noor"
    student.click("worked")
    student.click("worked-noor")
    assert student.screen.name == "worked_cases"
    student.press("escape", "escape")
    student.click(f"exercise-{small.id}")
    assert student.screen.name == "home"
    student.press("escape")
    student.click("cases")
    student.click("exercise-exam-noor")
    assert student.screen.name == "coding"
    hand_in(desk)
    assert not examined(desk)
    desk.home()
    student.frame()
    student.click("worked")
    student.click("worked-noor")
    assert student.screen.name == "worked"


def test_an_examination_handed_in_is_begun_again_only_if_that_is_wanted(student):
    hand_in(student.app)
    student.click("cases")
    student.click("exercise-exam-noor")
    assert student.screen.name == "cases"
    assert "findings" not in student.names
    student.click("again")
    assert student.screen.name == "coding"


def test_what_is_left_of_an_examination_is_told_where_codings_are_handed_in(student):
    folder = student.folder / "exercises"
    text = (folder / "exam.yaml").read_text()
    (folder / "exam.yaml").write_text(text.replace("[noor]", "[noor, theo]"))
    hand_in(student.app)
    student.click("cases")
    student.click("hand-in")
    assert any("Not handed in yet: Exam: Theo." in words.says for words in student.ui.texts)


def test_an_examination_says_that_the_instructor_compares(student):
    student.click("cases")
    student.click("exercise-exam-noor")
    student.press("ctrl+return")
    for _ in student.screen.pages:
        student.press("pagedown")
    said = [words.says for words in student.ui.texts]
    assert any("Your instructor compares it" in words for words in said)
