"""Painting: rounded panels, wrapped text, key caps and small signs, smooth at every size."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import pygame

from simulator.desk.theme import TextStyle, Theme

Icon = Literal[
    "play", "pause", "back", "on", "cross", "tick", "point", "bout", "slower", "faster", "shift",
    "sound_off", "sound_quiet", "sound_middle", "sound_loud", "leave", "disc", "square",
    "triangle", "diamond", "plus", "help",
    "undo", "redo",
]  # fmt: skip
Align = Literal["left", "centre", "right"]

SHAPES: tuple[Icon, ...] = ("disc", "square", "triangle", "diamond", "plus")
"""What tells lanes apart beside their colour."""
_ALIGNED = {
    "left": pygame.FONT_LEFT,
    "centre": pygame.FONT_CENTER,
    "right": pygame.FONT_RIGHT,
}
_SMOOTH = 4
_SHIFT = "Shift "
_SPEAKER = ((0.02, 0.36), (0.18, 0.36), (0.4, 0.16), (0.4, 0.84), (0.18, 0.64), (0.02, 0.64))
_WAVES = (
    ((0.5, 0.4), (0.59, 0.4), (0.59, 0.6), (0.5, 0.6)),
    ((0.69, 0.29), (0.78, 0.29), (0.78, 0.71), (0.69, 0.71)),
    ((0.88, 0.18), (0.97, 0.18), (0.97, 0.82), (0.88, 0.82)),
)
_SHAPES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "play": (((0.26, 0.16), (0.84, 0.5), (0.26, 0.84)),),
    "pause": (
        ((0.24, 0.18), (0.42, 0.18), (0.42, 0.82), (0.24, 0.82)),
        ((0.58, 0.18), (0.76, 0.18), (0.76, 0.82), (0.58, 0.82)),
    ),
    "back": (
        ((0.74, 0.2), (0.3, 0.5), (0.74, 0.8)),
        ((0.18, 0.2), (0.28, 0.2), (0.28, 0.8), (0.18, 0.8)),
    ),
    "on": (
        ((0.26, 0.2), (0.7, 0.5), (0.26, 0.8)),
        ((0.72, 0.2), (0.82, 0.2), (0.82, 0.8), (0.72, 0.8)),
    ),
    "cross": (
        ((0.2, 0.28), (0.28, 0.2), (0.8, 0.72), (0.72, 0.8)),
        ((0.72, 0.2), (0.8, 0.28), (0.28, 0.8), (0.2, 0.72)),
    ),
    "tick": (((0.16, 0.52), (0.25, 0.43), (0.44, 0.62), (0.76, 0.22), (0.86, 0.3), (0.45, 0.8)),),
    "point": (((0.5, 0.22), (0.78, 0.5), (0.5, 0.78), (0.22, 0.5)),),
    "bout": (((0.1, 0.36), (0.9, 0.36), (0.9, 0.64), (0.1, 0.64)),),
    "shift": (
        (
            (0.5, 0.08),
            (0.92, 0.52),
            (0.68, 0.52),
            (0.68, 0.92),
            (0.32, 0.92),
            (0.32, 0.52),
            (0.08, 0.52),
        ),
    ),
    "sound_off": (
        _SPEAKER,
        ((0.52, 0.37), (0.59, 0.3), (0.97, 0.63), (0.9, 0.7)),
        ((0.9, 0.3), (0.97, 0.37), (0.59, 0.7), (0.52, 0.63)),
    ),
    "sound_quiet": (_SPEAKER, _WAVES[0]),
    "sound_middle": (_SPEAKER, *_WAVES[:2]),
    "sound_loud": (_SPEAKER, *_WAVES),
    "leave": (
        (
            (0.06, 0.5),
            (0.44, 0.14),
            (0.52, 0.24),
            (0.3, 0.44),
            (0.94, 0.44),
            (0.94, 0.56),
            (0.3, 0.56),
            (0.52, 0.76),
            (0.44, 0.86),
        ),
    ),
    "disc": (
        (
            (0.5, 0),
            (0.85, 0.15),
            (1, 0.5),
            (0.85, 0.85),
            (0.5, 1),
            (0.15, 0.85),
            (0, 0.5),
            (0.15, 0.15),
        ),
    ),
    "square": (((0.06, 0.06), (0.94, 0.06), (0.94, 0.94), (0.06, 0.94)),),
    "triangle": (((0.5, 0.0), (1, 0.95), (0, 0.95)),),
    "diamond": (((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),),
    "plus": (
        ((0.35, 0), (0.65, 0), (0.65, 1), (0.35, 1)),
        ((0, 0.35), (1, 0.35), (1, 0.65), (0, 0.65)),
    ),
    "help": (
        (
            (0.22, 0.34),
            (0.24, 0.18),
            (0.36, 0.08),
            (0.54, 0.06),
            (0.7, 0.12),
            (0.79, 0.26),
            (0.77, 0.42),
            (0.66, 0.54),
            (0.58, 0.6),
            (0.57, 0.7),
            (0.43, 0.7),
            (0.44, 0.54),
            (0.56, 0.45),
            (0.64, 0.36),
            (0.63, 0.25),
            (0.55, 0.19),
            (0.46, 0.19),
            (0.38, 0.25),
            (0.36, 0.36),
        ),
        ((0.43, 0.78), (0.58, 0.78), (0.58, 0.93), (0.43, 0.93)),
    ),
    "undo": (
        (
            (0.04, 0.36),
            (0.38, 0.08),
            (0.38, 0.28),
            (0.62, 0.28),
            (0.84, 0.38),
            (0.94, 0.6),
            (0.84, 0.84),
            (0.6, 0.94),
            (0.4, 0.94),
            (0.4, 0.8),
            (0.6, 0.8),
            (0.75, 0.73),
            (0.8, 0.6),
            (0.74, 0.48),
            (0.6, 0.43),
            (0.38, 0.43),
            (0.38, 0.64),
        ),
    ),
    "redo": (
        (
            (0.96, 0.36),
            (0.62, 0.08),
            (0.62, 0.28),
            (0.38, 0.28),
            (0.16, 0.38),
            (0.06, 0.6),
            (0.16, 0.84),
            (0.4, 0.94),
            (0.6, 0.94),
            (0.6, 0.8),
            (0.4, 0.8),
            (0.25, 0.73),
            (0.2, 0.6),
            (0.26, 0.48),
            (0.4, 0.43),
            (0.62, 0.43),
            (0.62, 0.64),
        ),
    ),
    "slower": (((0.16, 0.44), (0.84, 0.44), (0.84, 0.56), (0.16, 0.56)),),
    "faster": (
        ((0.16, 0.44), (0.84, 0.44), (0.84, 0.56), (0.16, 0.56)),
        ((0.44, 0.16), (0.56, 0.16), (0.56, 0.84), (0.44, 0.84)),
    ),
}


def panel(
    surface: pygame.Surface,
    rect: pygame.Rect,
    fill: pygame.Color,
    radius: int,
    *,
    border: pygame.Color | None = None,
    width: int = 1,
) -> None:
    """Paint a rounded panel with smooth corners; ``border`` lies inside ``rect``."""
    if rect.width <= 0 or rect.height <= 0:
        return
    if border is not None:
        _rounded(surface, rect, border, radius)
        rect, radius = rect.inflate(-2 * width, -2 * width), radius - width
    _rounded(surface, rect, fill, radius)


def _rounded(surface: pygame.Surface, rect: pygame.Rect, colour: pygame.Color, radius: int) -> None:
    r = max(min(radius, rect.width // 2, rect.height // 2), 0)
    surface.fill(colour, (rect.left + r, rect.top, rect.width - 2 * r, rect.height))
    for side in (rect.left, rect.right - r):
        surface.fill(colour, (side, rect.top + r, r, rect.height - 2 * r))
    _corners(surface, rect, _disc(r, r, colour.r, colour.g, colour.b))


def ring(surface: pygame.Surface, rect: pygame.Rect, theme: Theme) -> None:
    """Paint the focus ring inside ``rect``."""
    width, colour = theme.px("ring"), theme.colour("focus")
    r = min(theme.px("radius") + width, rect.width // 2, rect.height // 2)
    for top in (rect.top, rect.bottom - width):
        surface.fill(colour, (rect.left + r, top, rect.width - 2 * r, width))
    for left in (rect.left, rect.right - width):
        surface.fill(colour, (left, rect.top + r, width, rect.height - 2 * r))
    _corners(surface, rect, _disc(r, width, colour.r, colour.g, colour.b))


def _corners(surface: pygame.Surface, rect: pygame.Rect, disc: pygame.Surface) -> None:
    """Put the quarters of a disc into the corners of a rectangle."""
    r = disc.get_width() // 2
    for x, left in ((0, rect.left), (r, rect.right - r)):
        for y, top in ((0, rect.top), (r, rect.bottom - r)):
            surface.blit(disc, (left, top), (x, y, r, r))


@lru_cache(maxsize=64)
def _disc(radius: int, width: int, red: int, green: int, blue: int) -> pygame.Surface:
    """Return a disc, or a ring ``width`` wide, with smooth edges, shared by all who ask."""
    big = pygame.Surface((2 * radius * _SMOOTH,) * 2, pygame.SRCALPHA)
    big.fill((red, green, blue, 0))
    size = radius * _SMOOTH
    thick = 0 if width >= radius else width * _SMOOTH
    pygame.draw.circle(big, (red, green, blue), (size, size), size, thick)
    return pygame.transform.smoothscale(big, (2 * radius, 2 * radius))


def text(
    surface: pygame.Surface,
    theme: Theme,
    words: str,
    rect: pygame.Rect,
    *,
    style: TextStyle = "text",
    colour: str = "ink",
    align: Align = "left",
    wrap: bool = False,
    middle: bool = True,
) -> int:
    """Paint a line, or with ``wrap`` a paragraph, and return its height.

    A line too long for ``rect`` is cut with an ellipsis; a line stands in the middle of the height
    unless ``middle`` is off, a paragraph at the top.
    """
    font = theme.font(style)
    font.align = _ALIGNED[align]
    if wrap:
        image = font.render(words, True, theme.colour(colour), None, rect.width)
    else:
        image = font.render(fitted(font, words, rect.width), True, theme.colour(colour))
    top = rect.centery - image.get_height() // 2 if middle and not wrap else rect.top
    left = {
        "left": rect.left,
        "centre": rect.centerx - image.get_width() // 2,
        "right": rect.right - image.get_width(),
    }[align]
    surface.blit(image, (left, top))
    return image.get_height()


def height(theme: Theme, words: str, width: int, style: TextStyle = "text") -> int:
    """Return the height of a paragraph."""
    if not words:
        return 0
    ink = theme.colour("ink")
    return theme.font(style).render(words, False, ink, None, max(width, 1)).get_height()


def width(theme: Theme, words: str, style: TextStyle = "text") -> int:
    """Return the width of a line."""
    return theme.font(style).size(words)[0]


def longest_word(theme: Theme, words: str, style: TextStyle = "text") -> int:
    """Return the width of the widest word: no paragraph can be narrower."""
    return max((width(theme, word, style) for word in words.split()), default=0)


def fitted(font: pygame.font.Font, words: str, width: int) -> str:
    """Return the words, cut with an ellipsis if they are wider than ``width``."""
    if font.size(words)[0] <= width:
        return words
    while words and font.size(f"{words}…")[0] > width:
        words = words[:-1]
    return f"{words.rstrip()}…" if words else ""


def icon(surface: pygame.Surface, name: Icon, rect: pygame.Rect, colour: pygame.Color) -> None:
    """Paint a small sign into a square."""
    polygons(surface, _SHAPES[name], rect, colour)


def polygons(
    surface: pygame.Surface,
    shapes: Sequence[Sequence[tuple[float, float]]],
    rect: pygame.Rect,
    colour: pygame.Color,
) -> None:
    """Paint polygons given in shares of ``rect``, with smooth edges."""
    big = pygame.Surface((rect.width * _SMOOTH, rect.height * _SMOOTH), pygame.SRCALPHA)
    big.fill((colour.r, colour.g, colour.b, 0))
    for shape in shapes:
        points = [(x * big.get_width(), y * big.get_height()) for x, y in shape]
        pygame.draw.polygon(big, colour, points)
    surface.blit(pygame.transform.smoothscale(big, rect.size), rect)


def key_cap(surface: pygame.Surface, theme: Theme, words: str, rect: pygame.Rect) -> None:
    """Paint a key with its letter."""
    radius = theme.of(5)
    panel(surface, rect, theme.colour("line_strong"), radius)
    top = pygame.Rect(rect.left, rect.top, rect.width, rect.height - theme.of(2))
    panel(surface, top, theme.colour("raised"), radius, border=theme.colour("line_strong"))
    if words.startswith(_SHIFT):
        size = theme.of(12)
        sign = pygame.Rect(top.left + theme.of(5), top.centery - size // 2, size, size)
        icon(surface, "shift", sign, theme.colour("ink_soft"))
        words = words.removeprefix(_SHIFT)
        top = top.move(theme.of(8), 0)
    text(surface, theme, words, top, style="small", align="centre")


def key_width(theme: Theme, words: str) -> int:
    """Return how wide a key is for its letter or word."""
    if words.startswith(_SHIFT):
        return key_width(theme, words.removeprefix(_SHIFT)) + theme.of(14)
    return max(width(theme, words, "small") + theme.of(12), key_height(theme))


def key_height(theme: Theme) -> int:
    """Return how tall a key is."""
    return theme.line("small") + theme.of(5)
