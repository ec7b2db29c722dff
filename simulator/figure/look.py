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
    """Colours of one appearance; ``hairstyle`` and ``sleeve`` are names the painter knows."""

    skin: Colour
    hair: Colour
    iris: Colour
    top: Colour
    bottom: Colour
    shoes: Colour
    trim: Colour
    hairstyle: str
    sleeve: str
    card: bool = False


def colour(code: str) -> Colour:
    """Read ``#RRGGBB``."""
    return (int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16))


def _look(entry: Mapping[str, Any]) -> Look:
    tints = {
        k: colour(entry[k]) for k in ("skin", "hair", "iris", "top", "bottom", "shoes", "trim")
    }
    return Look(
        **tints,
        hairstyle=entry["hairstyle"],
        sleeve=entry["sleeve"],
        card=bool(entry.get("card", False)),
    )


@functools.cache
def load_looks() -> Mapping[str, Look]:
    """Return the appearances of ``assets/figures/looks.yaml`` by name."""
    text = (ASSETS / "figures" / "looks.yaml").read_text(encoding="utf-8")
    return MappingProxyType({name: _look(entry) for name, entry in yaml.safe_load(text).items()})


@functools.cache
def _casting() -> Mapping[str, Mapping[str, str]]:
    text = (ASSETS / "figures" / "casting.yaml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.safe_load(text))


def look_of(actor: str, relation: str | None, wanted: str | None) -> Look:
    """Return the appearance of a person: the one wanted, or the one that fits the relation.

    Raises:
        KeyError: There is no appearance of the name wanted.
    """
    if wanted is not None:
        return load_looks()[wanted]
    choice = _casting()[actor]
    return load_looks()[choice.get((relation or "").strip().lower(), choice["default"])]
