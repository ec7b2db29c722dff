"""The timeline: a ruler to scrub on, lanes with marks, and the playhead."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pygame

from simulator.desk.lanes import Bar, Lane
from simulator.desk.span import Span
from simulator.desk.texts import clock
from simulator.desk.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.ui import Ui

PALE = 0.7
"""How much of the card shows through what happened, beside one's own marks."""
COLOURS = tuple(f"mark_{n}" for n in range(1, 9))
_TICKS_MS = (40, 200, 1_000, 5_000, 10_000, 15_000, 30_000, 60_000)


class Timeline(Widget):
    """One episode from its start to its end; times are milliseconds of the episode.

    A click or a drag on it moves the playhead; a click on a mark selects it. With the focus, Up and
    Down select the mark before and the next one.
    """

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        lanes: Sequence[Lane],
        length_ms: int,
        seek: Callable[[int], None],
        select: Callable[[str | None], None],
        *,
        says: str = "",
        step: Callable[[int], None] | None = None,
        heading: str = "",
    ) -> None:
        super().__init__(ui, name, rect, role="timeline", says=says)
        self._lanes, self._seek, self._select = tuple(lanes), seek, select
        self._step, self._heading = step, heading
        self._gutter = self._measured_gutter()
        self.length_ms = length_ms
        self.span = Span(0, length_ms)
        self.stretch: tuple[int, int] | None = None
        self.value = ""
        self.bars: tuple[Bar, ...] = ()
        self.at_ms = 0
        self.selected: str | None = None
        self._places: list[tuple[pygame.Rect, Bar]] = []
        self._still: pygame.Surface | None = None
        ui.add(self)

    def display(
        self,
        bars: Sequence[Bar],
        at_ms: int,
        selected: str | None,
        length_ms: int,
        span: Span | None = None,
        stretch: tuple[int, int] | None = None,
    ) -> None:
        """Show marks and the playhead; only what changed is painted.

        ``span`` is the part of the episode that is shown, all of it if it is None; ``stretch`` is
        what the person has chosen of it.
        """
        new = (selected, length_ms, span or Span(0, length_ms), stretch)
        same = new == (self.selected, self.length_ms, self.span, self.stretch)
        same = same and (bars is self.bars or tuple(bars) == self.bars)
        if not same or (at_ms != self.at_ms and any(bar.running for bar in bars)):
            self._still = None
        elif at_ms == self.at_ms and self.image is not None:
            return
        self.selected, self.length_ms, self.span, self.stretch = new
        self.bars = tuple(bars)
        self.at_ms = at_ms
        self.redraw()

    def _measured_gutter(self) -> int:
        titles = [lane.title for lane in self._lanes]
        widest = max((paint.width(self.theme, t, "small") for t in titles), default=0)
        return min(widest + self.theme.of(42), int(self.rect.width) * 3 // 10)

    @property
    def _ruler(self) -> int:
        return _ruler(self.theme)

    @staticmethod
    def height(theme: Theme, lanes: int) -> int:
        """Return how tall the timeline should be for so many lanes."""
        lane = max(theme.of(19), theme.line("small") + theme.of(2))
        return max(_ruler(theme) + lanes * lane + theme.of(4), theme.of(110))

    @property
    def _track(self) -> pygame.Rect:
        """Return where time runs."""
        left, margin = self._gutter, self.theme.px("tight")
        return pygame.Rect(left, 0, self.rect.width - left - margin, self.rect.height - 4)

    def _x(self, ms: float) -> int:
        track = self._track
        part = (ms - self.span.from_ms) / max(self.span.length_ms, 1)
        return track.left + round(track.width * part)

    def _time(self, x: int) -> int:
        track = self._track
        share = (x - track.left) / max(track.width, 1)
        return self.span.from_ms + round(min(max(share, 0.0), 1.0) * self.span.length_ms)

    def key(self, chord: str) -> bool:
        """Select the mark before or the next one."""
        if self._step is not None and chord in {"up", "down"}:
            self._step(1 if chord == "down" else -1)
            return True
        return False

    def mouse_down(self, pos: tuple[int, int]) -> None:
        """Select the mark under the mouse, or move the playhead there."""
        hit = next((bar for rect, bar in reversed(self._places) if rect.collidepoint(pos)), None)
        self._select(hit.id if hit else None)
        self._seek(hit.from_ms if hit else self._time(pos[0]))
        self.held = hit is None

    def mouse_drag(self, pos: tuple[int, int]) -> None:
        """Scrub."""
        self._seek(self._time(pos[0]))

    def on_hovered(self) -> None:
        """Stay as it is."""

    def on_unhovered(self) -> None:
        """Stay as it is."""

    def redraw(self) -> None:
        """Paint the playhead over the rest, which is kept until it changes."""
        if self._still is None:
            self._still = pygame.Surface(self.rect.size, pygame.SRCALPHA)
            self.paint(self._still, self._still.get_rect())
        image = self._still.copy()
        if self.span.from_ms <= self.at_ms <= self.span.to_ms:
            x, width = self._x(self.at_ms), max(self.theme.of(2), 2)
            colour = self.theme.colour("playhead")
            pygame.draw.rect(image, colour, (x - width // 2, 0, width, self.rect.height - 4))
            tip = self.theme.of(6)
            pygame.draw.polygon(image, colour, [(x - tip, 0), (x + tip, 0), (x, tip + 2)])
        self._set_image(image.premul_alpha())

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint ruler, lanes and bars."""
        theme = self.theme
        paint.panel(
            surface, area, theme.colour("card"), theme.px("radius"), border=theme.colour("line")
        )
        self._paint_stretch(surface)
        self._paint_ruler(surface)
        top, tall = self._ruler, (area.height - self._ruler - 4) / max(len(self._lanes), 1)
        for i, lane in enumerate(self._lanes):
            row = pygame.Rect(0, round(top + i * tall), area.width, round(tall))
            pygame.draw.line(
                surface, theme.colour("line"), (theme.of(12), row.top), (area.right - 8, row.top)
            )
            sign = pygame.Rect(theme.of(12), 0, theme.of(10), theme.of(10))
            sign.centery = row.centery
            colour = theme.colour(COLOURS[i % len(COLOURS)])
            if lane.title:
                paint.icon(surface, paint.SHAPES[i % len(paint.SHAPES)], sign, colour)
            name = pygame.Rect(theme.of(27), row.top, self._gutter - theme.of(36), row.height)
            font = theme.font_within("small", row.height)
            image = font.render(
                paint.fitted(font, lane.title, name.width), True, theme.colour("ink_soft")
            )
            surface.blit(image, image.get_rect(midleft=name.midleft))
        seen = [bar for bar in self.bars if bar.running or bar.to_ms >= self.span.from_ms]
        seen = [bar for bar in seen if bar.from_ms <= self.span.to_ms]
        self._places = [(self._bar_rect(bar, top, tall), bar) for bar in seen]
        margin = 0 if self.span.length_ms < self.length_ms else theme.px("tight")
        surface.set_clip(self._track.inflate(2 * margin, 0))
        for rect, bar in self._places:
            self._paint_bar(surface, rect, bar)
        surface.set_clip(None)

    def _paint_stretch(self, surface: pygame.Surface) -> None:
        """Paint what is chosen as a band behind the lanes."""
        if self.stretch is not None:
            left, right = (self._x(ms) for ms in self.stretch)
            band = pygame.Rect(left, 2, max(right - left, 2), self.rect.height - 6)
            colour = self.theme.colour("accent_soft")
            surface.fill(colour, band.clip(self._track))

    def _paint_ruler(self, surface: pygame.Surface) -> None:
        theme = self.theme
        head = pygame.Rect(theme.of(12), 0, self._gutter - theme.of(16), self._ruler)
        paint.text(surface, theme, self._heading, head, style="small", colour="ink")
        room = paint.width(theme, "00:00", "small") + theme.of(16)
        near = paint.width(theme, "00:00.00", "small") + theme.of(16)
        spaced = (t for t in _TICKS_MS if self._x(t) - self._x(0) >= (room if t >= 1000 else near))
        step = next(spaced, _TICKS_MS[-1])
        room = room if step >= 1000 else near
        first = -(-self.span.from_ms // step) * step
        for ms in range(first, self.span.to_ms + 1, step):
            x = self._x(ms)
            pygame.draw.line(
                surface,
                theme.colour("line"),
                (x, self._ruler - theme.of(5)),
                (x, self.rect.height - 6),
            )
            label = pygame.Rect(x + 4, 0, room, self._ruler)
            if label.right <= self.rect.width or ms + step <= self.span.to_ms:
                words = clock(ms) if step >= 1000 else f"{clock(ms)}.{ms % 1000 // 10:02d}"
                paint.text(surface, theme, words, label, style="small", colour="ink_soft")

    def _bar_rect(self, bar: Bar, top: float, tall: float) -> pygame.Rect:
        room = tall - 4
        height = max(int(room / bar.rows) - 1, 4)
        y = round(top + bar.lane * tall + 2 + bar.row * room / bar.rows)
        x = self._x(bar.from_ms)
        if bar.point:
            size = min(max(height, self.theme.of(11)), self.theme.of(20))
            rect = pygame.Rect(0, y + (height - size) // 2, size, size)
            rect.centerx = x
            return rect
        end = max(self.at_ms, bar.from_ms) if bar.running else bar.to_ms
        return pygame.Rect(x, y, max(self._x(end) - x, self.theme.of(4)), height)

    def _paint_bar(self, surface: pygame.Surface, rect: pygame.Rect, bar: Bar) -> None:
        theme = self.theme
        colour = theme.colour(COLOURS[bar.lane % len(COLOURS)])
        outlined = bar.id == self.selected or bar.strong
        outline = theme.colour("ink") if outlined else colour if bar.ghost else None
        fill = colour.lerp(theme.colour("card"), PALE) if bar.ghost else colour
        if bar.point:
            if outline:
                paint.icon(surface, "point", rect.inflate(theme.of(8), theme.of(8)), outline)
            paint.icon(surface, "point", rect.inflate(theme.of(2), theme.of(2)), fill)
            return
        width = max(theme.of(1.5), 1)
        paint.panel(surface, rect, fill, theme.of(5), border=outline, width=width)
        words = rect.inflate(-theme.of(12), 0)
        if words.width > theme.of(40) and rect.height >= theme.line("small") - theme.of(4):
            ink = "ink" if bar.ghost else theme.on(COLOURS[bar.lane % len(COLOURS)])
            paint.text(surface, theme, bar.title, words, style="small", colour=ink)


def _ruler(theme: Theme) -> int:
    return theme.line("small") + theme.of(6)
