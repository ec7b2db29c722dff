"""The timeline of the findings: one's marks above what happened, joined where they belong."""

from collections.abc import Sequence
from typing import Any

import pygame

from simulator.desk.timelines.bars import PALE
from simulator.desk.timelines.ruler import ruler_height
from simulator.desk.timelines.timeline import Timeline
from simulator.desk.widgets import paint

Joined = tuple[str, str, bool]
"""The id of a mark, the id of the event it was meant for, and whether the code is right."""
_DASH = 3


class PairedTimeline(Timeline):
    """A timeline that joins marks with events: by a line, or a broken one for another code."""

    def __init__(
        self, *arguments: Any, joined: Sequence[Joined], rows: tuple[str, str], **named: Any
    ) -> None:
        """Place it as any timeline.

        Args:
            arguments: Those of any timeline.
            joined: What belongs together, in all episodes.
            rows: What the upper and the lower bars of every lane are.
            named: Those of any timeline.
        """
        self._joined, self._rows = tuple(joined), rows
        super().__init__(*arguments, **named)

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint what the bars are beside the ruler, and the lines over them."""
        super().paint(surface, area)
        self._paint_rows(surface)
        marks = {bar.id: rect for rect, bar in self._places if not bar.ghost}
        events = {bar.id: rect for rect, bar in self._places if bar.ghost}
        for mark, event, right in self._joined:
            if mark in marks and event in events:
                self._join(surface, marks[mark], events[event], right=right)

    def _paint_rows(self, surface: pygame.Surface) -> None:
        """Paint a full bar and an outlined one, each with what such bars are."""
        theme, x = self.theme, self.theme.of(12)
        tall, colour = ruler_height(theme), theme.colour("ink_soft")
        for ghost, words in enumerate(self._rows):
            bar = pygame.Rect(x, 0, theme.of(20), theme.of(8))
            bar.centery = tall // 2
            fill = colour.lerp(theme.colour("card"), PALE) if ghost else colour
            paint.panel(surface, bar, fill, theme.of(4), border=colour, width=theme.of(1.5))
            left = bar.right + theme.of(5)
            label = pygame.Rect(left, 0, paint.width(theme, words, "small") + 2, tall)
            paint.text(surface, theme, words, label, style="small", colour="ink")
            x = label.right + theme.of(12)

    def _join(
        self, surface: pygame.Surface, mark: pygame.Rect, event: pygame.Rect, *, right: bool
    ) -> None:
        """Draw the line from a mark to its event."""
        ink, width = self.theme.colour("ink"), max(self.theme.of(1.5), 1)
        start, end = pygame.Vector2(mark.center), pygame.Vector2(event.center)
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
