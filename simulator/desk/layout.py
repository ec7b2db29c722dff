"""Layout: where things stand on each screen, as a function of the size of the window.

All functions are pure and take sizes in pixels and the scale of the window; rectangles of one
layout lie inside the window and do not overlap, except where one is said to contain another.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pygame import Rect

Size = tuple[int, int]
GAP, TIGHT = 16, 8
BAR, CONTROL = 54, 38


def columns(area: Rect, shares: Sequence[float], gap: int) -> list[Rect]:
    """Split an area side by side; shares above 1 are pixels, those up to 1 divide what is left."""
    fixed = sum(s for s in shares if s > 1)
    loose = area.width - gap * (len(shares) - 1) - fixed
    total = sum(s for s in shares if s <= 1) or 1
    rects, left = [], float(area.left)
    for share in shares:
        wide = share if share > 1 else loose * share / total
        rects.append(Rect(round(left), area.top, round(left + wide) - round(left), area.height))
        left += wide + gap
    return rects


def middle(size: Size, width: int) -> Rect:
    """Return a column of the window's height, at most ``width`` wide, in the middle."""
    wide = min(width, size[0])
    return Rect((size[0] - wide) // 2, 0, wide, size[1])


@dataclass(frozen=True, slots=True)
class WatchingLayout:
    """The coding and the findings screen. ``rows`` and ``card`` lie in ``panel``."""

    bar: Rect
    stage: Rect
    transport: Rect
    timeline: Rect
    panel: Rect
    rows: Rect
    card: Rect


def watching(
    size: Size, scale: float, lanes: int, *, lane: int = 19, side: int = 330
) -> WatchingLayout:
    """Lay out a screen with a stage: picture and panel above, the timeline across the width.

    Args:
        size: Of the window.
        scale: Of the window.
        lanes: How many rows the timeline has.
        lane: How tall a row should be, in designed pixels.
        side: How wide the panel is at least, in designed pixels.
    """
    gap, tight = round(GAP * scale), round(TIGHT * scale)
    bar = Rect(gap, 0, size[0] - 2 * gap, round(BAR * scale))
    tall = round(min(max(24 + lanes * lane, 110), 190) * scale)
    timeline = Rect(gap, size[1] - gap - tall, size[0] - 2 * gap, tall)
    control = round(CONTROL * scale)
    room = timeline.top - tight - control - tight - bar.bottom
    wide = min(room * 16 // 9, size[0] - 3 * gap - round(side * scale))
    stage = Rect(gap, bar.bottom, wide, wide * 9 // 16)
    transport = Rect(gap, stage.bottom + tight, wide, control)
    panel = Rect(stage.right + gap, bar.bottom, size[0] - stage.right - 2 * gap, 0)
    panel.height = timeline.top - tight - panel.top
    card_tall = round(118 * scale)
    inner = panel.inflate(-2 * tight, -2 * tight)
    card = Rect(inner.left, inner.bottom - card_tall, inner.width, card_tall)
    head = round(46 * scale)
    rows = Rect(inner.left, inner.top + head, inner.width, card.top - tight - inner.top - head)
    return WatchingLayout(bar, stage, transport, timeline, panel, rows, card)


@dataclass(frozen=True, slots=True)
class JudgingLayout:
    """The judging screen."""

    bar: Rect
    sections: Rect
    page: Rect
    foot: Rect


def judging(size: Size, scale: float) -> JudgingLayout:
    """Lay out the judging screen: sections at the left, one page, a foot with the way on."""
    gap = round(GAP * scale)
    bar = Rect(gap, 0, size[0] - 2 * gap, round(BAR * scale))
    foot_tall = round((CONTROL + 2 * TIGHT) * scale)
    body = Rect(gap, bar.bottom, bar.width, size[1] - bar.bottom - foot_tall - gap)
    side = round(250 * scale)
    sections = Rect(body.left, body.top, side, body.height)
    left = sections.right + 2 * gap
    page = Rect(left, body.top, body.right - left, body.height)
    foot = Rect(left, page.bottom + gap // 2, page.width, foot_tall)
    return JudgingLayout(bar, sections, page, foot)
