"""The timeline: a ruler to scrub on, lanes with marks, and the playhead."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import pygame

from simulator.desk.style.looks import lane_look
from simulator.desk.style.texts import clock
from simulator.desk.style.theme import Theme
from simulator.desk.timelines.bars import Style, paint_bar, style_of
from simulator.desk.timelines.lanes import Bar, Lane
from simulator.desk.timelines.ruler import paint_ruler, ruler_height
from simulator.desk.timelines.span import Span
from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.ui import Ui

Place = tuple[pygame.Rect, Bar]


class Timeline(Widget):
    """One episode from its start to its end; times are milliseconds of the episode.

    A click or a drag on it moves the playhead; a click on a mark selects it, and the mouse over it
    tells what it is and when. With the focus, Up and Down select the mark before and the next one.
    """

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        lanes: Sequence[Lane],
        length_ms: int,
        seek: Callable[[int], None],
        select: Callable[[str | None], None] = lambda _: None,
        *,
        says: str = "",
        step: Callable[[int], None] | None = None,
        heading: str = "",
    ) -> None:
        super().__init__(ui, name, rect, role="timeline", says=says)
        self._lanes, self._seek, self._select = tuple(lanes), seek, select
        self._step, self._heading = step, heading
        self._gutter = self._measured_gutter()
        self._shown = tuple(range(len(self._lanes)))
        self.length_ms = length_ms
        self.span = Span(0, length_ms)
        self.stretch: tuple[int, int] | None = None
        self.value = ""
        self.bars: tuple[Bar, ...] = ()
        self.at_ms = 0
        self.selected: str | None = None
        self._running: tuple[Bar, ...] = ()
        self._reached: dict[str, int] = {}
        self._styles: dict[tuple[int, bool], Style] = {}
        self._pointed: Place | None = None
        self._ground: tuple[object, pygame.Surface] | None = None
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
        shown, self._shown = self._shown, self._lanes_to_show(bars)
        same = same and shown == self._shown
        if not same or not (bars is self.bars or tuple(bars) == self.bars):
            self._still = None
            self._running = tuple(bar for bar in bars if bar.running)
        elif at_ms == self.at_ms and self.image is not None:
            return
        self.selected, self.length_ms, self.span, self.stretch = new
        self.bars = tuple(bars)
        self.at_ms = at_ms
        self._reached = {
            bar.id: max(at_ms, bar.from_ms, self._reached.get(bar.id, 0)) for bar in self._running
        }
        self.redraw()

    @property
    def keeps_free(self) -> Sequence[pygame.Rect]:
        """Return all of it: what lies on it is read."""
        return (self.rect,)

    def _lanes_to_show(self, bars: Sequence[Bar]) -> tuple[int, ...]:
        """Return the numbers of the lanes that are shown where there are these bars."""
        return tuple(range(len(self._lanes)))

    def _measured_gutter(self) -> int:
        titles = [lane.title for lane in self._lanes]
        widest = max((paint.width(self.theme, t, "small") for t in titles), default=0)
        margin = self.theme.of(42 if widest else 12)
        return min(widest + margin, int(self.rect.width) * 3 // 10)

    @staticmethod
    def height(theme: Theme, lanes: int) -> int:
        """Return how tall the timeline should be for so many lanes."""
        lane = max(theme.of(19), theme.line("small") + theme.of(2))
        return max(ruler_height(theme) + lanes * lane + theme.of(4), theme.of(110))

    @property
    def _track(self) -> pygame.Rect:
        """Return where time runs."""
        left, margin = self._gutter, self.theme.px("tight")
        return pygame.Rect(left, 0, self.rect.width - left - margin, self._bottom)

    @property
    def _beside_names(self) -> int:
        """Return how much room behind the names of the lanes is taken."""
        return 0

    @property
    def _bottom(self) -> int:
        """Return where the lanes end."""
        return int(self.rect.height) - 4

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
        hit = self._bar_at(pos)
        self._select(hit[1].id if hit else None)
        self._seek(hit[1].from_ms if hit else self._time(pos[0]))
        self.held = hit is None

    def _bar_at(self, pos: tuple[int, int]) -> Place | None:
        """Return the bar under the mouse."""
        return next((p for p in reversed(self._places) if p[0].collidepoint(pos)), None)

    def mouse_drag(self, pos: tuple[int, int]) -> None:
        """Scrub."""
        self._seek(self._time(pos[0]))

    def update(self, time_delta: float) -> None:
        """Name the bar under the mouse."""
        super().update(time_delta)
        mouse = self.at(self.ui.manager.get_mouse_position())
        hit = self._bar_at(mouse) if self.hovered else None
        if hit != self._pointed:
            self._pointed = hit
            self.redraw()

    def named(self, bar: Bar) -> str:
        """Return what the mouse over a bar tells of it."""
        start = clock(bar.from_ms, tenths=True)
        if bar.point or bar.running:
            return f"{bar.title}  ·  {start}"
        return f"{bar.title}  ·  {start}–{clock(bar.to_ms, tenths=True)}"

    def on_hovered(self) -> None:
        """Stay as it is."""

    def on_unhovered(self) -> None:
        """Stay as it is."""

    def redraw(self) -> None:
        """Paint what runs and the playhead over the rest, which is kept until it changes."""
        if self._still is None:
            self._still = pygame.Surface(self.rect.size, pygame.SRCALPHA)
            self.paint(self._still, self._still.get_rect())
        image = self._still.copy()
        self.paint_over(image)
        if self.span.from_ms <= self.at_ms <= self.span.to_ms:
            x, width = self._x(self.at_ms), max(self.theme.of(2), 2)
            colour = self.theme.colour("playhead")
            pygame.draw.rect(image, colour, (x - width // 2, 0, width, self._bottom))
            tip = self.theme.of(6)
            pygame.draw.polygon(image, colour, [(x - tip, 0), (x + tip, 0), (x, tip + 2)])
        if self._pointed is not None:
            rect, bar = self._pointed
            paint.plate(image, self.theme, rect, self.named(bar))
        image.premul_alpha_ip()
        self._set_image(image)

    def let_go(self) -> None:
        """Drop the picture, and what it was painted from."""
        super().let_go()
        self._ground = self._still = None

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint ruler, lanes, and all bars that do not run."""
        key = (self.span, self.length_ms, self.stretch, self._shown)
        if self._ground is None or self._ground[0] != key:
            ground = pygame.Surface(area.size, pygame.SRCALPHA)
            self._paint_ground(ground, area)
            self._ground = key, ground
        surface.blit(self._ground[1], (0, 0))
        surface.set_clip(self._inner)
        for rect, bar in self._places:
            if not bar.running:
                self._paint_bar(surface, rect, bar)
        surface.set_clip(None)

    def _paint_bar(self, surface: pygame.Surface, rect: pygame.Rect, bar: Bar) -> None:
        looks = (bar.lane, bar.ghost)
        if looks not in self._styles:
            look = lane_look(self._lanes[bar.lane].id, bar.lane)
            self._styles[looks] = style_of(self.theme, look, ghost=bar.ghost)
        outlined = bar.strong or bar.id == self.selected
        paint_bar(surface, self.theme, rect, bar, self._styles[looks], outlined=outlined)

    def paint_over(self, surface: pygame.Surface) -> None:
        """Paint what moves with the playhead."""
        surface.set_clip(self._inner)
        for bar in self._running:
            self._paint_bar(surface, self._bar_rect(bar), bar)
        surface.set_clip(None)

    @property
    def _inner(self) -> pygame.Rect:
        """Return where bars may be painted: a little beside the track where all of it is shown."""
        margin = 0 if self.span.length_ms < self.length_ms else self.theme.px("tight")
        return self._track.inflate(2 * margin, 0)

    def _paint_ground(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint everything behind the bars."""
        theme = self.theme
        paint.panel(
            surface, area, theme.colour("card"), theme.px("radius"), border=theme.colour("line")
        )
        if self.stretch is not None:
            left, right = (self._x(ms) for ms in self.stretch)
            band = pygame.Rect(left, 2, max(right - left, 2), area.height - 6)
            surface.fill(theme.colour("accent_soft"), band.clip(self._track))
        head = pygame.Rect(theme.of(12), 0, self._gutter - theme.of(16), ruler_height(theme))
        paint.text(surface, theme, self._heading, head, style="small", colour="ink")
        ruled = pygame.Rect(area.topleft, (area.width, self._bottom + 4))
        paint_ruler(surface, theme, ruled, self.span, self._x)
        for number in self._shown:
            self._paint_lane(surface, number, self._lanes[number])

    def _paint_lane(self, surface: pygame.Surface, number: int, lane: Lane) -> None:
        """Paint the line above a lane, its sign and its name; a stronger line above an adult's."""
        theme, row = self.theme, self._row(number)
        others = number > 0 and self._lanes[number - 1].actor != lane.actor
        colour = theme.colour("line_strong" if others else "line")
        ends = (theme.of(12), row.top), (row.right - 8, row.top)
        pygame.draw.line(surface, colour, *ends)
        sign = pygame.Rect(theme.of(12), 0, theme.of(10), theme.of(10))
        sign.centery = row.centery
        shape, name = lane_look(lane.id, number)
        if lane.title:
            paint.icon(surface, shape, sign, theme.colour(name))
        room = pygame.Rect(theme.of(27), row.top, self._gutter - theme.of(36), row.height)
        room.width -= self._beside_names
        font = theme.font_within("small", row.height)
        words = paint.fitted(font, lane.title, room.width)
        image = font.render(words, True, theme.colour("ink_soft"))
        surface.blit(image, image.get_rect(midleft=room.midleft))

    def _row(self, number: int) -> pygame.Rect:
        """Return where a lane that is shown lies."""
        shares = [self._share(lane) for lane in self._shown]
        unit = min(self._lane_room / sum(shares), self._most_room)
        here = self._shown.index(number)
        top = ruler_height(self.theme) + sum(shares[:here]) * unit
        return pygame.Rect(0, round(top), self.rect.width, round(shares[here] * unit))

    def _share(self, number: int) -> float:
        """Return how tall a lane is beside the others."""
        return 1

    @property
    def _lane_room(self) -> int:
        """Return how tall all lanes are together."""
        return self._bottom - ruler_height(self.theme)

    @property
    def _most_room(self) -> int:
        """Return how tall a lane is at most: a few are no reason for large marks."""
        return 2 * self.theme.line("small")

    def _lane_at(self, y: int) -> int | None:
        """Return the number of the lane at a height."""
        return next((n for n in self._shown if self._row(n).top <= y < self._row(n).bottom), None)

    @property
    def _places(self) -> list[Place]:
        """Return where the bars of the span are."""
        return list(self._placed(self.bars))

    def _placed(self, bars: Sequence[Bar]) -> Iterator[Place]:
        start, end = self.span.from_ms, self.span.to_ms
        left, scale = self._track.left, self._track.width / max(self.span.length_ms, 1)
        least = self.theme.of(4)
        known: dict[tuple[int, int, int], tuple[int, int]] = {}
        for bar in bars:
            if bar.from_ms > end or (bar.to_ms < start and not bar.running):
                continue
            if bar.point or bar.running:
                yield self._bar_rect(bar), bar
                continue
            x = left + round((bar.from_ms - start) * scale)
            wide = left + round((bar.to_ms - start) * scale) - x
            row = (bar.lane, bar.row, bar.rows)
            if row not in known:
                known[row] = self._heights(bar)
            top, tall = known[row]
            yield pygame.Rect(x, top, max(wide, least), tall), bar

    def _heights(self, bar: Bar) -> tuple[int, int]:
        """Return where a bar begins from above, and how tall it is."""
        row = self._row(bar.lane)
        room = row.height - 4
        return round(row.top + 2 + bar.row * room / bar.rows), max(room // bar.rows - 1, 4)

    def _bar_rect(self, bar: Bar) -> pygame.Rect:
        top, tall = self._heights(bar)
        x = self._x(bar.from_ms)
        if bar.point:
            size = min(max(tall, self.theme.of(11)), self.theme.of(14))
            rect = pygame.Rect(0, top + (tall - size) // 2, size, size)
            rect.centerx = x
            return rect
        end = self._reached[bar.id] if bar.running else bar.to_ms
        return pygame.Rect(x, top, max(self._x(end) - x, self.theme.of(4)), tall)
