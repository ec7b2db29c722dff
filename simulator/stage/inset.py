"""A picture in a picture: what another camera sees, in the upper right corner, in a frame."""

import pygame

from simulator.stage.camera import Size

_SIDE, _MARGIN, _EDGE = 3 / 8, 1 / 90, 1 / 240
"""Of the height of the picture: the side of an inset, its distance from the corner, its frame."""
_TINT = pygame.Color("#FFFDF8")


def inset_rect(size: Size) -> pygame.Rect:
    """Return where the inset of a picture of that size goes."""
    width, height = size
    side, margin = round(height * _SIDE), round(height * _MARGIN)
    rect = pygame.Rect(0, margin, side, side)
    rect.right = width - margin
    return rect


def put_inset(surface: pygame.Surface, picture: pygame.Surface) -> None:
    """Put a picture of the size of ``inset_rect`` onto a larger one."""
    rect = inset_rect(surface.get_size())
    edge = max(round(surface.get_height() * _EDGE), 1)
    surface.fill(_TINT, rect.inflate(2 * edge, 2 * edge))
    surface.blit(picture, rect)
