"""A text as it is written: its lines with their numbers, some of them lit."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

import pygame

from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.ui import Ui


class TextView(Widget):
    """Shows a text to be read, not to be typed into; a click tells which line it hit."""

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        text: str,
        press: Callable[[int], None],
        *,
        says: str,
        lit: Collection[int] = (),
        wrong: Collection[int] = (),
        top: int = 0,
    ) -> None:
        """Place the view.

        Args:
            ui: The window's controls.
            name: Its name.
            rect: Where it is.
            text: What it shows.
            press: Takes the number of the line that was clicked, from 1.
            says: What it is called.
            lit: The lines that are chosen.
            wrong: The lines with which something is wrong.
            top: How far it is scrolled, in pixels.
        """
        super().__init__(ui, name, rect, role="text", says=says)
        self._lines, self._press = text.splitlines(), press
        self._lit, self._wrong, self.top = frozenset(lit), frozenset(wrong), top
        theme = ui.theme
        self._gutter = paint.width(theme, "0000", "small") + theme.of(14)
        room = rect.width - self._gutter - theme.of(16)
        self._room, self._tops = room, [theme.of(6)]
        for line in self._lines:
            tall = paint.height(theme, line, room, "small") or theme.line("small")
            self._tops.append(self._tops[-1] + max(tall, theme.line("small")) + theme.of(2))
        self.value = "\n".join(
            self._lines[n - 1] for n in sorted(self._lit) if n <= len(self._lines)
        )
        ui.add(self)

    def reveal(self) -> None:
        """Scroll to what is lit, if it is out of sight."""
        if not self._lit or max(self._lit) >= len(self._tops):
            return
        start, end = self._tops[min(self._lit) - 1], self._tops[max(self._lit)]
        if start < self.top or end > self.top + self.rect.height:
            self.scroll_to(start - self.rect.height // 3)

    def scroll_to(self, top: int) -> None:
        """Show the text from so many pixels on."""
        most = max(self._tops[-1] + self.theme.of(6) - self.rect.height, 0)
        self.top = min(max(top, 0), most)
        self.redraw()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the lines that can be seen."""
        theme = self.theme
        border = theme.colour("line")
        paint.panel(surface, area, theme.colour("card"), theme.px("radius"), border=border)
        surface.set_clip(area.inflate(-4, -4))
        for number, line in enumerate(self._lines, start=1):
            top, end = self._tops[number - 1] - self.top, self._tops[number] - self.top
            if end < 0 or top > area.height:
                continue
            if number in self._lit:
                band = pygame.Rect(theme.of(4), top, area.width - theme.of(14), end - top)
                paint.panel(surface, band, theme.colour("accent_soft"), theme.of(5))
            place = pygame.Rect(0, top, self._gutter - theme.of(10), theme.line("small"))
            ink = "focus" if number in self._wrong else "ink_soft"
            paint.text(surface, theme, str(number), place, style="small", colour=ink, align="right")
            words = pygame.Rect(self._gutter, top, self._room, end - top)
            ink = "ink_soft" if line.lstrip().startswith("#") else "ink"
            paint.text(surface, theme, line, words, style="small", colour=ink, wrap=True)
        self._paint_bar(surface, area)
        surface.set_clip(None)

    def _paint_bar(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint which part of the text is shown, as a thin bar."""
        whole = self._tops[-1]
        if whole > area.height:
            wide = self.theme.of(5)
            tall = max(area.height * area.height // whole, self.theme.of(20))
            top = (area.height - tall) * self.top // max(whole - area.height, 1)
            bar = pygame.Rect(area.right - wide - 3, min(top, area.height - tall), wide, tall)
            paint.panel(surface, bar, self.theme.colour("line"), wide // 2)

    def key(self, chord: str) -> bool:
        """Scroll with the arrow keys."""
        if chord in {"up", "down"}:
            step = 3 * self.theme.line("small")
            self.scroll_to(self.top + (step if chord == "down" else -step))
            return True
        return False

    def mouse_up(self, pos: tuple[int, int], *, inside: bool) -> None:
        """Tell which line was clicked."""
        y = pos[1] + self.top
        hit = next((n for n in range(1, len(self._tops)) if y < self._tops[n]), None)
        if inside and hit is not None:
            line = hit
            self.ui.later(lambda: self._press(line))

    def process_event(self, event: pygame.event.Event) -> bool:
        """Take the wheel besides what every control takes."""
        if event.type == pygame.MOUSEWHEEL and self.hovered:
            self.scroll_to(self.top - event.y * 3 * self.theme.line("small"))
            return True
        return super().process_event(event)

    def on_hovered(self) -> None:
        """Stay as it is."""

    def on_unhovered(self) -> None:
        """Stay as it is."""
