"""Buttons: words, a sign, or both."""

from typing import TYPE_CHECKING, Literal

import pygame

from simulator.desk.style.theme import Theme
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
        hint: str = "",
    ) -> None:
        if icon_only:
            hint = " ".join(filter(None, (words, f"({key})" if key else "")))
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
            wide += _icon_size(theme) + theme.of(6)
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

    def mouse_up(self, pos: tuple[int, int], *, inside: bool) -> None:
        """Take a click, after which one types on in the field beside the button."""
        super().mouse_up(pos, inside=inside)
        if inside:
            self.ui.later(lambda: self.ui.type_on(self.name))

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
        theme, size = self.theme, _icon_size(self.theme)
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
            cap = pygame.Rect(inner.right - wide, 0, wide, paint.key_height(theme))
            cap.centery = area.centery
            paint.key_cap(surface, theme, self._key, cap)
            inner.width -= wide + theme.px("tight")
        align: paint.Align = "left" if self._key or self.icon else "centre"
        paint.text(surface, theme, self.says, inner, style="strong", colour=ink, align=align)


def _icon_size(theme: Theme) -> int:
    """Return how large a sign is: it grows with the words beside it."""
    return min(theme.em(18), theme.px("control") - theme.of(8))
