"""Findings point at what decides while its moment plays, and join marks with what happened."""

from dataclasses import replace

import pygame
import pytest

from scoring.findings import praised
from scoring.terms import Classification, Mark
from simulator.case import load_case, load_ethogram, load_key
from simulator.desk.findings.leaning_words import leaning_in_words
from simulator.desk.findings.past import show_past
from simulator.desk.findings.verdicts import verdicts_of
from simulator.desk.judging.handing_in import hand_in
from simulator.desk.shell.offers import covers
from simulator.lessons import whole_case
from simulator.lessons.pointing import POINTING, part_of
from simulator.records import MarkAdded, RatingSet
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
    screen.lead_to(number)
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
    verdicts = verdicts_of(findings.screen._graded)
    assert len(verdicts.joined) >= 5
    marks = {m.id for m in findings.screen._graded.coding.marks}
    events = {e.id for e in findings.screen._graded.events}
    assert all(mark in marks and event in events for mark, event, _ in verdicts.joined)
    assert verdicts.invented == marks - {mark for mark, _, _ in verdicts.joined}
    assert verdicts.missed <= events - {event for _, event, _ in verdicts.joined}


def test_half_speed_is_one_key_and_plays_at_once(findings):
    findings.screen.lead_to(missed(findings.screen))
    assert findings.screen.viewer.head.speed == 1
    findings.press("h")
    assert findings.screen.viewer.head.speed == 0.5
    assert findings.screen.viewer.head.playing


def said(driver):
    return [w.says for w in driver.ui.texts]


def shown(driver):
    return {int(n.removeprefix("finding-")) for n in driver.names if n.startswith("finding-")}


def test_first_stand_praise_and_the_few_that_teach_most(findings):
    screen = findings.screen
    assert screen.page == "summary"
    few, praise = screen.course, set(praised(screen.findings))
    assert shown(findings) == {*few, *praise}
    assert len(few) == 6
    assert not praise & set(few)
    findings.click(f"finding-{few[1]}")
    assert screen.findings[few[1]].text in said(findings)
    assert screen.viewer.head.playing


def test_all_others_are_reached_by_their_episode(findings):
    screen = findings.screen
    met = set()
    for episode in {f.episode or 0 for f in screen.findings}:
        findings.click(f"episode-findings-{episode}")
        assert screen.page == "listed"
        met |= shown(findings)
        findings.click("all")
    assert met == set(range(len(screen.findings)))
    findings.click("episode-findings-8")
    first, second = screen.course[:2]
    findings.press("return")
    findings.press("return")
    assert (screen.page, screen.number) == ("moment", second)
    findings.press("pageup")
    assert screen.number == first
    findings.press("escape")
    assert screen.page == "listed"


def test_a_bar_of_the_timeline_leads_to_what_is_said_of_it(findings):
    screen = findings.screen
    number = play_into(findings, missed(screen)) and screen.number
    finding = screen.findings[number]
    screen.show_summary()
    findings.frame()
    timeline = findings.ui.control("timeline")
    where = [r for r, b in timeline._places if b.id in verdicts_of(screen._graded).missed]
    first = next(r for r in where if timeline._bar_at(r.center)[0] == r)
    findings.click_at((timeline.rect.left + first.centerx, timeline.rect.top + first.centery))
    assert screen.page == "moment"
    assert screen.findings[screen.number].episode == finding.episode
    assert "missed" in screen.findings[screen.number].code


def test_enter_leads_from_finding_to_finding_and_at_last_to_what_comes_next(findings):
    screen = findings.screen
    for number in screen.course:
        findings.press("return")
        assert (screen.page, screen.number) == ("moment", number)
    findings.press("return")
    assert screen.page == "end"
    assert "exercise-first-reunion" in findings.names
    findings.press("pageup")
    assert (screen.page, screen.number) == ("moment", screen.course[-1])
    findings.press("escape")
    assert screen.page == "summary"


@pytest.fixture
def rated(desk):
    """The findings of an exercise in which both ratings are off and nothing else was said."""
    driver = desk().accept_cautions()
    driver.begin("first-reunion")
    driver.press("ctrl+return")
    session = driver.screen._session
    for scale, rating in (("proximity_seeking", 6), ("contact_maintaining", 2)):
        session.attempt.record(RatingSet(5, scale, rating))
    hand_in(driver.app, session)
    return driver


def test_every_number_that_differs_says_what_the_keys_rests_on(rated):
    screen = rated.screen
    ratings = [f for f in screen.findings if f.kind == "rating"]
    assert {f.about for f in ratings} == {"proximity_seeking", "contact_maintaining"}
    for finding in ratings:
        screen.lead_to(screen.findings.index(finding))
        reasons = [m.because.strip() for m in screen._graded.key.evidence]
        assert any(why in finding.text for why in ("rests on this:", *reasons))
        moments = [n for n in rated.names if n.startswith("moment-")]
        assert moments
        rated.click(moments[-1])
        assert screen.viewer.head.playing


def test_a_finding_without_a_moment_stands_at_its_episode(findings):
    screen = findings.screen
    score = screen._graded.score
    number = next(i for i, f in enumerate(score.findings) if f.episode == 8)
    told = [replace(f, from_ms=None, to_ms=None) for f in score.findings]
    screen._graded = replace(screen._graded, score=replace(score, findings=tuple(told)))
    screen.viewer.play(0, 5000, speed=1.0)
    screen.lead_to(number)
    assert screen.viewer.here == (8, 0)
    assert not screen.viewer.head.playing


def test_a_missed_moment_is_tried_again_and_told_at_once(findings):
    screen = findings.screen
    number = next(
        i
        for i, f in enumerate(screen.findings)
        if f.code == "must_see_missed" and f.from_ms > 5_000
    )
    screen.lead_to(number)
    findings.click("retry")
    trying = findings.screen
    assert trying.name == "retry"
    lead = trying.retry.begins_ms - trying.retry.from_ms
    findings.frame(1)
    assert trying.viewer.head.at == 0, "it waits for who still reads"
    findings.press("space")
    for _ in range(lead // 100 + 1):
        findings.frame(0.1)
    findings.press("space")
    assert trying.right
    assert "Right." in said(findings)
    assert screen.findings[number].text not in said(findings)
    definition = load_ethogram()[trying.retry.answer].definition.strip()
    assert any(words.startswith(definition) for words in said(findings))
    findings.press("m")
    assert trying.given is None
    findings.press("space")
    assert not trying.right
    assert "Not this time." in said(findings)
    assert screen.findings[number].text in said(findings)
    findings.press("return")
    assert findings.screen is screen
    assert (screen.page, screen.number) == ("moment", number)


def test_who_does_not_press_is_not_judged_and_is_told_when_asked_for(findings):
    told = findings.screen.findings
    found = (n for n, f in enumerate(told) if f.code == "must_see_missed")
    findings.screen.lead_to(min(found, key=lambda n: told[n].episode))
    findings.click("retry")
    trying = findings.screen
    assert findings.ui.control("onward") is None
    findings.press("space")
    for _ in range(200):
        findings.frame(0.1)
    assert trying.given is None
    assert any("Nothing is judged yet" in words for words in said(findings))
    findings.click("onward")
    assert any("You did not press" in words for words in said(findings))
    assert not trying.right


def test_a_scale_is_chosen_by_its_number(rated):
    screen = rated.screen
    number = next(i for i, f in enumerate(screen.findings) if f.kind == "rating")
    screen.lead_to(number)
    rated.click("retry")
    trying = rated.screen
    right = trying.retry.options.index(trying.retry.answer) + 1
    rated.press(str(right))
    assert trying.right
    assert screen.findings[number].text in said(rated)


def test_a_rating_in_the_overview_leads_to_what_the_keys_rests_on(rated):
    screen = rated.screen
    rated.click("rating-5-contact_maintaining")
    finding = screen.findings[screen.number]
    assert (screen.page, finding.kind, finding.about) == ("moment", "rating", "contact_maintaining")


def test_the_figures_take_a_line_each_and_say_below_what_they_rest_on(findings):
    listed = findings.ui.control("finding-0").rect.top
    figures = [w for w in findings.ui.texts if w.says.startswith("What happened, and you marked: ")]
    assert len(figures) == 2
    assert figures[0].rect.top < listed < figures[1].rect.top


def test_the_look_alike_plays_after_the_moment(findings):
    screen = findings.screen
    number = missed(screen)
    screen.lead_to(number)
    findings.click("beside")
    beside = findings.screen
    assert (beside.name, beside.number) == ("comparing", 0)
    first, second = beside.clips
    assert first.behaviour == screen.findings[number].about != second.behaviour
    for _ in range(200):
        findings.frame(0.1)
    assert beside.number == 1
    findings.press("1")
    assert beside.number == 0
    findings.press("escape")
    assert findings.screen is screen


def test_another_group_is_explained_by_ones_own_ratings_and_by_the_keys(findings, desk):
    graded = replace(
        findings.screen._graded,
        coding=replace(findings.screen._graded.coding, classification=Classification("A", "A1")),
    )
    words = leaning_in_words(findings.app.texts, graded)
    assert "A1" in words[0]
    assert str(graded.key.classification) in words[1]
    assert any(w.startswith("Avoidance (episodes 5 / 8): you – / –, key") for w in words)
    assert "simulator rule" in words[-1]


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


def test_a_number_that_is_the_keys_opens_on_what_it_rests_on(rated):
    screen = rated.screen
    key = screen._graded.key.ratings[5]
    rated.app.home()
    rated.frame()
    rated.click("exercise-first-reunion")
    if "again" in rated.names:
        rated.click("again")
    rated.press("ctrl+return")
    session = rated.screen._session
    for scale in ("proximity_seeking", "contact_maintaining"):
        session.attempt.record(RatingSet(5, scale, key[scale]))
    hand_in(rated.app, session)
    rated.click("rating-5-proximity_seeking")
    assert rated.screen.page == "same"
    anchor = rated.app.texts.table("scales")["proximity_seeking"]["anchors"]
    assert any(anchor[key["proximity_seeking"]]["text"] in words for words in said(rated))
    assert "moment-0" in rated.names
    assert rated.screen.viewer.head.playing
    rated.press("escape")
    assert rated.screen.page == "summary"
