"""The playhead keeps time, stays on its reel, and steps by whole frames."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from simulator.desk.timelines import playhead as time
from simulator.desk.timelines.playhead import FRAME_MS, SPEEDS, Playhead

REEL = 180_000
places = st.integers(0, REEL)


def playing(at: float = 0.0, speed: float = 1.0) -> Playhead:
    return Playhead(REEL, at=at, playing=True, speed=speed)


@given(places, st.sampled_from(SPEEDS), st.lists(st.floats(0, 0.2), max_size=30))
def test_time_passes_as_on_the_clock_however_it_is_cut_into_frames(at, speed, ticks):
    head = playing(at, speed)
    for tick in ticks:
        head = time.advance(head, tick)
    assert abs(head.at - min(at + sum(ticks) * 1000 * speed, REEL)) < 0.01


def test_a_long_frame_drops_pictures_instead_of_time():
    assert time.advance(playing(), 2.0).ms == 2000


def test_standing_still_no_time_passes():
    head = Playhead(REEL, at=500)
    assert time.advance(head, 10) == head


def test_playing_stops_at_the_end_and_begins_again_from_the_start():
    ended = time.advance(playing(REEL - 10), 1)
    assert (ended.playing, ended.at) == (False, REEL)
    assert time.toggle(ended) == playing(0)
    assert time.toggle(ended, 700) == playing(700)


@given(st.integers(-10_000, 2 * REEL))
def test_seeking_stays_on_the_reel(ms):
    assert 0 <= time.seek(playing(), ms).ms <= REEL


@given(places, st.integers(1, 50))
def test_stepping_on_and_back_shows_the_same_picture(at, frames):
    head = time.seek(Playhead(REEL), min(at, REEL - 50 * FRAME_MS))
    there = time.step(head, frames)
    assert there.ms == head.ms + frames * FRAME_MS
    assert time.step(there, -frames).picture_ms == head.ms


@given(places, st.sampled_from(SPEEDS))
def test_what_is_marked_is_the_frame_that_is_shown(at, speed):
    head = replace(time.seek(Playhead(REEL), at), speed=speed)
    assert head.ms == head.picture_ms
    assert head.ms % FRAME_MS == 0


def test_slow_motion_shows_pictures_between_frames():
    assert playing(50, speed=0.25).picture_ms == 50
    assert playing(50, speed=1.0).picture_ms == 40


def test_speeds_end_at_a_tenth_and_at_eight_times():
    head = Playhead(REEL)
    assert time.change_speed(head, -99).speed == 0.1
    assert time.change_speed(head, 99).speed == 8.0
    assert time.change_speed(time.change_speed(head, 1), -1).speed == 1.0


def test_a_moment_plays_from_a_little_before_to_a_little_after():
    head = time.play_moment(Playhead(REEL), 10_000, 12_000, speed=0.5)
    assert (head.ms, head.playing, head.speed) == (8_000, True, 0.5)
    ended = time.advance(head, 100)
    assert (ended.ms, ended.playing) == (14_000, False)


def test_moving_the_playhead_lets_playing_go_on_beyond_the_moment():
    head = time.seek(time.play_moment(Playhead(REEL), 10_000, 12_000), 0)
    assert time.advance(head, 60).playing


@given(places, st.sampled_from(SPEEDS), st.floats(0, 5))
def test_backwards_time_runs_as_fast_and_stops_at_the_beginning(at, speed, seconds):
    head = time.advance(replace(playing(at, speed), backwards=True), seconds)
    assert abs(head.at - max(at - seconds * 1000 * speed, 0)) < 0.01
    assert head.playing == (head.at > 0)


@given(places, st.integers(40, 5000), st.lists(st.floats(0, 9), max_size=9), st.booleans())
@example(0, 40, [1e-264], True)
def test_a_loop_is_never_left_by_playing(start, length, ticks, backwards):
    head = time.loop(Playhead(2 * REEL), (start, start + length))
    head = replace(head, backwards=backwards)
    for tick in ticks:
        head = time.advance(head, tick)
        assert head.playing
        assert start <= head.at < start + length


def test_moving_out_of_a_loop_ends_it_and_moving_inside_does_not():
    head = time.loop(Playhead(REEL), (1000, 2000))
    assert time.seek(head, 1500).loop == (1000, 2000)
    assert time.seek(head, 2000).loop is None
    assert time.loop(head, None).playing


def test_the_shuttle_goes_faster_with_every_press_and_turns_at_normal_speed():
    head = time.shuttle(Playhead(REEL, at=9000), backwards=False)
    assert (head.playing, head.rate) == (True, 1.0)
    assert time.shuttle(head, backwards=False).rate == 2.0
    assert time.shuttle(time.shuttle(head, backwards=False), backwards=True).rate == -1.0
    for _ in range(9):
        head = time.shuttle(head, backwards=True)
    assert head.rate == -8.0
    assert time.pause(head).rate == 8.0


@given(places, st.floats(0, 3), st.sampled_from(SPEEDS))
def test_after_any_way_to_a_place_it_shows_the_same_picture(at, seconds, speed):
    head = time.shuttle(Playhead(REEL, at=at, speed=speed), backwards=True)
    there = time.pause(time.advance(head, seconds))
    assert there.picture_ms == time.seek(Playhead(REEL), there.at).picture_ms
