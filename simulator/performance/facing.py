"""Where the infant's face is and which side of it is free to look at, for the close-up."""

import math
from collections.abc import Callable, Mapping

from simulator.figure.skeleton import solve_trunk
from simulator.figure.vectors import wrapped
from simulator.performance.evaluate import placed_at
from simulator.performance.performer import Person


def face_track(
    people: Mapping[str, Person],
) -> Callable[[int], tuple[float, float, float, float, float]]:
    """Return a function of time that gives head x, y, z, the facing and the freer side.

    The turn of the head by gaze is left out on purpose: the camera answers to the body, which turns slowly,
    so that a glance away is seen as one. In arms the side is the one the head is turned to.
    """
    last = [0.0, 0.6, 2.0, 180.0, 1.0]

    def face_at(t: int) -> tuple[float, float, float, float, float]:
        placed = placed_at(people, t).get("infant")
        if placed is None:
            return (last[0], last[1], last[2], last[3], last[4])
        trunk = solve_trunk(placed)
        forward = trunk.head_frame[2]
        facing = math.degrees(math.atan2(forward[0], forward[2]))
        carrier = people["infant"].carrier.at(t)
        side = last[4]
        if carrier is not None:
            away = wrapped(facing - (placed.heading))
            side = 1.0 if away >= 0 else -1.0
            facing = placed.heading + max(-115.0, min(115.0, away * 1.35))
        last[:] = [*trunk.head, facing, side]
        return (*trunk.head, facing, side)

    return face_at
