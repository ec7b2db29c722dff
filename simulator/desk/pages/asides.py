"""Asides: what stands beside a page of the judging screen, such as a small stage."""

from typing import Protocol

from pygame import Rect

from simulator.desk.style.theme import Theme
from simulator.desk.widgets.ui import Ui

TOP_SHARE = 0.38
"""How much of a narrow page stands above it."""
_WIDE = 480
"""In designed pixels of text: from this width on there is room side by side."""


class Aside(Protocol):
    """Something with a life of its own beside a page; it takes a ``share`` of the width."""

    share: float

    def build(self, ui: Ui, area: Rect) -> None:
        """Put the controls into place."""

    def act(self, action: str) -> bool:
        """Do what a key asks; tell whether it was meant for it."""

    def update(self, seconds: float) -> bool:
        """Let time pass; tell whether the picture changed."""

    def leave(self) -> None:
        """Stand still."""


def parted(page: Rect, theme: Theme, share: float) -> tuple[Rect, Rect]:
    """Part a page into what it says and what stands beside it: to the right, or above."""
    gap = theme.px("gap")
    if page.width >= theme.em(_WIDE):
        wide = round(page.width * share)
        left = Rect(page.left, page.top, page.width - wide - gap, page.height)
        return left, Rect(left.right + gap, page.top, wide, page.height)
    tall = round(page.height * TOP_SHARE)
    above = Rect(page.left, page.top, page.width, tall)
    return Rect(page.left, above.bottom + gap, page.width, page.height - tall - gap), above


def stage_and_rest(area: Rect, rest: int, gap: int) -> tuple[Rect, Rect]:
    """Part an aside into a picture, 16 by 9, and the room for its controls.

    Args:
        area: The aside.
        rest: How tall the controls are where they stand below the picture.
        gap: Between the two.

    Returns:
        The picture as large as it can be, and its controls: below it, or at its right where the
        aside is low and wide.
    """
    if area.width >= 2 * area.height:
        wide = min(area.height * 16 // 9, area.width // 2)
        stage = Rect(area.left, area.top, wide, wide * 9 // 16)
        left = stage.right + gap
        return stage, Rect(left, area.top, area.right - left, area.height)
    wide = max(min(area.width, (area.height - rest - gap) * 16 // 9), 16)
    stage = Rect(area.left + (area.width - wide) // 2, area.top, wide, wide * 9 // 16)
    top = stage.bottom + gap
    return stage, Rect(area.left, top, area.width, area.bottom - top)
