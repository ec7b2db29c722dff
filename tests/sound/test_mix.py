import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from simulator.performance import Performance
from simulator.sound import CEILING, RATE, Cue, cues_of, render, render_pieces
from simulator.sound.mix import gains, mix
from tests.sound.listening import loudest_lufs, loudness

ROOT = Path(__file__).parents[2]
SHORT_TERM_S, SHORT_TERM_LUFS = 3.0, -15.0
MOMENTARY_S, MOMENTARY_LUFS = 0.4, -11.0
"""The loudest a session may be with the sound fully on; the desk begins 10 dB below."""


def crying_ms(performance: Performance) -> int:
    return next(c.start_ms for c in cues_of(performance) if c.sound == "hard_cry")


def test_the_same_stretch_gives_the_same_bytes(crying: Performance) -> None:
    start = crying_ms(crying)
    once = render(crying, start, start + 4000)
    assert once.dtype == np.int16
    assert once.shape == (4 * RATE, 2)
    assert once.tobytes() == render(crying, start, start + 4000).tobytes()


@pytest.mark.parametrize("cut", [1, 333, 2500])
def test_stretches_that_meet_give_the_whole(crying: Performance, cut: int) -> None:
    start = crying_ms(crying)
    whole = render(crying, start, start + 5000)
    parts = (render(crying, start, start + cut), render(crying, start + cut, start + 5000))
    assert np.array_equal(np.concatenate(parts), whole)


def test_an_empty_stretch_is_empty_and_a_quiet_one_silent(crying: Performance) -> None:
    assert render(crying, 5000, 5000).shape == (0, 2)
    assert not mix((), 0, 1000).any()


def test_a_whole_case_stays_within_the_limits(crying: Performance) -> None:
    pieces = list(render_pieces(crying, 0, crying.length_ms))
    assert sum(len(p) for p in pieces) == crying.length_ms * RATE // 1000
    most = max(int(np.abs(p.astype(int)).max()) for p in pieces)
    assert 0.2 < most / 32767 <= CEILING
    assert max(int(np.abs(np.diff(p.astype(int), axis=0)).max()) for p in pieces) < 0.3 * 32767
    whole = np.concatenate(pieces) / 32767
    assert -30 < loudest_lufs(whole, SHORT_TERM_S) < SHORT_TERM_LUFS
    assert loudest_lufs(whole, MOMENTARY_S) < MOMENTARY_LUFS


def test_the_meter_reads_what_the_standard_says() -> None:
    t = np.arange(4 * RATE) / RATE
    tone = np.sin(2 * np.pi * 997 * t)[:, None] * np.array([1.0, 0.0])
    assert loudest_lufs(tone, SHORT_TERM_S) == pytest.approx(-3.01, abs=0.1)


def test_many_loud_sounds_at_once_do_not_pass_the_ceiling() -> None:
    loud = [Cue(0, 1000, "hard_cry", "infant", 3, pan, 1) for pan in (-1.0, -0.5, -1.0, -1.0)]
    made = mix(loud, 0, 1200)
    assert int(np.abs(made.astype(int)).max()) <= CEILING * 32767 + 1


def test_what_is_left_in_the_picture_is_left_in_the_ears() -> None:
    for pan, side in ((-0.8, 0), (0.8, 1)):
        made = mix([Cue(0, 1000, "cry", "infant", 2, pan, 1)], 0, 1200) / 32767
        assert loudness(made[:, side]) > loudness(made[:, 1 - side]) + 6
    left, right = gains(0.0)
    assert left == pytest.approx(right) == pytest.approx(1.0)
    for pan in (-1.0, -0.3, 0.6):
        assert sum(g * g for g in gains(pan)) == pytest.approx(2.0)


def test_sound_can_be_made_without_pygame() -> None:
    code = "import sys, simulator.sound; sys.exit('pygame' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
