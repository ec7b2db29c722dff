"""Clips as data: every behaviour has one, and all it names exists."""

import pytest

from simulator.case import load_ethogram
from simulator.figure.face import load_faces
from simulator.figure.pose import load_poses
from simulator.performance.captions import SOUNDS
from simulator.performance.clips import clip_from, load_clips, load_holds, load_postures
from simulator.performance.room import load_room
from simulator.performance.verbs import MOVES

SILENT = {"knock", "speech", "none"}


def test_every_behaviour_has_a_clip() -> None:
    clips = load_clips()
    missing = [b.id for b in load_ethogram().behaviours.values() if b.clip not in clips]
    assert missing == []


@pytest.mark.parametrize("name", sorted(load_clips()))
def test_all_that_a_clip_names_exists(name: str) -> None:
    clip = load_clips()[name]
    poses = {p.rpartition(".")[2] for b in ("infant", "adult") for p in load_poses(b)}
    for layers in clip.layers.values():
        for layer in layers:
            assert set(layer.poses) <= poses
    assert {f.value for f in clip.faces} <= set(load_faces())
    assert {kind for kind, _ in clip.moves} <= set(MOVES)
    assert {v.value for v in clip.voices} <= {*SOUNDS, *SILENT}
    room = load_room()
    words = {"target", "toy", "place", "holder", "avert", "down", "none"}
    people = {"infant", "caregiver", "stranger", "experimenter"}
    known = words | people | set(room.fixtures) | set(room.places) | set(room.things)
    assert {g.value for g in clip.gazes} <= known


def test_postures_and_holds_name_poses_that_exist() -> None:
    for build in ("infant", "adult"):
        poses = load_poses(build)
        for posture in load_postures(build).values():
            assert posture.pose in poses
            assert all(p in poses for way in posture.via.values() for p, _ in way)
    for hold in load_holds().values():
        assert hold.infant in load_poses("infant")
        assert hold.carrier in load_poses("adult")


def test_a_mistyped_key_of_a_clip_is_refused() -> None:
    with pytest.raises(ValueError, match="gase"):
        clip_from("try", {"gase": "target"})
