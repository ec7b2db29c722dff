"""Colours: the palette of the room, and the tones that are mixed from it."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import yaml

from simulator.figure.look import Colour, colour
from simulator.resources import ASSETS


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of ``assets/room/palette.yaml``, by name within a theme."""

    outline: float
    dark: Colour
    light: Colour
    room: Mapping[str, Colour]
    shade: Mapping[str, Colour]
    light_map: Mapping[str, Colour]
    face: Mapping[str, Colour]
    toys: Mapping[str, Colour]


USUAL_DECOR = "sage"


@functools.cache
def palette(decor: str = USUAL_DECOR) -> Palette:
    """Return the palette in which the room has a decor.

    Raises:
        ValueError: There is no decor of that name.
    """
    data = yaml.safe_load((ASSETS / "room" / "palette.yaml").read_text(encoding="utf-8"))
    if decor not in data["decors"]:
        known = ", ".join(data["decors"])
        raise ValueError(f"no decor is called '{decor}'; there are {known}")
    data["room"].update(data["decors"][decor])

    def theme(name: str) -> Mapping[str, Colour]:
        return MappingProxyType({k: colour(v) for k, v in data[name].items()})

    return Palette(
        outline=float(data["outline"]),
        dark=colour(data["dark"]),
        light=colour(data["light"]),
        room=theme("room"),
        shade=theme("shade"),
        light_map=theme("light_map"),
        face=theme("face"),
        toys=theme("toys"),
    )


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """Mix ``share`` of ``b`` into ``a``."""
    keep = 1.0 - share
    return (
        int(a[0] * keep + b[0] * share),
        int(a[1] * keep + b[1] * share),
        int(a[2] * keep + b[2] * share),
    )


@functools.lru_cache(4096)
def tone(base: Colour, k: float) -> Colour:
    """Darken towards warm brown (``k`` below 1) or lighten towards cream (``k`` above 1)."""
    if k <= 1.0:
        return mix(base, palette().dark, 1.0 - k)
    return mix(base, palette().light, min(k - 1.0, 1.0))


@functools.lru_cache(4096)
def outline(base: Colour) -> Colour:
    """Return the colour of a part's outline: darker, of its own hue."""
    return tone(base, palette().outline)


def dimmed(base: Colour, k: float) -> Colour:
    """Multiply a colour as light does."""
    return (min(255, int(base[0] * k)), min(255, int(base[1] * k)), min(255, int(base[2] * k)))
