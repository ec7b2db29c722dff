"""Buttons, tiles and choices: what is pressed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

import pygame

from simulator.desk.theme import TextStyle, Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Press, Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui

Kind = Literal["plain", "primary", "quiet"]


class Button(Widget):
    """A button with words, a sign, or both; ``chosen`` buttons are pressed in."""

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        words: str,
        press: Press,
        *,
        kind: Kind = "plain",
        icon: paint.Icon | None = None,
        key: str = "",
        chosen: bool = False,
        icon_only: bool = False,
        into: "Scroll | None" = None,
        group: str | None = None,
        layer: int = 1,
    ) -> None:
        hint = " ".join(filter(None, (words, f"({key})" if key else ""))) if icon_only else None
        super().__init__(
            ui,
            name,
            rect,
            role="button",
            says=words,
            into=into,
            group=group,
            layer=layer,
            hint=hint,
        )
        self._press, self._kind, self._key = press, kind, key
        self._icon_only = icon_only
        self.icon, self.chosen = icon, chosen
        ui.add(self)

    @staticmethod
    def width(theme: Theme, words: str, *, icon: bool = False, key: str = "") -> int:
        """Return how wide a button should be."""
        wide = paint.width(theme, words, "strong") + 2 * theme.px("gap")
        if icon:
            wide += theme.of(24)
        if key:
            wide += paint.key_width(theme, key) + theme.px("tight")
        return wide

    def display(self, *, icon: paint.Icon | None = None, chosen: bool | None = None) -> None:
        """Change the sign or whether it is pressed in."""
        new = (icon or self.icon, self.chosen if chosen is None else chosen)
        if new != (self.icon, self.chosen):
            self.icon, self.chosen = new
            self.redraw()

    def allow(self, *, can: bool) -> None:
        """Say whether it can be pressed now."""
        if can != self.is_enabled:
            self.is_enabled = can
            self.redraw()

    def press(self) -> None:
        """Do what the button is for."""
        if self.is_enabled:
            self._press()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the button."""
        theme, radius = self.theme, self.theme.px("radius")
        ink = "ink" if self.is_enabled else "line_strong"
        if self._kind == "primary":
            fill = "accent_hover" if self.hovered else "accent"
            ink = "on_accent"
            paint.panel(surface, area, theme.colour(fill), radius)
        elif self.chosen:
            paint.panel(
                surface,
                area,
                theme.colour("accent_soft"),
                radius,
                border=theme.colour("accent"),
                width=theme.of(1.5),
            )
            ink = "accent"
        elif self._kind == "plain":
            fill = "hover" if self.hovered else "raised"
            paint.panel(surface, area, theme.colour(fill), radius, border=theme.colour("line"))
        elif self.hovered and self.is_enabled:
            paint.panel(surface, area, theme.colour("hover"), radius)
        self._contents(surface, area, ink)

    def _contents(self, surface: pygame.Surface, area: pygame.Rect, ink: str) -> None:
        theme, size = self.theme, self.theme.of(18)
        if self._icon_only and self.icon:
            square = pygame.Rect(0, 0, size, size)
            square.center = area.center
            paint.icon(surface, self.icon, square, theme.colour(ink))
            return
        inner = area.inflate(-2 * theme.of(8), 0)
        if self.icon:
            square = pygame.Rect(inner.left, area.centery - size // 2, size, size)
            paint.icon(surface, self.icon, square, theme.colour(ink))
            inner = inner.move(size + theme.of(6), 0)
            inner.width -= size + theme.of(6)
        if self._key:
            wide = paint.key_width(theme, self._key)
            cap = pygame.Rect(inner.right - wide, 0, wide, theme.of(22))
            cap.centery = area.centery
            paint.key_cap(surface, theme, self._key, cap)
            inner.width -= wide + theme.px("tight")
        align: paint.Align = "left" if self._key or self.icon else "centre"
        paint.text(surface, theme, self.says, inner, style="strong", colour=ink, align=align)


class Tile(Widget):
    """A card that is pressed: a title, a paragraph, a word aside, perhaps a picture."""

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        title: str,
        press: Press,
        *,
        words: str = "",
        aside: str = "",
        colour: str | None = None,
        icon: paint.Icon | None = None,
        picture: pygame.Surface | None = None,
        large: str = "",
        chosen: bool = False,
        into: "Scroll | None" = None,
        group: str | None = None,
    ) -> None:
        """Place the tile.

        Args:
            ui: The window's controls.
            name: Its name.
            rect: Where it is.
            title: What it is.
            press: What a press does.
            words: A paragraph.
            aside: A word in small print.
            colour: A stripe of this colour at the left.
            icon: A sign at the right.
            picture: A picture at the left.
            large: Makes the title large, with this word above it.
            chosen: Whether it looks pressed in.
            into: The scrolling area that holds it.
            group: The Tab stop that it shares.
        """
        super().__init__(ui, name, rect, role="button", says=title or words, into=into, group=group)
        self._title, self._words, self._aside, self._large = title, words, aside, large
        self._press, self._colour, self._icon = press, colour, icon
        self._picture, self.chosen = picture, chosen
        ui.add(self)

    @staticmethod
    def height(
        theme: Theme,
        width: int,
        *,
        title: str,
        words: str = "",
        aside: str = "",
        icon: bool = False,
    ) -> int:
        """Return how tall a tile must be."""
        inner = width - 2 * theme.px("gap") - (theme.of(36) if icon else 0)
        parts = (
            paint.height(theme, title, inner, "strong"),
            paint.height(theme, words, inner),
            paint.height(theme, aside, inner, "small"),
        )
        gaps = theme.of(4) * (sum(p > 0 for p in parts) - 1)
        return sum(parts) + gaps + 2 * theme.of(12)

    def press(self) -> None:
        """Do what the tile is for."""
        self._press()

    def choose(self, *, chosen: bool) -> None:
        """Show it as chosen or not."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.redraw()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the tile."""
        theme, radius = self.theme, self.theme.px("radius")
        fill = "accent_soft" if self.chosen else "hover" if self.hovered else "card"
        border = "accent" if self.chosen else "line_strong" if self.hovered else "line"
        paint.panel(surface, area, theme.colour(fill), radius, border=theme.colour(border))
        inner = area.inflate(-2 * theme.px("gap"), -2 * theme.of(12))
        if self._picture is not None:
            inner = self._with_picture(surface, area, inner, self._picture)
        if self._colour:
            stripe = pygame.Rect(
                area.left, area.top + radius, theme.of(4), area.height - 2 * radius
            )
            pygame.draw.rect(surface, theme.colour(self._colour), stripe)
        if self._icon:
            square = pygame.Rect(0, 0, theme.of(20), theme.of(20))
            square.midright = inner.midright
            paint.icon(surface, self._icon, square, theme.colour("accent"))
            inner.width -= theme.of(36)
        top = inner.top
        for words, style, ink in self._lines():
            line = pygame.Rect(inner.left, top, inner.width, inner.bottom - top)
            used = paint.text(surface, theme, words, line, style=style, colour=ink, wrap=True)
            top += used + theme.of(4)

    def _lines(self) -> list[tuple[str, TextStyle, str]]:
        """Return the words of the tile with style and colour."""
        lines: list[tuple[str, TextStyle, str]] = [
            (self._large, "strong", "accent"),
            (self._title, "title" if self._large else "strong", "ink"),
            (self._words, "text", "ink_soft" if self._title else "ink"),
            (self._aside, "small", "ink_soft"),
        ]
        return [line for line in lines if line[0]]

    def _with_picture(
        self,
        surface: pygame.Surface,
        area: pygame.Rect,
        inner: pygame.Rect,
        picture: pygame.Surface,
    ) -> pygame.Rect:
        """Paint the picture on the left, and return what is left for words."""
        margin = self.theme.px("tight")
        tall = area.height - 2 * margin
        wide = picture.get_width() * tall // picture.get_height()
        scaled = pygame.transform.smoothscale(picture, (wide, tall))
        surface.blit(scaled, (area.left + margin, area.top + margin))
        left = area.left + margin + wide + self.theme.px("gap")
        return pygame.Rect(left, inner.top, inner.right - left, inner.height)


class Choice(Widget):
    """One of a few, side by side; the arrow keys choose, a second press takes the choice back."""

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        options: Sequence[tuple[object, str]],
        chosen: object,
        choose: Callable[[object], None],
        *,
        says: str = "",
        clearable: bool = True,
        into: "Scroll | None" = None,
    ) -> None:
        super().__init__(ui, name, rect, role="choice", says=says, into=into)
        self._options, self._choose, self._clearable = tuple(options), choose, clearable
        self.chosen = chosen
        self._under_mouse: int | None = None
        ui.add(self)

    def display(self, chosen: object) -> None:
        """Show another choice."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.redraw()

    def key(self, chord: str) -> bool:
        """Take arrows, digits and Delete."""
        values = [value for value, _ in self._options]
        here = values.index(self.chosen) if self.chosen in values else None
        if chord in {"left", "right"}:
            step = 1 if chord == "right" else -1
            following = (0 if step > 0 else len(values) - 1) if here is None else here + step
            self._set(values[min(max(following, 0), len(values) - 1)])
        elif chord in {"delete", "backspace"} and self._clearable:
            self._set(None)
        elif chord.isdigit() and int(chord) in values:
            self._set(int(chord))
        else:
            return False
        return True

    def _set(self, value: object) -> None:
        self.chosen = value
        self.redraw()
        self.ui.later(lambda: self._choose(value))

    def mouse_up(self, pos: tuple[int, int], *, inside: bool) -> None:
        """Choose what was clicked."""
        if inside:
            value = self._options[self._index(pos[0])][0]
            again = value == self.chosen and self._clearable
            self._set(None if again else value)

    def _index(self, x: int) -> int:
        share = x * len(self._options) // max(int(self.rect.width), 1)
        return min(max(share, 0), len(self._options) - 1)

    def update(self, time_delta: float) -> None:
        """Follow the mouse."""
        super().update(time_delta)
        x = self.ui.manager.get_mouse_position()[0] - self.rect.left
        under = self._index(x) if self.hovered else None
        if under != self._under_mouse:
            self._under_mouse = under
            self.redraw()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the options as one strip."""
        theme, radius = self.theme, self.theme.px("radius")
        paint.panel(
            surface, area, theme.colour("raised"), radius, border=theme.colour("line_strong")
        )
        count = len(self._options)
        room = area.width // count - theme.of(14)
        roomy = all(paint.width(theme, words) <= room for _, words in self._options)
        style: TextStyle = "text" if roomy else "small"
        for i, (value, words) in enumerate(self._options):
            left, right = area.width * i // count, area.width * (i + 1) // count
            cell = pygame.Rect(left, 0, right - left, area.height).inflate(-6, -6)
            ink = "ink"
            if value == self.chosen and self.chosen is not None:
                paint.panel(surface, cell, theme.colour("accent"), radius - 3)
                ink = "on_accent"
            elif i == self._under_mouse:
                paint.panel(surface, cell, theme.colour("hover"), radius - 3)
            paint.text(surface, theme, words, cell, style=style, colour=ink, align="centre")
