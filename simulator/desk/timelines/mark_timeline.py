"""The timeline of one's own marks: their edges are dragged, stretches chosen, time drawn out."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import pygame

from simulator.desk.style.theme import Theme
from simulator.desk.timelines.ruler import ruler_height
from simulator.desk.timelines.timeline import Place, Timeline
from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Part

if TYPE_CHECKING:
    from simulator.desk.timelines.lanes import Bar

_GRIP, _SNAP, _STILL = 10, 7, 4
"""In designed pixels: how near an edge is taken, how near it snaps, how far is no drag yet."""
_TWICE_S = 0.4
"""A second click within this time is a double click."""
_MOST_PARTS = 200
"""So many marks are told to screen readers at once; nearer views tell the others."""
_POINTERS = {
    "from": pygame.SYSTEM_CURSOR_SIZEWE,
    "to": pygame.SYSTEM_CURSOR_SIZEWE,
    "whole": pygame.SYSTEM_CURSOR_HAND,
    None: pygame.SYSTEM_CURSOR_ARROW,
}


class Hands(Protocol):
    """What is done with the mouse."""

    def go_to(self, name: str) -> None:
        """Go to where a mark begins."""

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

    def say(self, name: str) -> str:
        """Return a mark in words."""


class MarkTimeline(Timeline):
    """A timeline on which marks are edited.

    A click selects a mark and lets the playhead stand, a double click or Enter leads to where it
    begins. A mark is dragged by an edge or as a whole; a drag with Shift chooses a stretch; the
    wheel shows earlier and later parts, with Ctrl nearer or wider ones. On the ruler the playhead
    is moved and what is selected stays so; in an empty lane nothing is selected any more.
    """

    def __init__(
        self, *arguments: Any, hands: Hands, still: str, empty: str = "", **named: Any
    ) -> None:
        """Place it as any timeline.

        Args:
            arguments: Those of any timeline.
            hands: Take what the mouse does.
            still: What stands beside a bar that runs.
            empty: What stands in place of the lanes while none is shown.
            named: Those of any timeline.
        """
        self._hands, self._running_words, self._empty = hands, still, empty
        self._taken: tuple[Bar, str, int] | None = None
        self._chosen_from: int | None = None
        self._drags = False
        self._clicked: tuple[str, float] | None = None
        self._under: tuple[str, str] | None = None
        super().__init__(*arguments, **named)

    @staticmethod
    def track_height(theme: Theme, lanes: int) -> int:
        """Return how tall it is with lanes as low as they can be, without names."""
        return ruler_height(theme) + lanes * theme.of(9) + theme.of(4)

    def _lanes_to_show(self, bars: Sequence["Bar"]) -> tuple[int, ...]:
        """Return all lanes; where their names cannot all be read, those alone that have marks."""
        every = super()._lanes_to_show(bars)
        named = any(lane.title for lane in self._lanes)
        if not named or self._lane_room >= len(every) * self.theme.line("small"):
            return every
        return tuple(sorted({bar.lane for bar in bars}))

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the lanes and the bars, or say what will stand there."""
        super().paint(surface, area)
        if not self._shown:
            place = self._track.inflate(-2 * self.theme.of(12), 0)
            tall = paint.height(self.theme, self._empty, place.width)
            place.top = ruler_height(self.theme) + (self._lane_room - tall) // 2
            paint.text(
                surface, self.theme, self._empty, place, colour="ink_soft", align="centre",
                wrap=True,
            )  # fmt: skip

    def _near_ms(self, pixels: float) -> int:
        """Return how long so many designed pixels last."""
        return round(self.theme.of(pixels) * self.span.length_ms / max(self._track.width, 1))

    def press(self) -> None:
        """Go to the selected mark."""
        if self.selected is not None:
            self._hands.go_to(self.selected)

    def mouse_down(self, pos: tuple[int, int]) -> None:
        """Take a mark by the part under the mouse, begin a stretch, or move the playhead."""
        self._drags, self._taken, self._chosen_from = False, None, None
        if pygame.key.get_mods() & pygame.KMOD_SHIFT:
            self._chosen_from = self._time(pos[0])
            return
        hit = self._bar_at(pos)
        if hit is not None:
            rect, bar = hit
            self._taken = (bar, self._part(rect, bar, pos[0]), pos[0])
            self._select(bar.id)
            return
        if pos[1] > ruler_height(self.theme) and self.selected is not None:
            self._select(None)
        self._seek(self._time(pos[0]))

    def _bar_at(self, pos: tuple[int, int]) -> Place | None:
        """Return the mark under the mouse, else the one whose edge is near; the selected first."""
        grip, lane, at = self.theme.of(_GRIP), self._lane_at(pos[1]), self._time(pos[0])
        near = self._near_ms(2 * _GRIP)
        close = [b for b in self.bars if b.lane == lane and b.from_ms - near <= at]
        places = list(self._placed([b for b in close if b.running or at <= b.to_ms + near]))
        places = [p for p in places if p[0].inflate(2 * grip, 2).collidepoint(pos)]
        places.sort(key=lambda p: (p[1].id == self.selected, bool(p[0].collidepoint(pos))))
        return places[-1] if places else None

    def _part(self, rect: pygame.Rect, bar: "Bar", x: int) -> str:
        grip = min(self.theme.of(_GRIP), rect.width // 3)
        if bar.point or bar.running:
            return "whole"
        return "from" if x < rect.left + grip else "to" if x >= rect.right - grip else "whole"

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
        """Drop the mark; one that was clicked twice leads to where it begins."""
        taken, self._taken = self._taken, None
        if taken is not None and self._drags:
            self._hands.drop()
        elif taken is not None:
            twice, self._clicked = self._clicked, (taken[0].id, 0.0)
            if twice is not None and twice[0] == taken[0].id:
                self._hands.go_to(taken[0].id)
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

    def update(self, time_delta: float) -> None:
        """Let the pointer tell what a press would take, and a first click grow old."""
        super().update(time_delta)
        if self._clicked is not None:
            name, since = self._clicked
            self._clicked = (name, since + time_delta) if since < _TWICE_S else None
        if self._taken is not None:
            return
        hit = self._pointed
        under = (hit[1].id, self._part(*hit, self._mouse_x)) if hit else None
        if under != self._under:
            self._under = under
            self.ui.point_as(_POINTERS[under[1] if under else None])
            self.redraw()

    @property
    def _mouse_x(self) -> int:
        return self.at(self.ui.manager.get_mouse_position())[0]

    def on_unhovered(self) -> None:
        """Give the usual pointer back."""
        self.ui.point_as(_POINTERS[None])

    def paint_over(self, surface: pygame.Surface) -> None:
        """Paint what runs, and grips on the mark that is selected or under the mouse."""
        super().paint_over(surface)
        surface.set_clip(self._inner.inflate(2 * self.theme.of(4), 0))
        for bar in self._running:
            self._paint_running(surface, self._bar_rect(bar))
        held = {self.selected, self._under[0] if self._under else None}
        if held != {None}:
            in_hand = [b for b in self.bars if b.id in held and not (b.point or b.running)]
            for rect, _ in self._placed(in_hand):
                self._paint_grips(surface, rect)
        surface.set_clip(None)

    def _paint_running(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        """Leave the end of a bar open, and say beside it that it goes on."""
        theme = self.theme
        dot = pygame.Rect(0, 0, *(max(theme.of(3), 2),) * 2)
        for number in range(3):
            dot.center = rect.right + theme.of(4 + 6 * number), rect.centery
            surface.fill(theme.colour("ink"), dot)
        font = theme.font_within("small", rect.height + theme.of(2))
        words = font.render(self._running_words, True, theme.colour("ink"))
        plate = words.get_rect(midleft=(rect.right + theme.of(24), rect.centery))
        if plate.right < self._track.right and plate.height >= theme.of(11):
            surface.fill(theme.colour("card"), plate.inflate(theme.of(6), 0))
            surface.blit(words, plate)

    def _paint_grips(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        """Paint a handle at each end."""
        theme = self.theme
        for x in (rect.left, rect.right):
            grip = pygame.Rect(0, 0, theme.of(7), rect.height + theme.of(3))
            grip.center = x, rect.centery
            ink, card = theme.colour("ink"), theme.colour("card")
            paint.panel(surface, grip, ink, theme.of(3), border=card, width=1)
            middle = pygame.Rect(0, 0, max(theme.of(1), 1), grip.height // 2)
            middle.center = grip.center
            surface.fill(card, middle)

    @property
    def parts(self) -> Iterator[Part]:
        """Yield the marks that are shown, for screen readers."""
        left, top = self.rect.topleft
        for rect, bar in self._places[:_MOST_PARTS]:
            there = rect.clip(self._inner).move(left, top)
            yield Part(bar.id, self._hands.say(bar.id), there, chosen=bar.id == self.selected)

    def press_part(self, name: str) -> None:
        """Select a mark."""
        self._select(name)
