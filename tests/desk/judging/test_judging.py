"""The judging screen: step by step, by keyboard and by mouse, and nothing is lost on the way."""

from functools import cache

import pygame
import pytest

from scoring.terms import Scope
from simulator.desk.attempt.missing import doubtful, still_open
from simulator.desk.attempt.session import open_session, play_case
from simulator.desk.judging import steps
from simulator.desk.judging.judging import JudgingScreen
from simulator.desk.shell.offers import covers
from simulator.lessons import Exercise, load_exercises, whole_case
from simulator.lessons.kept import exercise_of_form
from simulator.lessons.pools import Pools, read_pools
from simulator.records import Watched
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


def test_ratings_are_given_by_digit_arrow_and_click(desk):
    driver = judging(desk)
    driver.press("7")
    assert driver.draft.ratings == {5: {"proximity_seeking": 7}}
    driver.press("down", "return")
    assert driver.draft.ratings == {5: {"proximity_seeking": 6}}
    table = driver.ui.control("scale-proximity_seeking")
    cell = table._cell_rect(6, 0).move(table.rect.topleft)
    driver.click_at(cell.center)
    assert driver.draft.ratings == {5: {"proximity_seeking": 1}}
    driver.press("ctrl+z")
    assert driver.draft.ratings == {5: {"proximity_seeking": 6}}


def test_choosing_the_same_again_keeps_it(desk):
    driver = judging(desk)
    table = driver.ui.control("scale-proximity_seeking")
    cell = table._cell_rect(2, 0).move(table.rect.topleft)
    driver.click_at(cell.center)
    driver.click_at(cell.center)
    driver.ui.focus_on("scale-proximity_seeking")
    driver.press("5", "return")
    assert driver.draft.ratings == {5: {"proximity_seeking": 5}}
    driver.press("delete")
    assert driver.draft.ratings == {}


def test_the_mouse_alone_takes_back(desk):
    driver = judging(desk)
    driver.press("5")
    driver.click("undo")
    assert driver.draft.ratings == {}
    assert not driver.ui.control("undo").is_enabled


def test_a_table_tells_what_is_chosen_and_where_the_keys_are(desk):
    driver = judging(desk)
    driver.press("5", "down")
    table = driver.ui.control("scale-proximity_seeking")
    assert table.value == "Episode 5: 5; Episode 5, 4: clear wish, weak execution"


def test_steps_are_left_and_met_again_as_they_were(desk):
    driver = judging(desk, case="sami")
    assert [step.title for step in driver.screen.steps] == [
        "Scales", "Disorganisation", "Classification", "Reasons", "Hand in",
    ]  # fmt: skip
    driver.press("3", "right", "1")
    driver.click("step-3")
    assert driver.screen.pages[driver.screen.page].name == "questions"
    driver.click("step-1")
    assert driver.screen.pages[driver.screen.page].name == "scale-contact_maintaining"
    driver.click("page-scale-proximity_seeking")
    assert driver.ui.control("scale-proximity_seeking").chosen == {5: 3, 8: 1}
    assert driver.ui.control("page-scale-proximity_seeking").value == "✓"


def test_no_place_of_the_keys_is_shown_before_a_key_is_used(desk):
    driver = judging(desk)
    driver.ui.ring_shown = False
    driver.click("step-1")
    table = driver.ui.control(driver.ui.focused)
    assert not driver.ui.ring_shown
    before = pygame.image.tobytes(table.image, "RGB")
    driver.press("down")
    assert driver.ui.ring_shown
    assert table.chosen == {}
    assert pygame.image.tobytes(table.image, "RGB") != before


def test_the_tab_key_goes_from_the_page_to_what_is_beside_it_and_on(desk):
    driver = judging(desk, case="sami")
    turn_to(driver, "reasons")
    driver.ui.focus_on("insert-time")
    met = []
    for _ in range(8):
        driver.press("tab")
        met.append(driver.ui.focused)
    assert met == [
        "stage", "second_back", "play", "second_on", "scrubber", "episode", "undo", "next",
    ]  # fmt: skip


def test_what_is_open_leads_to_its_place_and_is_not_forbidden(desk):
    driver = judging(desk)
    driver.press("7", "pagedown", "pagedown")
    assert open_words(driver) == ["Any mark on the timeline", "Contact maintaining, episode 5"]
    driver.click("open-1")
    assert driver.ui.focused == "scale-contact_maintaining"
    driver.press("ctrl+return", "ctrl+return")
    assert driver.screen.name == "findings"


def test_a_bout_without_an_end_leads_to_the_session_at_its_start(desk):
    driver = desk().accept_cautions()
    driver.begin("first-reunion")
    driver.press("shift+right", driver.screen._chords["cry"], "shift+right", "ctrl+return")
    turn_to(driver, "hand-in")
    driver.click("open-0")
    assert driver.screen.name == "coding"
    assert driver.screen.viewer.here == (5, 1000)


def test_the_dyad_is_classified_beside_what_was_said(desk):
    driver = judging(desk, case="milo")
    driver.press("2")
    turn_to(driver, "questions")
    driver.ui.focus_on("question-turning_away")
    driver.press("right")
    turn_to(driver, "dyad")
    assert "5: 2 · 8: –" in said(driver)
    assert "Turning away dominates" in said(driver)
    driver.click("group-A")
    driver.click("subgroup-A1")
    driver.click("subgroup-A1")
    driver.ui.focus_on("d")
    driver.press("right", "right")
    driver.ui.focus_on("confidence")
    driver.press("left")
    draft = driver.draft
    assert str(draft.classification) == "A1"
    assert draft.classification.disorganised is False
    assert draft.confidence == pytest.approx(0.9)
    assert draft.decisions == {"turning_away": "yes"}


def test_nothing_moves_under_the_mouse_when_a_group_is_chosen(desk):
    driver = judging(desk, case="milo")
    turn_to(driver, "dyad")
    places = []
    for group in (None, "A", "B", "C", "U"):
        if group:
            driver.ui.focus_on(f"group-{group}")
            driver.press("return")
        shown = driver.screen._scroll.top
        places.append([driver.ui.control(n).rect.top + shown for n in ("d", "confidence")])
    assert all(place == places[0] for place in places)


def test_the_list_of_steps_stays_where_it_is(desk):
    driver = judging(desk, case="milo")
    rows = {c.name: c.rect.topleft for c in driver.ui.controls if c.group == "sections"}
    assert {"step-3", "page-indices", "page-dyad"} <= rows.keys()
    for page in ("indices", "dyad", "hand-in"):
        turn_to(driver, page)
        assert rows == {c.name: c.rect.topleft for c in driver.ui.controls if c.group == "sections"}


def test_no_answer_on_the_way_chooses_a_group(desk):
    driver = judging(desk, case="milo")
    page = turn_to(driver, "questions")
    for name in driver.app.texts.table("decision")["questions"]:
        driver.ui.focus_on(f"question-{name}")
        driver.press("right")
    assert page.done
    turn_to(driver, "dyad")
    assert driver.draft.classification is None
    assert not any(driver.ui.control(f"group-{g}").chosen for g in "ABCU")


class TestIndices:
    """The pass for disorganisation."""

    def test_a_sign_is_noted_where_the_picture_stands(self, desk):
        driver = judging(desk, case="sami")
        turn_to(driver, "indices")
        driver.click("episode")
        stage = driver.screen.pages[driver.screen.page].aside
        stage._go_to(5)
        driver.press("ctrl+right", "ctrl+right")
        driver.ui.focus_on("seen-5")
        driver.press("right", "right")
        driver.click("add-d5_freeze_arm_up-strong")
        (sign,) = driver.draft.disorganisation.indices
        assert (sign.behaviour, sign.episode, sign.at_ms, sign.strength) == (
            "d5_freeze_arm_up", 5, 2000, "strong",
        )  # fmt: skip
        assert driver.ui.focused == "sign-5-0"
        driver.ui.focus_on("sign-5-0")
        driver.press("left")
        assert [s.strength for s in driver.draft.disorganisation.indices] == ["medium"]
        driver.press("ctrl+z", "ctrl+z")
        assert driver.draft.disorganisation.indices == ()
        assert driver.draft.disorganisation.seen == {5: True}

    def test_of_the_strengths_only_the_one_that_was_pressed_is_filled(self, desk):
        driver = judging(desk, case="sami")
        turn_to(driver, "indices")
        driver.ui.focus_on("seen-1")
        driver.press("right", "right")
        driver.click("add-d1_greet_then_daze-weak")
        driver.click("add-d1_greet_then_daze-medium")
        (sign,) = driver.draft.disorganisation.indices  # the same moment is weighed anew
        assert sign.strength == "medium"
        assert driver.ui.control("sign-1-0").chosen == "medium"
        assert not any(c.chosen for c in driver.ui.controls if c.name.startswith("add-"))

    def test_what_was_marked_on_the_timeline_is_weighed(self, desk):
        driver = desk(case="milo").accept_cautions()
        driver.press("pagedown", "pagedown", "/", *"freezes", "return", "escape", "ctrl+return")
        turn_to(driver, "indices")
        title = driver.app.ethogram["d5_freeze_arm_up"].title
        assert f"A sign on your timeline that you have not weighed: {title}, 3/0:00" in (
            open_words(driver)
        )
        session = driver.screen._session
        leads = [one.control for one in doubtful(session, driver.app.texts)]
        assert "sign-5-0" in leads
        driver.ui.focus_on("sign-5-0")
        driver.press("right", "right")
        (sign,) = driver.draft.disorganisation.indices
        assert (sign.behaviour, sign.strength) == ("d5_freeze_arm_up", "medium")
        assert driver.draft.disorganisation.seen == {5: True}

    def test_what_is_not_seen_has_no_signs_until_it_is_undone(self, desk):
        driver = judging(desk, case="sami")
        turn_to(driver, "indices")
        driver.ui.focus_on("seen-1")
        driver.press("right", "right")
        driver.click("add-d1_greet_then_daze-weak")
        driver.ui.focus_on("seen-1")
        driver.press("left")
        assert driver.draft.disorganisation.indices == ()
        assert driver.draft.disorganisation.seen == {1: False}
        driver.press("ctrl+z")
        assert len(driver.draft.disorganisation.indices) == 1

    def test_the_rest_is_said_at_once_and_the_page_keeps_its_place(self, desk):
        driver = judging(desk, case="sami")
        page = turn_to(driver, "indices")
        driver.ui.focus_on("seen-3")
        driver.press("right", "right")
        driver.click("rest-not-seen")
        assert page.done
        assert driver.draft.disorganisation.seen == {n: n == 3 for n in range(1, 8)}
        assert driver.screen._scroll.top > 0

    def test_the_caution_stands_on_both_pages(self, desk):
        driver = judging(desk, case="sami")
        for name in ("indices", "d-rating"):
            turn_to(driver, name)
            assert "D is no proof of maltreatment" in said(driver)

    def test_a_time_is_played(self, desk):
        driver = desk(case="milo").accept_cautions()
        driver.press("/", *"freezes", "return", "escape", "ctrl+return")
        page = turn_to(driver, "indices")
        driver.click("play-5-0")
        assert page.aside.head.playing
        driver.frame(1.0)
        assert page.aside.here[1] > 500
        turn_to(driver, "d-rating")
        assert not page.aside.head.playing


def test_an_exercise_may_ask_for_disorganisation_alone(desk):
    driver = desk().accept_cautions()
    scope = Scope((5, 8), (), frozenset(), "practise", frozenset({"disorganisation"}))
    show(driver, Exercise("d", "Signs", "", "sami", scope, 10))
    assert [page.name for page in driver.screen.pages] == ["indices", "d-rating", "hand-in"]
    turn_to(driver, "d-rating")
    driver.press("9")
    turn_to(driver, "hand-in")
    driver.click("next")
    assert driver.screen.name == "findings"


class TestReasons:
    """The justification, with times that are played beside it."""

    def test_a_time_that_is_typed_can_be_pressed(self, desk):
        driver = judging(desk, case="milo")
        page = turn_to(driver, "reasons")
        driver.press(*"no < greeting & no bid 5/0:12 so")
        assert driver.draft.justification == "no < greeting & no bid 5/0:12 so"
        assert driver.ui.focused == "justification"
        driver.click("time-5/0:12")
        assert page.aside.head.playing
        driver.frame(1.5)
        assert page.aside.here[0] == 5
        assert 12_000 <= page.aside.here[1] <= 13_000

    def test_a_wrong_time_is_told_at_once(self, desk):
        driver = judging(desk, case="milo")
        turn_to(driver, "reasons")
        driver.press(*"turns 5/9:12")
        assert "5/9:12: episode 5 ends at 3:00." in said(driver)
        assert any("5/9:12" in words for words in open_words(driver))
        assert "time-5/9:12" not in driver.names

    def test_the_time_of_the_picture_is_written_where_the_caret_stands(self, desk):
        driver = judging(desk, case="milo")
        page = turn_to(driver, "reasons")
        page.aside._go_to(5)
        driver.press("ctrl+right", *"seen", "ctrl+t", *"x")
        assert driver.draft.justification == "seen 5/0:00 x"
        driver.press("home", "left", "ctrl+t")
        driver.click("insert-time")
        assert driver.draft.justification.count("5/0:00") >= 2

    def test_after_a_time_is_inserted_by_mouse_one_types_on_behind_it(self, desk):
        driver = judging(desk, case="milo")
        page = turn_to(driver, "reasons")
        page.aside._go_to(5)
        driver.click("justification")
        driver.press(*"at ")
        driver.click("insert-time")
        driver.press(*"he turns to me ")
        assert driver.draft.justification == "at 5/0:00 he turns to me "
        driver.press("home")
        driver.click("insert-time")
        driver.press(*"and ")
        assert driver.draft.justification == "5/0:00 and at 5/0:00 he turns to me "

    def test_a_time_played_by_mouse_does_not_take_the_typing_away(self, desk):
        driver = judging(desk, case="milo")
        page = turn_to(driver, "reasons")
        driver.click("justification")
        driver.press(*"5/0:12 so")
        driver.click("time-5/0:12")
        assert page.aside.head.playing
        driver.press(*" he stays")
        assert driver.draft.justification == "5/0:12 so he stays"

    def test_a_button_that_is_pressed_without_typing_before_keeps_the_focus(self, desk):
        driver = judging(desk, case="milo")
        turn_to(driver, "reasons")
        driver.press(*"5/0:12 so")
        driver.ui.focus_on(None)
        driver.click("time-5/0:12")
        assert driver.ui.focused == "time-5/0:12"

    def test_a_press_beside_everything_leaves_the_field(self, desk):
        driver = judging(desk, case="milo")
        turn_to(driver, "reasons")
        driver.click("justification")
        driver.press(*"he ")
        box = driver.ui.control("justification").rect
        driver.click_at((box.left, driver.screen._scroll.rect.bottom - 6))
        assert not driver.ui.types
        driver.click("justification")
        driver.press(*"turns")
        assert driver.draft.justification == "he turns"


def test_all_of_it_is_there_after_a_crash(desk):
    driver = judging(desk, case="sami")
    turn_to(driver, "indices")
    driver.ui.focus_on("seen-2")
    driver.press("right", "right")
    turn_to(driver, "questions")
    driver.press("right")
    turn_to(driver, "reasons")
    driver.press(*"5/0:05")
    before = driver.draft
    driver.app.close()  # nothing is saved on closing: everything is kept when it is made
    again = desk()
    again.click("continue")
    again.press("ctrl+return")
    assert again.draft == before
    assert (again.draft.disorganisation.seen, again.draft.decisions) == (
        {2: True}, {"two_ways": "yes"},
    )  # fmt: skip


@pytest.fixture
def tested(desk):
    """One session of the test, being judged."""
    driver = desk().accept_cautions()
    pools = read_pools()
    case, cover = next((c, s) for c, s in covers().items() if not pools.practises(s.about.pools))
    show(driver, exercise_of_form(case, cover))
    return driver


def test_a_test_is_not_handed_in_before_it_is_whole(tested):
    turn_to(tested, "hand-in")
    assert "everything is answered before it is handed in" in said(tested)
    tested.click("next")
    assert tested.screen.name == "judging"
    assert tested.ui.focused == "open-0"
    tested.press("down", "return")
    assert tested.ui.focused == "scale-proximity_seeking"


def test_what_is_watched_beside_the_signs_of_a_test_is_noted(tested):
    attempt = tested.screen._session.attempt.about.id
    turn_to(tested, "indices")
    tested.press("ctrl+space")
    tested.frame(1.0)
    tested.press("ctrl+space")
    tested.frame()
    watched = [e for e in tested.app.store.journal(attempt) if isinstance(e, Watched)]
    assert [w.speed for w in watched] == [1.0]


def test_what_may_be_watched_once_is_not_shown_again(tested, monkeypatch):
    pools = read_pools()
    monkeypatch.setattr(steps, "read_pools", lambda: Pools(pools.kept, pools.mixes, "once"))
    show(tested, tested.screen._session.exercise)
    page = turn_to(tested, "indices")
    assert page.aside is None
    assert "stage" not in tested.names


class TestExamples:
    """Moving examples beside the anchors, to learn."""

    def card(self, desk):
        driver = judging(desk)
        card = driver.screen.pages[0].aside
        card._rehearsals.played(card.example.case)
        driver.frame()
        return driver, card

    def test_one_stands_still_until_it_is_asked_for(self, desk):
        driver, card = self.card(desk)
        shown = driver.ui.control("example")._shown
        driver.frame(1.0)
        assert driver.ui.control("example")._shown == shown
        driver.click("example-play")
        driver.frame(1.0)
        assert card.moving
        assert driver.ui.control("example")._shown != shown

    def test_the_focus_moves_it_and_goes_on_when_it_leaves(self, desk):
        driver, card = self.card(desk)
        driver.ui.focus_on("example")
        driver.frame(0.5)
        assert card.moving
        driver.ui.focus_on("next")
        driver.frame(0.5)
        assert not card.moving

    def test_where_things_are_wanted_still_the_focus_moves_nothing(self, desk):
        driver, card = self.card(desk)
        driver.app.prefer(reduced_motion=True)
        driver.ui.focus_on("example")
        driver.frame(0.5)
        assert not card.moving
        driver.click("example-play")
        driver.frame((card.example.to_ms - card.example.from_ms) / 1000)
        assert not card.asked

    def test_each_rating_has_its_own_and_none_is_of_the_session_itself(self, desk):
        driver, card = self.card(desk)
        assert card.rating == 7
        driver.ui.focus_on("example-rating")
        driver.press("1")
        assert card.example.rating == 1
        assert all(e.case != "noor" for e in card._examples.values())

    def test_there_are_none_where_one_practises(self, desk):
        driver = judging(desk, case="milo")
        assert driver.screen.pages[0].aside is None


def test_before_handing_in_what_was_said_is_listed_and_the_button_is_not_where_next_was(desk):
    driver = desk().accept_cautions()
    driver.begin("first-reunion")
    cry = driver.screen._chords["cry"]
    driver.press("shift+right", cry, "shift+right", cry, "ctrl+return", "7")
    onward = driver.ui.control("next").rect.copy()
    turn_to(driver, "hand-in")
    assert "cries, episode 5: 0:01–0:02" in said(driver)
    assert "Proximity and contact seeking, episode 5: 7" in said(driver)
    driver.click_at(onward.center)
    assert driver.screen.name == "judging"
    driver.click("next")
    assert driver.screen.name == "findings"
