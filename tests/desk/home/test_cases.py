"""The list of cases: what an instructor's exercise files ask for above it, the clear ones first."""

from simulator.desk.attempt.grading import classification_in
from simulator.desk.home.cases import DIFFICULTIES
from simulator.desk.shell.offers import covers, key_seen, next_of, offered
from simulator.lessons import whole_case
from simulator.lessons.drawing import reunions_of
from simulator.resources import LIBRARY


def test_exercise_files_are_listed_with_what_is_wrong(desk, tmp_path):
    folder = tmp_path / "exercises"
    folder.mkdir()
    text = "format: 1\ntitle: Week 3\ncases: [milo]\nepisodes: [5, 8]\nscales: [avoidance]\n"
    (folder / "week3.yaml").write_text(text, encoding="utf-8")
    (folder / "broken.yaml").write_text(text.replace("milo", "mlio"), encoding="utf-8")
    driver = desk()
    driver.accept_cautions()
    driver.click("cases")
    assert any("there is no case 'mlio'" in words.says for words in driver.ui.texts)
    assert driver.ui.focused == "exercise-week3-milo"
    driver.click("exercise-week3-milo")
    assert driver.screen.name == "coding"
    assert driver.screen._session.exercise.scope.scales == ("avoidance",)
    assert driver.screen._session.exercise.title == "Week 3: Milo"


def test_the_list_says_with_which_session_to_begin_and_puts_the_hard_ones_last(desk):
    driver = desk().accept_cautions()
    driver.click("cases")
    listed = [n.removeprefix("exercise-case-") for n in driver.names if "exercise-case-" in n]
    hard = [DIFFICULTIES.index(covers()[case].about.difficulty) for case in listed]
    assert hard == sorted(hard)
    assert driver.ui.focused == f"exercise-case-{listed[0]}"
    assert not classification_in(LIBRARY / listed[0]).uncodable
    driver.app.store.note_key_opened(driver.app.coder, listed[0])
    driver.app.home()
    driver.frame()
    driver.click("cases")
    first = next(n for n in driver.names if "exercise-case-" in n)
    assert first != f"exercise-case-{listed[0]}"


def test_what_comes_next_has_a_key_that_was_not_seen(desk):
    driver = desk().accept_cautions()
    store, coder = driver.app.store, driver.app.coder
    small = [e for e in offered(driver.app) if not e.whole]
    store.note_key_opened(coder, small[0].case)
    assert next_of(small, (), store.keys_opened(coder)) == small[1]
    first = store.begin(
        small[1].case,
        "v",
        whole_case(small[1].case, covers()[small[1].case]).scope,
        coder,
        episode_lengths_ms={},
    )
    first.submit({})
    assert next_of(small, store.attempts(coder), store.keys_opened(coder)) == small[2]


def test_the_key_of_one_reunion_does_not_tell_the_other(desk):
    driver = desk().accept_cautions()
    store, coder = driver.app.store, driver.app.coder
    first, second = reunions_of("milo", covers()["milo"])
    store.begin("milo", "v", first.scope, coder, episode_lengths_ms={}).submit({})
    done = store.attempts(coder)
    assert not key_seen(second, done, ())
    assert key_seen(whole_case("milo", covers()["milo"]), done, ())
    driver.begin("case-milo")
    assert "key of this session" in " ".join(w.says for w in driver.ui.texts)


def test_a_session_that_was_begun_says_so_and_that_all_is_kept(desk):
    driver = desk(case="emil").accept_cautions()
    driver.press("c", "escape")
    driver.click("leave_now")
    assert "are kept" in driver.ui.control("continue")._aside
    driver.click("cases")
    assert "Begun" in driver.ui.control("exercise-case-emil")._aside
    assert "Begun" not in driver.ui.control("exercise-case-milo")._aside
