"""Contact sheets: pictures in rows with the time under each, on paper colour."""

from collections.abc import Iterable
from dataclasses import dataclass

import pygame

from simulator.resources import ASSETS

_FONT = ASSETS / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf"
_PAPER = pygame.Color("#F7F1E6")
_INK = pygame.Color("#4A433D")
_GAP = 0.02
_LABEL = 0.055


@dataclass(frozen=True, slots=True)
class Tile:
    """One picture with the words under it. Say the time there, never what is to be seen."""

    label: str
    surface: pygame.Surface


@dataclass(frozen=True, slots=True)
class _Layout:
    """Measures of a sheet in pixels, from the size of one picture."""

    width: int
    height: int
    gap: int
    label: int

    def place(self, column: int, row: int) -> tuple[int, int]:
        """Return the upper left corner of a picture."""
        return (
            self.gap + column * (self.width + self.gap),
            self.gap + row * (self.height + self.label + self.gap),
        )


def sheet_size(picture: tuple[int, int], pictures: int, columns: int) -> tuple[int, int]:
    """Return width and height of a sheet in pixels, before anything is painted."""
    rows = -(-pictures // columns)
    return _layout(picture).place(min(columns, pictures), rows)


def contact_sheet(
    tiles: Iterable[Tile], picture: tuple[int, int], pictures: int, columns: int
) -> pygame.Surface:
    """Lay pictures of one size out in rows.

    Each is painted as it comes, so a long sheet holds one picture at a time besides itself.
    """
    layout = _layout(picture)
    sheet = pygame.Surface(sheet_size(picture, pictures, columns))
    sheet.fill(_PAPER)
    font = _font(round(layout.label * 0.62))
    for index, tile in enumerate(tiles):
        row, column = divmod(index, columns)
        left, top = layout.place(column, row)
        sheet.blit(tile.surface, (left, top))
        words = font.render(tile.label, True, _INK)
        centre = (left + layout.width // 2, top + layout.height + layout.label // 2)
        sheet.blit(words, words.get_rect(center=centre))
    return sheet


def _layout(picture: tuple[int, int]) -> _Layout:
    width, height = picture
    return _Layout(
        width, height, gap=max(6, round(width * _GAP)), label=max(16, round(height * _LABEL))
    )


def _font(height: int) -> pygame.font.Font:
    pygame.font.init()
    return pygame.font.Font(_FONT, height)
