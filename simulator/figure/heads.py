"""Many heads at once: where they are and which way they face in rows of poses.

It is what ``solve_trunk`` does for one pose, for questions about a whole performance.
"""

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


def heads(body: Body, poses: Rows, positions: Rows, headings: Rows) -> tuple[Rows, Rows]:
    """Return the middles of heads and where they face, both (n, 3); the breath is left out."""
    root = headed(headings)
    pitch, roll, yaw = poses[:, PELVIS].T
    pelvis = frames(yaw, pitch, roll) @ root
    pitch, roll, yaw = poses[:, SPINE].T / 2
    half = frames(yaw, pitch, roll)
    waist = half @ pelvis
    chest = half @ waist
    at = pelvises(body, poses, positions, root)
    at = at + body.spine[0] * (pelvis[:, 1] + (waist[:, 1] - pelvis[:, 1]) * 0.5)
    at = at + body.spine[1] * (waist[:, 1] + (chest[:, 1] - waist[:, 1]) * 0.6)
    at = at + body.neck[0] * chest[:, 1]
    yaw, pitch, roll = poses[:, HEAD].T
    head = frames(yaw, pitch, roll) @ root
    neck = chest[:, 1] + head[:, 1]
    at = at + body.neck[1] * neck / np.linalg.norm(neck, axis=1, keepdims=True)
    return at, head[:, 2]
