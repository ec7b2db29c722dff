"""The timeline of one's own marks: their edges are dragged, stretches chosen, time drawn out."""

from typing import TYPE_CHECKING, Any, Protocol

import pygame

from simulator.desk.widgets.timeline import Timeline

if TYPE_CHECKING:
    from simulator.desk.lanes import Bar

_GRIP, _SNAP, _STILL = 6, 7, 4
"""In designed pixels: how near an edge is taken, how near it snaps, how far is no drag yet."""


class Hands(Protocol):
    """What is done with the mouse."""

    def drag(self, name: str, part: str, at_ms: int, near_ms: int) -> None:
        """Move an edge of a mark, or all of it; nothing is kept before the drop."""

    def drop(self) -> None:
        """Keep it where it is."""

    def choose(self, one_ms: int, other_ms: int) -> None:
        """Choose a stretch."""

    def zoom(self, steps: int, around_ms: int) -> None:
        """Show less of the episode, or more of it."""

    def shift(self, by_ms: int) -> None:
        """Show a later part of the episode, or an earlier one."""


class MarkTimeline(Timeline):
    """A timeline on which marks are edited.

    A mark is dragged by an edge or as a whole; a drag with Shift chooses a stretch; the wheel shows
    earlier and later parts, with Ctrl nearer or wider ones.
    """

    def __init__(self, *arguments: Any, hands: Hands, **named: Any) -> None:
        """Place it as any timeline; ``hands`` take what the mouse does."""
        super().__init__(*arguments, **named)
        self._hands = hands
        self._taken: tuple[Bar, str, int] | None = None
        self._chosen_from: int | None = None
        self._drags = False

    def _near_ms(self, pixels: float) -> int:
        """Return how long so many designed pixels last."""
        return round(self.theme.of(pixels) * self.span.length_ms / max(self._track.width, 1))

    def mouse_down(self, pos: tuple[int, int]) -> None:
        """Take a mark by the part under the mouse, begin a stretch, or move the playhead."""
        self._drags, self._taken, self._chosen_from = False, None, None
        if pygame.key.get_mods() & pygame.KMOD_SHIFT:
            self._chosen_from = self._time(pos[0])
            return
        hit = self._bar_at(pos)
        if hit is None:
            super().mouse_down(pos)
            return
        rect, bar = hit
        self._taken = (bar, self._part(rect, bar, pos[0]), pos[0])
        self._select(bar.id)

    def _bar_at(self, pos: tuple[int, int]) -> "tuple[pygame.Rect, Bar] | None":
        """Return the mark under the mouse; the selected one also a little beside its edges."""
        grip = self.theme.of(_GRIP)
        for rect, bar in self._places:
            if bar.id == self.selected and rect.inflate(2 * grip, 0).collidepoint(pos):
                return rect, bar
        return next(((r, b) for r, b in reversed(self._places) if r.collidepoint(pos)), None)

    def _part(self, rect: pygame.Rect, bar: "Bar", x: int) -> str:
        grip = min(self.theme.of(_GRIP), rect.width // 3)
        if bar.point or bar.running:
            return "whole"
        return "from" if x <= rect.left + grip else "to" if x >= rect.right - grip else "whole"

    def mouse_drag(self, pos: tuple[int, int]) -> None:
        """Go on with what the press began."""
        if self._chosen_from is not None:
            self._hands.choose(self._chosen_from, self._time(pos[0]))
        elif self._taken is None:
            super().mouse_drag(pos)
        else:
            bar, part, x = self._taken
            self._drags = self._drags or abs(pos[0] - x) >= self.theme.of(_STILL)
            if self._drags:
                start = bar.to_ms if part == "to" else bar.from_ms
                at = start + self._time(pos[0]) - self._time(x)
                self._hands.drag(bar.id, part, at, self._near_ms(_SNAP))

    def mouse_up(self, pos: tuple[int, int], *, inside: bool) -> None:
        """Drop the mark; one that was only clicked leads to where it begins."""
        taken, self._taken = self._taken, None
        if taken is not None and self._drags:
            self._hands.drop()
        elif taken is not None:
            self._seek(taken[0].from_ms)
        elif self._chosen_from is not None and not self._drags:
            self._chosen_from = None

    def process_event(self, event: pygame.event.Event) -> bool:
        """Take the wheel besides what every control takes."""
        if event.type == pygame.MOUSEWHEEL and self.hovered:
            x = self.at(self.ui.manager.get_mouse_position())[0]
            if pygame.key.get_mods() & pygame.KMOD_CTRL:
                self._hands.zoom(event.y, self._time(x))
            else:
                self._hands.shift(-(event.y - event.x) * self.span.length_ms // 10)
            return True
        return super().process_event(event)
