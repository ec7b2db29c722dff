"""The bar on top of an exercise: where one is, the way out, help, and the way on."""

import pygame

from simulator.desk.screen import Desk
from simulator.desk.widgets import paint
from simulator.desk.widgets.buttons import Button, Kind
from simulator.desk.widgets.text import Words
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Press


def build_bar(
    ui: Ui,
    desk: Desk,
    rect: pygame.Rect,
    title: str,
    out: tuple[str, Press],
    on: tuple[str, Press, Kind] | None,
    ask_help: Press,
) -> pygame.Rect:
    """Put the bar into place.

    Args:
        ui: The window's controls.
        desk: The window.
        rect: Where the bar is.
        title: What is being done.
        out: Words and action of the button that leaves.
        on: Words, action and kind of the button at the right, if there is one.
        ask_help: Shows the keys.

    Returns:
        The room left in the middle.
    """
    theme, gap = ui.theme, ui.theme.px("gap")
    tall = theme.px("control")
    top = rect.centery - tall // 2
    wide = Button.width(theme, out[0])
    Button(ui, "leave", pygame.Rect(rect.left, top, wide, tall), *out, kind="quiet")
    left = rect.left + wide + gap
    right = rect.right
    if on is not None:
        wide = Button.width(theme, on[0])
        right -= wide
        words, press, kind = on
        Button(ui, "onward", pygame.Rect(right, top, wide, tall), words, press, kind=kind)
        right -= gap // 2
    words = desk.texts("app.help")
    wide = Button.width(theme, words, key="?")
    right -= wide
    Button(ui, "help", pygame.Rect(right, top, wide, tall), words, ask_help, kind="quiet", key="?")
    room = right - gap - left
    name = pygame.Rect(
        left, rect.top, min(paint.width(theme, title, "heading") + 4, room), rect.height
    )
    Words(ui, name, title, style="heading", middle=True)
    return pygame.Rect(name.right + gap, top, right - gap - name.right - gap, tall)
