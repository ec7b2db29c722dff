"""What was watched is noted stretch by stretch: breaks, leaps and speeds."""

from simulator.desk.watching.watching import WatchingLog
from simulator.records import Watched


def log():
    found = []
    return found, WatchingLog(found.append)


def play(watching, start, ms, *, speed=1.0):
    """Let it play for some milliseconds of the clock; return where the playhead is."""
    at = start
    for _ in range(ms // 20):
        at += 20 * speed
        watching.follow(at, playing=True, speed=speed, seconds=0.02)
    return at


def test_a_pause_ends_a_stretch():
    found, watching = log()
    at = play(watching, 0, 2_000)
    watching.follow(at, playing=False, speed=1.0, seconds=0.02)
    for _ in range(10):
        watching.follow(at, playing=False, speed=1.0, seconds=0.02)
    assert found == [Watched(20, 2_000, 1.0)]


def test_a_leap_and_another_speed_begin_a_new_stretch():
    found, watching = log()
    play(watching, 0, 1_000)
    at = play(watching, 60_000, 1_000)
    play(watching, at, 1_000, speed=2.0)
    watching.end()
    assert [(w.from_ms, w.speed) for w in found] == [(20, 1.0), (60_020, 1.0), (61_040, 2.0)]
    assert [w.to_ms for w in found] == [1_000, 61_000, 63_000]


def test_standing_still_is_not_watching():
    found, watching = log()
    watching.follow(5_000, playing=False, speed=1.0, seconds=0.02)
    watching.end()
    assert found == []
