"""The ruler of a timeline: times with lines below them, as close as their labels allow."""

from collections.abc import Callable

import pygame

from simulator.desk.style.texts import clock
from simulator.desk.style.theme import Theme
from simulator.desk.timelines.span import Span
from simulator.desk.widgets import paint

_TICKS_MS = (40, 200, 1_000, 5_000, 10_000, 15_000, 30_000, 60_000)


def ruler_height(theme: Theme) -> int:
    """Return how tall the ruler is."""
    return theme.line("small") + theme.of(6)


def paint_ruler(
    surface: pygame.Surface, theme: Theme, area: pygame.Rect, span: Span, x_of: Callable[[int], int]
) -> None:
    """Paint times and their lines.

    Args:
        surface: Where to paint.
        theme: Colours and sizes.
        area: The whole timeline.
        span: The part of the episode that is shown.
        x_of: Tells where a time stands.
    """
    tall = ruler_height(theme)
    room = paint.width(theme, "00:00", "small") + theme.of(16)
    near = paint.width(theme, "00:00.00", "small") + theme.of(16)
    spaced = (t for t in _TICKS_MS if x_of(t) - x_of(0) >= (room if t >= 1000 else near))
    step = next(spaced, _TICKS_MS[-1])
    room = room if step >= 1000 else near
    for ms in range(-(-span.from_ms // step) * step, span.to_ms + 1, step):
        x = x_of(ms)
        line = theme.colour("line")
        pygame.draw.line(surface, line, (x, tall - theme.of(5)), (x, area.bottom - 6))
        label = pygame.Rect(x + 4, 0, room, tall)
        if label.right <= area.width or ms + step <= span.to_ms:
            words = clock(ms) if step >= 1000 else f"{clock(ms)}.{ms % 1000 // 10:02d}"
            paint.text(surface, theme, words, label, style="small", colour="ink_soft")
