"""Toggles: some of many, side by side, each of which is chosen or not."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

import pygame

from simulator.desk.style.layout import flow
from simulator.desk.widgets.buttons import Button
from simulator.desk.widgets.column import Column


def toggles(
    column: Column,
    group: str,
    options: Sequence[tuple[str, str, str]],
    chosen: Collection[str],
    toggle: Callable[[str], None],
) -> None:
    """Put toggles in, in as many rows as they need.

    Args:
        column: Where they go.
        group: The Tab stop that they share; their names begin with it.
        options: Value, words and hint of each.
        chosen: The values of those that are chosen.
        toggle: Is given the value of the one that is pressed.
    """
    theme, gap = column.theme, column.theme.of(6)
    widths = [Button.width(theme, words, icon=True) for _, words, _ in options]
    for row in flow(widths, column.width, gap):
        x = column.left
        for at, wide in row:
            value, words, hint = options[at]
            on = value in chosen
            place = pygame.Rect(x, column.top, wide, theme.px("control"))
            Button(
                column.ui, f"{group}-{value}", place, words, partial(toggle, value), chosen=on,
                icon="tick" if on else None, into=column.scroll, group=group, hint=hint,
            )  # fmt: skip
            x += wide + gap
        column.top += theme.px("control") + gap
    column.space(theme.px("gap") - gap)
