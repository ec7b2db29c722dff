"""Asking: the screen on which a short stretch plays and one thing is asked or compared.

The picture is as large as the window allows; the words stand beside it, and what leads on stands
under it, where it is always seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import pygame

from simulator.desk.shell.bar import build_bar
from simulator.desk.shell.screen import Desk
from simulator.desk.style import layout
from simulator.desk.style.layout import flow
from simulator.desk.style.theme import Theme
from simulator.desk.watching.viewer import Viewer
from simulator.desk.widgets.buttons import Button, Kind
from simulator.desk.widgets.column import Column
from simulator.desk.widgets.ui import Ui
from simulator.desk.widgets.widget import Press

_SIDE = 340


@dataclass(frozen=True, slots=True)
class Way:
    """A button under the picture; it is not there yet where ``press`` is None, but has its room.

    ``action`` names it in the key map, whose key is printed on it.
    """

    action: str
    words: str
    press: Press | None
    kind: Kind = "plain"


def build_asking(
    ui: Ui,
    desk: Desk,
    viewer: Viewer,
    screen: str,
    title: str,
    out: tuple[str, Press],
    ways: Sequence[Way],
) -> Column:
    """Put bar, stage, controls and what leads on into place.

    Args:
        ui: The window's controls.
        desk: The window.
        viewer: What plays.
        screen: The name of the screen in the key map.
        title: What is being done.
        out: Words and action of the button that leaves.
        ways: The buttons under the picture.

    Returns:
        The column beside the picture, still empty.
    """
    theme = ui.theme
    side = theme.em(_SIDE)
    keys = [
        _key(theme, way, desk.keys.shown(screen, way.action), ui.size[0] - side) for way in ways
    ]
    widths = [Button.width(theme, w.words, key=k) for w, k in zip(ways, keys, strict=True)]
    place = layout.asking(
        ui.size,
        theme.scale,
        control=theme.px("control"),
        side=side,
        transport=partial(viewer.transport_height, theme),
        foot=partial(_foot_height, theme, widths),
    )
    build_bar(ui, desk, place.bar, title, out)
    viewer.build(ui, place.stage, place.transport, screen)
    _build_ways(ui, place.foot, list(zip(ways, keys, widths, strict=True)))
    return Column(ui, place.panel.inflate(2 * theme.px("ring"), 0), place.panel.width)


def _key(theme: Theme, way: Way, key: str, room: int) -> str:
    """Return the key to be printed on a button; none where its words need all the room."""
    return key if Button.width(theme, way.words, key=key) < room * layout.SIDE_SHARE else ""


def _foot_height(theme: Theme, widths: Sequence[int], width: int) -> int:
    rows, tight = len(flow(widths, width, theme.px("tight"))), theme.px("tight")
    return rows * (theme.px("control") + tight) - tight


def _build_ways(ui: Ui, area: pygame.Rect, ways: Sequence[tuple[Way, str, int]]) -> None:
    tight, tall = ui.theme.px("tight"), ui.theme.px("control")
    for number, row in enumerate(flow([wide for *_, wide in ways], area.width, tight)):
        x, top = area.left, area.top + number * (tall + tight)
        for at, wide in row:
            way, key, _ = ways[at]
            if way.press is not None:
                rect = pygame.Rect(x, top, wide, tall)
                Button(ui, way.action, rect, way.words, way.press, kind=way.kind, key=key)
            x += wide + tight
