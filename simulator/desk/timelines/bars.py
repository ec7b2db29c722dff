"""Bars: how a mark or an event looks on a timeline; a moment is a sign, what lasts is a bar."""

from dataclasses import dataclass

import pygame

from simulator.desk.style.looks import Look
from simulator.desk.style.signs import Icon
from simulator.desk.style.theme import Theme
from simulator.desk.timelines.lanes import Bar
from simulator.desk.widgets import paint

PALE = 0.82
"""How much of the card shows through what happened, beside one's own marks."""
_SQUARE, _NAMED = 24, 40
"""In designed pixels: narrower bars have square corners; narrower ones have no room for a name."""


@dataclass(frozen=True, slots=True)
class Style:
    """The looks of the bars of a lane: sign, edge, what they are filled with, and the ink on it."""

    shape: Icon
    edge: pygame.Color
    fill: pygame.Color
    ink: str


def style_of(theme: Theme, look: Look, *, ghost: bool = False) -> Style:
    """Return how one's own bars are painted on a lane of these looks, or the key's (``ghost``)."""
    shape, name = look
    colour = theme.colour(name)
    fill = colour.lerp(theme.colour("card"), PALE if ghost else theme.tint)
    return Style(shape, colour, fill, theme.on(fill))


def paint_bar(
    surface: pygame.Surface,
    theme: Theme,
    rect: pygame.Rect,
    bar: Bar,
    style: Style,
    *,
    outlined: bool,
) -> None:
    """Paint one bar; ``outlined`` ones are selected or must be seen."""
    edge = theme.colour("ink") if outlined else style.edge
    if bar.point:
        _paint_point(surface, theme, rect, style, ghost=bar.ghost, outlined=outlined)
    elif rect.width < theme.of(_SQUARE):
        surface.fill(edge, rect)
        if rect.width > theme.of(8):
            surface.fill(style.fill, rect.inflate(-2 * theme.of(2), -2 * theme.of(2)))
    else:
        width = max(theme.of(2 if outlined else 1.5), 1)
        paint.panel(surface, rect, style.fill, theme.of(5), border=edge, width=width)
        words = rect.inflate(-theme.of(14), 0)
        if words.width > theme.of(_NAMED) and rect.height >= theme.line("small") - theme.of(4):
            paint.text(surface, theme, bar.title, words, style="small", colour=style.ink)


def _paint_point(
    surface: pygame.Surface,
    theme: Theme,
    rect: pygame.Rect,
    style: Style,
    *,
    ghost: bool,
    outlined: bool,
) -> None:
    """Paint the sign of a moment; with an edge where it is outlined or only a ghost."""
    if outlined or ghost:
        grown = theme.of(6)
        edge = theme.colour("ink") if outlined else style.edge
        paint.icon(surface, style.shape, rect.inflate(grown, grown), edge)
    paint.icon(surface, style.shape, rect, style.fill if ghost else style.edge)
