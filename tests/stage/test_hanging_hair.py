"""Long hair hangs: it follows the room, not the head, and never comes before the face."""

import math

import pytest

from simulator.figure.vectors import UP, Vector, to_frame, to_world, turned
from simulator.stage.hair import _hanging, hair_of
from simulator.stage.hulls import Sphere


def hung(tilt: float, roll: float) -> list[tuple[Sphere, ...]]:
    """Return the volumes of long hair on a head that is tilted so many degrees."""
    up = to_frame(turned(0.0, tilt, roll), UP)
    return [_hanging(volume, up) for volume in hair_of("long").volumes]


def lowest(volumes: list[tuple[Sphere, ...]]) -> Vector:
    """Return where the lowest ball of hair is."""
    x, y, z, _ = min((ball for volume in volumes for ball in volume), key=lambda ball: ball[1])
    return x, y, z


def test_on_an_upright_head_hair_is_as_it_is_drawn() -> None:
    drawn = hair_of("long").volumes
    for volume, original in zip(hung(0.0, 0.0), drawn, strict=True):
        for ball, was in zip(volume, original, strict=True):
            assert ball == pytest.approx(was)


@pytest.mark.parametrize("roll", [-25.0, 25.0])
def test_ends_hang_more_steeply_than_the_head_is_tilted(roll: float) -> None:
    frame = turned(0.0, 0.0, roll)
    x, y, _ = to_world(frame, lowest(hung(0.0, roll)))
    off = math.degrees(math.atan2(x, -y))
    assert abs(off) < 0.5 * abs(roll)


def test_hair_on_the_back_stays_there_when_the_head_is_bowed() -> None:
    for volume, upright in zip(hung(40.0, 0.0), hung(0.0, 0.0), strict=True):
        for ball, was in zip(volume, upright, strict=True):
            assert ball[2] < was[2] + 0.04
