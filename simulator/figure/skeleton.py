"""From pose numbers to joints: trunks first, then limbs, so that hands can touch a partner."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from simulator.figure.body import Body
from simulator.figure.limb import Pair, stretched, two_bone
from simulator.figure.pose import (
    BREATH,
    ELBOWS,
    EYES,
    FEET,
    FINGERS,
    FRAMES,
    GRIPS,
    HANDS,
    HEAD,
    HIP,
    KNEES,
    PALMS,
    PELVIS,
    SPINE,
    TOES,
    Pose,
)
from simulator.figure.touch import Rod, way_inside, way_to_surface
from simulator.figure.vectors import (
    ORIGIN,
    UP,
    Frame,
    Vector,
    add,
    compose,
    dot,
    lerp,
    scale,
    smooth,
    sub,
    to_world,
    turned,
    unit,
)

Leg = tuple[Vector, Vector, Vector, Vector]
"""Hip, knee, ankle, and the direction of the toe."""

_PARTNER = [4 * i for i, frame in enumerate(FRAMES) if frame.startswith("partner")]
"""Where the weights of the partner's frames are in the row of a hand."""
_ANY_PARTNER = [hand.start + weight for hand in HANDS for weight in _PARTNER]
_WORLD: Frame = ((1.0, 0.0, 0.0), UP, (0.0, 0.0, 1.0))
_TO_PALM = 0.55  # of a hand: from the wrist to the middle of the palm
_TRIES = 4  # to bring a hand to a surface: as often as it takes where the arm nearly reaches it
_BEHIND = 1e-3  # how near an arm may come to straight behind, as 1 plus a cosine
_COMES = 0.6  # of the weight, from which a hand that is led to a partner seeks the surface
CUT = 0.30
"""Share of each bone that the bend of a limb cuts off: limbs look stuffed, not hinged."""
_STOUT = 1.15  # a trunk's thickness in those of a hip


@dataclass(frozen=True, slots=True)
class Placed:
    """A body in a pose at a place; ``partner`` names whom its hands may be placed on."""

    body: Body
    pose: Pose
    position: Vector
    heading: float
    partner: str | None = None


@dataclass(frozen=True, slots=True)
class Trunk:
    """Pelvis to head: centres and frames, in the world."""

    root_frame: Frame
    pelvis: Vector
    waist: Vector
    chest: Vector
    neck: Vector
    head: Vector
    pelvis_frame: Frame
    waist_frame: Frame
    chest_frame: Frame
    head_frame: Frame


@dataclass(frozen=True, slots=True)
class Joints:
    """A solved skeleton: the trunk, and pairs (right, left) for the limbs.

    ``hand`` is the middle of the palm, ``hand_direction`` and ``toe`` are unit vectors, ``eyes``
    the turn of the eyes to their right and up (1 is the limit), ``finger`` and ``grip`` run from 0
    to 1. ``rests`` leads from each palm into the body that it lies on: a unit vector for a hand
    that rests there, nothing for one that is free or grips.
    """

    body: Body
    trunk: Trunk
    shoulder: Pair
    elbow: Pair
    wrist: Pair
    hand_direction: Pair
    hand: Pair
    hip: Pair
    knee: Pair
    ankle: Pair
    toe: Pair
    eyes: tuple[float, float]
    finger: tuple[float, float]
    grip: tuple[float, float]
    rests: Pair


def _v(pose: Pose, where: slice) -> Vector:
    x, y, z = pose[where].tolist()
    return (x, y, z)


def solve_trunk(placed: Placed) -> Trunk:
    """Place pelvis, waist, chest, neck and head."""
    body = placed.body
    root = turned(placed.heading)
    numbers = placed.pose[: EYES.start].tolist()
    pelvis = add(placed.position, to_world(root, scale(numbers[HIP], body.leg)))
    pitch, roll, yaw = numbers[PELVIS]
    pelvis_frame = compose(root, turned(yaw, pitch, roll))
    pitch, roll, yaw = numbers[SPINE]
    half = turned(yaw * 0.5, pitch * 0.5, roll * 0.5)
    waist_frame = compose(pelvis_frame, half)
    chest_frame = compose(waist_frame, half)
    lift = float(placed.pose[BREATH]) * body.head_unit
    waist = add(pelvis, scale(lerp(pelvis_frame[1], waist_frame[1], 0.5), body.spine[0]))
    chest = add(waist, scale(lerp(waist_frame[1], chest_frame[1], 0.6), body.spine[1] + lift))
    neck = add(chest, scale(chest_frame[1], body.neck[0]))
    yaw, pitch, roll = numbers[HEAD]
    head_frame = compose(root, turned(yaw, pitch, roll))
    head = add(neck, scale(unit(add(chest_frame[1], head_frame[1])), body.neck[1]))
    return Trunk(
        root, pelvis, waist, chest, neck, head, pelvis_frame, waist_frame, chest_frame, head_frame
    )


def _shoulder(body: Body, trunk: Trunk, side: int) -> Vector:
    return add(
        trunk.chest,
        to_world(trunk.chest_frame, (side * body.shoulder_width, body.shoulder_rise, 0.0)),
    )


@dataclass(frozen=True, slots=True)
class _Partner:
    """Whom hands are placed on: measures, frames, and the parts they can rest on."""

    body: Body
    trunk: Trunk
    rods: tuple[Rod, ...]


def _rods(body: Body, trunk: Trunk, legs: tuple[Leg, Leg]) -> tuple[Rod, ...]:
    """Return trunk, head and legs as rods; a knee has its corner cut, as it is drawn."""
    radii = body.radii
    knee, ankle = radii["knee"], radii["ankle"]
    bends = [(lerp(leg[1], leg[0], CUT), lerp(leg[1], leg[2], CUT)) for leg in legs]
    return (
        (trunk.pelvis, trunk.chest, _STOUT * radii["hip"]),
        (trunk.head, trunk.head, body.head_scale * body.head_unit),
        *((leg[0], above, knee) for leg, (above, _) in zip(legs, bends, strict=True)),
        *((above, below, knee) for above, below in bends),
        *((below, leg[2], ankle) for leg, (_, below) in zip(legs, bends, strict=True)),
    )


def _hand_target(
    placed: Placed, own: Trunk, shoulder: Vector, slot: slice, partner: _Partner | None
) -> Vector:
    """Sum the weighted frames of a hand target into one world point."""
    row = placed.pose[slot].tolist()
    total, weights = ORIGIN, 0.0
    for i, w in enumerate(row[::4]):
        axes = _axes(FRAMES[i], placed, own, shoulder, partner) if w > 1e-6 else None
        if axes is None:
            continue
        origin, frame, size = axes
        x, y, z = row[4 * i + 1 : 4 * i + 4]
        total = add(total, add(scale(origin, w), scale(to_world(frame, (x, y, z)), size)))
        weights += w
    if weights > 1e-6:
        return scale(total, 1.0 / weights)
    return add(shoulder, (0.0, -placed.body.arm, 0.0))


def _axes(
    name: str, placed: Placed, own: Trunk, shoulder: Vector, partner: _Partner | None
) -> tuple[Vector, Frame, float] | None:
    """Return origin, axes and unit of a frame of hands; None for a partner who is not there."""
    body = placed.body
    match name:
        case "floor":
            return placed.position, own.root_frame, body.leg
        case "chest":
            return shoulder, own.chest_frame, body.arm
        case "head":
            return own.head, own.head_frame, body.head_unit
        case "pelvis":
            return own.pelvis, own.pelvis_frame, body.leg
        case "world":
            return ORIGIN, _WORLD, 1.0
    if partner is None:
        return None
    trunk, other = partner.trunk, partner.body
    match name:
        case "partner_pelvis":
            return trunk.pelvis, trunk.pelvis_frame, other.leg
        case "partner_chest":
            return trunk.chest, trunk.chest_frame, other.arm
        case _:
            return trunk.head, trunk.head_frame, other.head_unit


Arm = tuple[Vector, Vector, Vector, Vector, Vector]
"""Shoulder, elbow, wrist, the direction of the hand, and the middle of its palm."""


def _arm(placed: Placed, trunk: Trunk, i: int, partner: _Partner | None) -> Arm:
    shoulder = _shoulder(placed.body, trunk, 1 - 2 * i)
    target = _hand_target(placed, trunk, shoulder, HANDS[i], partner)
    arm = _bent(placed, trunk, i, shoulder, target)
    row = placed.pose[HANDS[i]].tolist()
    share = sum(row[weight] for weight in _PARTNER)
    if partner is None or share < _COMES:
        return arm
    laid = _laid_on(placed, trunk, i, arm, partner.rods)
    if laid is arm:
        return arm
    near = smooth(min(1.0, (share - _COMES) / (1.0 - _COMES)))
    return _bent(placed, trunk, i, shoulder, lerp(target, laid[2], near))


def _laid_on(placed: Placed, trunk: Trunk, i: int, arm: Arm, rods: tuple[Rod, ...]) -> Arm:
    """Bring a palm from beside a partner onto the body, or as near to it as the arm can."""
    for _ in range(_TRIES):
        way = way_to_surface(arm[4], placed.body.radii["palm"], rods)
        if way == ORIGIN:
            break
        arm = _bent(placed, trunk, i, arm[0], add(arm[2], way))
    return arm


def _lying(placed: Placed, arm: Arm, i: int, partner: _Partner | None) -> tuple[Vector, Vector]:
    """Return the direction of a hand that lies along a partner's body, and the way into that.

    A hand that is free or grips keeps its direction, and there is no way into anything.
    """
    if partner is None:
        return arm[3], ORIGIN
    row, grip = placed.pose[HANDS[i]].tolist(), float(placed.pose[GRIPS[i]])
    share = sum(row[weight] for weight in _PARTNER)
    if share < _COMES or grip > 0.5:
        return arm[3], ORIGIN
    near = smooth(min(1.0, (share - _COMES) / (1.0 - _COMES))) * (1.0 - 2.0 * grip)
    inside = way_inside(arm[4], partner.rods)
    enters = near * max(0.0, dot(arm[3], inside))
    return unit(sub(arm[3], scale(inside, enters))), scale(inside, near)


def elbow_side(chest: Frame, along: Vector, lifted: float) -> Vector:
    """Return to which side of an arm its elbow points.

    The elbow of an arm straight ahead is lifted by so many degrees, to the right, from where it
    hangs; any other arm is turned from there by the shortest way. So an elbow follows its hand
    everywhere but straight behind the shoulder, where an arm does not go.
    """
    (rx, ry, rz), (ux, uy, uz), (fx, fy, fz) = chest
    ax, ay, az = along
    out, down = math.sin(math.radians(lifted)), math.cos(math.radians(lifted))
    x, y, z = rx * out - ux * down, ry * out - uy * down, rz * out - uz * down
    turn = (x * ax + y * ay + z * az) / max(1.0 + fx * ax + fy * ay + fz * az, _BEHIND)
    return (x - (fx + ax) * turn, y - (fy + ay) * turn, z - (fz + az) * turn)


def _pole(placed: Placed, trunk: Trunk, i: int, along: Vector) -> Vector:
    return elbow_side(trunk.chest_frame, along, (1 - 2 * i) * float(placed.pose[ELBOWS[i]]))


def _bent(placed: Placed, trunk: Trunk, i: int, shoulder: Vector, target: Vector) -> Arm:
    """Lead a wrist to a point, as far as the arm can."""
    body, pose = placed.body, placed.pose
    pole = _pole(placed, trunk, i, unit(sub(target, shoulder)))
    elbow, wrist = two_bone(shoulder, target, body.upper_arm, body.forearm, pole)
    along = unit(sub(wrist, elbow))
    weight, *palm = pose[PALMS[i]].tolist()
    direction = unit(
        add(scale(along, 1.0 - weight), to_world(trunk.root_frame, (palm[0], palm[1], palm[2])))
    )
    hand = add(wrist, scale(direction, body.hand * _TO_PALM))
    return shoulder, elbow, wrist, direction, hand


def hand_of(
    placed: Placed, trunk: Trunk, side: int, on: tuple[Placed, Trunk] | None = None
) -> Vector:
    """Return the middle of the palm of one hand, 0 being the right; ``on`` is the partner."""
    if on is None or not placed.pose[HANDS[side]][_PARTNER].any():
        return _arm(placed, trunk, side, None)[4]
    other, of_other = on
    return _arm(placed, trunk, side, _partner(other, of_other, _legs(other, of_other)))[4]


def palm_at(placed: Placed, trunk: Trunk, side: int, point: Vector) -> Pair:
    """Lead the palm of a hand that goes on straight from its forearm to a point, or near it.

    Return where the wrist is then, and the middle of the palm.
    """
    body, shoulder = placed.body, _shoulder(placed.body, trunk, 1 - 2 * side)
    palm = body.hand * _TO_PALM
    pole = _pole(placed, trunk, side, unit(sub(point, shoulder)))
    elbow, hand = two_bone(shoulder, point, body.upper_arm, body.forearm + palm, pole)
    return lerp(elbow, hand, body.forearm / (body.forearm + palm)), hand


def palm_reach(body: Body, trunk: Trunk, side: int, point: Vector) -> Vector:
    """Return where the palm comes to that ``palm_at`` leads to a point."""
    shoulder, palm = _shoulder(body, trunk, 1 - 2 * side), body.hand * _TO_PALM
    along, far = stretched(shoulder, point, body.upper_arm, body.forearm + palm)
    return add(shoulder, scale(along, far))


def leg_of(placed: Placed, trunk: Trunk, i: int) -> Leg:
    """Return hip, knee and ankle of one leg, and the direction of its toes; 0 is the right."""
    body, pose, root = placed.body, placed.pose, trunk.root_frame
    hip = add(
        trunk.pelvis, to_world(trunk.pelvis_frame, ((1 - 2 * i) * body.hip_width, -0.012, 0.0))
    )
    foot = add(placed.position, to_world(root, scale(_v(pose, FEET[i]), body.leg)))
    knee, ankle = two_bone(hip, foot, body.thigh, body.shin, to_world(root, _v(pose, KNEES[i])))
    return hip, knee, ankle, unit(to_world(root, _v(pose, TOES[i])))


def _legs(placed: Placed, trunk: Trunk) -> tuple[Leg, Leg]:
    return leg_of(placed, trunk, 0), leg_of(placed, trunk, 1)


def _partner(placed: Placed, trunk: Trunk, legs: tuple[Leg, Leg]) -> _Partner:
    return _Partner(placed.body, trunk, _rods(placed.body, trunk, legs))


def _limbs(placed: Placed, trunk: Trunk, legs: tuple[Leg, Leg], partner: _Partner | None) -> Joints:
    right, left = (_arm(placed, trunk, i, partner) for i in (0, 1))
    along, rests = zip(
        _lying(placed, right, 0, partner), _lying(placed, left, 1, partner), strict=True
    )
    right_leg, left_leg = legs
    pose = placed.pose
    eyes = pose[EYES].tolist()
    return Joints(
        body=placed.body,
        trunk=trunk,
        shoulder=(right[0], left[0]),
        elbow=(right[1], left[1]),
        wrist=(right[2], left[2]),
        hand_direction=along,
        hand=(right[4], left[4]),
        hip=(right_leg[0], left_leg[0]),
        knee=(right_leg[1], left_leg[1]),
        ankle=(right_leg[2], left_leg[2]),
        toe=(right_leg[3], left_leg[3]),
        eyes=(eyes[0], eyes[1]),
        finger=(float(pose[FINGERS[0]]), float(pose[FINGERS[1]])),
        grip=(float(pose[GRIPS[0]]), float(pose[GRIPS[1]])),
        rests=rests,
    )


def solve(figures: Mapping[str, Placed]) -> dict[str, Joints]:
    """Solve all figures of a scene together: joints by name.

    A hand placed on a partner rests on the partner's body, however both have moved; with a partner
    who is not in the scene it falls back to the frames that are.
    """
    trunks = {name: solve_trunk(placed) for name, placed in figures.items()}
    legs = {name: _legs(placed, trunks[name]) for name, placed in figures.items()}
    touched = {
        placed.partner
        for placed in figures.values()
        if placed.partner in figures and placed.pose[_ANY_PARTNER].any()
    }
    partners = {
        name: _partner(placed, trunks[name], legs[name])
        for name, placed in figures.items()
        if name in touched
    }
    return {
        name: _limbs(placed, trunks[name], legs[name], partners.get(placed.partner or ""))
        for name, placed in figures.items()
    }
