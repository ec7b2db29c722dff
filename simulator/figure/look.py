"""Looks: what a figure wears and what its skin and hair are like."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import yaml

from simulator.resources import ASSETS

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """One appearance; ``hairstyle`` and ``outfit`` are names of ``assets/figures/shapes.yaml``.

    ``trim`` is the colour of collars and shirts, ``scarf`` that of a headscarf. ``card`` is a
    visitor's card, ``stature`` the height against the body's usual one, ``voice`` the kind of voice
    an adult speaks with, a name of ``assets/sounds/voices.yaml``.
    """

    skin: Colour
    hair: Colour
    iris: Colour
    top: Colour
    bottom: Colour
    shoes: Colour
    trim: Colour
    scarf: Colour
    hairstyle: str
    outfit: str
    card: bool = False
    glasses: bool = False
    beard: bool = False
    stature: float = 1.0
    voice: str = "woman"


def colour(code: str) -> Colour:
    """Read ``#RRGGBB``."""
    return (int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16))


def look_from(entry: Mapping[str, Any]) -> Look:
    """Build an appearance from its description; without a scarf of its own it has the trim's."""
    tints = {
        k: colour(entry[k]) for k in ("skin", "hair", "iris", "top", "bottom", "shoes", "trim")
    }
    return Look(
        **tints,
        scarf=colour(entry.get("scarf", entry["trim"])),
        hairstyle=entry["hairstyle"],
        outfit=entry["outfit"],
        card=bool(entry.get("card", False)),
        glasses=bool(entry.get("glasses", False)),
        beard=bool(entry.get("beard", False)),
        stature=float(entry.get("stature", 1.0)),
        voice=entry.get("voice", "woman"),
    )


@functools.cache
def load_looks() -> Mapping[str, Look]:
    """Return the appearances of ``assets/figures/looks.yaml`` by name."""
    text = (ASSETS / "figures" / "looks.yaml").read_text(encoding="utf-8")
    return MappingProxyType(
        {name: look_from(entry) for name, entry in yaml.safe_load(text).items()}
    )
