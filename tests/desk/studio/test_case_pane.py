"""The case as a form: people, looks, lengths."""

from simulator.case import load_script
from simulator.desk.studio.draft.drawing import named_looks
from tests.desk.studio.conftest import ACT


def script_of(at):
    loaded = load_script(at.folder / "script.yaml")
    assert loaded.value is not None
    return loaded.value


def test_people_are_changed_and_the_rest_of_the_file_stays(editing):
    at = editing()
    at.screen.show_pane("case")
    before = at.script
    at.driver.click("people-infant-name")
    at.driver.press("end", *["backspace"] * 4, *"lea")
    at.driver.press("escape")
    assert script_of(at).person("infant").name == "lea"
    assert at.script == before.replace("name: Milo", "name: lea")
    at.driver.press("ctrl+z")
    assert at.script == before


def test_a_number_that_is_none_is_not_written(editing):
    at = editing()
    at.screen.show_pane("case")
    before = at.script
    at.driver.click("people-infant-age_months")
    at.driver.press("end", *"x")
    assert at.script == before


def test_looks_are_drawn_again(editing):
    at = editing()
    at.screen.show_pane("case")
    looks = at.screen.draft.version.performance.looks
    at.driver.click("looks")
    at.settle()
    assert script_of(at).seed == 1302
    assert at.screen.draft.version.performance.looks != looks


def test_an_episode_is_made_longer(editing):
    at = editing()
    at.screen.show_pane("case")
    at.screen._panes["case"]._type(("episodes", 1, "length"), False, "3:20")
    assert script_of(at).episodes[1].length_ms == 200_000


def test_a_new_name_is_said_where_the_former_one_was(editing):
    at = editing()
    at.write(ACT, ACT.replace("for: 12s", 'for: 12s, says: "Milo, Milou"'))
    at.screen.draft.set_script(("people", "infant", "name"), "Emil")
    at.screen.show_pane("case")
    at.driver.frame()
    before = at.script
    at.driver.click("call-infant")
    assert 'says: "Emil, Milou"' in at.script
    assert "call-infant" not in at.driver.names
    at.driver.press("ctrl+z")
    assert at.script == before


def test_acts_of_a_walker_become_those_of_a_crawler_in_one_step(editing):
    at = editing(whole=True)
    walks = '- {at: "0:30", infant: walk_to_caregiver}'
    lifts = '- {at: "0:40", use: met_and_lifted, infant: walk_to_caregiver}'
    at.write(ACT, f"{walks}\n      {lifts}\n      {ACT}")
    at.screen.draft.insert_key(
        ("evidence",), 0,
        {"episode": 2, "from": 30_000, "to": 33_000, "behaviour": "walk_to_caregiver",
         "scale": "proximity_seeking", "because": "So."},
    )  # fmt: skip
    at.screen.draft.set_script(("people", "infant", "moves"), "walks")
    at.screen.show_pane("case")
    at.driver.frame()
    assert "go-as-said" not in at.driver.names
    at.screen.draft.set_script(("people", "infant", "moves"), "crawls")
    at.screen.show_pane("case")
    at.driver.frame()
    before, steps = (at.script, at.key), len(at.screen.draft.session.history.done)
    at.driver.click("go-as-said")
    assert "walk_to_caregiver" not in at.script + at.key
    assert at.script == before[0].replace("infant: walk_to", "infant: crawl_to")
    assert "go-as-said" not in at.driver.names
    assert len(at.screen.draft.session.history.done) == steps + 1
    at.driver.press("ctrl+z")
    assert (at.script, at.key) == before


def test_one_feature_of_one_person_is_drawn_anew(editing):
    at = editing()
    at.screen.show_pane("case")
    at.driver.frame()
    before = at.screen.draft.version.performance.looks
    at.driver.click("draw-stranger-clothes")
    at.settle()
    after = at.screen.draft.version.performance.looks
    assert after["stranger"] != before["stranger"]
    assert after["stranger"].hair == before["stranger"].hair
    assert after["infant"] == before["infant"]
    at.driver.press("ctrl+z")
    at.settle()
    assert at.screen.draft.version.performance.looks == before


def test_an_appearance_is_taken_by_its_number_and_given_back_to_the_lot(editing):
    at = editing()
    at.screen.show_pane("case")
    pane = at.screen._panes["case"]
    mother = named_looks(at.screen.draft.version.case.script, "caregiver")
    assert mother
    assert "caregiver_3" not in mother  # who is a grandmother
    pane._put(("people", "caregiver", "look"), mother[0])
    at.settle()
    assert f"look: {mother[0]}" in at.script
    assert "draw-caregiver-hair" not in at.driver.names
    pane._put(("people", "caregiver", "look"), None)
    at.settle()
    assert "look:" not in at.script
    assert "draw-caregiver-hair" in at.driver.names
