"""Hair and headscarves: caps on the skull, volumes that stand off it, strands on the crown."""

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from simulator.figure.look import Colour, Look
from simulator.figure.vectors import UP, Vector, dot, smooth, to_frame, turned
from simulator.stage.camera import Array
from simulator.stage.caps import cap
from simulator.stage.fields import Field, field_from, seen_field
from simulator.stage.group import Group, Part
from simulator.stage.head_view import HeadView
from simulator.stage.hulls import Sphere
from simulator.stage.palette import mix, tone
from simulator.stage.shapes import HeadShape, shape_data, spheres_of, vector_of
from simulator.stage.trunk import SMALL

_STANDS_BEFORE = 0.30
"""Share of a volume's distance by which it must be nearer to stand before the head."""

_CHIN = -0.12
_UNDER_RANGE = 0.25  # cosines from where a head is seen from below until where it is wholly so
_FROM_BEFORE = 0.5  # cosine from which the face looks at the camera
_HEM = 0.035  # radians
_HANGS, _LOW = 0.75, -0.20
"""Share of a tilt of the head that the ends of long hair do not follow, and how low they are."""
_FALLS, _AT_BACK = 0.45, 0.06
"""Share of that by which it falls forward at the sides; how far behind the ears it does not."""
_BEHIND_TRUNK = 0.25  # metres: long hair on the far side falls behind neck and trunk


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


@dataclass(frozen=True, slots=True, eq=False)
class _Caps:
    """Caps as they are seen: outlines round the head's centre, one after the other.

    ``skull`` and ``face`` are the caps that lie over these, from below: the first corner of each,
    the number after its last, and its tone.
    """

    points: Array
    skull: tuple[tuple[int, int, float], ...]
    face: tuple[tuple[int, int, float], ...]


@dataclass(frozen=True, slots=True)
class HairShape:
    """A hairstyle, or ``cloth`` that is worn over hair; ``sheer`` lets skin shine through."""

    name: str
    ears: bool
    cloth: bool
    sheer: float
    shell: tuple[Sphere, ...]
    opening: Field | None
    caps: tuple[HairCap, ...]
    volumes: tuple[tuple[Sphere, ...], ...]
    wisps: tuple[tuple[Sphere, ...], ...]


def _cap(entry: Mapping[str, Any]) -> list[HairCap]:
    """Read a cap, and its mirror image if it has one."""
    sides = (1.0, -1.0) if entry.get("mirrored") else (1.0,)
    return [
        HairCap(
            axis=turned(0.0, entry["tilt"], side * entry.get("roll", 0.0))[1],
            wide=float(entry["wide"]),
            at=vector_of(entry["at"]),
            radius=float(entry["radius"]),
            over=entry["over"],
            tint=float(entry.get("tint", 1.0)),
            fine=bool(entry.get("fine", False)),
            back=bool(entry.get("back", False)),
        )
        for side in sides
    ]


@functools.cache
def hair_of(style: str) -> HairShape:
    """Return a hairstyle.

    Raises:
        ValueError: No hairstyle has that name.
    """
    styles = shape_data()["hair"]
    if style not in styles:
        raise ValueError(f"no hairstyle is called '{style}'; there are {', '.join(styles)}")
    entry = styles[style]
    return HairShape(
        name=style,
        ears=entry["ears"],
        cloth=bool(entry.get("cloth", False)),
        sheer=float(entry.get("sheer", 0.0)),
        shell=spheres_of(entry["shell"]),
        opening=field_from(entry["opening"]) if "opening" in entry else None,
        caps=tuple(cap for c in entry["caps"] for cap in _cap(c)),
        volumes=tuple(spheres_of(v) for v in entry.get("volumes", ())),
        wisps=tuple(spheres_of(w) for w in entry.get("wisps", ())),
    )


def hair_tint(hair: HairShape, look: Look) -> Colour:
    """Return the colour in which a hairstyle is painted on somebody."""
    return mix(look.scarf if hair.cloth else look.hair, look.skin, hair.sheer)


def seen_from_below(viewer: Vector, since: float) -> float:
    """Return how far one looks up at a face, 0 to 1: no hair grows where the neck is then seen.

    ``since`` is the cosine from which one does; below 0 it begins a little above.
    """
    under = min(1.0, max(0.0, (-viewer[1] - since) / _UNDER_RANGE))
    return smooth(under * min(1.0, max(0.0, viewer[2] / _UNDER_RANGE)))


def add_cloth(
    group: Group, head: HeadView, hair: HairShape, plan: HeadShape, cloth: Colour, skin: Colour
) -> None:
    """Lay a cloth over the skull that leaves the face open, if the style is one."""
    if hair.opening is None:
        return
    group.cluster(
        head.depth, [(head.balls(hair.shell), cloth)], seq=4, lines=False, material="flat"
    )
    fields = ((hair.opening.widened(_HEM), tone(cloth, 0.78)), (hair.opening, skin))
    seen = [
        (seen_field(field, plan.ellipsoid, plan.lift, head.rounded_viewer), tint)
        for field, tint in fields
    ]
    patches = [(head.points(outline), tint) for outline, tint in seen if len(outline)]
    group.patches(head.depth, patches, seq=4.5)


def add_hair(group: Group, head: HeadView, hair: HairShape, tint: Colour) -> None:
    """Add what lies on the skull and what stands off it; the shell behind is not among it."""
    caps = _caps(hair.name, head.rounded_viewer, head.scale < SMALL)
    first, _ = group.corners_of(head.points(caps.points))
    for seq, found in ((5.0, caps.skull), (7.0, caps.face)):
        if found:
            runs = [(first + a, first + b, tone(tint, k)) for a, b, k in found]
            group.flat(head.depth, runs, seq=seq)
    before: list[Part] = []
    behind: list[Part] = []
    below: list[Part] = []
    up = to_frame(head.frame, UP)
    for worn in hair.volumes:
        volume = worn if hair.cloth else _hanging(worn, up)
        near = _nearness(volume, head.viewer) > _STANDS_BEFORE
        near = near and not (hair.cloth and head.viewer[2] > 0.0)  # a cloth is no veil
        falls = not hair.cloth and min(y - r for _, y, _, r in volume) < _CHIN
        (before if near else below if falls else behind).append((head.balls(volume), tint))
    if behind:
        group.cluster(head.depth, behind, seq=1.5)
    if below:
        group.cluster(head.depth + _BEHIND_TRUNK, below)
    if before:
        group.cluster(head.depth, before, seq=8)
    if head.viewer[2] > -0.75:
        for wisp in hair.wisps:
            strand = [(head.balls(wisp), tone(tint, 0.90))]
            group.cluster(head.depth, strand, seq=9, material="plain", lines=False)


def _hanging(volume: tuple[Sphere, ...], up: Vector) -> tuple[Sphere, ...]:
    """Return a volume that hangs below a tilted head; ``up`` is the room's, as the head has it.

    What lies on the back does not come forward, and what hangs at the sides does so but little:
    it must not hide a face.
    """
    right, _, ahead = up
    hung = []
    for x, y, z, r in volume:
        if y >= 0.0:
            hung.append((x, y, z, r))
            continue
        share = _HANGS if y < _LOW else _HANGS * y / _LOW
        rise = 1.0 + share * (up[1] - 1.0)
        drop = y / math.hypot(share * right, rise, share * ahead)
        forward = drop * share * ahead
        if forward > 0.0:
            forward *= _FALLS * (1.0 + z / _AT_BACK) if z > -_AT_BACK else 0.0
        hung.append((x + drop * share * right, drop * rise, z + forward, r))
    return tuple(hung)


def _nearness(volume: tuple[Sphere, ...], viewer: Vector) -> float:
    """Return the share of its distance from the centre by which a volume is nearer than that."""
    n = len(volume)
    x, y, z = (sum(s[axis] for s in volume) / n for axis in range(3))
    return dot((x, y, z), viewer) / max(math.hypot(x, y, z), 1e-9)


@functools.lru_cache(256)
def _caps(style: str, viewer: Vector, small: bool) -> _Caps:
    """Return the caps of a hairstyle that are seen from a direction."""
    points: list[Array] = []
    runs: dict[str, list[tuple[int, int, float]]] = {"skull": [], "face": []}
    end = 0
    for plan in sorted(hair_of(style).caps, key=lambda plan: not plan.back):
        if (plan.fine and small) or (plan.back and viewer[2] >= _FROM_BEFORE):
            continue
        outline = cap(plan.axis, plan.wide, viewer)
        if outline is not None:
            points.append(outline * plan.radius + np.array(plan.at))
            first, end = end, end + len(outline)
            runs[plan.over].append((first, end, plan.tint))
    joined = np.concatenate(points) if points else np.empty((0, 3))
    return _Caps(joined, tuple(runs["skull"]), tuple(runs["face"]))
