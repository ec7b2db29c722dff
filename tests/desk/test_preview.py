"""The preview: every save shows at the same playhead; lines and moments find each other."""

import shutil
import time

import pytest

from simulator.desk.studio.preview import PreviewScreen
from simulator.resources import LIBRARY
from tests.desk.driving import Driver

ACT = '- {at: "0:33", infant: explore_manipulate, toy: ring, for: 12s}'


@pytest.fixture
def preview(desk, tmp_path):
    folder = tmp_path / "my-case"
    shutil.copytree(LIBRARY / "milo", folder)
    driver = desk()
    driver.accept_cautions()
    driver.app.show(PreviewScreen(driver.app, folder))
    driver.frame()
    return driver


def save(driver: Driver, old: str, new: str) -> None:
    script = driver.screen.folder / "script.yaml"
    text = script.read_text(encoding="utf-8")
    assert old in text
    script.write_text(text.replace(old, new, 1), encoding="utf-8")
    driver.frame(0.02)
    driver.frame(0.1)


def number_of(driver: Driver, words: str) -> int:
    lines = (driver.screen.folder / "script.yaml").read_text(encoding="utf-8").split("\n")
    return next(n for n, line in enumerate(lines, 1) if words in line)


def go_to(driver: Driver, episode: int, ms: int) -> None:
    viewer = driver.screen.viewer
    viewer.seek(viewer.reel.at(episode, ms))
    driver.frame()


def test_a_saved_change_shows_at_the_same_playhead(preview):
    go_to(preview, 5, 34_000)
    before = preview.screen.version
    save(preview, 'says: "', 'says: "Well, ')
    assert preview.screen.version is not before
    assert preview.screen.viewer.here == (5, 34_000)
    assert preview.screen.written.problems == ()


def test_what_is_not_saved_to_the_end_is_waited_for(preview):
    before = preview.screen.version
    script = preview.screen.folder / "script.yaml"
    script.write_text(script.read_text("utf-8") + "# more\n", encoding="utf-8")
    preview.frame(0.02)
    assert preview.screen.version is before
    preview.frame(0.1)
    assert preview.screen.version is not before


def test_with_a_mistake_the_last_good_version_stays_and_the_list_stands_beside_it(preview):
    before = preview.screen.version
    go_to(preview, 2, 10_000)
    save(preview, ACT, ACT.replace("explore_manipulate", "explor_manipulate"))
    assert preview.screen.version is before
    assert preview.screen.viewer.here == (2, 10_000)
    assert preview.screen.pane == "problems"
    assert "problem-0" in preview.names
    preview.click("problem-0")
    assert preview.screen.viewer.here == (2, 33_000)
    save(preview, "explor_manipulate", "explore_manipulate")
    assert preview.screen.version is not before
    assert preview.screen.pane == "lines"
    assert preview.screen.written.problems == ()


def test_a_line_leads_to_its_moment(preview):
    go_to(preview, 2, 0)
    line = number_of(preview, ACT)
    preview.click(f"line-{line}")
    assert preview.screen.viewer.here == (2, 33_000)
    assert preview.screen.line == line


def test_stage_and_timeline_lead_to_the_line(preview):
    go_to(preview, 2, 38_000)
    line = number_of(preview, ACT)
    preview.screen.find("infant")
    assert preview.screen.line == line
    preview.screen.line = None
    preview.press("f")
    assert preview.screen.line is not None
    timeline = preview.ui.control("timeline")
    rect, _ = next((r, b) for r, b in timeline._places if b.id == f"2:{line}")
    preview.click_at((timeline.rect.left + rect.centerx, timeline.rect.top + rect.centery))
    assert preview.screen.line == line


def test_a_click_on_the_infant_finds_what_the_infant_does(preview):
    go_to(preview, 2, 38_000)
    stage = preview.ui.control("stage")
    hits = {
        (x, y): stage._hit((x, y))
        for x in range(0, stage.rect.width, 12)
        for y in range(0, stage.rect.height, 12)
    }
    x, y = next(place for place, hit in hits.items() if hit == "infant")
    preview.click_at((stage.rect.left + x, stage.rect.top + y))
    assert preview.screen.line == number_of(preview, ACT)


def test_what_the_reunions_earn_follows_what_is_written(preview):
    preview.press("ctrl+r")
    earned = [name for name in preview.names if name.startswith("earned-5-avoidance-")]
    assert earned
    preview.click(earned[0])
    assert preview.screen.viewer.here[0] == 5
    before = preview.screen.version.reading.ratings[5]["avoidance"].rating
    save(preview, "infant: turn_back_to_caregiver", "infant: smile_at_toy")
    assert preview.screen.version.reading.ratings[5]["avoidance"].rating <= before


def test_a_case_that_never_played_shows_its_problems(desk, tmp_path):
    folder = tmp_path / "broken"
    shutil.copytree(LIBRARY / "milo", folder)
    script = folder / "script.yaml"
    good = script.read_text("utf-8")
    script.write_text(good.replace("episodes:", "epsodes:"), encoding="utf-8")
    driver = desk()
    driver.accept_cautions()
    driver.app.show(PreviewScreen(driver.app, folder))
    assert driver.screen.viewer is None
    assert "problem-0" in driver.names
    time.sleep(0.01)
    script.write_text(good, encoding="utf-8")
    driver.frame(0.02)
    driver.frame(0.1)
    assert driver.screen.viewer is not None
    driver.press("escape")
    assert driver.screen.name == "home"


def test_an_own_case_can_be_opened_in_the_app(desk, tmp_path):
    shutil.copytree(LIBRARY / "milo", tmp_path / "cases" / "mine")
    driver = desk()
    driver.accept_cautions()
    driver.click("cases")
    driver.click("preview-mine")
    assert driver.screen.name == "preview"
    driver.press("escape")
    driver.begin("case-mine")
    assert driver.screen.name == "coding"


def test_a_case_can_be_tried_as_a_trainee(preview):
    preview.click("onward")
    assert preview.screen.name == "coding"
    assert preview.app.store.open_attempts()[0].case == "my-case"


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
    driver.click("exercise-week3-milo")
    assert driver.screen.name == "coding"
    assert driver.screen._session.exercise.scope.scales == ("avoidance",)
