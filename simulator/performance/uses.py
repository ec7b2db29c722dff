"""Uses: what hands do with each thing in play, read from data."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

import yaml

from simulator.figure.vectors import Vector
from simulator.resources import ASSETS

Kind = Literal["hand", "floor", "still", "piece", "onto"]
"""The thing moves with the hand, stays on the floor under it, stands and is touched, stands and has
a loose piece put on it, or is itself such a piece and is put on what ``piece`` names."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One movement of the hands: spots in metres, right, up, forward; times in seconds."""

    right: Vector | None
    left: Vector | None
    into: float
    hold: float = 0.0
    lean: float = 20.0
    sway: float = 0.0
    turn: float = 0.0
    spin: float = 0.0


@dataclass(frozen=True, slots=True)
class Use:
    """A row of strokes done ``times`` (least, most) over; ``quiet`` in subdued play too."""

    name: str
    kind: Kind
    strokes: tuple[Stroke, ...]
    times: tuple[int, int]
    quiet: bool
    piece: str | None = None
    top: Vector = (0.0, 0.0, 0.0)


def _spot(value: Any) -> Vector | None:
    if value is None:
        return None
    x, y, z = (float(v) for v in value)
    return x, y, z


def _stroke(e: Mapping[str, Any]) -> Stroke:
    more = {k: float(e[k]) for k in ("hold", "lean", "sway", "turn", "spin") if k in e}
    return Stroke(_spot(e.get("right")), _spot(e.get("left")), float(e["in"]), **more)


def _use(name: str, e: Mapping[str, Any]) -> Use:
    least, most = e["times"]
    return Use(
        name,
        e["thing"],
        tuple(_stroke(s) for s in e.get("strokes", ())),
        (int(least), int(most)),
        bool(e.get("quiet", False)),
        e.get("piece"),
        _spot(e.get("top")) or (0.0, 0.0, 0.0),
    )


@functools.cache
def load_uses() -> Mapping[str, tuple[Use, ...]]:
    """Return the uses of every thing by its name, from ``assets/uses.yaml``."""
    data = yaml.safe_load((ASSETS / "uses.yaml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {thing: tuple(_use(n, e) for n, e in uses.items()) for thing, uses in data.items()}
    )
