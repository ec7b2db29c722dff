"""What holds for every performance: purity, continuity, and that bodies keep together."""

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.case import load_ethogram
from simulator.figure.pose import HEAD
from simulator.figure.skeleton import Joints, solve
from simulator.performance import FRAME_MS, Performance, Scene
from tests.performance.conftest import performance_of

FASTEST = {"infant": 9.0, "adult": 6.0}  # metres a second of any joint: a blow is the fastest act
HEAD_TURN = 40.0  # degrees from one frame to the next: a startle
TRUNK = {"infant": 2.2, "adult": 2.6}


def solved(scene: Scene) -> dict[str, Joints]:
    return solve({actor: figure.placed for actor, figure in scene.figures.items()})


def joints_of(j: Joints) -> list[tuple[float, float, float]]:
    return [j.trunk.head, j.trunk.pelvis, *j.hand, *j.elbow, *j.knee, *j.ankle]


def same(a: Scene, b: Scene) -> bool:
    return (
        a.time_ms == b.time_ms
        and a.door == b.door
        and a.toys == b.toys
        and a.closeup == b.closeup
        and a.figures.keys() == b.figures.keys()
        and all(
            np.array_equal(a.figures[k].placed.pose, b.figures[k].placed.pose)
            and a.figures[k].placed.position == b.figures[k].placed.position
            and np.array_equal(a.figures[k].face, b.figures[k].face)
            for k in a.figures
        )
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_scene_depends_on_nothing_but_the_time(data: st.DataObject) -> None:
    performance = performance_of("noor")
    moments = st.integers(0, performance.length_ms)
    t = data.draw(moments)
    first = performance.at(t)
    for other in data.draw(st.lists(moments, max_size=4)):
        performance.at(other)
    assert same(performance.at(t), first)


def test_a_scene_cannot_be_changed(performance: Performance) -> None:
    figure = performance.at(60_000).figures["infant"]
    with pytest.raises(ValueError, match="read-only"):
        figure.placed.pose[0] = 1.0


def test_no_joint_jumps_between_frames(performance: Performance) -> None:
    """Every eleventh second of every case, and the seconds around the borders of episodes."""
    starts = [*range(0, performance.length_ms - 1000, 11_000)]
    starts += [span.start_ms - 500 for span in performance.episodes[1:]]
    for start in starts:
        before: dict[str, Joints] = {}
        heads: dict[str, np.ndarray] = {}
        for t in range(start, start + 1000, FRAME_MS):
            scene = performance.at(t)
            now = solved(scene)
            for actor in now.keys() & before.keys():
                build = now[actor].body.build
                pairs = zip(joints_of(before[actor]), joints_of(now[actor]), strict=True)
                moved = [math.dist(a, b) for a, b in pairs]
                assert max(moved) < FASTEST[build] * FRAME_MS / 1000, (actor, t, moved)
                assert max(moved[:2]) < TRUNK[build] * FRAME_MS / 1000, (actor, t, moved[:2])
                head = scene.figures[actor].placed.pose[HEAD]
                assert np.abs(head - heads[actor]).max() < HEAD_TURN, (actor, t)
            before = now
            heads = {a: f.placed.pose[HEAD] for a, f in scene.figures.items()}


def test_the_infant_in_arms_stays_in_them(performance: Performance) -> None:
    checked = 0
    for t in range(0, performance.length_ms, 2500):
        scene = performance.at(t)
        infant = scene.figures.get("infant")
        if infant is None or infant.carrier is None:
            continue
        joints = solved(scene)
        apart = math.dist(joints["infant"].trunk.pelvis, joints[infant.carrier].trunk.pelvis)
        assert apart < 0.95, (t, apart)  # a release from a chair reaches furthest
        checked += 1
    assert checked > 0


def test_nobody_stands_in_a_wall(performance: Performance) -> None:
    x0, x1, z0, z1 = performance.room.bounds
    for t in range(0, performance.length_ms, 1700):
        for actor, figure in performance.at(t).figures.items():
            x, _, z = figure.placed.position
            through_door = -1.95 < x < -1.0
            assert x0 < x < x1, (actor, t, x)
            assert z0 < z, (actor, t, z)
            assert z < z1 or through_door, (actor, t, x, z)


def test_people_who_left_are_not_in_the_scene(performance: Performance) -> None:
    alone = performance.episode(6)
    assert alone is not None
    middle = performance.at(alone.start_ms + alone.length_ms // 2)
    assert set(middle.figures) == {"infant"}


def test_freezing_stills_everything() -> None:
    performance = performance_of("sami")
    frozen = [e for e in performance.events() if e.behaviour.startswith(("d5_freeze", "d5_still"))]
    assert len(frozen) == 2
    for event in frozen:
        span = performance.episode(event.episode)
        assert span is not None
        end = span.start_ms + event.to_ms
        poses = [
            performance.at(t).figures["infant"] for t in range(end - 3000, end - 400, FRAME_MS)
        ]
        first = poses[0]
        for figure in poses[1:]:
            assert np.allclose(figure.placed.pose, first.placed.pose, atol=1e-3)
            assert np.allclose(figure.face, first.face, atol=1e-3)


def test_events_are_coded_acts_inside_their_episode(performance: Performance) -> None:
    ethogram = load_ethogram()
    events = performance.events()
    assert len(events) > 60
    for event in events:
        span = performance.episode(event.episode)
        assert span is not None
        assert 0 <= event.from_ms <= event.to_ms <= span.length_ms
        assert ethogram[event.behaviour].coded
    assert not any(ethogram[e.behaviour].coded for e in performance.acts() if e not in events)


def test_held_things_are_held_by_somebody_present(performance: Performance) -> None:
    for t in range(0, performance.length_ms, 3100):
        scene = performance.at(t)
        for toy in scene.toys:
            assert toy.holder is None or toy.holder in scene.figures, (t, toy.name)
            assert toy.position[1] > -0.02


def test_the_closeup_has_the_face_in_view(performance: Performance) -> None:
    """The camera stands off the infant's head by its distance and looks at it."""
    for t in range(0, performance.length_ms, 4300):
        scene = performance.at(t)
        if "infant" not in scene.figures:
            continue
        head = solved(scene)["infant"].trunk.head
        aim = scene.closeup
        assert math.dist(aim.target, head) < 0.45, t
        assert 1.0 < math.dist(aim.eye, head) < 2.0, t
