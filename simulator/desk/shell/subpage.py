"""A page that one comes to from another and goes back from: a bar, and a column below it."""

import pygame

from simulator.desk.shell.bar import build_bar
from simulator.desk.shell.screen import Desk
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Press


def subpage(ui: Ui, desk: Desk, title: str, back: Press, *, most: int = 1040) -> Column:
    """Put the bar into place.

    Args:
        ui: The window's controls.
        desk: The window.
        title: What the page is.
        back: Leads to where one came from.
        most: How wide the column is at most, in designed pixels of words.

    Returns:
        The column, still empty.
    """
    theme, gap = ui.theme, ui.theme.px("gap")
    bar = pygame.Rect(gap, 0, ui.size[0] - 2 * gap, theme.px("control") + gap)
    build_bar(ui, desk, bar, title, (desk.texts("app.back"), back))
    below = pygame.Rect(0, bar.bottom, ui.size[0], ui.size[1] - bar.bottom)
    return Column(ui, below, theme.em(most))
