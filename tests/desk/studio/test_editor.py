"""The editor: acts are moved, stretched, added and taken out; what is written shows at once."""

import shutil

from simulator.desk.studio.editor.editor import PANES, EditorScreen
from simulator.lessons import whole_case
from simulator.resources import LIBRARY
from tests.desk.studio.conftest import ACT


def test_a_change_in_another_program_shows_at_the_same_playhead(editing):
    at = editing()
    at.go(2, 34_000)
    before = at.screen.draft.version
    at.write('says: "', 'says: "Well, ')
    assert at.screen.draft.version is not before
    assert at.screen.viewer.here == (2, 34_000)
    assert at.screen.draft.last.verb == "outside"


def test_with_a_mistake_the_last_good_version_stays_and_the_problem_leads_to_its_act(editing):
    at = editing()
    before = at.screen.draft.version
    at.go(2, 10_000)
    at.write(ACT, ACT.replace("explore_manipulate", "explor_manipulate"))
    assert at.screen.draft.version is before
    assert at.screen.viewer.here == (2, 10_000)
    at.driver.click("problems")
    at.driver.click("problem-0")
    assert at.screen.viewer.here == (2, 33_000)
    assert at.screen.draft.entry.act == "explor_manipulate"
    at.write("explor_manipulate", "explore_manipulate")
    assert at.screen.draft.version is not before
    assert not [p for p in at.screen.draft.problems if p.severity == "error"]


def test_a_case_that_never_played_shows_its_problems_and_can_be_mended(editing, tmp_path):
    folder = tmp_path / "cases" / "mine"
    shutil.copytree(LIBRARY / "milo", folder)
    script = folder / "script.yaml"
    good = script.read_text("utf-8")
    script.write_text(good.replace("episodes:", "epsodes:"), encoding="utf-8")
    at = editing()
    assert at.screen.viewer is None
    assert at.screen.pane == "check"
    assert "problem-0" in at.driver.names
    at.write("epsodes:", "episodes:")
    assert at.screen.viewer is not None


def test_a_strip_is_dragged_to_another_time_and_only_its_line_changes(editing):
    at = editing()
    at.go(2, 0)
    before, line = at.script.split("\n"), at.line(ACT)
    rect, _ = at.strip(line)
    at.drag(rect.center, 40)
    assert at.script.split("\n") == before  # nothing is kept before the drop
    at.drop((rect.centerx + 40, rect.centery))
    entry = at.screen.draft.entry
    assert entry.act == "explore_manipulate"
    assert entry.at_ms > 33_000
    kept = [text for text in at.script.split("\n") if "toy: ring, for: 12s" not in text]
    assert kept == [text for text in before if "toy: ring, for: 12s" not in text]
    assert at.screen.viewer.here == (2, 0)


def test_the_end_of_a_strip_is_dragged_to_let_it_last_longer(editing):
    at = editing()
    at.go(2, 0)
    at.choose(ACT)
    rect, _ = at.strip(at.line(ACT))
    at.drag((rect.right - 1, rect.centery), 30)
    at.drop((rect.right + 29, rect.centery))
    entry = at.screen.draft.entry
    assert entry.at_ms == 33_000
    assert entry.for_ms > 12_000


def test_a_click_chooses_and_leaves_the_playhead_where_it_is(editing):
    at = editing()
    at.go(2, 0)
    rect, _ = at.strip(at.line(ACT))
    at.driver.click_at(rect.center)
    assert at.screen.draft.chosen == at.line(ACT)
    assert at.screen.pane == "act"
    assert at.screen.viewer.here == (2, 0)


def test_everything_is_done_by_keys_as_well(editing):
    at = editing()
    at.go(2, 32_900)
    at.driver.press(".")
    assert at.screen.draft.entry.raw in ACT
    at.driver.press("alt+right", "alt+right", "alt+shift+left")
    assert (at.screen.draft.entry.at_ms, at.screen.draft.entry.for_ms) == (34_000, 11_500)
    at.driver.press("ctrl+z", "ctrl+z", "ctrl+z")
    assert ACT in at.script
    at.driver.press("ctrl+y")
    assert '"0:33.5", infant: explore_manipulate' in at.script
    at.driver.press("delete")
    assert "toy: ring, for: 12s" not in at.script
    at.driver.press("ctrl+z")
    assert '"0:33.5", infant: explore_manipulate' in at.script


def test_an_act_is_copied_to_the_playhead(editing):
    at = editing()
    at.choose(ACT)
    at.go(2, 100_000)
    at.driver.press("ctrl+d")
    assert at.script.count("infant: explore_manipulate, toy: ring, for: 12s") == 2
    assert at.screen.draft.entry.at_ms == 100_000


def test_an_act_from_the_palette_stands_at_the_playhead_and_is_chosen(editing):
    at = editing()
    at.go(2, 60_000)
    at.driver.press("/")
    at.driver.press(*"babble")
    at.driver.press("escape")
    at.driver.click("act-babble_play")
    assert "add" in at.driver.names
    at.driver.click("add")
    entry = at.screen.draft.entry
    assert (entry.act, entry.at_ms, entry.episode) == ("babble_play", 60_000, 2)
    assert at.screen.pane == "act"


def test_a_set_of_acts_is_added_as_one_line(editing):
    at = editing()
    at.go(2, 60_000)
    at.screen.palette.who = "fragments"
    at.screen.show_pane("add")
    at.driver.click("act-reads_in_the_chair")
    at.driver.click("add")
    assert 'at: "1:00", use: reads_in_the_chair' in at.script


def test_what_an_act_says_is_changed_in_its_card(editing):
    at = editing()
    at.go(2, 33_000)
    at.choose(ACT)
    at.driver.click("field-toy")
    at.screen._panes["act"]._set("toy", "cups")
    at.driver.frame()
    assert "toy: cups, for: 12s" in at.script
    at.screen._panes["act"]._set("intensity", 3)
    assert "intensity: 3" in at.script
    at.driver.click("at-more")
    assert at.screen.draft.entry.at_ms == 33_500


def test_a_time_is_typed_and_is_one_step_of_undo(editing):
    at = editing()
    at.choose(ACT)
    at.driver.click("field-for")
    at.driver.press("end", *["backspace"] * 4, *"21.5")
    assert at.screen.draft.entry.for_ms == 21_500
    at.driver.press("escape", "ctrl+z")
    assert ACT in at.script


def test_every_pane_can_be_shown_by_a_key(editing):
    at = editing()
    for number, pane in enumerate(PANES, 1):
        at.driver.press(f"ctrl+{number}")
        assert at.screen.pane == pane


def test_undo_goes_back_over_a_restart(editing):
    at = editing()
    at.choose(ACT)
    at.driver.press("alt+right")
    assert ACT not in at.script
    at.driver.app.show(EditorScreen(at.driver.app, at.folder))
    at.driver.press("ctrl+z")
    assert ACT in at.script


def test_a_case_left_with_an_impossible_act_shows_its_last_good_version_again(editing):
    at = editing()
    at.choose(ACT)
    at.screen.draft.set_field("toy", "dragon")
    at.driver.app.show(EditorScreen(at.driver.app, at.folder))
    assert "dragon" in at.script
    assert at.screen.pane == "check"
    assert at.screen.draft.problems
    assert not at.screen.draft.fresh
    assert at.screen.viewer is not None
    at.driver.press("ctrl+z")
    at.settle()
    assert ACT in at.script
    assert at.screen.draft.fresh


def test_a_click_on_the_infant_finds_what_the_infant_does(editing):
    at = editing()
    at.go(2, 38_000)
    stage = at.driver.ui.control("stage")
    hits = {
        (x, y): stage._hit((x, y))
        for x in range(0, stage.rect.width, 12)
        for y in range(0, stage.rect.height, 12)
    }
    x, y = next(place for place, hit in hits.items() if hit == "infant")
    at.driver.click_at((stage.rect.left + x, stage.rect.top + y))
    assert at.screen.draft.chosen == at.line(ACT)


def test_the_line_of_the_chosen_act_is_lit_in_the_text_and_a_line_leads_to_its_act(editing):
    at = editing()
    at.choose(ACT)
    at.screen.show_pane("text")
    assert ACT.strip() in at.driver.ui.control("text").value
    line = at.line("infant: babble_play")
    at.screen._panes["text"]._press(line)
    assert at.screen.draft.entry.act == "babble_play"
    assert at.screen.viewer.here[0] == 2


def test_a_case_can_be_tried_as_a_trainee(editing):
    at = editing()
    at.driver.click("onward")
    assert at.screen.name == "coding"
    (tried,) = at.driver.app.store.tries()
    assert (tried.case, tried.origin) == ("mine", "try")
    assert at.driver.app.store.open_attempts() == ()


def test_a_try_goes_on_where_it_was_left_and_not_with_a_coding_of_the_case(editing):
    at = editing()
    store, case = at.driver.app.store, at.screen.draft.version.case
    exercise = whole_case(case.id, case.script)
    coded = store.begin(
        case.id, case.version, exercise.scope, at.driver.app.coder, episode_lengths_ms={}
    )
    at.driver.click("onward")
    first = at.screen._session.attempt.about.id
    assert first != coded.about.id
    at.driver.press("escape", "escape")
    at.driver.frame()
    at.driver.click("onward")
    assert at.screen._session.attempt.about.id == first


def test_an_act_that_goes_to_the_caregiver_by_itself_says_so(editing):
    at = editing(whole=False)
    at.go(2, 60_000)
    at.screen.add("infant", "crawl_to_caregiver")
    at.screen.draft.set_field("target", None)
    at.screen.changed()
    assert at.driver.ui.control("field-target").says == "Caregiver, by itself"


def test_what_is_found_by_its_name_comes_first(editing):
    at = editing()
    palette = at.screen.palette
    palette.search = "toy"
    titles = [behaviour.title for _, behaviour in palette._matches()]
    named = [title for title in titles if "toy" in title]
    assert titles[: len(named)] == named
    assert len(titles) > len(named)


def test_times_are_written_in_tenths_of_seconds_at_the_finest(editing):
    at = editing()
    at.go(2, 60_040)
    at.screen.add("infant", "babble_play")
    assert at.screen.draft.entry.at_ms == 60_000
    assert "2/1:00.0" in at.screen._where()


def test_the_timeline_keeps_its_zoom_in_another_episode_and_is_slid(editing):
    at = editing()
    at.go(2, 0)
    for _ in range(3):
        at.driver.click("zoom_in")
    at.go(1, 0)
    timeline = at.driver.ui.control("timeline")
    assert timeline.span.length_ms < timeline.length_ms
    at.go(2, 0)
    timeline = at.driver.ui.control("timeline")
    right = (timeline.rect.right - 12, timeline.slider.centery + timeline.rect.top)
    at.driver.click_at(right)
    assert timeline.span.to_ms == timeline.length_ms
    assert at.screen.viewer.here == (2, 0)


def test_after_trying_a_case_one_is_back_in_the_editor_and_then_at_home(editing):
    at = editing()
    at.go(2, 34_000)
    at.driver.click("onward")
    at.driver.app.home()
    assert at.screen.name == "editor"
    assert at.screen.viewer.here == (2, 34_000)
    at.driver.app.home()
    assert at.screen.name == "home"


def test_an_act_of_another_episode_is_let_go_but_not_called_unplayed(editing):
    at = editing()
    at.go(2, 0)
    at.choose(ACT)
    at.go(1, 0)
    assert at.screen.draft.chosen is None
    at.choose(ACT)  # as a line of the text leads to it
    said = [words.says for words in at.driver.ui.texts]
    assert any(words.startswith("On the stage in episode 2, from 0:33") for words in said)


def test_what_was_taken_back_is_told_in_the_words_of_the_form(editing):
    at = editing()
    at.go(2, 0)
    at.choose(ACT)
    at.screen._panes["act"]._set("intensity", 3)
    at.driver.press("ctrl+z")
    said = [words.says for words in at.driver.ui.texts]
    assert any(w.startswith("Taken back:") and "usual" in w and "strong" in w for w in said)
    assert "Made again" not in " ".join(said)
    assert at.driver.ui.control("redo").says.endswith("strong, before usual")


def test_what_the_key_says_of_an_act_goes_along_with_it_in_one_step(editing):
    at = editing(whole=True)
    at.choose("infant: turn_back_to_caregiver, for: 6s")
    key = at.key
    at.screen.draft.move(9_500)
    assert at.key == key.replace('from: "0:08"\n    to: "0:14"', 'from: "0:09.5"\n    to: "0:15.5"')
    assert at.key != key
    at.screen.undo()
    assert at.key == key


def test_an_act_is_added_beyond_what_can_be_played_yet(editing):
    at = editing()
    at.screen.draft.set_script(("episodes", 1, "length"), 240_000)
    at.write(ACT, ACT.replace("explore_manipulate", "explor_manipulate"))
    at.go(2, 0)
    at.screen._scrub(200_000)
    at.driver.frame()
    assert at.screen.here.at_ms == 200_000
    at.screen.add("infant", "babble_play")
    assert (at.screen.draft.entry.episode, at.screen.draft.entry.at_ms) == (2, 200_000)
