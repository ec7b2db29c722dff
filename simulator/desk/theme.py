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
TextStyle = Literal["small", "text", "strong", "heading", "title"]
_BOLD = frozenset({"strong", "heading", "title"})


class Theme:
    """Colours by name, and sizes in pixels of this window."""

    def __init__(self, data: Mapping[str, Any], controls: Mapping[str, Any], scale: float) -> None:
        self.scale = scale
        self._colours = {name: pygame.Color(hex_) for name, hex_ in data["palette"].items()}
        self._sizes: dict[str, int] = {
            name: round(float(px) * scale) for name, px in data["sizes"].items()
        }
        self._hex: Mapping[str, str] = data["palette"]
        self._controls = controls
        self._lines = float(data["lines"])
        self._fonts: dict[TextStyle, pygame.font.Font] = {}

    def colour(self, name: str) -> pygame.Color:
        """Return a colour of the palette."""
        return self._colours[name]

    def px(self, name: str) -> int:
        """Return a named size in pixels."""
        return self._sizes[name]

    def of(self, px: float) -> int:
        """Return so many designed pixels in pixels of this window."""
        return round(px * self.scale)

    def font(self, style: TextStyle) -> pygame.font.Font:
        """Return the font of a text style."""
        if style not in self._fonts:
            file = FONT_FILES["bold" if style in _BOLD else "regular"]
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


def load_theme(name: str = "light", scale: float = 1.0, folder: Path = ASSETS / "theme") -> Theme:
    """Read a theme at a scale."""
    data = yaml.load((folder / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    controls = json.loads((folder / "controls.json").read_text(encoding="utf-8"))
    return Theme(data, controls, scale)


def window_scale(size: tuple[int, int], wanted: float = 1.0) -> float:
    """Return the scale of texts and controls that suits a window, times what the person wants.

    1 in windows up to 1440 by 810, growing with the smaller side to 2.4 on a 4K screen. The window
    always holds the designed minimum of 1024 by 700, so a wish may be granted only in part.
    """
    width, height = size
    natural = min(max(min(width / 1440, height / 810), 1.0), 2.4)
    fits = max(min(width / 1024, height / 700), 1.0)
    return min(natural * wanted, fits) if wanted > 1 else natural * wanted
