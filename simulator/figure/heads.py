"""Many trunks and heads at once: where they are and which way they face in rows of poses.

It is what ``solve_trunk`` does for one pose, for questions about a whole performance.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulator.figure.body import Body
from simulator.figure.pose import HEAD, HIP, PELVIS, SPINE

Rows = NDArray[np.float64]


def frames(yaw: Rows, pitch: Rows, roll: Rows) -> Rows:
    """Return frames (n, 3, 3) turned by angles in degrees; their rows are right, up, forward."""
    (cy, sy), (cp, sp), (cr, sr) = (
        (np.cos(angle), np.sin(angle)) for angle in np.radians((yaw, pitch, roll))
    )
    right = (cy * cr - sy * sp * sr, -cp * sr, -sy * cr - cy * sp * sr)
    up = (cy * sr + sy * sp * cr, cp * cr, -sy * sr + cy * sp * cr)
    return np.array((right, up, (sy * cp, -sp, cy * cp))).transpose(2, 0, 1)


def headed(headings: Rows) -> Rows:
    """Return the frames (n, 3, 3) of bodies that are headed so."""
    level = np.zeros_like(headings)
    return frames(headings, level, level)


def to_world(frame: Rows, v: Rows) -> Rows:
    """Express vectors (n, 3) of frames (n, 3, 3) in the world."""
    world: Rows = np.einsum("ni,nij->nj", v, frame)
    return world


def pelvises(body: Body, poses: Rows, positions: Rows, root: Rows) -> Rows:
    """Return where the pelvises (n, 3) of a body in many poses are, by its root frames."""
    world: Rows = positions + to_world(root, poses[:, HIP] * body.leg)
    return world


class Spines(NamedTuple):
    """Trunks and heads at many times: points (n, 3), frames of the chest, ways of the face."""

    pelvis: Rows
    waist: Rows
    chest: Rows
    neck: Rows
    head: Rows
    chest_frame: Rows
    facing: Rows


def spines(body: Body, poses: Rows, positions: Rows, headings: Rows) -> Spines:
    """Return where trunks and heads are and where they face; the breath is left out."""
    root = headed(headings)
    pitch, roll, yaw = poses[:, PELVIS].T
    pelvis_frame = frames(yaw, pitch, roll) @ root
    pitch, roll, yaw = poses[:, SPINE].T / 2
    half = frames(yaw, pitch, roll)
    waist_frame = half @ pelvis_frame
    chest_frame = half @ waist_frame
    low, mid, high = pelvis_frame[:, 1], waist_frame[:, 1], chest_frame[:, 1]
    pelvis = pelvises(body, poses, positions, root)
    waist = pelvis + body.spine[0] * (low + (mid - low) * 0.5)
    chest = waist + body.spine[1] * (mid + (high - mid) * 0.6)
    neck = chest + body.neck[0] * high
    yaw, pitch, roll = poses[:, HEAD].T
    head_frame = frames(yaw, pitch, roll) @ root
    way = high + head_frame[:, 1]
    head = neck + body.neck[1] * way / np.linalg.norm(way, axis=1, keepdims=True)
    return Spines(pelvis, waist, chest, neck, head, chest_frame, head_frame[:, 2])
