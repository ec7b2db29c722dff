"""Shapes: the painted forms of bodies, heads and hair, read from ``assets/figures/shapes.yaml``."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
import yaml

from simulator.figure.vectors import Vector, turned
from simulator.resources import ASSETS
from simulator.stage.camera import Array
from simulator.stage.hulls import Index, Sphere

Bone = Literal["pelvis", "waist", "chest"]
BONES: tuple[Bone, ...] = ("pelvis", "waist", "chest")
Bead = tuple[Bone, Vector, float]
"""A sphere of a trunk: the joint whose frame it lies in, its offset there, its radius."""


@dataclass(frozen=True, slots=True)
class HeadShape:
    """A head: skull and ears, and where its features lie on the ellipsoid of the face (radians)."""

    nearer: float
    ellipsoid: Vector
    lift: float
    skull: tuple[Sphere, ...]
    ear: tuple[Sphere, ...]
    neck_rise: float
    eye: Mapping[str, float]
    brow: Mapping[str, float]
    nose: Mapping[str, float]
    mouth: Mapping[str, float]
    cheek: Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """Something sewn on the front: a polygon of trunk points in a colour of the look or its own.

    It shows while the chest faces the camera by more than ``facing`` and looks up to it by more
    than ``above``; ``fine`` marks are left out of small pictures, ``card`` ones belong to a
    visitor's card.
    """

    facing: float
    above: float
    tint: str
    tone: float
    fine: bool
    card: bool
    bones: Index
    offsets: Array


@dataclass(frozen=True, slots=True)
class Shape:
    """The forms of one build: what is worn below (under) and above (over), and where arms begin."""

    behind: float
    under: tuple[tuple[Bead, ...], ...]
    over: tuple[tuple[Bead, ...], ...]
    shoulder: Sphere
    arm_nearer: float
    face_reach: float
    head: HeadShape
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class HairCap:
    """A cap of hair on a ball: angles in degrees; ``fine`` is left out of small pictures.

    A cap at the ``back`` is left out when the face looks at the camera.
    """

    axis: Vector
    wide: float
    at: Vector
    radius: float
    over: Literal["skull", "face"]
    tint: float
    fine: bool
    back: bool


@dataclass(frozen=True, slots=True)
class HairShape:
    """A hairstyle."""

    ears: bool
    shell: tuple[Sphere, ...]
    caps: tuple[HairCap, ...]
    volumes: tuple[tuple[Sphere, ...], ...]
    wisps: tuple[tuple[Sphere, ...], ...]


def _vector(row: Sequence[float]) -> Vector:
    return (float(row[0]), float(row[1]), float(row[2]))


def _spheres(rows: Sequence[Sequence[float]]) -> tuple[Sphere, ...]:
    return tuple((float(x), float(y), float(z), float(r)) for x, y, z, r in rows)


def _forms(entry: Sequence[Any]) -> tuple[tuple[Bead, ...], ...]:
    return tuple(tuple((b[0], _vector(b[1:4]), float(b[4])) for b in form) for form in entry)


def _head(entry: Mapping[str, Any]) -> HeadShape:
    return HeadShape(
        nearer=entry["nearer"],
        ellipsoid=_vector(entry["ellipsoid"]),
        lift=entry["lift"],
        skull=_spheres(entry["skull"]),
        ear=_spheres(entry["ear"]),
        neck_rise=entry["neck"]["rise"],
        eye=MappingProxyType(entry["eye"]),
        brow=MappingProxyType(entry["brow"]),
        nose=MappingProxyType(entry["nose"]),
        mouth=MappingProxyType(entry["mouth"]),
        cheek=MappingProxyType(entry["cheek"]),
    )


def _marks(entry: Mapping[str, Any]) -> list[Mark]:
    """Read a mark, and its mirror image if it has one."""
    sides = (1.0, -1.0) if entry.get("mirrored") else (1.0,)
    return [
        Mark(
            facing=entry["facing"],
            above=entry.get("above", -1.0),
            tint=entry["tint"],
            tone=entry.get("tone", 1.0),
            fine=entry.get("fine", False),
            card=entry.get("card", False),
            bones=np.array([BONES.index(p[0]) for p in entry["points"]], np.intp),
            offsets=np.array([(side * p[1], p[2], p[3]) for p in entry["points"]], np.float64),
        )
        for side in sides
    ]


def _cap(entry: Mapping[str, Any]) -> HairCap:
    return HairCap(
        axis=turned(0.0, entry["tilt"], entry.get("roll", 0.0))[1],
        wide=float(entry["wide"]),
        at=_vector(entry["at"]),
        radius=float(entry["radius"]),
        over=entry["over"],
        tint=float(entry.get("tint", 1.0)),
        fine=bool(entry.get("fine", False)),
        back=bool(entry.get("back", False)),
    )


@functools.cache
def _data() -> Mapping[str, Any]:
    text = (ASSETS / "figures" / "shapes.yaml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.safe_load(text))


@functools.cache
def shape_of(build: str) -> Shape:
    """Return the forms of a build ("infant" or "adult")."""
    entry = _data()[build]
    return Shape(
        behind=entry["under"]["behind"],
        under=_forms(entry["under"]["forms"]),
        over=_forms(entry["over"]),
        shoulder=_spheres([entry["shoulder"]])[0],
        arm_nearer=entry["arm_nearer"],
        face_reach=entry["face_reach"],
        head=_head(entry["head"]),
        marks=tuple(mark for m in entry["marks"] for mark in _marks(m)),
    )


@functools.cache
def hair_of(style: str) -> HairShape:
    """Return a hairstyle.

    Raises:
        ValueError: No hairstyle has that name.
    """
    styles = _data()["hair"]
    if style not in styles:
        raise ValueError(f"no hairstyle is called '{style}'; there are {', '.join(styles)}")
    entry = styles[style]
    return HairShape(
        ears=entry["ears"],
        shell=_spheres(entry["shell"]),
        caps=tuple(_cap(c) for c in entry["caps"]),
        volumes=tuple(_spheres(v) for v in entry.get("volumes", ())),
        wisps=tuple(_spheres(w) for w in entry.get("wisps", ())),
    )
