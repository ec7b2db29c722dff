"""Other keys than the usual ones: nothing means two things, swaps lead back, files are checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.terms import Behaviour
from simulator.case import load_ethogram
from simulator.desk.shell.preferences import Preferences
from simulator.desk.style.keys import behaviour_keys, chords_of, load_keys
from simulator.desk.style.rebinding import (
    FIXED_ACTIONS,
    checked,
    clashes,
    not_possible,
    places,
    rebound,
    wished,
)

USUAL = load_keys({})
PLACES = sorted(places(USUAL))
CHORDS = sorted({c for p in PLACES for c in USUAL.screens[p.split(".")[0]][p.split(".")[1]]})


def test_every_action_that_is_not_fixed_can_have_another_key():
    for screen, actions in USUAL.screens.items():
        for action in actions:
            there = [
                p for p, s in places(USUAL).items() if screen in s and p.endswith(f".{action}")
            ]
            assert len(there) == (action not in FIXED_ACTIONS), (screen, action)


def test_what_has_the_same_key_on_several_screens_changes_on_all_of_them():
    wish = wished(USUAL, {}, "coding.play", "ctrl+g")
    keys = rebound(USUAL, wish.changes)
    for screen in ("coding", "findings", "worked"):
        assert keys.action(screen, "ctrl+g") == "play"
        assert keys.action(screen, "space") != "play"


def test_a_key_that_is_taken_is_swapped():
    wish = wished(USUAL, {}, "coding.split", "ctrl+d")
    assert wish.swapped == ("coding.copy",)
    keys = rebound(USUAL, wish.changes)
    assert keys.action("coding", "ctrl+d") == "split"
    assert keys.action("coding", "ctrl+k") == "copy"


def test_swapping_back_leaves_no_change():
    once = wished(USUAL, {}, "coding.split", "ctrl+d").changes
    assert wished(USUAL, once, "coding.split", "ctrl+k").changes == {}


@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(CHORDS)), max_size=6))
def test_whatever_is_wished_no_key_comes_to_mean_two_things(wishes):
    changes = {}
    for place, chord in wishes:
        wish = wished(USUAL, changes, place, chord)
        if wish.changes is None:
            assert wish.why
            continue
        changes = wish.changes
        screen, _, action = place.partition(".")
        assert rebound(USUAL, changes).screens[screen][action][0] == chord
    assert clashes(rebound(USUAL, changes)) <= clashes(USUAL)
    for screen, actions in rebound(USUAL, changes).screens.items():
        assert all(actions.values()), screen


@pytest.mark.parametrize(
    ("chord", "why"),
    [
        ("insert", "lacking"),
        ("ctrl+[7]", "lacking"),
        ("enter", "lacking"),
        ("printscreen", "lacking"),
        ("tab", "fixed"),
        ("escape", "fixed"),
        ("shift+leftshift", "alone"),
        ("ctrl+leftctrl", "alone"),
        ("[", ""),
        ("+", ""),
        ("ctrl+b", ""),
        ("f5", ""),
    ],
)
def test_keys_that_a_laptop_lacks_or_that_lead_back_are_refused(chord, why):
    assert not_possible(chord) == why
    assert (wished(USUAL, {}, "coding.split", chord).changes is None) == bool(why)


def written(folder, text):
    (folder / "settings.yaml").write_text(text, "utf-8")
    return Preferences(folder)


def test_keys_are_kept_in_the_settings_file(tmp_path):
    Preferences(tmp_path).change(keys={"coding.split": ("ctrl+b",)}, behaviour_keys={"cry": "x"})
    again = Preferences(tmp_path)
    assert again.now.keys == {"coding.split": ("ctrl+b",)}
    assert again.now.behaviour_keys == {"cry": "x"}
    assert again.problems == ()
    assert "coding.split: [ctrl+b]" in (tmp_path / "settings.yaml").read_text("utf-8")


def test_lines_that_cannot_be_used_are_told_with_their_places(tmp_path):
    text = "keys:\n  coding.splt: [ctrl+b]\n  coding.copy: [insert]\n  coding.loop: [ctrl+z]\n"
    text += "  coding.note: [ctrl+b]\nbehaviour_keys: {cry: tab}\n"
    found = written(tmp_path, text)
    assert found.now.keys == {"coding.note": ("ctrl+b",)}
    assert found.now.behaviour_keys == {}
    said = {p.place.rsplit("settings.yaml:", 1)[1]: p for p in found.problems}
    assert sorted(said) == ["2:3", "3:3", "4:3", "6:18"]
    assert "Did you mean 'coding.split'?" in said["2:3"].hint
    assert "'insert' cannot be the key" in said["3:3"].message
    assert "would mean two things" in said["4:3"].message
    assert {p.severity for p in found.problems} == {"warning"}


def test_two_keys_swapped_by_hand_are_no_collision(tmp_path):
    found = written(tmp_path, "keys: {coding.split: [ctrl+d], coding.copy: [ctrl+k]}\n")
    assert found.problems == ()


def test_a_behaviour_has_the_same_key_in_every_exercise_as_long_as_it_is_free():
    ethogram = load_ethogram()
    every = ethogram.of("infant", coded=True)
    taken = {c for chords in USUAL.of("coding").values() for c in chords}
    whole = chords_of(every, taken, {})
    few = chords_of([ethogram["cry"], ethogram["resume_play"]], taken, {})
    assert {name: whole[name] for name in few} == few
    assert len(set(whole.values())) == len(whole)
    assert not taken & set(whole.values())


def test_the_keys_of_behaviours_are_those_of_behaviours_that_there_are():
    known = {b.id for b in load_ethogram().of("infant", coded=True)}
    assert set(behaviour_keys()) <= known
    assert len(set(behaviour_keys().values())) == len(behaviour_keys())
    assert not any(not_possible(chord) for chord in behaviour_keys().values())


def test_a_key_of_ones_own_goes_before_all_others():
    every: tuple[Behaviour, ...] = load_ethogram().of("infant", coded=True)
    usual = chords_of(every, (), {})
    own = chords_of(every, (), {"cry": usual["fuss"]})
    assert own["cry"] == usual["fuss"]
    assert own["fuss"] != usual["fuss"]
    assert len(own) == len(usual)


def test_checking_keeps_what_is_right():
    assert checked(USUAL, {"coding.split": ("ctrl+b",)}, None) == (
        {"coding.split": ("ctrl+b",)},
        (),
    )
