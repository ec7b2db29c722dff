"""The trunk: what is worn below and above, and what is sewn on it."""

import functools
import itertools

import numpy as np

from simulator.figure.look import Colour, Look
from simulator.figure.skeleton import Joints, Trunk
from simulator.figure.vectors import Frame, Vector, add, dot, lerp, scale, sub, to_world, unit
from simulator.stage.camera import Array
from simulator.stage.group import Group, sphere
from simulator.stage.hulls import Index, Sphere
from simulator.stage.palette import tone
from simulator.stage.shapes import BONES, Bead, Bone, Mark, outfit_of, shape_of, tint_of

SMALL = 310  # pixels per metre below which fine marks are left out
_HANGING = -0.50


def _bone(trunk: Trunk, bone: Bone) -> tuple[Vector, Frame]:
    if bone == "pelvis":
        return trunk.pelvis, trunk.pelvis_frame
    if bone == "waist":
        return trunk.waist, trunk.waist_frame
    return trunk.chest, trunk.chest_frame


def _form(trunk: Trunk, beads: tuple[Bead, ...], k: float) -> list[Sphere]:
    found = []
    for bone, offset, radius in beads:
        origin, frame = _bone(trunk, bone)
        found.append(sphere(add(origin, to_world(frame, scale(offset, k))), radius * k))
    return found


def _bones(trunk: Trunk) -> tuple[Array, Array]:
    """Return frames (3, 3, 3) and origins (3, 3) of the bones, in the order of ``BONES``."""
    found = [_bone(trunk, bone) for bone in BONES]
    return np.array([frame for _, frame in found]), np.array([origin for origin, _ in found])


def _add_marks(
    group: Group, depth: float, trunk: Trunk, look: Look, shown: tuple[Mark, ...], k: float
) -> None:
    """Add marks, ``k`` times their size, to a group."""
    bones, offsets, ends = _sewn(shown)
    frames, origins = _bones(trunk)
    world = ((offsets * k)[:, None, :] @ frames[bones])[:, 0, :] + origins[bones]
    first, _ = group.corners_of(world)
    starts = (0, *ends[:-1])
    group.flat(
        depth,
        [
            (first + start, first + end, _tint(look, mark))
            for start, end, mark in zip(starts, ends, shown, strict=True)
        ],
        seq=2,
    )


@functools.lru_cache(256)
def _sewn(marks: tuple[Mark, ...]) -> tuple[Index, Array, tuple[int, ...]]:
    """Return the bones and offsets of all corners of marks, and the number after each mark's."""
    bones = np.concatenate([mark.bones for mark in marks])
    offsets = np.concatenate([mark.offsets for mark in marks])
    return bones, offsets, tuple(itertools.accumulate(len(mark.bones) for mark in marks))


def _tint(look: Look, mark: Mark) -> Colour:
    return tone(tint_of(look, mark.tint), mark.tone)


def hangs(joints: Joints, i: int) -> bool:
    """Tell whether a thigh points down against the pelvis, so that clothes hang over it."""
    thigh = unit(sub(joints.knee[i], joints.hip[i]))
    return dot(thigh, joints.trunk.pelvis_frame[1]) < _HANGING


def skirt_hangs(joints: Joints) -> bool:
    """Tell whether a skirt hangs from the trunk; otherwise it lies over the thighs."""
    return hangs(joints, 0) and hangs(joints, 1)


def skirt(joints: Joints, share: float) -> list[Sphere]:
    """Return one hull over both thighs, as far down as the skirt goes."""
    r = joints.body.radii
    hems = [lerp(hip, knee, share) for hip, knee in zip(joints.hip, joints.knee, strict=True)]
    return [
        *(sphere(hip, r["hip"] * 1.04) for hip in joints.hip),
        *(sphere(hem, r["knee"] * 1.34) for hem in hems),
    ]


def add_trunk(group: Group, joints: Joints, look: Look) -> float:
    """Add the trunk and return its depth."""
    build = joints.body.build
    shape, outfit = shape_of(build), outfit_of(build, look.outfit)
    trunk, k = joints.trunk, joints.body.head_unit / 0.1
    depth = group.depth(lerp(trunk.pelvis, trunk.chest, 0.5))
    below = look.top if outfit.skirt else tint_of(look, outfit.trousers)
    under = [(_form(trunk, form, k), below) for form in shape.under]
    over = [(_form(trunk, form, k), tint_of(look, tint)) for tint, form in outfit.forms]
    if outfit.skirt and skirt_hangs(joints):
        over.append((skirt(joints, outfit.skirt), look.top))
    group.cluster(depth + shape.behind, under, material="flat")
    group.cluster(depth, over)
    viewer = unit(sub(group.camera.eye, trunk.chest))
    facing = dot(trunk.chest_frame[2], viewer)
    above = dot(trunk.chest_frame[1], viewer)
    small = group.camera.scale_at(trunk.chest) < SMALL
    shown = tuple(
        mark
        for mark in (outfit.marks + outfit.card if look.card else outfit.marks)
        if (-facing if mark.back else facing) > mark.facing
        and above > mark.above
        and not (small and mark.fine)
    )
    if shown:
        _add_marks(group, depth, trunk, look, shown, k)
    return depth
