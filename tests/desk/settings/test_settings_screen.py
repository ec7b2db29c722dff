"""The settings: shown at once, kept for the next start, and what becomes of one's records."""

import zipfile

import pytest

from simulator.records import load_settings


@pytest.fixture
def settings(desk):
    driver = desk().accept_cautions()
    driver.click("settings")
    return driver


def choose(driver, name, steps):
    """Choose an option to the right of (or left of) the chosen one with the arrow keys."""
    driver.ui.focus_on(name)
    for _ in range(abs(steps)):
        driver.press("right" if steps > 0 else "left")


def kept(driver):
    return load_settings(driver.folder).value


def test_another_theme_shows_at_once_and_at_the_next_start(settings, desk):
    paper = settings.ui.theme.colour("paper")
    choose(settings, "theme", 1)
    assert settings.ui.theme.colour("paper") != paper
    assert kept(settings).theme == "dark"
    assert settings.ui.focused == "theme"
    settings.close()
    assert desk().ui.theme.colour("paper") != paper


def test_larger_texts_show_at_once(settings):
    before = settings.ui.theme.px("text")
    choose(settings, "text_size", 4)
    assert settings.ui.theme.px("text") == 2 * before
    assert kept(settings).text_size == 200


def test_another_language_speaks_at_once(settings):
    choose(settings, "language", 2)
    assert settings.ui.control("export").says == "Meine Aufzeichnungen exportieren"
    assert kept(settings).language == "de"
    settings.press("escape")
    assert settings.ui.control("settings").says == "Einstellungen"


def test_the_other_settings_are_kept(settings):
    for name, steps in (("reduced_motion", 1), ("captions", -1), ("volume", -1), ("key_lag_ms", 2)):
        choose(settings, name, steps)
    now = kept(settings)
    assert (now.reduced_motion, now.captions, now.volume, now.key_lag_ms) == (True, False, 0, 200)


def test_without_captions_the_picture_has_none(settings, monkeypatch):
    choose(settings, "captions", -1)
    settings.press("escape")
    settings.begin("first-reunion")
    assert settings.screen.viewer._caption(("[cries]",)) == ""
    settings.app.preferences.change(captions=True)
    assert settings.screen.viewer._caption(("[cries]",)) == "[cries]"


def test_one_comes_back_to_where_one_was(settings):
    settings.press("escape")
    settings.begin("first-reunion")
    settings.press("shift+right", "c", "ctrl+,")
    assert settings.screen.name == "settings"
    choose(settings, "theme", 2)
    settings.press("escape")
    assert settings.screen.name == "coding"
    assert settings.screen.viewer.head.ms == 1000
    assert len(settings.draft.marks) == 1


def test_settings_that_cannot_be_used_are_said_with_their_place(desk, tmp_path):
    (tmp_path / "settings.yaml").write_text("theme: pink\n", "utf-8")
    driver = desk()
    assert driver.names == ["close"]
    problems = driver.app.preferences.problems
    assert [p.place.endswith("settings.yaml:1:8") for p in problems] == [True]


def test_records_are_taken_along(settings):
    settings.press("escape")
    settings.begin("first-reunion")
    settings.press("c", "escape", "return")
    settings.click("settings")
    settings.click("export")
    assert settings.names == ["close"]
    (path,) = (settings.folder / "exports").iterdir()
    with zipfile.ZipFile(path) as archive:
        assert "codings/0001-noor.json" in archive.namelist()


def test_records_are_deleted_only_after_a_second_word(settings):
    settings.press("escape")
    settings.begin("first-reunion")
    settings.press("c", "escape", "return")
    settings.click("settings")
    settings.click("delete")
    assert settings.ui.focused == "close"
    settings.press("return")
    assert settings.app.store.open_attempts("t-01")
    settings.click("delete")
    settings.click("delete-yes")
    assert settings.screen.name == "cautions"
    assert not settings.app.store.open_attempts()


def test_the_time_between_seeing_and_pressing_is_taken_off_while_playing(settings):
    settings.app.preferences.change(key_lag_ms=300)
    settings.press("escape")
    settings.begin("first-reunion")
    settings.press("shift+right", "c")
    assert [m.from_ms for m in settings.draft.marks.values()] == [1000]
    settings.press("ctrl+z", "space")
    settings.frame(1.0)
    here = settings.screen.viewer.here[1]
    settings.screen.mark("pull_up_on_caregiver")
    (mark,) = settings.draft.marks.values()
    assert here - 340 < mark.from_ms <= here - 300


def test_with_reduced_motion_nothing_flashes(settings):
    choose(settings, "reduced_motion", 1)
    settings.press("escape")
    settings.begin("first-reunion")
    settings.press("c")
    assert settings.ui.control("behaviour-crawl_to_caregiver")._flash == 0


def test_an_exercise_goes_on_in_the_language_that_was_chosen(desk):
    driver = desk().accept_cautions()
    driver.begin("first-reunion")
    driver.press("r")
    driver.app.settings()
    driver.app.prefer(language="de")
    driver.press("escape")
    screen = driver.screen
    assert (screen.name, len(driver.draft.marks)) == ("coding", 1)
    german = driver.app.ethogram
    assert all(b.title == german[b.id].title for b in screen._session.behaviours)
    assert driver.ui.control("behaviour-cry").says == german["cry"].title
    assert screen._session.exercise.title != "A first reunion"
    driver.app.settings()
    driver.app.prefer(language="en")
    driver.press("escape")
    assert driver.screen._session.exercise.title == "A first reunion"
