"""Arms, hands, legs and feet as hulls."""

from collections.abc import Sequence

from simulator.figure.look import Colour, Look
from simulator.figure.skeleton import Joints
from simulator.figure.vectors import (
    Vector,
    add,
    distance,
    dot,
    lerp,
    scale,
    sub,
    to_world,
    unit,
)
from simulator.stage.group import Group, Material, Part, sphere
from simulator.stage.hands import ALL, FEW, Hand, hand, inward
from simulator.stage.shapes import Outfit, Shape, tint_of
from simulator.stage.trunk import SMALL, hangs, skirt, skirt_hangs

_STRAIGHT = 0.97  # cosine of the bend below which a limb is drawn as stuffed cloth
_CUT = 0.30  # share of each bone that the bend cuts off
_SLEEVE_ENDS = 0.94  # share of the forearm that a long sleeve covers
_IN_SLEEVE = 0.004  # metres by which a hand lies behind the end of a long sleeve
_TOWARDS = 0.15
_CLOSED = 0.5  # grip from which fingers are drawn before a held thing


def limb(
    start: Vector, middle: Vector, end: Vector, radii: tuple[float, float, float], tint: Colour
) -> list[Part]:
    """Return a limb of two bones; its corner is cut, so that it looks stuffed, not hinged."""
    first, second, third = radii
    if dot(unit(sub(middle, start)), unit(sub(end, middle))) > _STRAIGHT:
        return [
            ([sphere(start, first), sphere(middle, second)], tint),
            ([sphere(middle, second), sphere(end, third)], tint),
        ]
    p, q = lerp(middle, start, _CUT), lerp(middle, end, _CUT)
    rp, rq = second + (first - second) * _CUT * 0.6, second + (third - second) * _CUT * 0.6
    return [
        ([sphere(start, first), sphere(p, rp)], tint),
        ([sphere(p, rp), sphere(q, rq)], tint),
        ([sphere(q, rq), sphere(end, third)], tint),
    ]


def _bent(parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Split a limb into what belongs to the upper and to the lower bone."""
    return list(parts[:1]), list(parts[1:])


def add_legs(group: Group, joints: Joints, look: Look, outfit: Outfit, torso_depth: float) -> None:
    """Add both legs with their feet."""
    body, trunk = joints.body, joints.trunk
    r, depth = body.radii, group.depth
    viewer = unit(sub(group.camera.eye, trunk.chest))
    cloth, depths = tint_of(look, outfit.trousers), []
    for i in (0, 1):
        hip, knee, ankle, toe = joints.hip[i], joints.knee[i], joints.ankle[i], joints.toe[i]
        down = unit(sub(ankle, knee))
        sole = scale(down, r["ankle"] * 0.35)
        heel = add(add(ankle, sole), scale(toe, -r["heel"] * 0.5))
        tip = add(add(ankle, sole), scale(toe, body.foot))
        heel, tip = _above_floor(heel, r["heel"]), _above_floor(tip, r["toe"])
        where = depth(lerp(lerp(hip, knee, 0.75), ankle, 0.35))
        if hangs(joints, i):
            where = max(where, torso_depth + 0.012)
        away = dot(toe, viewer) < 0.12
        foot = depth(lerp(ankle, tip, 0.4)) + (0.02 if away else -0.02)
        shoe: Part = (
            [sphere(ankle, r["ankle"] * 0.92), sphere(heel, r["heel"]), sphere(tip, r["toe"])],
            look.shoes,
        )
        group.cluster(foot, [shoe])
        wide = r["ankle"] * (1.06 if body.build == "infant" else 1.0)
        group.cluster(where, limb(hip, knee, ankle, (r["hip"], r["knee"], wide), cloth))
        depths.append(where)
    if outfit.skirt and not skirt_hangs(joints):
        group.cluster(min(depths) - 0.001, [(skirt(joints, outfit.skirt), look.top)])


def _above_floor(point: Vector, radius: float) -> Vector:
    return (point[0], max(point[1], radius), point[2])


def add_arm(
    group: Group,
    joints: Joints,
    look: Look,
    shape: Shape,
    outfit: Outfit,
    i: int,
    *,
    holds: bool,
    split: bool,
) -> float:
    """Add one arm; return the depth at which a thing in its hand is drawn.

    With ``split`` the upper arm and the forearm are sorted apart, so that an arm can pass before
    one body and behind another; where nothing is between them they are still drawn as one limb.
    """
    r, depth = joints.body.radii, group.depth
    shoulder, elbow, wrist = joints.shoulder[i], joints.elbow[i], joints.wrist[i]
    upper = fore = depth(lerp(lerp(shoulder, elbow, 0.6), wrist, 0.55)) - shape.arm_nearer
    if split:
        upper = depth(lerp(shoulder, elbow, 0.6)) - shape.arm_nearer
        fore = depth(lerp(elbow, wrist, 0.62)) - shape.arm_nearer
    upper, fore = _before_face(group, joints, shape, wrist, upper, fore)
    small = group.camera.scale_at(wrist) < SMALL
    drawn = hand(joints, i, look.skin, FEW if small else ALL)
    gripping = holds and joints.grip[i] > _CLOSED
    name, cloth = f"{joints.shoulder[i]}", tint_of(look, outfit.sleeves)
    if outfit.sleeve == "short":
        bare = lerp(shoulder, elbow, 0.4)
        radii = (r["elbow"], r["elbow"] * 0.96, r["wrist"])
        above, below = _bent(limb(bare, elbow, wrist, radii, look.skin))
        skin: Material = "skin"
        cuff = lerp(shoulder, elbow, 0.84)
        sleeve = ([sphere(shoulder, r["shoulder"]), sphere(cuff, r["elbow"] * 1.14)], cloth)
        group.cluster(upper, [sleeve], seq=0.4)
        below, hand_depth = [*below, *drawn.palm], fore
    else:
        radii = (r["shoulder"], r["elbow"], r["wrist"] * 1.14)
        cuff = lerp(elbow, wrist, _SLEEVE_ENDS)
        above, below = _bent(limb(shoulder, elbow, cuff, radii, cloth))
        skin = "cloth"
        hand_depth = fore + (-_IN_SLEEVE if _towards(group, joints, i) else _IN_SLEEVE)
        group.cluster(hand_depth, drawn.palm, material="skin")
    group.cluster(fore, below, material=skin, limb=name)
    group.cluster(upper, above, material=skin, limb=name)
    _blend_shoulder(group, joints, cloth, shape, i, upper)
    _add_fingers(group, joints, i, drawn, hand_depth, small=small, holds=gripping)
    return fore - 0.006


def _towards(group: Group, joints: Joints, i: int) -> bool:
    """Tell whether a hand points at the viewer, so that it hides the end of its sleeve."""
    viewer = unit(sub(group.camera.eye, joints.wrist[i]))
    return dot(joints.hand_direction[i], viewer) > _TOWARDS


def _add_fingers(
    group: Group, joints: Joints, i: int, drawn: Hand, depth: float, *, small: bool, holds: bool
) -> None:
    """Add the fingers: before the palm or behind it, as it looks; before what they hold."""
    viewer = unit(sub(group.camera.eye, joints.wrist[i]))
    behind = dot(inward(joints, i), viewer) < 0.0 and joints.grip[i] > _CLOSED
    nearer, seq = (-0.006, -1.0) if behind else (0.0005, 0.0)
    if holds:
        nearer, seq = (-0.05, -1.0) if behind else (0.016, 2.0)
    depth -= nearer
    if small:
        group.cluster(depth, drawn.fingers, material="skin", seq=seq)
        return
    for finger in drawn.fingers:
        group.cluster(depth, [finger], material="skin", seq=seq)
    if not holds and joints.grip[i] < _CLOSED and joints.finger[i] < _CLOSED:
        group.cluster(depth, [drawn.back], material="skin", seq=seq + 0.1, lines=False)


def _before_face(
    group: Group, joints: Joints, shape: Shape, wrist: Vector, upper: float, fore: float
) -> tuple[float, float]:
    """Bring a hand that is near the face, and nearer than it, in front of the whole head."""
    head = joints.trunk.head
    near = distance(wrist, head) < shape.face_reach * joints.body.head_unit / 0.1
    if near and group.depth(wrist) < group.depth(head) - 0.02:
        front = group.depth(head) - 0.075
        return min(upper, front), min(fore, front)
    return upper, fore


def _blend_shoulder(
    group: Group, joints: Joints, cloth: Colour, shape: Shape, i: int, depth: float
) -> None:
    """Cover the outline where the sleeve grows out of the chest: it must not look set in."""
    k = joints.body.head_unit / 0.1
    x, y, z, radius = shape.shoulder
    side = 1 - 2 * i
    trunk = joints.trunk
    inner = add(trunk.chest, to_world(trunk.chest_frame, (side * x * k, y * k, z * k)))
    joint = lerp(joints.shoulder[i], inner, 0.12)
    parts: list[Part] = [
        (
            [sphere(inner, radius * k * 0.86), sphere(joint, joints.body.radii["shoulder"] * 0.90)],
            cloth,
        )
    ]
    group.cluster(depth, parts, material="blend", seq=0.5, lines=False)
