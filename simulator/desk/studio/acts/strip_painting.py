"""How the timeline of acts looks: its ruler, the people's names, strips and the playhead."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pygame

from simulator.desk.studio.draft.strips import Strip
from simulator.desk.style.looks import look_of
from simulator.desk.style.texts import clock
from simulator.desk.style.theme import Theme
from simulator.desk.widgets import paint

if TYPE_CHECKING:
    from simulator.desk.studio.acts.act_timeline import ActTimeline

GRIP, LEAST_WIDTH = 8, 7
"""In designed pixels: how much of a strip's end is taken to stretch it, inside and beyond, and how
wide a strip is at least."""
_PALE, _FAINT = 0.62, 0.86
"""How much of the card shows through an act, and through one that is not played yet."""
_TICKS_MS = (100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000)


def paint_ruler(surface: pygame.Surface, timeline: "ActTimeline") -> None:
    """Paint times, and a hairline down from each."""
    theme, span, track = timeline.theme, timeline.span, timeline.track
    room = paint.width(theme, "00:00.0", "small") + theme.of(14)
    step = next((t for t in _TICKS_MS if t / timeline.ms_a_pixel >= room), _TICKS_MS[-1])
    first = -(-span.from_ms // step) * step
    for ms in range(first, span.to_ms + 1, step):
        x = timeline.x(ms)
        surface.fill(theme.colour("line"), (x, track.top - theme.of(5), 1, track.height))
        label = pygame.Rect(x + theme.of(4), 0, room, track.top)
        if label.right <= timeline.rect.width:
            words = clock(ms, tenths=step < 1_000)
            paint.text(surface, theme, words, label, style="small", colour="ink_soft")


def paint_names(surface: pygame.Surface, timeline: "ActTimeline", names: Mapping[str, str]) -> None:
    """Paint who is who beside the rows, and a line between two people."""
    theme = timeline.theme
    for number, row in enumerate(timeline.rows):
        if not row.first:
            continue
        rect = timeline.row_rect(number)
        if number:
            line = (theme.of(8), rect.top, rect.width - theme.of(16), 1)
            surface.fill(theme.colour("line"), line)
        width = timeline.gutter - theme.of(20)
        font = theme.font_within("small", rect.height)
        words = paint.fitted(font, names.get(row.actor, row.actor), width)
        image = font.render(words, True, theme.colour("ink"))
        surface.blit(image, image.get_rect(midleft=(theme.of(12), rect.centery)))


def paint_strip(
    surface: pygame.Surface,
    theme: Theme,
    rect: pygame.Rect,
    strip: Strip,
    there: int,
    *,
    chosen: bool,
) -> None:
    """Paint one act; its first ``there`` pixels are the way to where it is done."""
    colour, card = theme.colour(look_of(strip.shows)[1]), theme.colour("card")
    fill = colour.lerp(card, _FAINT if strip.ahead else _PALE)
    edge = theme.colour("ink") if chosen else colour.lerp(card, 0.35)
    width = max(theme.of(2), 2) if chosen else 1
    paint.panel(surface, rect, fill, theme.of(5), border=edge, width=width)
    inner = rect.inflate(-2 * width, -2 * width)
    if there > theme.of(6) and not strip.ahead:
        way = pygame.Rect(
            inner.left, inner.bottom - theme.of(4), min(there, inner.width), theme.of(4)
        )
        for x in range(way.left + theme.of(2), way.right - theme.of(2), theme.of(6)):
            surface.fill(colour, (x, way.top, theme.of(3), max(theme.of(2), 1)))
    sign = pygame.Rect(inner.left + theme.of(2), 0, theme.of(10), theme.of(10))
    sign.centery = inner.centery
    if strip.point:
        if inner.width >= theme.of(10):
            paint.icon(surface, "point", sign, colour)
        left = sign.right
    else:
        stripe = pygame.Rect(inner.left, inner.top, min(theme.of(3), inner.width), inner.height)
        surface.fill(colour, stripe.inflate(0, -theme.of(2)))
        left = inner.left + theme.of(4)
    words = pygame.Rect(left + theme.of(2), rect.top, inner.right - left - theme.of(4), rect.height)
    if chosen and not strip.point and rect.width > theme.of(3 * GRIP):
        words.width -= theme.of(10)
        for x in (inner.right - theme.of(4), inner.right - theme.of(7)):
            surface.fill(
                theme.colour("ink_soft"), (x, rect.top + theme.of(5), 1, rect.height - theme.of(10))
            )
    _label(surface, theme, strip.title, words)


def _label(surface: pygame.Surface, theme: Theme, words: str, rect: pygame.Rect) -> None:
    """Write as much of the words as there is room for; nothing if that says nothing."""
    font = theme.font_within("small", rect.height + theme.of(2))
    shown = paint.fitted(font, words, rect.width)
    if len(shown) > 3 or shown == words:
        image = font.render(shown, True, theme.colour("ink"))
        surface.blit(image, image.get_rect(midleft=rect.midleft))


def paint_playhead(image: pygame.Surface, theme: Theme, x: int) -> None:
    """Paint where we are, with a handle on the ruler."""
    width, colour, tip = max(theme.of(2), 2), theme.colour("playhead"), theme.of(6)
    image.fill(colour, (x - width // 2, 0, width, image.get_height() - theme.of(3)))
    pygame.draw.polygon(image, colour, [(x - tip, 0), (x + tip, 0), (x, tip + 2)])


def paint_plate(image: pygame.Surface, theme: Theme, rect: pygame.Rect, strip: Strip) -> None:
    """Name an act on a small plate above it, or below where there is no room."""
    times = f"{clock(strip.from_ms, tenths=True)}–{clock(strip.to_ms, tenths=True)}"
    words = f"{strip.title}  ·  {times}"
    paint.plate(image, theme, rect, words)
