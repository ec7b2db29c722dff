"""Bodies, toys and furniture as capsules: enough solid geometry to tell what is inside what."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.figure.skeleton import Joints
from simulator.figure.vectors import Vector, add, dot, scale, sub


@dataclass(frozen=True, slots=True)
class Capsule:
    """A part of a body or a thing: all points within ``radius`` of the line from a to b."""

    name: str
    a: Vector
    b: Vector
    radius: float


def gap(one: Capsule, other: Capsule) -> float:
    """Return the metres between two capsules; negative is how deep one is in the other."""
    return _between(one.a, one.b, other.a, other.b) - one.radius - other.radius


def _between(p1: Vector, q1: Vector, p2: Vector, q2: Vector) -> float:
    """Return the shortest distance between two lines with ends (Ericson, 2005, section 5.1.9)."""
    d1, d2, r = sub(q1, p1), sub(q2, p2), sub(p1, p2)
    a, e, f = dot(d1, d1), dot(d2, d2), dot(d2, r)
    c, b = dot(d1, r), dot(d1, d2)
    s = t = 0.0
    if a > 1e-9:
        denominator = a * e - b * b
        s = min(1.0, max(0.0, (b * f - c * e) / denominator)) if denominator > 1e-9 else 0.0
    if e > 1e-9:
        t = (b * s + f) / e
        t = min(1.0, max(0.0, t))
    if a > 1e-9:
        s = min(1.0, max(0.0, (b * t - c) / a))
    return math.dist(add(p1, scale(d1, s)), add(p2, scale(d2, t)))


def trunk_of(j: Joints) -> list[Capsule]:
    """Return trunk and head."""
    r = j.body.radii
    head = j.body.head_scale * j.body.head_unit
    return [
        Capsule("trunk", j.trunk.pelvis, j.trunk.chest, r["hip"] * 1.15),
        Capsule("head", j.trunk.head, j.trunk.head, head),
    ]


def legs_of(j: Joints) -> Iterator[Capsule]:
    """Return thighs, shins and feet."""
    r = j.body.radii
    for side, name in ((0, "right"), (1, "left")):
        yield Capsule(f"{name} thigh", j.hip[side], j.knee[side], r["knee"])
        yield Capsule(f"{name} shin", j.knee[side], j.ankle[side], r["ankle"])
        toe = add(j.ankle[side], scale(j.toe[side], j.body.foot))
        yield Capsule(f"{name} foot", j.ankle[side], toe, r["toe"])


def body_of(j: Joints) -> list[Capsule]:
    """Return trunk, head and legs: what may not pass through anything; arms are made to touch."""
    return [*trunk_of(j), *legs_of(j)]


def arms_of(j: Joints) -> Iterator[Capsule]:
    """Return upper arms and forearms."""
    r = j.body.radii
    for side, name in ((0, "right"), (1, "left")):
        yield Capsule(f"{name} upper arm", j.shoulder[side], j.elbow[side], r["elbow"])
        yield Capsule(f"{name} forearm", j.elbow[side], j.wrist[side], r["wrist"])
