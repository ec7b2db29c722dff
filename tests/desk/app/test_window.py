"""A real window, a real keyboard and a real mouse, through one exercise from start to findings."""

import time

from tests.desk.windows import MARKS

pytestmark = MARKS


def test_from_the_first_start_to_a_playing_exercise_in_two_actions(window):
    window.at("cautions")
    window.press("Return")
    window.at("home")
    window.press("Return")
    window.at("coding")
    window.press("space")
    window.until(lambda s: s["playing"], "a playing session")


def test_settings_show_at_once_and_outlive_a_kill(window):
    window.at("cautions")
    window.click("accept")
    window.at("home")
    window.click("settings")
    window.at("settings")
    window.click("theme")  # the middle one: dark
    window.press("Tab", "Right", "Right")  # texts of 150 %
    window.until(lambda s: s["focus"] == "text_size", "the size of texts")
    window.press("Tab", "Right", "Right")  # the computer's language, English, Deutsch
    window.until(lambda s: s["says"]["export"].startswith("Meine"), "German")
    window.picture("settings")
    window.crash()
    window.at("home")
    state = window.until(lambda s: "settings" in s["says"], "the first screen")
    assert state["says"]["settings"] == "Einstellungen"
    kept = (window.folder / "data" / "settings.yaml").read_text("utf-8")
    assert "theme: dark" in kept
    assert "text_size: 150" in kept
    assert "language: de" in kept
    window.picture("home-again")


def test_everything_on_the_first_screens_is_reached_by_keyboard(window):
    window.at("cautions")
    window.press("space")
    window.at("home")
    for name, screen in (("profiles", "profiles"), ("settings", "settings"), ("guide", "guide")):
        for _ in range(30):
            if window.state["focus"] == name:
                break
            window.press("Tab")
        window.until(lambda s, name=name: s["focus"] == name, name)
        window.press("Return")
        window.at(screen)
        window.press("question")
        window.until(lambda s: "close" in s["controls"], "the keys of the screen")
        window.press("Escape", "Escape")
        window.at("home")
    window.press("ctrl+comma")
    window.at("settings")
    window.press("Escape")
    window.at("home")


def test_one_exercise_from_start_to_findings(window):
    window.at("cautions")
    window.picture("1-cautions")
    window.click("accept")
    window.at("home")
    window.until(lambda s: "exercise-first-reunion" in s["controls"], "the first exercise")
    time.sleep(1)
    window.picture("2-home")
    window.click("exercise-first-reunion")
    window.at("coding")

    window.press("space")
    time.sleep(1)
    window.press("c")
    time.sleep(2)
    window.press("c", "space")
    window.click("behaviour-pull_up_on_caregiver")
    window.press("comma", "comma", "alt+Right", "question")
    window.until(lambda s: "close" in s["controls"], "the keys of the screen")
    window.picture("3-keys")
    window.press("Escape")
    window.picture("4-coding")

    window.crash()
    window.at("home")
    window.click("continue")
    window.at("coding")
    window.picture("5-continued")

    window.press("ctrl+Return")
    window.at("judging")
    window.press("7")
    window.picture("6-judging")
    window.press("ctrl+Return", "5", "ctrl+Return")
    window.picture("7-before-handing-in")
    window.press("ctrl+Return")
    window.at("findings")
    window.press("Next")
    time.sleep(1)
    window.picture("8-findings")
    window.press("Escape", "Escape")  # to the overview, and home
    window.at("home")
