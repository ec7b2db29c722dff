"""The bar on top of a screen: where one is, the way out, help, and the way on."""

import pygame

from simulator.desk.shell.screen import Desk
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button, Kind
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Press

_HELP_KEY = "?"


def build_bar(
    ui: Ui,
    desk: Desk,
    rect: pygame.Rect,
    title: str,
    out: tuple[str, Press],
    on: tuple[str, Press, Kind] | None = None,
    *,
    middle: int = 0,
) -> pygame.Rect:
    """Put the bar into place; where it is narrow, words give way to signs, and the title goes.

    Args:
        ui: The window's controls.
        desk: The window.
        rect: Where the bar is.
        title: What is being done.
        out: Words and action of the button that leaves.
        on: Words, action and kind of the button at the right, if there is one.
        middle: How wide a room is needed in the middle.

    Returns:
        The room left in the middle.
    """
    theme, gap, tall = ui.theme, ui.theme.px("gap"), ui.theme.px("control")
    top = rect.centery - tall // 2
    help_words = desk.texts("app.help")
    name = paint.width(theme, title, "heading") + 4
    onward = 0 if on is None else Button.width(theme, on[0]) + gap // 2
    leave, ask = Button.width(theme, out[0], icon=True), Button.width(theme, help_words, key="?")
    narrow = leave + ask + onward + name + 3 * gap + middle > rect.width
    if narrow:
        leave, ask = tall, tall
        name = name if leave + ask + onward + name + 3 * gap + middle <= rect.width else 0
    right = rect.right
    if on is not None:
        wide = onward - gap // 2
        place = pygame.Rect(right - wide, top, wide, tall)
        right -= onward
    Button(
        ui, "leave", pygame.Rect(rect.left, top, leave, tall), *out, kind="quiet", icon="leave",
        icon_only=narrow,
    )  # fmt: skip
    left = rect.left + leave + gap
    if name:
        words = pygame.Rect(left, rect.top, name, rect.height)
        Words(ui, words, title, style="heading", middle=True)
        left += name + gap
    Button(
        ui, "help", pygame.Rect(right - ask, top, ask, tall), help_words, desk.help, kind="quiet",
        key=_HELP_KEY, icon="help" if narrow else None, icon_only=narrow,
    )  # fmt: skip
    if on is not None:
        Button(ui, "onward", place, on[0], on[1], kind=on[2])
    return pygame.Rect(left, top, max(right - ask - gap - left, 0), tall)
