"""The timeline of the findings: one's marks above what happened, joined where they belong."""

from collections.abc import Callable, Container, Sequence
from dataclasses import astuple, dataclass
from typing import Any

import pygame

from simulator.desk.style.signs import Icon
from simulator.desk.style.theme import Theme
from simulator.desk.timelines.bars import PALE
from simulator.desk.timelines.lanes import Bar, Lane
from simulator.desk.timelines.ruler import ruler_height
from simulator.desk.timelines.timeline import Timeline
from simulator.desk.widgets import paint

Joined = tuple[str, str, bool]
"""The id of a mark, the id of the event it was meant for, and whether the code is right."""
MISSED: Icon = "ring"
INVENTED: Icon = "cross"
_DASH, _SIGN, _SAMPLE, _PAIR = 3, 12, 20, 38
"""In designed pixels: of a broken line, a sign, a sample of the legend, and a pair of rows."""
_MOST_ROWS, _TOLD = 3, 2
"""So many rows of overlapping bars count; how much taller a lane is that is told of."""
_LEAST_TAG = 11
"""In designed pixels: lower rows are named in the legend alone."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the legend says: the two rows of a pair, and how a mark and an event belong together."""

    yours: str
    key: str
    right: str
    other_code: str
    missed: str
    invented: str


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What belongs together, and the ids of what stands alone, in all episodes."""

    joined: tuple[Joined, ...] = ()
    missed: frozenset[str] = frozenset()
    invented: frozenset[str] = frozenset()


class PairedTimeline(Timeline):
    """A timeline that joins marks with events: by a line, or a broken one for another code.

    What was missed and what the key does not have carry signs. Only the lanes on which there is
    something are shown, so that they are tall enough to be read.
    """

    def __init__(
        self,
        *arguments: Any,
        verdicts: Verdicts,
        wording: Wording,
        told: Container[int] = (),
        lead: Callable[[str], bool] = lambda _: False,
        **named: Any,
    ) -> None:
        """Place it as any timeline.

        Args:
            arguments: Those of any timeline.
            verdicts: How marks and events belong together.
            wording: What the legend says.
            told: The numbers of the lanes that are told of.
            lead: Opens what is said of a mark or an event by its id; tells whether there is such.
            named: Those of any timeline.
        """
        self._verdicts, self._wording, self._lead = verdicts, wording, lead
        self._told = told
        super().__init__(*arguments, **named)

    def mouse_down(self, pos: tuple[int, int]) -> None:
        """Open what is said of the bar under the mouse, else move the playhead."""
        hit = self._bar_at(pos)
        if hit is None or not self._lead(hit[1].id):
            super().mouse_down(pos)

    @staticmethod
    def height_of_pairs(theme: Theme, lanes: int) -> int:
        """Return how tall the timeline should be for so many lanes with something on them."""
        pairs = lanes * max(theme.of(_PAIR), 2 * theme.line("small"))
        return max(ruler_height(theme) + pairs + _legend_height(theme) + 4, theme.of(110))

    def _share(self, number: int) -> float:
        """Give rows to what overlaps, and to the lane that is told of more than to the others."""
        rows = max((bar.rows for bar in self.bars if bar.lane == number), default=2) / 2
        return min(rows, _MOST_ROWS) * (_TOLD if number in self._told else 1)

    def _lanes_to_show(self, bars: Sequence[Bar]) -> tuple[int, ...]:
        """Return the lanes on which there is something."""
        return tuple(sorted({bar.lane for bar in bars}))

    @property
    def _most_room(self) -> int:
        return 2 * super()._most_room

    @property
    def _bottom(self) -> int:
        return super()._bottom - _legend_height(self.theme)

    def _measured_gutter(self) -> int:
        """Return the room for the names of the lanes, and for whose row it is behind them."""
        room = super()._measured_gutter() + self._beside_names
        return min(room, int(self.rect.width) * 2 // 5)

    @property
    def _beside_names(self) -> int:
        tags = (self._wording.yours, self._wording.key)
        return max(paint.width(self.theme, words, "small") for words in tags) + self.theme.of(8)

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the bars, the lines between them, signs on what stands alone, and the legend."""
        super().paint(surface, area)
        places = {bar.id: rect for rect, bar in self._places if not bar.ghost}
        events = {bar.id: rect for rect, bar in self._places if bar.ghost}
        surface.set_clip(self._inner)
        for mark, event, right in self._verdicts.joined:
            if mark in places and event in events:
                start, end = places[mark].center, events[event].center
                self._join(surface, pygame.Vector2(start), pygame.Vector2(end), right=right)
        for rect, bar in self._places:
            alone = self._verdicts.missed if bar.ghost else self._verdicts.invented
            if bar.id in alone:
                self._paint_sign(surface, rect, bar)
        surface.set_clip(None)
        self._paint_legend(surface)

    def named(self, bar: Bar) -> str:
        """Return what a bar is, whose, and whether it stands alone."""
        words, verdicts = self._wording, self._verdicts
        whose = words.key if bar.ghost else words.yours
        alone = bar.id in (verdicts.missed if bar.ghost else verdicts.invented)
        told = (words.missed if bar.ghost else words.invented) if alone else ""
        return "  ·  ".join(filter(None, (f"{whose}: {super().named(bar)}", told)))

    def _paint_lane(self, surface: pygame.Surface, number: int, lane: Lane) -> None:
        """Paint a lane, and whose its upper and its lower row are."""
        super()._paint_lane(surface, number, lane)
        theme, row = self.theme, self._row(number)
        if row.height // 2 < theme.of(_LEAST_TAG):
            return
        font = theme.font_within("small", row.height // 2)
        for below, words in enumerate((self._wording.yours, self._wording.key)):
            image = font.render(words, True, theme.colour("ink_soft"))
            middle = row.top + row.height * (1 + 2 * below) // 4
            place = image.get_rect(midright=(self._gutter - theme.of(8), middle))
            surface.blit(image, place)

    def _paint_sign(self, surface: pygame.Surface, rect: pygame.Rect, bar: Bar) -> None:
        """Paint the sign of what stands alone: in the end of a long bar, else behind it."""
        size = min(self.theme.of(_SIGN), max(rect.height, self.theme.of(9)))
        sign = pygame.Rect(0, 0, size, size)
        if not bar.point and rect.width > 3 * size:
            sign.midright = rect.midright
        else:
            sign.midleft = rect.right + self.theme.of(3), rect.centery
        _paint_badge(surface, self.theme, sign, MISSED if bar.ghost else INVENTED)

    def _paint_legend(self, surface: pygame.Surface) -> None:
        """Paint what bars, lines and signs tell, in smaller words where the room is narrow."""
        theme, words = self.theme, self._wording
        tall, gap = _legend_height(theme), theme.of(8)
        room = self.rect.width - theme.of(12)
        font, said = theme.font("small"), astuple(words)
        signs = len(said) * (theme.of(_SAMPLE) + 3 * gap)
        used = sum(font.size(entry)[0] for entry in said)
        if used + signs > room:
            font = theme.font_within("small", font.get_linesize() * (room - signs) // used)
        x, middle = theme.of(12), self._bottom + tall // 2
        for number, entry in enumerate(said):
            place = pygame.Rect(x, 0, theme.of(_SAMPLE), theme.of(8))
            place.centery = middle
            self._paint_sample(surface, number, place)
            image = font.render(entry, True, theme.colour("ink"))
            surface.blit(image, image.get_rect(midleft=(place.right + gap, middle)))
            x = place.right + 3 * gap + image.get_width()

    def _paint_sample(self, surface: pygame.Surface, number: int, place: pygame.Rect) -> None:
        """Paint what an entry of the legend explains."""
        theme, soft = self.theme, self.theme.colour("ink_soft")
        if number < 2:
            fill = soft.lerp(theme.colour("card"), PALE) if number else soft
            paint.panel(surface, place, fill, theme.of(4), border=soft, width=theme.of(1.5))
        elif number < 4:
            left, right = pygame.Vector2(place.midleft), pygame.Vector2(place.midright)
            self._join(surface, left, right, right=number == 2)
        else:
            square = pygame.Rect(0, 0, theme.of(_SIGN), theme.of(_SIGN))
            square.midright = place.midright
            _paint_badge(surface, theme, square, MISSED if number == 4 else INVENTED)

    def _join(
        self, surface: pygame.Surface, start: pygame.Vector2, end: pygame.Vector2, *, right: bool
    ) -> None:
        """Draw the line from a mark to its event."""
        ink, width = self.theme.colour("ink"), max(self.theme.of(1.5), 1)
        for point in (start, end):
            pygame.draw.circle(surface, ink, point, width + 1)
        if right:
            pygame.draw.line(surface, ink, start, end, width)
            return
        way = end - start
        dash = self.theme.of(_DASH)
        for n in range(0, int(way.length()), 2 * dash):
            from_here = start + way.normalize() * n
            to_there = start + way.normalize() * min(n + dash, way.length())
            pygame.draw.line(surface, ink, from_here, to_there, width)


def _legend_height(theme: Theme) -> int:
    return theme.line("small") + theme.of(4)


def _paint_badge(surface: pygame.Surface, theme: Theme, rect: pygame.Rect, sign: Icon) -> None:
    """Paint a sign on a disc of the card, so that it is seen on bars of every colour."""
    paint.icon(surface, "disc", rect.inflate(4, 4), theme.colour("card"))
    paint.icon(surface, sign, rect, theme.colour("ink"))
