"""Where things stand in the editor, as a function of the size of the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pygame import Rect

from simulator.desk.style import layout
from simulator.desk.style.theme import Theme
from simulator.desk.widgets.choice import Choice

_TIMELINE_SHARE, _PANEL_LEAST = 0.36, 400
"""At most so much of the window's height; at least so many designed pixels of its width."""


@dataclass(frozen=True, slots=True)
class Places:
    """The editor: ``panes`` is the choice of what stands in ``panel``."""

    bar: Rect
    stage: Rect
    transport: Rect
    panes: Rect
    panel: Rect
    timeline: Rect
    status: Rect


def places(
    size: layout.Size,
    theme: Theme,
    timeline: int,
    status: int,
    transport: Callable[[int], int],
    panes: Sequence[str],
) -> Places:
    """Lay out the editor: picture and panel above, the timeline and a line below.

    Args:
        size: Of the window.
        theme: Its measures.
        timeline: How tall the timeline should be.
        status: How tall the line below is.
        transport: How tall the controls under the picture are in a width.
        panes: What can stand in the panel, in words.
    """
    gap, tight = theme.px("gap"), theme.px("tight")
    below = Rect(gap, size[1] - tight - status, size[0] - 2 * gap, status)
    tall = min(timeline, round(size[1] * _TIMELINE_SHARE))
    needs = layout.Needs(
        control=theme.px("control"),
        side=theme.em(_PANEL_LEAST),
        timeline=tall,
        head=0,
        card=0,
        transport=transport,
    )
    above = layout.watching((size[0], below.top - tight + gap), theme.scale, needs)
    head = Rect(above.panel.left, above.panel.top, above.panel.width, 0)
    head.height = Choice.height(theme, panes, head.width)
    top = head.bottom + tight
    panel = Rect(head.left, top, head.width, above.panel.bottom - top)
    return Places(above.bar, above.stage, above.transport, head, panel, above.timeline, below)
