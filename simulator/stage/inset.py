"""A picture in a picture: what another camera sees, in an upper corner, in a frame."""

import pygame

from simulator.stage.camera import Size, inset_at_left

_SIDE, _MARGIN, _EDGE = 3 / 8, 1 / 90, 1 / 240
"""Of the height of the picture: the side of an inset, its distance from the corner, its frame."""
_TINT = pygame.Color("#FFFDF8")


def inset_rect(size: Size, camera: str) -> pygame.Rect:
    """Return where the inset of a camera's picture of that size goes."""
    width, height = size
    side, margin = round(height * _SIDE), round(height * _MARGIN)
    left = margin if inset_at_left(camera) else width - margin - side
    return pygame.Rect(left, margin, side, side)


def put_inset(surface: pygame.Surface, picture: pygame.Surface, camera: str) -> None:
    """Put a picture of the size of ``inset_rect`` onto the larger one of a camera."""
    rect = inset_rect(surface.get_size(), camera)
    edge = max(round(surface.get_height() * _EDGE), 1)
    surface.fill(_TINT, rect.inflate(2 * edge, 2 * edge))
    surface.blit(picture, rect)
