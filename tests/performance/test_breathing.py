"""The mouth opens with what is uttered."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.figure.face import INDEX
from simulator.performance import Performance
from simulator.performance.breathing import breaths, lay_mouth, load_breathing, seed_of
from simulator.performance.tracks import Cues
from tests.performance.conftest import Play

START = 30_000


def opened(performance: Performance, times: range) -> np.ndarray:
    faces = [performance.at(START + t).figures["infant"].face for t in times]
    return np.array([face[INDEX["open"]] for face in faces])


@pytest.mark.parametrize("act", ["babble_play", "call_out", "vocalise_greet"])
def test_who_is_heard_opens_the_mouth(play: Play, act: str) -> None:
    target = {"toy": "duck"} if act == "babble_play" else {}
    performance = play((1, "infant", act, {"for_ms": 5_000, **target})).value
    voice = performance.people["infant"].voice
    start, end, cue = next(
        (start, end, cue)
        for start, end, cue in zip(voice.times, voice.times[1:], voice.values, strict=False)
        if cue is not None
    )
    seed = seed_of(performance.people["infant"].seed, start)
    for breath in breaths(load_breathing()[cue[0]], start, end, seed):
        if not breath.drawn:
            heard = opened(performance, range(breath.start_ms - START, breath.end_ms - START, 20))
            assert heard.max() > 0.4


def test_between_breaths_and_syllables_of_babble_the_mouth_shuts(play: Play) -> None:
    performance = play((1, "infant", "babble_play", {"for_ms": 8_000, "toy": "duck"})).value
    mouth = opened(performance, range(1_000, 9_000, 20))
    wide, shut = mouth > 0.4, mouth < 0.25
    assert 0.05 < wide.mean() < 0.6
    assert shut.mean() > 0.25
    assert (np.diff(wide.astype(int)) == 1).sum() > 6  # syllables, not one long opening


@given(st.sampled_from(["babble", "call", "greeting", "laugh"]), st.integers(0, 99))
def test_the_mouth_is_shut_before_and_after(sound: str, seed: int) -> None:
    voice = Cues((0, 1000, 6000), (None, (sound, 1000, 2), None))
    mouth = lay_mouth(voice, seed).sample(np.arange(0.0, 8000.0, 10.0))[:, 0]
    assert mouth[:101].max() == 0.0
    assert mouth[601:].max() == 0.0
    assert mouth.max() == pytest.approx(load_breathing()[sound].opens, abs=0.02)


@given(st.sampled_from(sorted(load_breathing())), st.integers(150, 30_000), st.integers(0, 99))
def test_breaths_lie_in_their_stretch_one_after_the_other(
    sound: str, length: int, seed: int
) -> None:
    found = breaths(load_breathing()[sound], 500, 500 + length, seed)
    assert found[0].start_ms == 500
    assert all(500 <= b.start_ms < b.end_ms <= 500 + length for b in found)
    assert all(a.end_ms <= b.start_ms for a, b in itertools.pairwise(found))
