"""The theme: colours, sizes and fonts, read from ``assets/theme`` and scaled to the window."""

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import pygame
import yaml

from simulator.resources import ASSETS

FONT = "atkinson"
FONT_FILES = {
    style: ASSETS / "fonts" / f"AtkinsonHyperlegibleNext-{style.capitalize()}.ttf"
    for style in ("regular", "bold", "italic")
}
TextStyle = Literal["small", "text", "strong", "emphasis", "heading", "title"]
_FACES = {"strong": "bold", "heading": "bold", "title": "bold", "emphasis": "italic"}


class Theme:
    """Colours by name, and sizes in pixels of this window.

    ``scale`` is how large everything is drawn in this window, ``text_scale`` how large texts are
    beside that. Room for words is measured (``line``, ``em``), everything else counted (``of``).
    ``tint`` is how much of the card shows through bars with words on them.
    """

    def __init__(
        self,
        palette: Mapping[str, str],
        sizes: Mapping[str, Any],
        controls: Mapping[str, Any],
        scale: float,
        text_scale: float,
        tint: float = 0.0,
    ) -> None:
        self.scale, self.text_scale, self.tint = scale, text_scale, tint
        self._hex, self._controls = palette, controls
        self._colours = {name: pygame.Color(hex_) for name, hex_ in palette.items()}
        self._lines = float(sizes["lines"])
        self._sizes: dict[str, int] = {
            **{name: self.em(px) for name, px in sizes["texts"].items()},
            **{name: self.of(px) for name, px in sizes["spaces"].items()},
        }
        self._fonts: dict[TextStyle, pygame.font.Font] = {}
        self._sizes["control"] = max(self._sizes["control"], self.line("strong") + self.of(14))

    def colour(self, name: str) -> pygame.Color:
        """Return a colour of the palette."""
        return self._colours[name]

    def on(self, colour: pygame.Color) -> str:
        """Return the name of the ink that is read best on a colour."""
        inks = ("ink", "on_accent", "ink_deep")
        return max(inks, key=lambda ink: contrast(self.colour(ink), colour))

    def px(self, name: str) -> int:
        """Return a named size in pixels."""
        return self._sizes[name]

    def of(self, px: float) -> int:
        """Return so many designed pixels in pixels of this window."""
        return round(px * self.scale)

    def em(self, px: float) -> int:
        """Return so many designed pixels where words are to fit in, in pixels of this window."""
        return round(px * self.scale * self.text_scale)

    def line(self, style: TextStyle = "text") -> int:
        """Return the height of one line of words."""
        return int(self.font(style).get_linesize())

    def font_within(self, style: TextStyle, height: int) -> pygame.font.Font:
        """Return the font of a text style, smaller if a line of it is taller than ``height``."""
        size = round(height / (self._lines * 1.1))
        if size >= self._sizes[style]:
            return self.font(style)
        return pygame.font.Font(FONT_FILES[_FACES.get(style, "regular")], max(size, 1))

    def font(self, style: TextStyle) -> pygame.font.Font:
        """Return the font of a text style."""
        if style not in self._fonts:
            file = FONT_FILES[_FACES.get(style, "regular")]
            self._fonts[style] = pygame.font.Font(file, self._sizes[style])
            self._fonts[style].set_linesize(round(self._sizes[style] * self._lines * 1.1))
        return self._fonts[style]

    @cached_property
    def controls(self) -> dict[str, Any]:
        """Return the theme of the standard controls with colours and sizes filled in."""
        filled: dict[str, Any] = self._fill(self._controls)
        return filled

    def _fill(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._fill(inner) for key, inner in value.items()}
        if isinstance(value, str) and value.startswith("$"):
            return self._hex[value[1:]]
        if isinstance(value, str) and value.startswith("@"):
            return str(self._sizes[value[1:]])
        return value


def load_theme(
    name: str = "light",
    scale: float = 1.0,
    text_scale: float = 1.0,
    folder: Path = ASSETS / "theme",
) -> Theme:
    """Read a theme at a scale, its texts larger or smaller by ``text_scale``."""
    palette, sizes = (_read(folder / f"{file}.yaml") for file in (name, "sizes"))
    controls = json.loads((folder / "controls.json").read_text(encoding="utf-8"))
    return Theme(palette["palette"], sizes, controls, scale, text_scale, palette["tint"])


def _read(path: Path) -> Mapping[str, Any]:
    data: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    return data


def window_scale(size: tuple[int, int]) -> float:
    """Return the scale of controls that suits a window.

    1 in windows up to 1440 by 810, growing with the smaller side to 2.4 on a 4K screen.
    """
    return min(max(min(size[0] / 1440, size[1] / 810), 1.0), 2.4)


def contrast(one: pygame.Color, other: pygame.Color) -> float:
    """Return how far two colours stand apart: 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: pygame.Color) -> float:
    """Return the relative luminance of sRGB, 0 to 1."""
    shares = [channel / 255 for channel in (colour.r, colour.g, colour.b)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
