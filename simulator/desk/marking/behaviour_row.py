"""A behaviour in the panel: its key, its name, and whether it is running."""

from typing import TYPE_CHECKING

import pygame

from simulator.desk.style.keys import printed
from simulator.desk.style.theme import Theme
from simulator.desk.widgets import paint
from simulator.desk.widgets.widget import Press, Widget

if TYPE_CHECKING:
    from simulator.desk.widgets.scroll import Scroll
    from simulator.desk.widgets.ui import Ui

_FLASH_S = 0.35
_SIGN = 20
_STAR, _ASK = 26, 24
"""In designed pixels: how wide the star at the right end is, and what tells the definition."""


class BehaviourRow(Widget):
    """A row that is pressed when the behaviour is seen; a flash tells that the press counted.

    At its right end it is starred, and beside the star its definition is asked for; while it runs
    the time since when it does stands in that place. A narrow row has room for the star alone.
    """

    def __init__(
        self,
        ui: "Ui",
        name: str,
        rect: pygame.Rect,
        title: str,
        press: Press,
        *,
        key: str,
        look: tuple[paint.Icon, str],
        bout: bool,
        wide_key: bool,
        hint: str,
        star: Press,
        into: "Scroll",
    ) -> None:
        super().__init__(
            ui, name, rect, role="button", says=title, into=into, group="behaviours", hint=hint
        )
        self._press, self._key, self._bout = press, key, bout
        self._star, self.starred = star, False
        self._shape, self._colour = look
        self._wide_key = wide_key
        self._since = ""
        self._flash = 0.0
        ui.add(self)

    @staticmethod
    def height(
        theme: Theme, width: int, title: str, *, bout: bool, wide_key: bool, dense: bool = False
    ) -> int:
        """Return how tall a row must be for its title, with little air above and below if dense."""
        inner = width - _key_room(theme, width, wide=wide_key) - theme.of(7 + _SIGN + 8)
        inner -= _end_room(theme, width, bout=bout)
        return paint.height(theme, title, inner) + theme.of(9 if dense else 15)

    def press(self) -> None:
        """Mark the behaviour."""
        self._press()

    def key(self, chord: str) -> bool:
        """Star the behaviour, or no longer."""
        if chord == "*":
            self.ui.later(self._star)
        return chord == "*"

    def mouse_up(self, pos: tuple[int, int], *, inside: bool) -> None:
        """Mark the behaviour; on the star, star it; beside it, tell what is meant."""
        from_right = self.rect.width - pos[0]
        roomy = _roomy(self.theme, self.rect.width)
        if inside and from_right <= self.theme.of(_STAR):
            self.ui.later(self._star)
        elif inside and roomy and not self._since and from_right <= self.theme.of(_STAR + _ASK):
            self.ui.hint.tell_at_once(self)
        else:
            super().mouse_up(pos, inside=inside)

    def display(self, since: str, *, starred: bool) -> None:
        """Show since when it is running (empty if it is not), and whether it is a favourite."""
        if (since, starred) != (self._since, self.starred):
            self._since, self.starred = since, starred
            self.redraw()

    def flash(self) -> None:
        """Show that a press counted."""
        self._flash = 0.0 if self.ui.still else _FLASH_S
        self.redraw()

    def update(self, time_delta: float) -> None:
        """Let the flash fade."""
        super().update(time_delta)
        if self._flash > 0:
            self._flash = max(self._flash - time_delta, 0.0)
            self.redraw()

    def paint(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        """Paint the row."""
        theme, radius = self.theme, self.theme.of(8)
        fill = pygame.Color(theme.colour("hover" if self.hovered else "raised"))
        border = theme.colour("line")
        if self._since:
            fill, border = fill.lerp(theme.colour(self._colour), 0.22), theme.colour(self._colour)
        if self._flash > 0:
            fill = fill.lerp(theme.colour(self._colour), 0.6 * self._flash / _FLASH_S)
        paint.panel(surface, area, fill, radius, border=border, width=theme.of(1.2))
        left = theme.of(7)
        room = _key_room(theme, area.width, wide=self._wide_key)
        if self._key and paint.key_width(theme, self._key) <= room:
            cap = pygame.Rect(left, 0, paint.key_width(theme, self._key), paint.key_height(theme))
            cap.centery = area.centery
            cap.right = left + room - theme.of(10) if self._wide_key else cap.right
            paint.key_cap(surface, theme, self._key, cap)
        left += room
        sign = pygame.Rect(left, 0, theme.of(_SIGN), theme.of(11))
        sign.centery = area.centery
        self._paint_sign(surface, sign)
        words = pygame.Rect(sign.right + theme.of(8), 0, 0, area.height)
        roomy = _roomy(theme, area.width)
        words.width = area.right - words.left - theme.of(_STAR)
        self._paint_end(surface, area, roomy=roomy)
        if self._since and roomy:
            paint.text(
                surface, theme, self._since, words, style="small", colour="ink_soft", align="right"
            )
        words.width = area.right - words.left - _end_room(theme, area.width, bout=self._bout)
        tall = paint.height(theme, self.says, words.width)
        words.top, words.height = area.centery - tall // 2, tall
        paint.text(surface, theme, self.says, words, wrap=True)

    def _paint_end(self, surface: pygame.Surface, area: pygame.Rect, *, roomy: bool) -> None:
        """Paint the star, faint if it is not a favourite, and what tells the definition."""
        theme = self.theme
        place = pygame.Rect(0, 0, theme.of(14), theme.of(14))
        place.center = area.right - theme.of(_STAR) // 2, area.centery
        faint = theme.colour("line_strong")
        if self.starred:
            paint.icon(surface, "star", place, theme.colour("accent"))
        else:
            paint.icon(surface, "star_open", place, faint)
        if roomy and not self._since:
            place.centerx = area.right - theme.of(_STAR + _ASK // 2)
            paint.icon(surface, "help", place, faint)

    def _paint_sign(self, surface: pygame.Surface, sign: pygame.Rect) -> None:
        """Paint the shape of the lane; what lasts has a line behind it."""
        theme, colour = self.theme, self.theme.colour(self._colour)
        shape = pygame.Rect(sign.left, sign.top, sign.height, sign.height)
        if self._bout:
            line = pygame.Rect(sign.left + sign.height // 2, 0, 0, theme.of(4))
            line.width, line.centery = sign.right - line.left, sign.centery
            surface.fill(colour, line)
        paint.icon(surface, self._shape, shape, colour)


def _roomy(theme: Theme, width: int) -> bool:
    """Tell whether a row has room for more at its end than either a star or a time."""
    return width >= theme.em(300)


def _end_room(theme: Theme, width: int, *, bout: bool) -> int:
    """Return the room at the right: for a star, and for since when a bout runs or to ask."""
    if not _roomy(theme, width):
        return theme.of(_STAR)
    since = paint.width(theme, "00:00 –", "small") + theme.of(6) if bout else 0
    return theme.of(_STAR) + max(since, theme.of(_ASK))


def _key_room(theme: Theme, width: int, *, wide: bool) -> int:
    """Return how far right of its key a row goes on; a narrow one has no room for two modifiers."""
    most = "alt+shift+w" if width >= theme.em(300) else "shift+w"
    cap = printed(most if wide else "w")
    return paint.key_width(theme, cap) + theme.of(10)
