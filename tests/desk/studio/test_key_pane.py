"""The key as a form: ratings, class, signs and moments, beside what the acts add up to."""

import pytest

from simulator.case import load_key
from simulator.desk.studio.draft.strips import even

BACK = '- {at: "0:08", infant: turn_back_to_caregiver, for: 6s}'


@pytest.fixture
def keyed(editing):
    at = editing(whole=True)
    at.go(5, 0)
    at.screen.show_pane("key")
    at.driver.frame()
    return at


def key_of(at):
    loaded = load_key(at.folder / "key.yaml")
    assert loaded.value is not None
    return loaded.value


def turn(at, section):
    at.screen._panes["key"]._turn(section)
    at.driver.frame()


def test_a_rating_is_chosen_beside_what_the_acts_earn(keyed):
    said = [words.says for words in keyed.driver.ui.texts]
    assert any(words.startswith("The acts earn") for words in said)
    keyed.screen._panes["key"].put(("ratings", "5", "avoidance"), 5)
    assert key_of(keyed).ratings[5]["avoidance"] == 5
    keyed.settle()
    assert any(p.code == "E601" for p in keyed.screen.draft.problems)
    keyed.driver.press("ctrl+z")
    assert key_of(keyed).ratings[5]["avoidance"] == 7


def test_the_acts_that_earn_a_rating_lead_to_their_moments(keyed):
    row = next(n for n in keyed.driver.names if n.startswith("ratings-5-avoidance-"))
    keyed.driver.click(row)
    assert keyed.screen.draft.entry.actor == "infant"
    assert keyed.screen.viewer.here[0] == 5


def test_a_rating_that_differs_is_given_its_reason_below_it_in_one_step(keyed):
    pane = keyed.screen._panes["key"]
    assert "reason-avoidance-5" not in keyed.driver.names
    pane.put(("ratings", "5", "avoidance"), 4)
    keyed.driver.frame()
    keyed.driver.click("reason-avoidance-5")
    keyed.driver.press(*"calm")
    (reason,) = key_of(keyed).differences
    assert (reason.scale, reason.episode, reason.because) == ("avoidance", 5, "calm")
    keyed.driver.press(*["backspace"] * 4)
    assert key_of(keyed).differences == ()
    keyed.driver.press(*"calm", "escape")
    keyed.driver.press("ctrl+z")
    assert key_of(keyed).differences == ()


def test_the_stage_goes_to_the_reunion_that_is_rated(keyed):
    turn(keyed, "reunion_8")
    assert keyed.screen.here.episode == 8


def test_another_group_takes_the_subgroup_along(keyed):
    turn(keyed, "class")
    pane = keyed.screen._panes["key"]
    from simulator.desk.studio.key.classes import _put_group

    _put_group(pane, "B")
    given = key_of(keyed).classification
    assert (given.group, given.subgroup) == ("B", None)
    pane.put(("classification", "subgroup"), "B2")
    assert key_of(keyed).classification.subgroup == "B2"


def test_d_is_given_and_rated(keyed):
    turn(keyed, "signs")
    from simulator.desk.studio.key.classes import _put_d

    pane = keyed.screen._panes["key"]
    _put_d(pane, "true")
    pane.put(("disorganisation", "rating"), 6)
    key = key_of(keyed)
    assert key.classification.disorganised is True
    assert key.disorganisation.rating == 6


def test_a_moment_is_made_of_the_chosen_act_with_its_times_in_tenths(keyed):
    before = len(key_of(keyed).evidence)
    keyed.choose("infant: move_away_calm")
    keyed.driver.press("e")
    assert keyed.screen.pane == "key"
    keyed.driver.click("moment-because")
    keyed.driver.press(*"calm")
    moments = key_of(keyed).evidence
    assert len(moments) == before + 1
    made = next(m for m in moments if m.because == "calm")
    event = keyed.screen.event
    assert (made.behaviour, made.from_ms, made.to_ms) == (
        event.behaviour,
        even(event.from_ms),
        even(event.to_ms),
    )
    keyed.driver.press("escape")
    keyed.driver.click("moment-remove")
    assert len(key_of(keyed).evidence) == before


def test_a_moment_whose_act_was_moved_elsewhere_takes_its_new_times(keyed):
    keyed.choose(BACK)
    number = next(
        n for n, m in enumerate(key_of(keyed).evidence)
        if (m.episode, m.from_ms, m.behaviour) == (5, 8000, "turn_back_to_caregiver")
    )  # fmt: skip
    keyed.write(BACK, BACK.replace("0:08", "0:03"))
    keyed.choose(BACK.replace("0:08", "0:03"))
    keyed.screen._panes["key"].moments.opened = number
    keyed.screen._panes["key"].section = "moments"
    keyed.screen.show_pane("key")
    keyed.driver.click("moment-follow")
    moved = key_of(keyed).evidence[number]
    event = keyed.screen.event
    assert (moved.from_ms, moved.to_ms) == (event.from_ms, event.to_ms)


def test_crying_is_typed_or_taken_as_counted(keyed):
    turn(keyed, "apart")
    keyed.driver.click("crying-6")
    keyed.driver.press("end", "backspace", *"4")
    assert key_of(keyed).crying[6] == 4
    keyed.driver.press("escape")
    keyed.settle()
    keyed.driver.click("take-crying-6")
    assert key_of(keyed).crying[6] == 1


def test_reasons_are_typed(keyed):
    turn(keyed, "class")
    keyed.driver.click("key-trap")
    keyed.driver.press(*"so ")
    assert "so" in key_of(keyed).trap
    assert key_of(keyed).rationale


def test_one_reason_is_typed_after_the_other(keyed):
    turn(keyed, "class")
    keyed.driver.click("key-rationale")
    keyed.driver.press(*"one ")
    keyed.driver.press("escape")
    keyed.driver.click("key-trap")
    keyed.driver.press(*"two ")
    keyed.driver.press("escape")
    assert "one" in key_of(keyed).rationale
    assert "two" in key_of(keyed).trap
