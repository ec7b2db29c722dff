"""The list of steps: where one is on the way, what is done, and the pages of every step."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pygame

from simulator.desk.judging.steps import Step
from simulator.desk.pages import Page
from simulator.desk.style.theme import TextStyle, Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.scroll import Scroll
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Press, Widget

LEAST = 230
"""So many designed pixels wide, at least."""


class StepList:
    """Every step with its number or a tick, and below it its pages; nothing folds or moves."""

    def __init__(
        self,
        ui: Ui,
        area: pygame.Rect,
        steps: Sequence[Step],
        here: Page,
        turn_to: Callable[[Page], None],
        top: int = 0,
    ) -> None:
        """Put the list into place; it is closer, or scrolls, where it is too tall.

        ``top`` is how far it was scrolled before.
        """
        theme = ui.theme
        rows = list(_rows(steps, here))
        talls = [_Row.height(theme, area.width, row) for row in rows]
        if sum(talls) > area.height:
            talls = [_Row.height(theme, area.width, row, close=True) for row in rows]
        self._scroll = scroll = None
        if sum(talls) > area.height:
            self._scroll = scroll = Scroll(ui, area)
            talls = [_Row.height(theme, scroll.width, row, close=True) for row in rows]
            scroll.filled(sum(talls))
        left, y = (0, 0) if scroll else area.topleft
        wide = scroll.width if scroll else area.width
        self._rows: list[_Row] = []
        for row, tall in zip(rows, talls, strict=True):
            rect = pygame.Rect(left, y, wide, tall - theme.of(2))
            self._rows.append(_Row(ui, rect, row, partial(turn_to, row.leads_to), scroll))
            if scroll and row.is_here:
                top = min(max(top, y + tall - area.height), y)
            y += tall
        if scroll:
            scroll.to(top)

    @staticmethod
    def width(theme: Theme, steps: Sequence[Step]) -> int:
        """Return how wide the list should be."""
        rows = _rows(steps, steps[0].pages[0])
        return max(theme.of(LEAST), *(_Row.width(theme, row) for row in rows))

    @property
    def top(self) -> int:
        """Return how far it is scrolled."""
        return self._scroll.top if self._scroll else 0

    def refresh(self) -> None:
        """Show what is done now."""
        for row in self._rows:
            row.refresh()


class _Entry:
    """A row to be: a step, or one of its pages."""

    def __init__(self, number: int, step: Step, page: Page | None, here: Page) -> None:
        self.number, self.step, self.page = number, step, page
        self.title = page.title if page else step.title
        self.name = f"page-{page.name}" if page else f"step-{number}"
        present = here in step.pages
        self.is_here = page is here if page else present and len(step.pages) == 1
        self.is_open = present and page is None

    @property
    def leads_to(self) -> Page:
        """Return the page itself, or the first of a step that is not done."""
        if self.page is not None:
            return self.page
        return next((p for p in self.step.pages if not p.done), self.step.pages[0])

    @property
    def asks(self) -> bool:
        return any(page.asks for page in ((self.page,) if self.page else self.step.pages))

    @property
    def done(self) -> bool:
        return self.page.done if self.page else self.step.done


def _rows(steps: Sequence[Step], here: Page) -> Iterator[_Entry]:
    for number, step in enumerate(steps, 1):
        yield _Entry(number, step, None, here)
        if len(step.pages) > 1:
            yield from (_Entry(number, step, page, here) for page in step.pages)


class _Row(Widget):
    """A step with its number, or a page; a tick if all of it is said."""

    def __init__(
        self, ui: Ui, rect: pygame.Rect, entry: _Entry, press: Press, into: Scroll | None
    ) -> None:
        super().__init__(
            ui, entry.name, rect, role="tab", says=entry.title, group="sections", into=into
        )
        self._entry, self._press = entry, press
        self._done = entry.done
        self.chosen = self.is_here = entry.is_here
        ui.add(self)

    @property
    def value(self) -> str:
        """Return the number of a step, with a tick where it is done."""
        number = "" if self._entry.page else str(self._entry.number)
        return f"{number} ✓".strip() if self._done else number

    @staticmethod
    def width(theme: Theme, entry: _Entry) -> int:
        """Return how wide the row should be."""
        return paint.width(theme, entry.title, "strong") + _before(theme, entry) + theme.of(12) + 2

    @staticmethod
    def height(theme: Theme, width: int, entry: _Entry, *, close: bool = False) -> int:
        """Return how tall the row must be, with the space below it."""
        inner = width - _before(theme, entry) - theme.of(12)
        air = theme.of((6 if entry.page else 12) if close else (14 if entry.page else 20))
        return paint.height(theme, entry.title, inner, "strong") + air

    def press(self) -> None:
        """Turn to the page."""
        self._press()

    def refresh(self) -> None:
        """Show whether all of it is said now."""
        if self._entry.done != self._done:
            self._done = self._entry.done
            self.redraw()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint number or ring, or the tick, and the title."""
        theme, entry = self.theme, self._entry
        if self.is_here or self.hovered:
            fill = "accent_soft" if self.is_here else "hover"
            paint.panel(surface, area, theme.colour(fill), theme.px("radius"))
        before = _before(theme, entry)
        size = theme.of(18) if entry.page else _badge(theme)
        mark = pygame.Rect(before - theme.of(10) - size, 0, size, size)
        mark.centery = area.centery
        self._paint_mark(surface, mark)
        strong = self.is_here or entry.is_open
        style: TextStyle = "strong" if strong else "text"
        words = pygame.Rect(before, 0, area.width - before - theme.of(12), 0)
        words.height = paint.height(theme, self.says, words.width, style)
        words.centery = area.centery
        colour = "accent" if strong else "ink"
        paint.text(surface, theme, self.says, words, style=style, colour=colour, wrap=True)

    def _paint_mark(self, surface: pygame.Surface, mark: pygame.Rect) -> None:
        theme, entry = self.theme, self._entry
        line, width = theme.colour("line_strong"), theme.of(1.5)
        if entry.page is None:
            fill = "accent" if entry.is_open else "paper"
            border = theme.colour("accent") if entry.is_open else line
            radius = mark.width // 2
            paint.panel(surface, mark, theme.colour(fill), radius, border=border, width=width)
            ink = "on_accent" if entry.is_open else "ink"
            if self._done:
                square = mark.inflate(-theme.of(10), -theme.of(10))
                paint.icon(surface, "tick", square, theme.colour(ink if entry.is_open else "good"))
            else:
                paint.text(
                    surface, theme, str(entry.number), mark, style="small", colour=ink,
                    align="centre",
                )  # fmt: skip
        elif self._done:
            paint.icon(surface, "tick", mark, theme.colour("good"))
        elif entry.asks:
            ring = mark.inflate(-theme.of(6), -theme.of(6))
            paper = theme.colour("paper")
            paint.panel(surface, ring, paper, ring.width // 2, border=line, width=width)


def _badge(theme: Theme) -> int:
    """Return how large the disc with the number of a step is."""
    return max(theme.of(26), theme.line("small") + theme.of(4))


def _before(theme: Theme, entry: _Entry) -> int:
    """Return where the title begins."""
    step = theme.of(8) + _badge(theme) + theme.of(10)
    return step + theme.of(24) if entry.page else step
