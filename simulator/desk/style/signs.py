"""Signs: small shapes with smooth edges, read from ``assets/theme/signs.yaml``."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

import pygame
import yaml

from simulator.resources import ASSETS

Icon = Literal[
    "play", "pause", "back", "on", "cross", "tick", "point", "bout", "slower", "faster", "shift",
    "sound_off", "sound_quiet", "sound_middle", "sound_loud", "leave", "disc", "square",
    "triangle", "diamond", "plus", "help",
    "undo", "redo", "star", "star_open", "open", "ring",
]  # fmt: skip
SHAPES: tuple[Icon, ...] = ("disc", "square", "triangle", "diamond", "plus")
"""What tells lanes apart beside their colour."""
SMOOTH = 4
"""So many times larger shapes are drawn before they are made smaller."""
Polygon = Sequence[tuple[float, float]]


@cache
def _signs() -> Mapping[str, tuple[Polygon, ...]]:
    """Read the corners of all signs."""
    text = (ASSETS / "theme" / "signs.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    signs = yaml.load(text, Loader=loader)["signs"]
    return {
        name: tuple(tuple((float(x), float(y)) for x, y in shape) for shape in shapes)
        for name, shapes in signs.items()
    }


def icon(surface: pygame.Surface, name: Icon, rect: pygame.Rect, colour: pygame.Color) -> None:
    """Paint a small sign into a square."""
    polygons(surface, _signs()[name], rect, colour)


def polygons(
    surface: pygame.Surface,
    shapes: Sequence[Polygon],
    rect: pygame.Rect,
    colour: pygame.Color,
) -> None:
    """Paint polygons given in shares of ``rect``, with smooth edges."""
    big = pygame.Surface((rect.width * SMOOTH, rect.height * SMOOTH), pygame.SRCALPHA)
    big.fill((colour.r, colour.g, colour.b, 0))
    for shape in shapes:
        points = [(x * big.get_width(), y * big.get_height()) for x, y in shape]
        pygame.draw.polygon(big, colour, points)
    surface.blit(pygame.transform.smoothscale(big, rect.size), rect)
