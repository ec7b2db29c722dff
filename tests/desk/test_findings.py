"""Findings point at what decides while its moment plays, and join marks with what happened."""

import pygame
import pytest

from scoring.terms import Mark
from simulator.case import load_case, load_ethogram, load_key
from simulator.desk.home import covers
from simulator.desk.past import show_past
from simulator.lessons import whole_case
from simulator.lessons.pointing import POINTING, part_of
from simulator.records import MarkAdded
from simulator.resources import LIBRARY


@pytest.fixture
def findings(desk):
    """The findings of a coding with every second moment of the key marked."""
    driver = desk().accept_cautions()
    store, folder = driver.app.store, LIBRARY / "lena"
    case = load_case(folder).value
    key = load_key(folder / "key.yaml", case.script).value
    exercise = whole_case("lena", covers()["lena"])
    lengths = {e.number: e.length_ms for e in case.script.episodes}
    attempt = store.begin("lena", case.version, exercise.scope, "t-01", episode_lengths_ms=lengths)
    infants = [m for m in key.evidence if "infant" in load_ethogram()[m.behaviour].actors]
    for n, m in enumerate(infants[::2]):
        mark = Mark(f"m{n}", "infant", m.behaviour, m.episode, m.from_ms, m.to_ms)
        attempt.record(MarkAdded(mark))
    attempt.submit({})
    show_past(driver.app, store.attempts("t-01")[0], exercise)
    return driver


def play_into(driver, number):
    """Play a finding until its moment is on the stage."""
    screen = driver.screen
    finding = screen.findings[number]
    screen.play(number)
    screen.viewer.seek(screen.viewer.reel.at(finding.episode, finding.from_ms + 100))
    driver.frame()
    return finding


def missed(screen):
    return next(i for i, f in enumerate(screen.findings) if f.code == "must_see_missed")


def test_what_decides_is_pointed_at_while_its_moment_plays(findings):
    screen = findings.screen
    finding = play_into(findings, missed(screen))
    assert screen.viewer.pointed == ("infant", part_of(finding.about))
    screen.viewer.seek(screen.viewer.reel.at(finding.episode, 0) + finding.to_ms + 5_000)
    findings.frame()
    assert screen.viewer.pointed is None


def test_the_ring_is_on_the_picture_and_goes_with_one_key(findings):
    screen = findings.screen
    play_into(findings, missed(screen))
    screen.viewer.stand()
    findings.frame()
    ringed = pygame.image.tobytes(screen.viewer._stage.image, "RGB")
    findings.press("p")
    plain = pygame.image.tobytes(screen.viewer._stage.image, "RGB")
    assert ringed != plain
    findings.press("p")
    assert pygame.image.tobytes(screen.viewer._stage.image, "RGB") == ringed


def test_marks_are_joined_with_what_they_were_meant_for(findings):
    joined = findings.screen._joined()
    assert len(joined) >= 5
    marks = {m.id for m in findings.screen._graded.coding.marks}
    events = {e.id for e in findings.screen._graded.events}
    assert all(mark in marks and event in events for mark, event, _ in joined)


def test_half_speed_is_one_key(findings):
    findings.press("h")
    findings.screen.play(missed(findings.screen))
    assert findings.screen.viewer.head.speed == 0.5


def test_where_to_look_is_written_for_behaviours_that_exist_and_once():
    ethogram = load_ethogram()
    named = [
        name.strip(" []\n")
        for line in POINTING.read_text("utf-8").splitlines()
        if line.strip().startswith("- [")
        for name in line.strip()[2:].split(",")
    ]
    assert len(named) == len(set(named)) > 60
    assert [n for n in named if n not in ethogram] == []
    assert all(part_of(n) != "body" for n in named)
    assert part_of("tantrum") == "body"


def test_the_findings_can_be_taken_along_as_a_page(findings):
    findings.click("print")
    assert findings.names == ["close"]
    (path,) = (findings.folder / "exports").glob("lena-*.html")
    page = path.read_text("utf-8")
    screen = findings.screen
    assert screen.findings[0].text.split(":")[0] in page
    assert page.count("data:image/jpeg") == 3
    assert screen._graded.key.trap.strip()[:40] in page
    assert "<script" not in page
    path.unlink()
    findings.press("escape")
    findings.click("print")
    assert path.read_text("utf-8") == page
