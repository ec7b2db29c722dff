"""Portraits: how the people of a case look, and the room around them."""

from functools import partial
from typing import TYPE_CHECKING

import pygame

from simulator.desk.shell.screen import Desk
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.picture import Picture
from simulator.stage import Stage

if TYPE_CHECKING:
    from simulator.performance import Performance

_EPISODE, _SHARE = 3, 0.78
"""Everybody is near the rug in the third minute with the stranger."""


class Portraits:
    """A picture of the whole room in which the people can be seen, painted beside the window."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._frame: tuple[Picture, object] | None = None

    def build(self, column: Column, performance: "Performance", version: str) -> None:
        """Put the frame into a column; ``version`` tells one state of the case from others."""
        rect = column.area
        rect.width = min(rect.width, column.theme.em(380))
        rect.height = rect.width * 9 // 16
        frame = Picture(column.ui, rect, says=self._desk.texts("studio.looks"), into=column.scroll)
        key = ("portrait", version, rect.size)
        self._make = partial(_paint, performance, rect.size)
        self._frame = frame, key
        column.top = rect.bottom + column.theme.px("tight")
        self.update()

    def update(self) -> bool:
        """Fill the frame once its picture is painted; tell whether it was."""
        if self._frame is None or not self._frame[0].empty:
            return False
        picture = self._desk.pictures.want(self._frame[1], self._make)
        if picture is not None:
            self._frame[0].fill(picture)
        return picture is not None


def _paint(performance: "Performance", size: tuple[int, int]) -> pygame.Surface:
    span = performance.episode(_EPISODE) or performance.episodes[0]
    picture = pygame.Surface(size)
    stage = Stage(size, performance.looks, "room", performance.decor)
    stage.paint(picture, performance.at(span.start_ms + round(span.length_ms * _SHARE)))
    return picture
