"""Acts become what they say: ways, touch, holds, refusals; and problems at their line."""

import math

import numpy as np
import pytest

from simulator.figure.face import INDEX
from simulator.figure.skeleton import solve
from simulator.performance import Performance, Scene
from tests.performance.conftest import Play

SECOND = 30_000  # where the second episode begins


def scene(performance: Performance, seconds: float) -> Scene:
    return performance.at(SECOND + int(seconds * 1000))


def apart(s: Scene, one: str, other: str) -> float:
    a, b = (s.figures[name].placed.position for name in (one, other))
    return math.dist((a[0], a[2]), (b[0], b[2]))


@pytest.mark.parametrize("moves", ["crawls", "walks"])
def test_going_to_the_caregiver_takes_the_time_the_way_needs(play: Play, moves: str) -> None:
    done = play(
        (1, "infant", "move_to_toys", {"toy": "ball"}),
        (20, "infant", f"{moves.removesuffix('s')}_to_caregiver"),
        moves=moves,
    ).value
    way = apart(scene(done, 20), "infant", "caregiver")
    event = next(e for e in done.events() if e.behaviour.endswith("_to_caregiver"))
    seconds = (event.to_ms - event.from_ms) / 1000
    assert 0.15 < (way - 0.4) / seconds < 0.45
    assert apart(scene(done, event.to_ms / 1000), "infant", "caregiver") < 0.55
    assert event.distance == pytest.approx(way, abs=0.25)


def test_routes_go_round_the_chairs(play: Play) -> None:
    done = play(
        (1, "infant", "go_to", {"place": "corner_window"}),
        (12, "infant", "go_to", {"place": "wall_left"}),
    ).value
    chair = done.room.chairs["caregiver"].position
    for ms in range(0, 30_000, 200):
        x, _, z = done.at(SECOND + ms).figures["infant"].placed.position
        assert math.dist((x, z), chair) > 0.30


def test_lifting_holding_and_putting_down(play: Play) -> None:
    done = play(
        (1, "caregiver", "cg_pick_up"),
        (8, "infant", "cling", {"for_ms": 6000}),
        (16, "caregiver", "cg_put_down"),
    ).value
    assert scene(done, 9).figures["infant"].carrier == "caregiver"
    assert scene(done, 9).figures["infant"].placed.position[1] > 0.6
    after = scene(done, 22)
    assert after.figures["infant"].carrier is None
    assert after.figures["infant"].placed.position[1] == 0.0
    assert next(e for e in done.events() if e.behaviour == "cling").contact


def test_hands_of_the_carrier_lie_on_the_infant(play: Play) -> None:
    done = play((1, "caregiver", "cg_pick_up")).value
    s = scene(done, 9)
    joints = solve({a: f.placed for a, f in s.figures.items()})
    infant = joints["infant"].trunk
    nearest = min(
        math.dist(hand, point)
        for hand in joints["caregiver"].hand
        for point in (infant.pelvis, infant.waist, infant.chest)
    )
    assert nearest < 0.20


def test_resisting_interrupts_a_release(play: Play) -> None:
    done = play(
        (1, "caregiver", "cg_pick_up"),
        (10, "caregiver", "cg_put_down"),
        (10.5, "infant", "resist_put_down", {"for_ms": 2000}),
    ).value
    assert scene(done, 16).figures["infant"].carrier == "caregiver"


def test_a_batted_toy_flies_out_of_the_hand(play: Play) -> None:
    done = play(
        (1, "caregiver", "cg_offer_toy", {"toy": "doll", "for_ms": 15_000}),
        (13, "infant", "bat_away_toy", {"toy": "doll"}),
    ).value
    doll = {
        seconds: next(t for t in scene(done, seconds).toys if t.name == "doll")
        for seconds in (12, 18)
    }
    assert doll[12].holder == "caregiver"
    assert doll[18].holder is None
    assert doll[18].position[1] < 0.02


def test_turning_the_back_puts_the_caregiver_behind(play: Play) -> None:
    done = play((1, "infant", "turn_back_to_caregiver", {"for_ms": 8000})).value
    s = scene(done, 6)
    infant, adult = (s.figures[a].placed for a in ("infant", "caregiver"))
    bearing = math.degrees(
        math.atan2(adult.position[0] - infant.position[0], adult.position[2] - infant.position[2])
    )
    off = abs((bearing - infant.heading + 180) % 360 - 180)
    assert off > 140


def test_gaze_meets_its_target(play: Play) -> None:
    done = play((1, "infant", "look_at_caregiver", {"for_ms": 4000})).value
    s = scene(done, 3.5)
    assert s.figures["infant"].gaze_target == "caregiver"
    joints = solve({a: f.placed for a, f in s.figures.items()})
    eye, forward = joints["infant"].trunk.head, joints["infant"].trunk.head_frame[2]
    to = [b - a for a, b in zip(eye, joints["caregiver"].trunk.head, strict=True)]
    angle = math.degrees(
        math.acos(sum(a * b for a, b in zip(to, forward, strict=True)) / math.hypot(*to))
    )
    assert angle < 40


def test_crying_shows_and_sounds_and_ends(play: Play) -> None:
    done = play((2, "infant", "cry", {"for_ms": 6000})).value
    during, after = scene(done, 5), scene(done, 12)
    voice = during.figures["infant"].voice
    assert voice is not None
    assert voice.sound == "cry"
    assert "[cries]" in during.captions
    assert after.figures["infant"].voice is None
    assert during.figures["infant"].face[9] > after.figures["infant"].face[9] + 0.4


def test_what_cannot_be_played_is_a_problem_at_its_line(play: Play) -> None:
    loaded = play(
        (1, "infant", "cling", {"for_ms": 3000}),
        (4, "stranger", "st_floor_invite", {"toy": "ball"}),
        (6, "infant", "smile_greet"),
    )
    assert loaded.value is None
    assert [(p.span.line, p.code) for p in loaded.problems] == [(1, "E360"), (2, "E360")]
    assert "holding the infant" in loaded.problems[0].message


def test_an_act_that_must_wait_is_a_warning(play: Play) -> None:
    loaded = play(
        (1, "infant", "go_to", {"place": "corner_far"}),
        (3, "infant", "go_to", {"place": "middle"}),
    )
    assert [p.code for p in loaded.problems] == ["W460"]
    assert loaded.value is not None


def test_leaving_after_the_end_of_an_episode_is_a_warning(play: Play) -> None:
    loaded = play((55, "caregiver", "cg_bye_leave"), seconds=57)
    assert [p.code for p in loaded.problems] == ["W461"]


def test_showing_another_toy_than_the_one_held_is_a_problem(play: Play) -> None:
    loaded = play(
        (1, "infant", "explore_manipulate", {"toy": "teddy", "for_ms": 15_000}),
        (20, "infant", "show_toy", {"toy": "doll"}),
    )
    assert [(p.span.line, p.code) for p in loaded.problems] == [(2, "E360")]
    assert "holds the teddy" in loaded.problems[0].message


def test_arms_that_reach_up_let_go_of_the_toy(play: Play) -> None:
    done = play(
        (1, "infant", "explore_manipulate", {"toy": "ball", "for_ms": 15_000}),
        (22, "infant", "arms_up", {"for_ms": 2000}),
    ).value
    ball = next(t for t in scene(done, 24).toys if t.name == "ball")
    assert ball.holder is None


def test_who_lies_down_lies_on_the_side_and_gets_up_to_reach(play: Play) -> None:
    acts = [(1, "infant", "lie_down"), (8, "infant", "arms_up", {"target": "caregiver"})]
    performance = play(*acts).value
    assert performance is not None
    start = performance.episode(2).start_ms
    lying, up = (
        solve({"infant": performance.at(start + t).figures["infant"].placed})["infant"]
        for t in (6000, 12_000)
    )
    assert lying.trunk.head[1] < 0.2
    assert abs(lying.trunk.head_frame[1][1]) < 0.4
    assert up.trunk.head[1] > 0.3


def test_a_longer_cry_goes_on_when_a_shorter_one_on_top_of_it_is_over(play: Play) -> None:
    loaded = play(
        (1, "caregiver", "cg_pick_up"),
        (6, "infant", "angry_cry", {"for_ms": 20_000}),
        (10, "infant", "kick_held", {"for_ms": 3_000}),
    )
    assert loaded.value is not None, loaded.problems
    start = loaded.value.episode(2).start_ms
    before, after = (loaded.value.at(start + ms).figures["infant"] for ms in (9_500, 18_000))
    assert after.voice is not None
    assert after.voice.sound == "angry_cry"
    assert np.abs(after.face - before.face).max() < 0.35
    calm = loaded.value.at(start + 30_000).figures["infant"]
    assert calm.voice is None


@pytest.mark.parametrize(("intensity", "share"), [(1, 0.35), (2, 0.5), (3, 0.65)])
def test_who_goes_towards_something_stops_on_the_way(
    play: Play, intensity: int, share: float
) -> None:
    performance = play(
        (2, "infant", "go_towards", {"target": "caregiver", "intensity": intensity}), moves="walks"
    ).value
    before, after = (scene(performance, t) for t in (1.5, 15))
    there = before.figures["caregiver"].placed.position
    begin, end = (s.figures["infant"].placed.position for s in (before, after))
    gone = math.dist(begin, end) / math.dist(begin, there)
    assert 0.3 * share < gone <= share


def test_a_short_look_stops_the_play_but_neither_breath_nor_blink(play: Play) -> None:
    performance = play(
        (2, "infant", "explore_manipulate", {"toy": "ball", "for_ms": 20_000}),
        (14, "infant", "stop_and_look", {"target": "door"}),
        (20, "infant", "smile_at_toy", {"target": "ball"}),
    ).value
    looking = scene(performance, 15.4).figures["infant"]
    assert looking.gaze_target == "door"
    still = performance.people["infant"].part.still
    assert not still.values.any()
    smiling, before = (scene(performance, t).figures["infant"] for t in (21, 19.9))
    assert smiling.gaze_target == "toy:ball"
    assert smiling.face[INDEX["width"]] > before.face[INDEX["width"]]
