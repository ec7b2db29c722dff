"""Bodies: the measures of one figure, in metres."""

import dataclasses
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import yaml

from simulator.resources import ASSETS

USUAL_MONTHS = 13
"""The age at which an infant has the measures of ``bodies.yaml``."""

_LONGER, _HEAD_LARGER = 0.011, 0.004
"""Shares of growth in a month: from 11 to 20 months 74 to 82 cm, the head 45 to 47 cm (WHO)."""


@dataclass(frozen=True, slots=True)
class Body:
    """Lengths of limbs and thicknesses of parts.

    ``build`` is "infant" or "adult" and decides how parts are painted. ``spine`` is pelvis to
    waist and waist to chest, ``neck`` chest to neck and neck to head centre. ``radii`` are of the
    painted hulls.
    """

    build: str
    ankle: float
    shin: float
    thigh: float
    hip_width: float
    spine: tuple[float, float]
    shoulder_width: float
    shoulder_rise: float
    neck: tuple[float, float]
    upper_arm: float
    forearm: float
    hand: float
    foot: float
    head_scale: float
    head_unit: float
    radii: Mapping[str, float]

    @property
    def leg(self) -> float:
        """Return the length of a straight leg with its foot: the unit of most of a pose."""
        return self.ankle + self.shin + self.thigh

    @property
    def arm(self) -> float:
        """Return the length of a straight arm without the hand: the unit of reaches."""
        return self.upper_arm + self.forearm

    def grown(self, factor: float) -> "Body":
        """Return the same body, larger or smaller."""
        k = factor
        return Body(
            self.build,
            self.ankle * k,
            self.shin * k,
            self.thigh * k,
            self.hip_width * k,
            (self.spine[0] * k, self.spine[1] * k),
            self.shoulder_width * k,
            self.shoulder_rise * k,
            (self.neck[0] * k, self.neck[1] * k),
            self.upper_arm * k,
            self.forearm * k,
            self.hand * k,
            self.foot * k,
            self.head_scale * k,
            self.head_unit * k,
            MappingProxyType({part: r * k for part, r in self.radii.items()}),
        )

    def aged(self, months: int) -> "Body":
        """Return an infant's body at an age: the head grows more slowly than the rest."""
        later = months - USUAL_MONTHS
        length, head = 1.0 + _LONGER * later, 1.0 + _HEAD_LARGER * later
        return dataclasses.replace(self.grown(length), head_scale=self.head_scale * head)


def _pair(values: list[float]) -> tuple[float, float]:
    return float(values[0]), float(values[1])


def _body(entry: dict[str, Any]) -> Body:
    return Body(
        build=entry["build"],
        spine=_pair(entry["spine"]),
        neck=_pair(entry["neck"]),
        radii=MappingProxyType({k: float(v) for k, v in entry["radii"].items()}),
        **{
            name: float(entry[name])
            for name in (
                "ankle",
                "shin",
                "thigh",
                "hip_width",
                "shoulder_width",
                "shoulder_rise",
                "upper_arm",
                "forearm",
                "hand",
                "foot",
                "head_scale",
                "head_unit",
            )
        },
    )


@functools.cache
def load_bodies() -> Mapping[str, Body]:
    """Return the bodies of ``assets/figures/bodies.yaml`` by name."""
    text = (ASSETS / "figures" / "bodies.yaml").read_text(encoding="utf-8")
    return MappingProxyType({name: _body(entry) for name, entry in yaml.safe_load(text).items()})
