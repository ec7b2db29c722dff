"""Rings: what is pointed at on a picture, light between dark edges to be seen on any picture."""

import pygame

_LIGHT, _DARK = pygame.Color("#FFFDF8"), pygame.Color("#2B211D")
"""The picture has the same colours in every theme, and so have the rings on it."""
_SMOOTH = 3


def put_ring(
    surface: pygame.Surface, centre: tuple[float, float], radius: float, width: float
) -> None:
    """Draw a ring around a place; ``width`` is that of its light line, in pixels."""
    edge = max(width / 2, 1.0)
    reach = round(radius + width + 2 * edge) + 1
    big = pygame.Surface((2 * reach * _SMOOTH, 2 * reach * _SMOOTH), pygame.SRCALPHA)
    middle = (reach * _SMOOTH, reach * _SMOOTH)
    outer = round((radius + width + 2 * edge) * _SMOOTH)
    pygame.draw.circle(big, _DARK, middle, outer, round((width + 2 * edge) * _SMOOTH))
    inner = outer - round(edge * _SMOOTH)
    pygame.draw.circle(big, _LIGHT, middle, inner, round(width * _SMOOTH))
    small = pygame.transform.smoothscale(big, (2 * reach, 2 * reach))
    surface.blit(small, small.get_rect(center=(round(centre[0]), round(centre[1]))))
