"""A picture in a picture: what another camera sees, in a corner, in a frame."""

from typing import NamedTuple

import pygame

from simulator.stage.camera import Size

_SIDE, _MARGIN, _EDGE = 3 / 8, 1 / 90, 1 / 240
"""Of the height of the picture: the side of an inset, its distance from the corner, its frame."""
_TINT = pygame.Color("#FFFDF8")


class Corner(NamedTuple):
    """A corner of a picture."""

    left: bool
    low: bool


def inset_size(size: Size) -> Size:
    """Return the size of the inset of a picture of that size."""
    side = round(size[1] * _SIDE)
    return side, side


def inset_rect(size: Size, corner: Corner) -> pygame.Rect:
    """Return where the inset of a picture of that size goes in a corner."""
    width, height = size
    side, margin = inset_size(size)[0], round(height * _MARGIN)
    return pygame.Rect(
        margin if corner.left else width - margin - side,
        height - margin - side if corner.low else margin,
        side,
        side,
    )


def put_inset(surface: pygame.Surface, picture: pygame.Surface, corner: Corner) -> None:
    """Put a picture of the inset's size into a corner of a larger one."""
    rect = inset_rect(surface.get_size(), corner)
    edge = max(round(surface.get_height() * _EDGE), 1)
    surface.fill(_TINT, rect.inflate(2 * edge, 2 * edge))
    surface.blit(picture, rect)
