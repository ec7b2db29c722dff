"""Limbs as hulls: two bones that bend like stuffed cloth; legs with their feet."""

from simulator.figure.look import Colour, Look
from simulator.figure.skeleton import CUT, Joints
from simulator.figure.vectors import (
    Vector,
    add,
    dot,
    lerp,
    scale,
    sub,
    unit,
)
from simulator.stage.group import Group, Part, sphere
from simulator.stage.shapes import outfit_of, tint_of
from simulator.stage.trunk import hangs, skirt, skirt_hangs

_STRAIGHT = 0.97  # cosine of the bend below which a limb is drawn as stuffed cloth


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
    p, q = lerp(middle, start, CUT), lerp(middle, end, CUT)
    rp, rq = second + (first - second) * CUT * 0.6, second + (third - second) * CUT * 0.6
    return [
        ([sphere(start, first), sphere(p, rp)], tint),
        ([sphere(p, rp), sphere(q, rq)], tint),
        ([sphere(q, rq), sphere(end, third)], tint),
    ]


def add_legs(group: Group, joints: Joints, look: Look, torso_depth: float) -> None:
    """Add both legs with their feet."""
    body, trunk = joints.body, joints.trunk
    r, depth = body.radii, group.depth
    viewer = unit(sub(group.camera.eye, trunk.chest))
    outfit = outfit_of(body.build, look.outfit)
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
