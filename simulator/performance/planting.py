"""Planting: feet and hands of a pose are put where steps and holds have them in the world."""

import math

from simulator.figure.body import Body
from simulator.figure.gaits import Gait, heel
from simulator.figure.pose import FEET, FRAMES, GRIPS, HANDS, HIP, PALMS, PELVIS, TOES, Pose
from simulator.figure.vectors import turned
from simulator.performance.part import GAIT, HEADING, PLANTED, SPOT, STANDS
from simulator.performance.tracks import Row

_WORLD = 4 * FRAMES.index("world")
_SINK = 0.10  # leg lengths by which a pelvis sinks at the most for a foot that is far off
_STRAIGHT = 0.998  # of a leg: a straight one has no side to bend to
_HANDHOLD_M = 0.3
"""How high a hand is at least that closes round something, rather than lying on the floor."""


def plant(pose: Pose, row: Row, gait: Gait, body: Body) -> None:
    """Put feet and hands of a (fresh) pose where the steps have them, by the row of the part."""
    planted, leg = row[PLANTED].tolist(), body.leg
    if not any(planted):
        return
    x, z = row[SPOT].tolist()
    heading = float(row[HEADING])
    s, c = math.sin(math.radians(heading)), math.cos(math.radians(heading))
    for limb, weight in enumerate(planted):
        if weight == 0.0:
            continue
        wx, wy, wz, toward = row[STANDS[limb]].tolist()
        if limb >= 2:
            pose[HANDS[limb - 2]] *= 1.0 - weight
            at = HANDS[limb - 2].start + _WORLD
            pose[at : at + 4] += (weight, weight * wx, weight * wy, weight * wz)
            if wy > _HANDHOLD_M:
                pose[PALMS[limb - 2]] *= 1.0 - weight
                pose[GRIPS[limb - 2]] += weight * (1.0 - pose[GRIPS[limb - 2]])
            continue
        dx, dz = wx - x, wz - z
        right, forward = (dx * c - dz * s) / leg, (dx * s + dz * c) / leg
        rise, tip = (float(row[GAIT]) * k for k in heel(gait, forward))
        pose[FEET[limb]] = (right, wy / leg + rise, forward)
        out, _, ahead = pose[TOES[limb]].tolist()
        turn = math.radians(toward - heading)
        st, ct = math.sin(turn), math.cos(turn)
        pose[TOES[limb]] = (out * ct + ahead * st, pose[TOES[limb]][1] + tip, ahead * ct - out * st)
    if planted[0] or planted[1]:
        _sink(pose, body)


def _sink(pose: Pose, body: Body) -> None:
    """Let the pelvis of a (fresh) pose down as far as feet need that are out of the legs' reach."""
    reach = _STRAIGHT * (1.0 - body.ankle / body.leg)
    right, up, forward = pose[HIP].tolist()
    pitch, roll, yaw = pose[PELVIS].tolist()
    across = turned(yaw, pitch, roll)[0]
    least = up - _SINK
    for foot, side in zip(FEET, (1.0, -1.0), strict=True):
        x, y, z = pose[foot].tolist()
        out, rise, ahead = (side * body.hip_width / body.leg * k for k in across)
        flat = (x - right - out) ** 2 + (z - forward - ahead) ** 2
        up = min(up, y - rise + math.sqrt(max(0.0, reach * reach - flat)))
    pose[HIP.start + 1] = max(least, up)
