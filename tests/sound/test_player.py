import time
from collections.abc import Iterator

import numpy as np
import pygame
import pytest

from simulator.performance import Performance
from simulator.sound import Cue, cues_of
from simulator.sound.mix import CEILING
from simulator.sound.player import (
    FASTEST,
    SLOWEST,
    Player,
    close_device,
    in_stereo,
    open_device,
)

FRAME = 1000 / 60
LONG = (Cue(1000, 9000, "roll", None, 2, 0.0, 1), Cue(4000, 4900, "cry", "infant", 2, 0.0, 2))


@pytest.fixture
def device() -> Iterator[None]:
    assert open_device()
    yield
    close_device()


def run(player: Player, at: float, frames: int, speed: float = 1.0, *, playing=True) -> float:
    for _ in range(frames):
        player.follow(at, playing=playing, speed=speed)
        at += FRAME * speed if playing else 0
    return at


def silent() -> bool:
    """Tell whether all is silent, after the moment in which it fades."""
    for _ in range(250):
        if not pygame.mixer.get_busy():
            return True
        time.sleep(0.02)
    return False


@pytest.mark.usefixtures("device")
def test_a_cue_is_heard_when_the_playhead_reaches_it_and_not_before() -> None:
    player = Player(LONG, 0.5)
    run(player, 0.0, 55)
    assert not pygame.mixer.get_busy()
    run(player, 55 * FRAME, 10)
    assert pygame.mixer.get_busy()


@pytest.mark.usefixtures("device")
def test_playing_from_the_middle_of_a_sound_lets_the_rest_be_heard() -> None:
    run(Player(LONG, 0.5), 3000.0, 4)
    assert pygame.mixer.get_busy()


@pytest.mark.usefixtures("device")
def test_a_paused_playhead_is_silent() -> None:
    player = Player(LONG, 0.5)
    at = run(player, 3000.0, 10)
    run(player, at, 2, playing=False)
    assert silent()
    run(player, at, 3)
    assert pygame.mixer.get_busy()


@pytest.mark.usefixtures("device")
@pytest.mark.parametrize("playing", [True, False])
def test_scrubbing_is_silent(playing: bool) -> None:
    player = Player(LONG, 0.5)
    for n in range(40):
        player.follow(1500.0 + n * 137 % 7 * 900, playing=playing, speed=1.0)
        if n > 0:
            assert not player._due or player._wait_ms > 0
    player.follow(8000.0, playing=playing, speed=1.0)
    assert silent()


@pytest.mark.usefixtures("device")
def test_after_a_jump_it_is_heard_again_as_soon_as_the_playhead_runs_on() -> None:
    player = Player(LONG, 0.5)
    run(player, 0.0, 5)
    run(player, 5000.0, 2)
    assert silent()
    run(player, 5000.0 + 2 * FRAME, 20)
    assert pygame.mixer.get_busy()


@pytest.mark.usefixtures("device")
@pytest.mark.parametrize(
    ("speed", "heard"), [(0.25, False), (SLOWEST, True), (1.5, True), (FASTEST, True), (4.0, False)]
)
def test_speeds_beyond_the_limits_are_silent(speed: float, heard: bool) -> None:
    run(Player(LONG, 0.5), 3000.0, 20, speed)
    assert pygame.mixer.get_busy() == heard


@pytest.mark.usefixtures("device")
def test_a_volume_of_nothing_is_silent_at_once() -> None:
    player = Player(LONG, 0.5)
    at = run(player, 3000.0, 10)
    player.volume = 0.0
    run(player, at, 1)
    assert silent()


@pytest.mark.usefixtures("device")
def test_a_frame_never_makes_more_than_one_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    from simulator.sound import player as module

    made: list[Cue] = []

    def counted(cue: Cue, speed: float = 1.0) -> np.ndarray:
        made.append(cue)
        return in_stereo(cue, speed)

    monkeypatch.setattr(module, "in_stereo", counted)
    crowd = tuple(Cue(1000 + n, 1500, "step", None, 2, 0.0, n) for n in range(30))
    player, before = Player(crowd, 0.5), 0
    for n in range(100):
        player.follow(n * FRAME, playing=True, speed=1.0)
        assert len(made) - before <= 1
        before = len(made)
    assert len(made) == len(set(made)) == len(crowd)


@pytest.mark.usefixtures("device")
def test_what_was_made_is_forgotten_in_time(crying: Performance) -> None:
    player = Player(cues_of(crying), 0.5)
    start = crying.episodes[4].start_ms
    most = 0
    for n in range(1500):
        player.follow(start + n * 2 * FRAME, playing=True, speed=2.0)
        most = max(most, sum(made.nbytes for made in player._made.values()))
    assert 0 < most < 40_000_000


def test_without_a_sound_card_everything_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    close_device()

    def missing(*_args: object, **_more: object) -> None:
        raise pygame.error("no such device")

    monkeypatch.setattr(pygame.mixer, "init", missing)
    assert not open_device()
    player = Player(LONG, 0.5)
    assert run(player, 500.0, 100) > 2000
    player.hush()
    assert player._at is None


def test_one_cue_alone_is_within_the_ceiling_on_both_sides() -> None:
    for pan in (-1.0, 0.0, 1.0):
        made = in_stereo(Cue(0, 1200, "angry_cry", "infant", 3, pan, 4))
        assert int(np.abs(made.astype(int)).max()) <= CEILING * 32767
