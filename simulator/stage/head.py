"""The head: skull, ears, nose and face, with the hair in the right order round them.

Order: outline of the skull, hair behind, far ear, skull, nape, hair cap, cheeks and eyes, nose,
mouth and tears, fringe, near ear, hair that stands before the head, wisps.
"""

import functools
import math

import numpy as np

from simulator.figure.face import Face
from simulator.figure.look import Colour, Look
from simulator.figure.skeleton import Joints
from simulator.figure.vectors import (
    add,
    dot,
    scale,
    sub,
    to_world,
    unit,
)
from simulator.stage.beard import add_beard
from simulator.stage.camera import Array
from simulator.stage.features import Features, features, visible
from simulator.stage.group import Group, Material, sphere
from simulator.stage.hair import HairShape, add_cloth, add_hair, hair_of, hair_tint, seen_from_below
from simulator.stage.head_view import HeadView
from simulator.stage.hulls import Sphere
from simulator.stage.palette import tone
from simulator.stage.shapes import HeadShape, shape_of
from simulator.stage.trunk import SMALL

_AWAY = -0.45  # how far a face may turn from the viewer before it is left out
_EDGE = 0.03  # cosine at which features are cut off at the edge of the head
_SMALL_HEAD = 90  # pixels below which every other point of a feature is enough
_NEAR_EAR = 0.10
_LIGHT_HAIR = 450  # red, green and blue from which the warm shade of skin would show as brown on it
_DRAWN_IN, _RAISED = 0.06, 3.0  # how hair behind the skull gives way when it is seen from below
_LEVEL, _UNDER = -0.10, 0.10  # cosines from where short hair gives way, and long hair


def add_head(group: Group, joints: Joints, look: Look, face: Face) -> None:
    """Add neck, head, hair and face."""
    plan, hair = shape_of(joints.body.build).head, hair_of(look.hairstyle)
    tint = hair_tint(hair, look)
    head = HeadView(group, joints, plan)
    _add_neck(group, head, joints, look, plan)
    skull = [(head.balls(plan.skull), look.skin)]
    group.cluster(head.depth, skull, seq=0.5, fills=False)
    group.cluster(head.depth, [(head.balls(_shell(hair, head)), tint)], seq=1)
    material: Material = "flat" if sum(tint) > _LIGHT_HAIR else "skin"
    group.cluster(head.depth, skull, seq=3.5, lines=False, material=material)
    if hair.ears:
        _add_ears(group, head, look, plan)
    add_cloth(group, head, hair, plan, tint, look.skin)
    add_hair(group, head, hair, tint)
    if look.beard:
        add_beard(group, head, plan, look.hair)
    _add_face(group, head, joints, look, plan, face)


def _shell(hair: HairShape, head: HeadView) -> tuple[Sphere, ...]:
    """Return the hair behind the skull; from below it would look like a beard under the jaw."""
    if hair.cloth:
        return hair.shell
    drawn_in = _DRAWN_IN * seen_from_below(head.viewer, _LEVEL)
    higher = _RAISED * seen_from_below(head.viewer, _UNDER)
    return tuple(
        (x, y + higher * max(0.0, -y) + r * drawn_in, z, r * (1.0 - drawn_in))
        for x, y, z, r in hair.shell
    )


def _add_neck(group: Group, head: HeadView, joints: Joints, look: Look, plan: HeadShape) -> None:
    trunk, k = joints.trunk, joints.body.head_unit / 0.1
    radius = joints.body.radii["neck"]
    foot = add(trunk.neck, scale(trunk.chest_frame[1], plan.neck_rise * k))
    parts = [
        ([sphere(foot, radius), sphere(head.at((0, -0.04, -0.012)), radius)], tone(look.skin, 0.95))
    ]
    group.cluster(head.depth + 0.03, parts, material="skin")


def _add_ears(group: Group, head: HeadView, look: Look, plan: HeadShape) -> None:
    for side in (1, -1):
        ear = head.balls([(side * x, y, z, r) for x, y, z, r in plan.ear])
        facing = side * head.viewer[0]
        if facing <= _NEAR_EAR:
            group.cluster(head.depth, [(ear, tone(look.skin, 0.97))], seq=2, material="skin")
            continue
        group.cluster(head.depth, [(ear, tone(look.skin, 0.98))], seq=7.5, material="skin")
        if facing > 0.45 and head.scale > SMALL:
            fold = head.points(_ear_fold(plan.ear[1], side))
            group.patches(head.depth, [(fold, tone(look.skin, 0.80))], seq=7.6)


@functools.lru_cache(16)
def _ear_fold(ear: Sphere, side: int) -> Array:
    """Return the line inside an ear round the head's centre: a thin crescent, open to the front."""
    x, y, z, r = ear
    angles = np.radians(np.arange(20, 221, 25))

    def arc(k: float) -> Array:
        points = np.empty((len(angles), 3))
        points[:, 0] = side * (x + r * 0.75)
        points[:, 1] = y - 0.003 + k * r * np.sin(angles)
        points[:, 2] = z - k * r * np.cos(angles)
        return points

    return np.concatenate([arc(0.62), arc(0.46)[::-1]])


def _enlarged(pixels: float) -> float:
    """Return how much larger features are drawn on a head of so many pixels."""
    return max(1.0, min(1.45, 1.45 - (pixels - 44) / 130 * 0.45))


def _add_face(
    group: Group, head: HeadView, joints: Joints, look: Look, plan: HeadShape, face: Face
) -> None:
    _add_nose(group, head, look, plan)
    if head.viewer[2] <= _AWAY:
        return
    pixels = head.scale * 0.20 * head.size
    drawn = features(
        joints.body.build,
        look,
        face,
        joints.eyes,
        head.viewer[:2],
        _enlarged(pixels),
        every=2 if pixels < _SMALL_HEAD else 1,
    )
    runs = _visible_runs(group, head, drawn)
    under = [run for i, run in runs if i < drawn.before_nose]
    over = [run for i, run in runs if i >= drawn.before_nose]
    if under:
        group.flat(head.depth, under, seq=5.5)
    if over:
        group.flat(head.depth, over, seq=5.8)


def _visible_runs(
    group: Group, head: HeadView, drawn: Features
) -> list[tuple[int, tuple[int, int, Colour]]]:
    """Add what is seen of features to the corners of a group; return by number where each is."""
    facing = drawn.outward @ np.array(head.viewer)
    world = head.points(drawn.points)
    starts = (0, *drawn.ends[:-1])
    least = np.minimum.reduceat(facing, starts).tolist()
    most = np.maximum.reduceat(facing, starts).tolist()
    first, _ = group.corners_of(world)
    runs = []
    for i, (start, end, tint) in enumerate(zip(starts, drawn.ends, drawn.tints, strict=True)):
        if most[i] < _EDGE * 2 or end - start < 3:
            continue
        if least[i] >= _EDGE:
            runs.append((i, (first + start, first + end, tint)))
            continue
        kept = visible(world[start:end].tolist(), facing[start:end].tolist(), _EDGE)
        if len(kept) > 2:
            runs.append((i, (*group.corners_of(kept), tint)))
    return runs


def _add_nose(group: Group, head: HeadView, look: Look, plan: HeadShape) -> None:
    v, radius = plan.nose["v"], plan.nose["radius"] * head.size
    _, up, forward = plan.ellipsoid
    tip = head.at((0.0, math.sin(v) * up, forward * math.cos(v) * plan.nose["out"]))
    group.cluster(head.depth, [([sphere(tip, radius)], look.skin)], seq=3, material="skin")
    towards = unit(sub(tip, head.centre))
    if dot(towards, to_world(head.frame, head.viewer)) > 0.15:
        bump = sphere(tip, radius * 0.90)
        glint = sphere(add(tip, to_world(head.frame, (-0.003, 0.004, 0.004))), radius * 0.62)
        parts = [([bump], tone(look.skin, 0.93)), ([glint], tone(look.skin, 1.08))]
        group.cluster(head.depth, parts, seq=5.7, material="plain", lines=False)
