"""The timeline of acts: rows for everybody, strips that are moved and stretched, the playhead."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

import pygame

from simulator.desk.studio.acts.strip_painting import (
    GRIP,
    LEAST_WIDTH,
    paint_names,
    paint_plate,
    paint_playhead,
    paint_ruler,
    paint_strip,
)
from simulator.desk.studio.draft.strips import Row, Strip
from simulator.desk.style.theme import Theme
from simulator.desk.timelines.span import Span
from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.ui import Ui

_SNAP, _STILL, _TWICE_MS = 7, 4, 400
"""How near something draws and how far is no drag yet, in designed pixels; a double click."""


class Hands(Protocol):
    """What is done to acts with the mouse."""

    def choose(self, strip: Strip | None) -> None:
        """Choose an act, and with it all of its line, or none."""

    def go_to(self, line: int) -> None:
        """Take the playhead to where the acts of a line begin."""

    def drag(self, line: int, by_ms: int, near_ms: int, *, end_only: bool) -> None:
        """Move the acts of a line, or their end; nothing is kept before the drop."""

    def drop(self) -> None:
        """Keep them where they are."""

    def zoom(self, steps: int, around_ms: int) -> None:
        """Show less of the episode, or more of it."""

    def shift(self, by_ms: int) -> None:
        """Show a later part of the episode, or an earlier one."""


class ActTimeline(Widget):
    """One episode, a few rows for each person; times are milliseconds of the episode.

    A click on a strip chooses it, a second one goes there; it is dragged as a whole, or by its
    end. A click or a drag on the ruler or between strips moves the playhead. The wheel shows
    earlier and later parts, with Ctrl nearer or wider ones.
    """

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        names: Mapping[str, str],
        seek: Callable[[int], None],
        hands: Hands,
        *,
        says: str,
        rows: int = 1,
    ) -> None:
        """Place it.

        Args:
            ui: The window's controls.
            name: Its name.
            rect: Where it is.
            names: What the people are called, by actor.
            seek: Moves the playhead.
            hands: Takes what the mouse does to acts.
            says: What the timeline is called.
            rows: For how many rows there is room at least, so that they stay as tall.
        """
        super().__init__(ui, name, rect, role="timeline", says=says)
        self._names, self._seek, self._hands = names, seek, hands
        self.rows: tuple[Row, ...] = ()
        self._least_rows = rows
        self.at_ms = 0
        self.span = Span(0, 1)
        self.length_ms = 1
        self.chosen: int | None = None
        self.drawn_to: int | None = None
        self.value = ""
        self.places: list[tuple[pygame.Rect, Strip]] = []
        self._still: pygame.Surface | None = None
        self._taken: tuple[Strip, bool, int] | None = None
        self._drags = self._slides = False
        self._clicked: tuple[int, int] | None = None
        self._pointed: tuple[pygame.Rect, Strip] | None = None
        widest = max((paint.width(ui.theme, n, "small") for n in names.values()), default=0)
        self.gutter = min(widest + ui.theme.of(28), rect.width // 5)
        ui.add(self)

    @staticmethod
    def height(theme: Theme, rows: int) -> int:
        """Return how tall it should be for so many rows."""
        return ruler_height(theme) + rows * _row_height(theme) + theme.of(8)

    @property
    def ms_a_pixel(self) -> float:
        """Return how much time a pixel is."""
        return self.span.length_ms / max(self.track.width, 1)

    @property
    def track(self) -> pygame.Rect:
        """Return where time runs."""
        ruler = ruler_height(self.theme)
        width = self.rect.width - self.gutter - self.theme.px("tight")
        return pygame.Rect(self.gutter, ruler, width, self.rect.height - ruler - self.theme.of(8))

    def display(
        self,
        rows: tuple[Row, ...],
        at_ms: int,
        span: Span,
        length_ms: int,
        chosen: int | None,
        drawn_to: int | None = None,
    ) -> None:
        """Show acts and the playhead; only what changed is painted.

        Args:
            rows: The acts of the episode.
            at_ms: The playhead.
            span: The part of the episode that is shown.
            length_ms: How long all of it is.
            chosen: The line whose acts are chosen.
            drawn_to: A time at which what is dragged has snapped, to be shown as a line.
        """
        new = (rows, span, length_ms, chosen, drawn_to)
        if new != (self.rows, self.span, self.length_ms, self.chosen, self.drawn_to):
            self._still = None
        elif at_ms == self.at_ms and self._still is not None:
            return
        self.rows, self.span, self.length_ms, self.chosen, self.drawn_to = new
        self.at_ms = at_ms
        self.redraw()

    def x(self, ms: float) -> int:
        """Return where a time lies."""
        part = (ms - self.span.from_ms) / max(self.span.length_ms, 1)
        return self.track.left + round(self.track.width * part)

    def _time(self, x: int) -> int:
        share = (x - self.track.left) / max(self.track.width, 1)
        return self.span.from_ms + round(min(max(share, 0.0), 1.0) * self.span.length_ms)

    def row_rect(self, number: int) -> pygame.Rect:
        """Return where a row lies, over the whole width."""
        track, count = self.track, max(len(self.rows), self._least_rows)
        tall = min(track.height / count, _row_height(self.theme) * 1.5)
        top = round(track.top + number * tall)
        return pygame.Rect(0, top, self.rect.width, round(track.top + (number + 1) * tall) - top)

    def strip_rect(self, strip: Strip, row: int) -> pygame.Rect:
        """Return where a strip lies; it is wide enough to be taken."""
        lane, x = self.row_rect(row), self.x(strip.from_ms)
        tall = max(lane.height - self.theme.of(3), 4)
        wide = max(self.x(strip.to_ms) - x, self.theme.of(LEAST_WIDTH))
        return pygame.Rect(x, lane.top + (lane.height - tall) // 2, wide, tall)

    def redraw(self) -> None:
        """Paint the playhead over the rest, which is kept until it changes."""
        if self._still is None:
            self._still = pygame.Surface(self.rect.size, pygame.SRCALPHA)
            self.paint(self._still, self._still.get_rect())
        image = self._still.copy()
        if self.span.from_ms <= self.at_ms <= self.span.to_ms:
            paint_playhead(image, self.theme, self.x(self.at_ms))
        if self._pointed is not None and not self._drags:
            paint_plate(image, self.theme, *self._pointed)
        image.premul_alpha_ip()
        self._set_image(image)

    def let_go(self) -> None:
        """Drop the picture, and what it was painted from."""
        super().let_go()
        self._still = None

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint ruler, rows and strips."""
        theme = self.theme
        border = theme.colour("line")
        paint.panel(surface, area, theme.colour("card"), theme.px("radius"), border=border)
        paint_ruler(surface, self)
        paint_names(surface, self, self._names)
        self.places = [
            (self.strip_rect(strip, number), strip)
            for number, row in enumerate(self.rows)
            for strip in row.strips
            if strip.to_ms >= self.span.from_ms and strip.from_ms <= self.span.to_ms
        ]
        surface.set_clip(self.track.inflate(2 * theme.of(6), 0))
        for rect, strip in self.places:
            there = self.x(strip.there_ms) - rect.left
            paint_strip(surface, theme, rect, strip, there, chosen=strip.line == self.chosen)
        if self.drawn_to is not None:
            x = self.x(self.drawn_to)
            surface.fill(theme.colour("accent"), (x, self.track.top, 1, self.track.height))
        surface.set_clip(None)
        if self.slider is not None:
            paint.panel(surface, self.slider, theme.colour("line_strong"), self.slider.height // 2)

    @property
    def slider(self) -> pygame.Rect | None:
        """Return what shows the part of the episode that is seen; None if that is all of it."""
        if self.span.length_ms >= self.length_ms:
            return None
        track, tall = self.track, self.theme.of(7)
        share = track.width / self.length_ms
        wide = max(round(self.span.length_ms * share), self.theme.of(LEAST_WIDTH))
        left = track.left + round(self.span.from_ms * share)
        return pygame.Rect(left, self.rect.height - tall - 1, wide, tall)

    def _slide(self, x: int) -> None:
        """Show the part of the episode around a place of the slider."""
        share = (x - self.track.left) / max(self.track.width, 1)
        middle = (self.span.from_ms + self.span.to_ms) // 2
        self._hands.shift(round(share * self.length_ms) - middle)

    def strip_at(self, pos: tuple[int, int]) -> tuple[pygame.Rect, Strip] | None:
        """Return the strip at a place of the widget; the chosen one a little beyond its end too."""
        grip = self.theme.of(GRIP)
        for rect, strip in self.places:
            wide = rect.inflate(2 * grip, 0)
            if strip.line == self.chosen and wide.collidepoint(pos):
                return rect, strip
        hits = ((r, s) for r, s in reversed(self.places) if r.inflate(2, 2).collidepoint(pos))
        return next(hits, None)

    def _by_its_end(self, rect: pygame.Rect, strip: Strip, x: int) -> bool:
        grip = self.theme.of(GRIP)
        return not strip.point and x >= rect.right - min(grip, rect.width // 3)

    def mouse_down(self, pos: tuple[int, int]) -> None:
        """Take a strip, by its end or as a whole, or move the playhead."""
        self._drags, self._taken = False, None
        slider = self.slider
        self._slides = slider is not None and pos[1] >= slider.top - 2
        if self._slides:
            self._slide(pos[0])
            return
        hit = self.strip_at(pos)
        if hit is None:
            if pos[1] > self.track.top:
                self._hands.choose(None)
            self._seek(self._time(pos[0]))
            return
        rect, strip = hit
        self._taken = (strip, self._by_its_end(rect, strip, pos[0]), pos[0])

    def mouse_drag(self, pos: tuple[int, int]) -> None:
        """Go on with what the press began."""
        if self._slides:
            self._slide(pos[0])
            return
        if self._taken is None:
            self._seek(self._time(pos[0]))
            return
        strip, end_only, x = self._taken
        if not self._drags and abs(pos[0] - x) >= self.theme.of(_STILL):
            self._drags = True
        if self._drags:
            near = round(self.theme.of(_SNAP) * self.ms_a_pixel)
            by = round((pos[0] - x) * self.ms_a_pixel)
            self._hands.drag(strip.line, by, near, end_only=end_only)

    def mouse_up(self, pos: tuple[int, int], *, inside: bool) -> None:
        """Drop the strip; one that was only clicked is chosen, clicked twice it is gone to."""
        taken, self._taken = self._taken, None
        if taken is None:
            return
        if self._drags:
            self.ui.later(self._hands.drop)
            return
        strip, now = taken[0], pygame.time.get_ticks()
        line = strip.line
        again = self._clicked is not None and self._clicked[0] == line
        if again and self._clicked is not None and now - self._clicked[1] < _TWICE_MS:
            self._hands.go_to(line)
        self._clicked = (line, now)
        self.ui.later(lambda: self._hands.choose(strip))

    def update(self, time_delta: float) -> None:
        """Let the pointer show what a drag would do, and name the act under it."""
        super().update(time_delta)
        pos = self.at(self.ui.manager.get_mouse_position())
        hit = self.strip_at(pos) if self.hovered and self._taken is None else None
        if hit != self._pointed:
            self._pointed = hit
            self.redraw()
        if self.hovered or self.held:
            shape = pygame.SYSTEM_CURSOR_ARROW
            if self._taken is not None:
                shape = pygame.SYSTEM_CURSOR_SIZEWE if self._taken[1] else pygame.SYSTEM_CURSOR_HAND
            elif hit is not None:
                by_end = self._by_its_end(hit[0], hit[1], pos[0])
                shape = pygame.SYSTEM_CURSOR_SIZEWE if by_end else pygame.SYSTEM_CURSOR_HAND
            self.ui.manager.set_active_cursor(pygame.cursors.Cursor(shape))

    def process_event(self, event: pygame.event.Event) -> bool:
        """Take the wheel besides what every control takes."""
        if event.type == pygame.MOUSEWHEEL and self.hovered:
            if pygame.key.get_mods() & pygame.KMOD_CTRL:
                x = self.at(self.ui.manager.get_mouse_position())[0]
                self._hands.zoom(event.y, self._time(x))
            else:
                self._hands.shift(-(event.y - event.x) * self.span.length_ms // 10)
            return True
        return super().process_event(event)

    def on_hovered(self) -> None:
        """Stay as it is."""

    def on_unhovered(self) -> None:
        """Stay as it is."""


def ruler_height(theme: Theme) -> int:
    """Return how tall the ruler is."""
    return theme.line("small") + theme.of(6)


def _row_height(theme: Theme) -> int:
    return max(theme.of(22), theme.line("small") + theme.of(5))
