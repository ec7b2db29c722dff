"""Layout: where things stand on each screen, as a function of the size of the window.

All functions are pure and take sizes in pixels and the scale of the window; rectangles of one
layout lie inside the window and do not overlap, except where one is said to contain another.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pygame import Rect

Size = tuple[int, int]
GAP, TIGHT = 16, 8
TIMELINE_SHARE, SIDE_SHARE, CARD_SHARE, SMALL_CARD_SHARE = 0.27, 0.42, 0.45, 0.58
"""At most so much of the window's height, its width and the panel's height."""


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


def flow(widths: Sequence[int], room: int, gap: int) -> list[list[tuple[int, int]]]:
    """Set things side by side, and go on below where the room ends.

    Returns:
        For every row the number and the width of each thing; what is wider than the room gets all
        of it.
    """
    rows: list[list[tuple[int, int]]] = []
    used = room + 1
    for number, width in enumerate(widths):
        wide = min(width, room)
        if used + gap + wide > room:
            rows.append([])
            used = -gap
        rows[-1].append((number, wide))
        used += gap + wide
    return rows


def middle(size: Size, width: int) -> Rect:
    """Return a column of the window's height, at most ``width`` wide, in the middle."""
    wide = min(width, size[0])
    return Rect((size[0] - wide) // 2, 0, wide, size[1])


@dataclass(frozen=True, slots=True)
class Needs:
    """How much room the words of a screen with a stage take in this window, in pixels.

    ``transport`` is how tall the controls under the picture are in a given width. ``least_side`` is
    how narrow the panel may become where the picture gains by it, ``small_card`` how tall the card
    is with only what matters most, ``rows`` what would rather be seen whole above it; 0 where there
    is no such thing. ``timeline_share`` is how much of the window's height the timeline may have.
    """

    control: int
    side: int
    timeline: int
    head: int
    card: int
    transport: Callable[[int], int]
    least_side: int = 0
    small_card: int = 0
    rows: int = 0
    timeline_share: float = TIMELINE_SHARE


@dataclass(frozen=True, slots=True)
class WatchingLayout:
    """The coding and the findings screen. ``rows`` and ``card`` lie in ``panel``.

    ``card`` is the small one where the panel is too low for the whole, and empty where it is too
    low for both; then it goes on below the rows.
    """

    bar: Rect
    stage: Rect
    transport: Rect
    timeline: Rect
    panel: Rect
    rows: Rect
    card: Rect


def watching(size: Size, scale: float, needs: Needs) -> WatchingLayout:
    """Lay out a screen with a stage: picture and panel above, the timeline across the width.

    The controls stand under the picture, or under picture and panel where one row is too narrow.
    """
    gap, tight = round(GAP * scale), round(TIGHT * scale)
    whole = size[0] - 2 * gap
    bar = Rect(gap, 0, whole, needs.control + 2 * tight)
    tall = min(needs.timeline, round(size[1] * needs.timeline_share))
    timeline = Rect(gap, size[1] - gap - tall, whole, tall)
    side = min(needs.side, round(whole * SIDE_SHARE))
    room = timeline.top - 2 * tight - bar.bottom
    if needs.least_side:
        spare = whole - gap - (room - needs.control) * 16 // 9
        side = min(side, max(spare, needs.least_side))
    most = whole - gap - side
    wide = _picture(most, room - needs.control)
    across = needs.transport(wide) > needs.control
    transport = Rect(gap, 0, whole if across else wide, needs.transport(whole if across else wide))
    wide = _picture(most, room - transport.height)
    stage = Rect(gap, bar.bottom, wide, wide * 9 // 16)
    transport.top = timeline.top - tight - transport.height if across else stage.bottom + tight
    panel = Rect(stage.right + gap, bar.bottom, whole - wide - gap, 0)
    panel.height = (transport.top if across else timeline.top) - tight - panel.top
    return WatchingLayout(bar, stage, transport, timeline, panel, *_filled(panel, needs, tight))


def telling(size: Size, scale: float, needs: Needs, least: int) -> WatchingLayout:
    """Lay out a screen with a stage and much to read.

    Where the panel beside the picture would be lower than ``least``, it has the full height and
    what width the picture leaves; the timeline stands below the picture alone.
    """
    place = watching(size, scale, needs)
    if place.panel.height >= least:
        return place
    gap, tight = round(GAP * scale), round(TIGHT * scale)
    bar = place.bar
    most = bar.width - gap - min(needs.side, round(bar.width * SIDE_SHARE))
    tall = min(needs.timeline, round(size[1] * needs.timeline_share))
    timeline = Rect(gap, size[1] - gap - tall, most, tall)
    room = timeline.top - 2 * tight - needs.transport(most) - bar.bottom
    wide = _picture(most, room)
    tall = needs.transport(most)
    column = next((c for c in range(wide, most, tight) if needs.transport(c) <= tall), most)
    timeline.width = column
    transport = Rect(gap, 0, column, needs.transport(column))
    transport.bottom = timeline.top - tight
    stage = Rect(gap + (column - wide) // 2, bar.bottom, wide, wide * 9 // 16)
    panel = Rect(gap + column + gap, bar.bottom, bar.width - column - gap, 0)
    panel.height = size[1] - gap - panel.top
    return WatchingLayout(bar, stage, transport, timeline, panel, *_filled(panel, needs, tight))


def _filled(panel: Rect, needs: Needs, tight: int) -> tuple[Rect, Rect]:
    """Return where the rows of a panel and its card lie."""
    inner = panel.inflate(-2 * tight, -2 * tight)
    inner.top, inner.height = panel.top + needs.head, panel.bottom - tight - panel.top - needs.head
    tall = _card(needs, inner.height, tight)
    card = Rect(inner.left, inner.bottom - tall, inner.width, tall)
    rows = Rect(inner.left, inner.top, inner.width, inner.height)
    rows.height -= tall + tight if tall else 0
    return rows, card


def stage_only(
    size: Size, scale: float, transport: Callable[[int], int], track: int
) -> tuple[Rect, Rect, Rect]:
    """Lay out a stage as large as the window allows, the controls under it, and a low timeline."""
    gap, tight = round(GAP * scale), round(TIGHT * scale)
    whole = size[0] - 2 * gap
    tall = transport(whole)
    low = Rect(gap, size[1] - tight - track, whole, track)
    controls = Rect(gap, low.top - tight - tall, whole, tall)
    wide = _picture(size[0], controls.top - tight)
    return Rect((size[0] - wide) // 2, 0, wide, wide * 9 // 16), controls, low


@dataclass(frozen=True, slots=True)
class AskingLayout:
    """A screen that plays a stretch and asks one thing; ``foot`` holds what leads on."""

    bar: Rect
    stage: Rect
    transport: Rect
    foot: Rect
    panel: Rect


def asking(
    size: Size,
    scale: float,
    *,
    control: int,
    side: int,
    transport: Callable[[int], int],
    foot: Callable[[int], int],
) -> AskingLayout:
    """Lay out a picture as large as the window allows beside a panel of the full height.

    Args:
        size: Of the window.
        scale: Of the window.
        control: How tall a button is.
        side: How wide the panel has to be.
        transport: How tall the controls under the picture are in a given width.
        foot: How tall what stands below them is in a given width.
    """
    gap, tight = round(GAP * scale), round(TIGHT * scale)
    bar = Rect(gap, 0, size[0] - 2 * gap, control + 2 * tight)
    most = bar.width - gap - min(side, round(bar.width * SIDE_SHARE))
    below = transport(most) + foot(most)
    wide = _picture(most, size[1] - gap - bar.bottom - 2 * tight - below)
    # a low window leaves room beside the picture: the words have it, if the controls need it not
    column = wide if transport(wide) + foot(wide) <= below else most
    stage = Rect(gap + (column - wide) // 2, bar.bottom, wide, wide * 9 // 16)
    controls = Rect(gap, stage.bottom + tight, column, transport(column))
    last = Rect(gap, controls.bottom + tight, column, foot(column))
    panel = Rect(gap + column + gap, bar.bottom, bar.width - column - gap, 0)
    panel.height = size[1] - gap - panel.top
    return AskingLayout(bar, stage, controls, last, panel)


def _card(needs: Needs, room: int, gap: int) -> int:
    """Return how tall the card is: the whole one, the small one, or none."""
    hides = needs.rows > room - needs.card - gap and 0 < needs.small_card < needs.card
    if needs.card <= room * CARD_SHARE and not hides:
        return needs.card
    return needs.small_card if needs.small_card <= room * SMALL_CARD_SHARE else 0


def _picture(most: int, room: int) -> int:
    """Return the width of the largest picture, 16 by 9, in a room."""
    return max(min(room * 16 // 9, most), 16)


@dataclass(frozen=True, slots=True)
class JudgingLayout:
    """The judging screen."""

    bar: Rect
    sections: Rect
    page: Rect
    foot: Rect


def judging(size: Size, scale: float, *, control: int, side: int, foot: int) -> JudgingLayout:
    """Lay out the judging screen: sections at the left, one page, a foot with the way on.

    Args:
        size: Of the window.
        scale: Of the window.
        control: How tall a button is.
        side: How wide the names of the sections are.
        foot: How tall the foot must be for its words.
    """
    gap, tight = round(GAP * scale), round(TIGHT * scale)
    bar = Rect(gap, 0, size[0] - 2 * gap, control + 2 * tight)
    foot_tall = max(control, foot) + 2 * tight
    body = Rect(gap, bar.bottom, bar.width, size[1] - bar.bottom - foot_tall - gap)
    sections = Rect(body.left, body.top, min(side, round(body.width * SIDE_SHARE)), body.height)
    left = sections.right + 2 * gap
    page = Rect(left, body.top, body.right - left, body.height)
    below = Rect(left, page.bottom + gap // 2, page.width, foot_tall)
    return JudgingLayout(bar, sections, page, below)
