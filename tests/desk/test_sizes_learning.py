"""Home, findings, drills and progress in every window and language: nothing overlaps or is cut.

Each screen is reached once; then the window changes its size, its texts and its language under it.
"""

import time
from itertools import product

import pygame
import pytest

from scoring.terms import Classification
from simulator.case import load_case
from simulator.desk.app import app
from simulator.desk.findings.past import show_past
from simulator.desk.shell.offers import covers
from simulator.desk.style.catalogue import catalogue_of
from simulator.desk.timelines.timeline import Timeline
from simulator.desk.watching.stage_view import StageView
from simulator.lessons import whole_case
from simulator.records import ClassificationSet, MarkAdded, RatingSet
from simulator.resources import LIBRARY
from tests.desk.walking import Inspection, Longer
from tests.records.given import mark

SIZES = ((1024, 700), (1280, 720), (1920, 1080))
TEXTS = (75, 100, 150, 200)
WINDOWS = (
    *((size, text, "longer") for size, text in product(SIZES, TEXTS)),
    *((size, text, "de") for size, text in zip(SIZES, (200, 150, 100), strict=True)),
)


@pytest.fixture
def handed_in(desk, monkeypatch):
    """A desk on which one session was coded, ratings and group far from the key."""
    monkeypatch.setattr(Timeline, "paint", lambda *_: None)  # names of lanes may be shortened
    monkeypatch.setattr(StageView, "display", lambda *_, **__: False)
    catalogues = {"longer": Longer(), "de": catalogue_of("de")}
    monkeypatch.setattr(app, "catalogue_of", lambda code: catalogues.get(code))
    monkeypatch.setattr(app, "chosen_language", lambda wanted: wanted)
    driver = desk().accept_cautions()
    store, exercise = driver.app.store, whole_case("milo", covers()["milo"])
    case = load_case(LIBRARY / "milo").value
    lengths = {e.number: e.length_ms for e in case.script.episodes}
    attempt = store.begin("milo", case.version, exercise.scope, "t-01", episode_lengths_ms=lengths)
    attempt.record(MarkAdded(mark()))
    for episode, scale in product((5, 8), exercise.scope.scales):
        attempt.record(RatingSet(episode, scale, 4))
    attempt.record(ClassificationSet(Classification("B", "B3", disorganised=True)))
    attempt.submit({})
    return driver


def look(driver, inspection, screen):
    """Hold a screen against every window, text size and language."""
    for size, text, language in WINDOWS:
        driver.size = size
        driver.app._window = pygame.display.set_mode(size)
        driver.app.prefer(text_size=text, language=language)
        inspection.look(driver, (screen, size, text, language))


def test_nothing_overlaps_and_nothing_is_cut(handed_in, monkeypatch):
    inspection = Inspection(monkeypatch)
    for name, way in WAYS.items():
        way(handed_in)
        look(handed_in, inspection, name)
    assert not inspection.wrong


def findings(driver):
    """Open the findings of the coding that was handed in."""
    exercise = whole_case("milo", covers()["milo"])
    show_past(driver.app, driver.app.store.attempts("t-01")[0], exercise)
    driver.frame()


def finding(kind, *, then=None):
    def way(driver):
        findings(driver)
        screen = driver.screen
        found = (n for n, f in enumerate(screen.findings) if f.kind == kind)
        screen.lead_to(next(n for n in found if then is None or leads_to(driver, n, then)))
        if then is not None:
            driver.click(then)

    return way


def leads_to(driver, number, then):
    driver.screen.lead_to(number)
    return then in driver.names


def retried(driver):
    finding("mark", then="retry")(driver)
    driver.press("space")
    for _ in range(120):
        driver.frame(0.1)
    driver.press("n", "1")
    assert driver.screen.given is not None


def progress(driver):
    driver.app.home()
    driver.click("progress")
    deadline = time.monotonic() + 60
    while not driver.screen.reckoning.finished and time.monotonic() < deadline:
        driver.frame(0.3)
        time.sleep(0.02)
    driver.frame(0.3)


def drill(driver):
    driver.app.home()
    driver.click("drills")


WAYS = {
    "home": lambda driver: driver.app.home(),
    "findings": findings,
    "a mark": finding("mark"),
    "a rating": finding("rating"),
    "a class": finding("classification"),
    "trying again": finding("mark", then="retry"),
    "tried again": retried,
    "a scale": finding("rating", then="retry"),
    "beside": finding("mark", then="beside"),
    "what comes next": lambda driver: (findings(driver), driver.screen._show_end()),
    "progress": progress,
    "drill": drill,
    "answered": lambda driver: (drill(driver), driver.press("1")),
    "end of drills": lambda driver: (drill(driver), driver.press("1", "escape")),
}
