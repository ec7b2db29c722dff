"""Colour words: what the colour of clothes is called, for who reads who is who."""

import colorsys

from simulator.desk.style.texts import Texts

_GREY, _BRIGHT = 0.13, 0.62
"""Less saturated colours are grey; oranges less bright than this are brown."""
_HUES = (
    (15, "red"),
    (45, "brown"),
    (70, "yellow"),
    (160, "green"),
    (195, "teal"),
    (235, "blue"),
    (300, "violet"),
    (345, "plum"),
    (360, "red"),
)
"""Up to which hue, in degrees, a colour has which name."""


def colour_word(texts: Texts, colour: tuple[int, int, int]) -> str:
    """Return what a colour is called; red, green and blue are 0 to 255."""
    return texts(f"colours.{colour_name(colour)}")


def colour_name(colour: tuple[int, int, int]) -> str:
    """Return the name of a colour among those that the texts have a word for."""
    hue, saturation, value = colorsys.rgb_to_hsv(*(part / 255 for part in colour))
    if saturation < _GREY:
        return "grey"
    name = next(name for most, name in _HUES if hue * 360 <= most)
    return "yellow" if name == "brown" and value > _BRIGHT else name
