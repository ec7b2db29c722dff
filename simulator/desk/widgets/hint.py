"""Hint: a few words about what the mouse rests on, where they cover nothing that is read."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pygame

from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.ui import Ui

DELAY_S = 0.5
_STAYS_S, _WORD_S = 3.0, 0.35
"""How long a hint stays at least, and how much longer for each word, though the mouse rests."""
_WIDEST = 300
"""In designed pixels; a few words take only the room they need."""


class Hint:
    """What is said of the control under the mouse once it rests there, while it is read."""

    def __init__(self, ui: "Ui") -> None:
        self._ui = ui
        self._of: Widget | None = None
        self._rested = 0.0

    def rest_on(self, widget: Widget) -> None:
        """Wait a moment on a control, then tell about it."""
        self._of, self._rested = (widget if widget.hint else None), 0.0

    def tell_at_once(self, widget: Widget) -> None:
        """Tell about a control without waiting."""
        self._of, self._rested = widget, DELAY_S

    def go(self, widget: Widget | None = None) -> None:
        """Go, if it is about this control or whatever it is about."""
        if widget is None or widget is self._of:
            self._of = None

    @property
    def shown(self) -> Widget | None:
        """Return what is told about now."""
        if self._of is None or not self._of.visible:
            return None
        stays = _STAYS_S + _WORD_S * len(self._of.hint.split())
        return self._of if 0 <= self._rested - DELAY_S <= stays else None

    def update(self, seconds: float) -> None:
        """Let time pass."""
        self._rested += seconds

    @property
    def rect(self) -> pygame.Rect:
        """Return where the hint stands; empty if there is none."""
        widget, theme = self.shown, self._ui.theme
        if widget is None:
            return pygame.Rect(0, 0, 0, 0)
        margin = theme.of(10)
        wide = min(paint.width(theme, widget.hint, "small") + 2, theme.em(_WIDEST))
        wide = min(wide, self._ui.size[0] - 4 * margin)
        tall = paint.height(theme, widget.hint, wide, "small")
        size = wide + 2 * margin, tall + margin
        shown = (c for c in self._ui.controls if isinstance(c, Widget))
        kept = [area for c in shown for area in c.keeps_free]
        window = pygame.Rect((0, 0), self._ui.size)
        return beside(widget.rect, size, window, kept, theme.of(8), aside=widget.scroll is not None)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it over everything else."""
        widget, theme = self.shown, self._ui.theme
        if widget is None:
            return
        plate = self.rect
        paint.panel(surface, plate, theme.colour("ink"), theme.of(6))
        inner = plate.inflate(-2 * theme.of(10), -theme.of(10))
        paint.text(surface, theme, widget.hint, inner, style="small", colour="paper", wrap=True)


def beside(
    about: pygame.Rect,
    size: tuple[int, int],
    window: pygame.Rect,
    kept_free: Sequence[pygame.Rect],
    gap: int,
    *,
    aside: bool = False,
) -> pygame.Rect:
    """Return where a hint stands: inside the window, beside what it is about.

    Args:
        about: What it is about.
        size: Of the hint.
        window: The window.
        kept_free: What it does not cover where that can be helped.
        gap: Between the two.
        aside: Whether it rather stands at a side than above or below: things of a list.
    """
    above, below, left, right = (pygame.Rect((0, 0), size) for _ in range(4))
    above.midbottom = about.centerx, about.top - gap
    below.midtop = about.centerx, about.bottom + gap
    left.midright = about.left - gap, about.centery
    right.midleft = about.right + gap, about.centery
    order = (left, right, above, below) if aside else (above, below, left, right)
    inside = [place.clamp(window.inflate(-gap, -gap)) for place in order]
    free = [place for place in inside if not place.colliderect(about)] or inside
    moved = [spot for place in free for spot in (place, *_slid(place, kept_free, gap))]
    best = (
        place
        for place in moved
        if window.contains(place)
        and place.collidelist(list(kept_free)) < 0
        and not place.colliderect(about)
    )
    return next(best, free[0])


def _slid(place: pygame.Rect, kept_free: Sequence[pygame.Rect], gap: int) -> Iterator[pygame.Rect]:
    """Yield a place moved below and above what it would cover."""
    for kept in kept_free:
        if place.colliderect(kept):
            yield pygame.Rect((place.left, kept.bottom + gap), place.size)
            yield pygame.Rect((place.left, kept.top - gap - place.height), place.size)
