"""Painting: rounded panels, wrapped text, key caps and small signs, smooth at every size."""

from functools import lru_cache
from typing import Literal

import pygame

from simulator.desk.style.signs import SHAPES as SHAPES
from simulator.desk.style.signs import SMOOTH
from simulator.desk.style.signs import Icon as Icon
from simulator.desk.style.signs import icon as icon
from simulator.desk.style.signs import polygons as polygons
from simulator.desk.style.theme import TextStyle, Theme

Align = Literal["left", "centre", "right"]

_ALIGNED = {
    "left": pygame.FONT_LEFT,
    "centre": pygame.FONT_CENTER,
    "right": pygame.FONT_RIGHT,
}
_SHIFT = "Shift "


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
    big = pygame.Surface((2 * radius * SMOOTH,) * 2, pygame.SRCALPHA)
    big.fill((red, green, blue, 0))
    size = radius * SMOOTH
    thick = 0 if width >= radius else width * SMOOTH
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


def frame(surface: pygame.Surface, theme: Theme, rect: pygame.Rect, words: str) -> None:
    """Paint the frame of a picture that is still being painted, and words that say so."""
    panel(surface, rect, theme.colour("hover"), theme.of(4), border=theme.colour("line"))
    room = rect.inflate(-2 * theme.px("gap"), 0)
    tall = height(theme, words, room.width, "small")
    room.top, room.height = rect.centery - tall // 2, tall
    text(surface, theme, words, room, style="small", colour="ink_soft", align="centre", wrap=True)


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


def plate(image: pygame.Surface, theme: Theme, about: pygame.Rect, words: str) -> None:
    """Name something on a small plate above it, or below where there is no room."""
    wide = width(theme, words, "small") + theme.of(20)
    place = pygame.Rect(0, 0, min(wide, image.get_width()), theme.line("small") + theme.of(8))
    place.midbottom = about.centerx, about.top - theme.of(3)
    if place.top < 0:
        place.top = about.bottom + theme.of(3)
    place.clamp_ip(image.get_rect())
    panel(image, place, theme.colour("raised"), theme.of(6), border=theme.colour("line_strong"))
    text(image, theme, words, place, style="small", align="centre")
