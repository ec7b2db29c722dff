"""Shapes: the painted forms of bodies, clothes and heads, as data.

They stand in ``assets/figures/shapes.yaml``.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
import yaml

from simulator.figure.look import Colour, Look, colour
from simulator.figure.vectors import Vector
from simulator.resources import ASSETS
from simulator.stage.camera import Array
from simulator.stage.fields import Field, field_from
from simulator.stage.hulls import Index, Sphere

Bone = Literal["pelvis", "waist", "chest"]
BONES: tuple[Bone, ...] = ("pelvis", "waist", "chest")
Tint = Literal["top", "bottom", "trim"]
"""A colour of the look."""
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
    beard: tuple[Sphere, ...]
    beard_field: Field | None


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """Something sewn on: a polygon of trunk points in a colour of the look or its own.

    It shows while the chest, or the ``back``, faces the camera by more than ``facing`` and looks up
    to it by more than ``above``; ``fine`` marks are left out of small pictures.
    """

    facing: float
    above: float
    tint: str
    tone: float
    fine: bool
    back: bool
    bones: Index
    offsets: Array


@dataclass(frozen=True, slots=True)
class Outfit:
    """What is worn on the trunk: forms, each in a colour of the look, and what is sewn on them.

    ``sleeves`` and ``trousers`` name colours of the look, ``seam`` is the share of the chest's side
    that grows into the sleeve, less where something on the chest must not be covered, ``skirt`` the
    share of the thighs that a skirt covers, ``card`` the visitor's card that may hang over it.
    """

    sleeve: Literal["short", "long"]
    sleeves: Tint
    trousers: Tint
    seam: float
    skirt: float
    forms: tuple[tuple[Tint, tuple[Bead, ...]], ...]
    marks: tuple[Mark, ...]
    card: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """The forms of one build: what is worn below, where arms begin, the head, the outfits."""

    behind: float
    under: tuple[tuple[Bead, ...], ...]
    shoulder: Sphere
    arm_nearer: float
    face_reach: float
    head: HeadShape
    outfits: Mapping[str, Outfit]


def vector_of(row: Sequence[float]) -> Vector:
    """Read a vector."""
    return (float(row[0]), float(row[1]), float(row[2]))


def spheres_of(rows: Sequence[Sequence[float]]) -> tuple[Sphere, ...]:
    """Read a list of spheres."""
    return tuple((float(x), float(y), float(z), float(r)) for x, y, z, r in rows)


def _beads(entry: Sequence[Any]) -> tuple[Bead, ...]:
    return tuple((b[0], vector_of(b[1:4]), float(b[4])) for b in entry)


def _head(entry: Mapping[str, Any]) -> HeadShape:
    return HeadShape(
        nearer=entry["nearer"],
        ellipsoid=vector_of(entry["ellipsoid"]),
        lift=entry["lift"],
        skull=spheres_of(entry["skull"]),
        ear=spheres_of(entry["ear"]),
        neck_rise=entry["neck"]["rise"],
        eye=MappingProxyType(entry["eye"]),
        brow=MappingProxyType(entry["brow"]),
        nose=MappingProxyType(entry["nose"]),
        mouth=MappingProxyType(entry["mouth"]),
        cheek=MappingProxyType(entry["cheek"]),
        beard=spheres_of(entry.get("beard", {}).get("volume", ())),
        beard_field=field_from(entry["beard"]["field"]) if "beard" in entry else None,
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
            back=entry.get("back", False),
            bones=np.array([BONES.index(p[0]) for p in entry["points"]], np.intp),
            offsets=np.array([(side * p[1], p[2], p[3]) for p in entry["points"]], np.float64),
        )
        for side in sides
    ]


def _outfit(entry: Mapping[str, Any], marks: Mapping[str, Sequence[Any]]) -> Outfit:
    def sewn(*names: str) -> tuple[Mark, ...]:
        return tuple(mark for name in names for plan in marks[name] for mark in _marks(plan))

    return Outfit(
        sleeve=entry["sleeve"],
        sleeves=entry["sleeves"],
        trousers=entry.get("trousers", "bottom"),
        seam=float(entry.get("seam", 1.0)),
        skirt=float(entry.get("skirt", 0.0)),
        forms=tuple((form["tint"], _beads(form["hull"])) for form in entry["forms"]),
        marks=sewn(*entry["marks"]),
        card=sewn("card") if "card" in marks else (),
    )


@functools.cache
def shape_data() -> Mapping[str, Any]:
    """Return what stands in ``assets/figures/shapes.yaml``."""
    text = (ASSETS / "figures" / "shapes.yaml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.safe_load(text))


@functools.cache
def shape_of(build: str) -> Shape:
    """Return the forms of a build ("infant" or "adult")."""
    entry = shape_data()[build]
    return Shape(
        behind=entry["under"]["behind"],
        under=tuple(_beads(form) for form in entry["under"]["forms"]),
        shoulder=spheres_of([entry["shoulder"]])[0],
        arm_nearer=entry["arm_nearer"],
        face_reach=entry["face_reach"],
        head=_head(entry["head"]),
        outfits=MappingProxyType(
            {name: _outfit(plan, entry["marks"]) for name, plan in entry["outfits"].items()}
        ),
    )


def outfit_of(build: str, name: str) -> Outfit:
    """Return what somebody of a build wears.

    Raises:
        ValueError: The build has no outfit of that name.
    """
    outfits = shape_of(build).outfits
    if name not in outfits:
        raise ValueError(
            f"no outfit of the {build} is called '{name}'; there are {', '.join(outfits)}"
        )
    return outfits[name]


def tint_of(look: Look, tint: str) -> Colour:
    """Return a colour of a look by its name, or the colour that ``#RRGGBB`` means."""
    if tint.startswith("#"):
        return colour(tint)
    return {"trim": look.trim, "top": look.top, "bottom": look.bottom}[tint]
