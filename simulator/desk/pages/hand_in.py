"""Handing in: what is not yet said."""

from collections.abc import Callable, Sequence

import pygame

from simulator.desk.pages.page import heading
from simulator.desk.texts import Texts
from simulator.desk.widgets import paint
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Panel, Words
from simulator.desk.widgets.ui import Ui


class HandInPage:
    """What is not yet said, before handing in."""

    first = "next"
    asks = done = False
    note = ""

    def __init__(self, texts: Texts, missing: Callable[[], Sequence[str]]) -> None:
        self._texts, self._missing = texts, missing
        self.title = texts("judging.submit")

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Say what is missing, if anything."""
        theme, texts, found = ui.theme, self._texts, self._missing()
        top = heading(ui, area, scroll, self.title, texts("judging.after"))
        if not found:
            rect = pygame.Rect(area.left, top, area.width, 0)
            words = Words(ui, rect, texts("judging.missing_none"), style="strong", into=scroll)
            return words.bottom
        lines = [f"·  {item}" for item in found]
        wide = min(area.width, theme.em(640))
        inner = wide - 2 * theme.px("gap")
        talls = [paint.height(theme, line, inner) + theme.of(4) for line in lines]
        head, tail = texts("judging.missing_title"), texts("judging.missing_text")
        head_tall = paint.height(theme, head, inner, "heading")
        tail_tall = paint.height(theme, tail, inner)
        tall = sum(talls) + head_tall + tail_tall + theme.of(16) + 2 * theme.px("gap")
        Panel(ui, pygame.Rect(area.left, top, wide, tall), into=scroll)
        left, y = area.left + theme.px("gap"), top + theme.px("gap")
        Words(ui, pygame.Rect(left, y, inner, 0), head, style="heading", into=scroll, layer=2)
        y += head_tall + theme.of(10)
        for line, height in zip(lines, talls, strict=True):
            Words(ui, pygame.Rect(left, y, inner, height), line, into=scroll, layer=2)
            y += height
        rect = pygame.Rect(left, y + theme.px("tight"), inner, 0)
        Words(ui, rect, tail, colour="ink_soft", into=scroll, layer=2)
        return top + tall
