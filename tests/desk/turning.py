"""Turn the pages of the judging screen, and read what they say."""

from functools import cache

from simulator.desk.attempt.missing import doubtful, still_open
from simulator.desk.attempt.session import open_session, play_case
from simulator.desk.judging.judging import JudgingScreen
from simulator.desk.shell.offers import covers
from simulator.lessons import load_exercises, whole_case
from simulator.resources import LIBRARY


@cache
def played(case):
    return play_case(LIBRARY / case).value


def judging(desk, case=None):
    """Judge a first reunion, to learn, or a whole case."""
    driver = desk().accept_cautions()
    if case is None:
        exercise = next(e for e in load_exercises(covers()) if e.id == "first-reunion")
    else:
        exercise = whole_case(case, covers()[case])
    show(driver, exercise)
    return driver


def show(driver, exercise):
    app, shown = driver.app, played(exercise.case)
    lengths = {e.number: e.length_ms for e in shown.case.script.episodes}
    attempt = app.store.begin(
        exercise.case, shown.case.version, exercise.scope, app.coder, episode_lengths_ms=lengths
    )
    app.show(JudgingScreen(app, open_session(exercise, shown, attempt, app.ethogram)))
    driver.frame()


def turn_to(driver, name):
    number = next(i for i, page in enumerate(driver.screen.pages) if page.name == name)
    driver.screen._turn_to(number)
    driver.frame()
    return driver.screen.pages[number]


def said(driver):
    return " ".join(w.says for w in driver.ui.texts)


def open_words(driver):
    session = driver.screen._session
    found = still_open(session.exercise, driver.draft, session.ethogram, driver.app.texts)
    return [one.words for one in (*found, *doubtful(session, driver.app.texts))]
