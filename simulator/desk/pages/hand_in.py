"""Handing in: what is still open, each a press away, and what was said, to look over."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pygame

from simulator.desk.attempt.missing import Open
from simulator.desk.pages.asides import Aside
from simulator.desk.pages.page import heading
from simulator.desk.style.texts import Texts
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.tile import Tile
from simulator.desk.widgets.ui import Ui


class HandInPage:
    """What is still open, then what was said. In a test what is open has to be answered."""

    name, asks, done, note = "hand-in", False, False, ""
    aside: Aside | None = None

    def __init__(
        self,
        texts: Texts,
        still_open: Callable[[], Sequence[Open]],
        said: Callable[[], Mapping[str, Sequence[str]]],
        lead: Callable[[Open], None],
        *,
        after: str,
        tested: bool,
    ) -> None:
        """Take what is open, lines of what was said by heading, and what leads to what is open.

        ``after`` says what comes after handing in.
        """
        self._texts, self._open, self._lead, self._tested = texts, still_open, lead, tested
        self._said, self._after = said, after
        self.title = texts("judging.submit")

    @property
    def first(self) -> str:
        """Return where the focus begins: where something has to be said first, at that."""
        return "open-0" if self._tested and any(one.needed for one in self._open()) else "next"

    def build(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """Say what is open, if anything."""
        theme, texts, found = ui.theme, self._texts, self._open()
        top = heading(ui, area, scroll, self.title, self._after)
        wide = min(area.width, theme.em(640))
        if not any(one.needed for one in found):
            rect = pygame.Rect(area.left, top, wide, 0)
            words = Words(ui, rect, texts("judging.missing_none"), style="strong", into=scroll)
            top = words.bottom + theme.px("gap")
        for needed in (True, False):
            some = [(n, one) for n, one in enumerate(found) if one.needed == needed]
            if some:
                rect = pygame.Rect(area.left, top, wide, 0)
                top = self._build_list(ui, rect, scroll, some, needed=needed)
        return self._build_said(ui, pygame.Rect(area.left, top, area.width, 0), scroll)

    def _build_said(self, ui: Ui, area: pygame.Rect, scroll: Scroll) -> int:
        """List what was said to look over, heading by heading."""
        theme = ui.theme
        for head, lines in self._said().items():
            if lines:
                area.top = Words(ui, area, head, style="heading", into=scroll).bottom
            for line in lines:
                area.top = Words(ui, area, line, into=scroll).bottom
            area.top += theme.px("tight") if lines else 0
        return area.top

    def _build_list(
        self,
        ui: Ui,
        area: pygame.Rect,
        scroll: Scroll,
        some: Sequence[tuple[int, Open]],
        *,
        needed: bool,
    ) -> int:
        """List what has to be said, or what might be, with a sentence on what follows."""
        theme, texts = ui.theme, self._texts
        kind = "may" if not needed else "test" if self._tested else "learn"
        head = texts("judging.may_title" if not needed else "judging.missing_title")
        area.top = Words(ui, area, head, style="heading", into=scroll).bottom
        text = texts(f"judging.missing_{kind}")
        area.top = Words(ui, area, text, colour="ink_soft", into=scroll).bottom + theme.px("tight")
        for number, one in some:
            tall = Tile.height(theme, area.width, title="", words=one.words, icon=True)
            rect = pygame.Rect(area.left, area.top, area.width, tall)
            Tile(
                ui, f"open-{number}", rect, "", partial(self._lead, one), words=one.words,
                icon="on", into=scroll, group="open",
            )  # fmt: skip
            area.top += tall + theme.of(6)
        return area.top + theme.px("tight")
