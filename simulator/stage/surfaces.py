"""Surfaces that are used again and again, and the felt grain on all of them."""

import functools

import numpy as np
import pygame

from simulator.stage.camera import Size

_STEP = 128  # pixels; sizes are rounded up, so that a growing figure rarely needs a new surface
GRAIN = (512, 768)
FINE_GRAIN = (256, 256)
"""The sizes of the felt that repeats: on walls, where the eye would find it out, and on figures."""


class Surfaces:
    """A store of scratch surfaces by purpose, each as large as the largest that was asked for.

    What was in a surface is left in it: who takes one paints all of it.
    """

    def __init__(self) -> None:
        self._held: dict[tuple[str, bool], pygame.Surface] = {}

    def take(self, purpose: str, width: int, height: int, *, alpha: bool = False) -> pygame.Surface:
        """Return a surface of that size; the same purpose gives the same pixels in memory."""
        held = self._held.get((purpose, alpha))
        w, h = held.get_size() if held else (0, 0)
        if held is None or w < width or h < height:
            size = (max(w, -(-width // _STEP) * _STEP), max(h, -(-height // _STEP) * _STEP))
            held = pygame.Surface(size, pygame.SRCALPHA if alpha else 0, 32)
            self._held[(purpose, alpha)] = held
        return held.subsurface((0, 0, width, height))


def clear(surface: pygame.Surface) -> None:
    """Make a surface with alpha transparent black.

    ``Surface.fill`` writes past the processor's cache; what is drawn next would wait for memory.
    """
    pixels = pygame.surfarray.pixels2d(surface)
    pixels.T[...] = 0


def copy(source: pygame.Surface, target: pygame.Surface, rect: pygame.Rect) -> None:
    """Copy a rectangle between two pictures of one size, through the cache as ``clear`` does."""
    if source.get_masks() != target.get_masks() or source.get_bytesize() != target.get_bytesize():
        target.blit(source, rect, rect)
        return
    part = (slice(rect.top, rect.bottom), slice(rect.left, rect.right))
    pygame.surfarray.pixels2d(target).T[part] = pygame.surfarray.pixels2d(source).T[part]


@functools.cache
def grain(size: Size = GRAIN) -> pygame.Surface:
    """Return the felt grain: a texture to multiply, mean 249, deviation about 4."""
    noise = np.random.default_rng(4).normal(0.0, 1.0, size)
    for _ in range(2):
        noise = (noise + np.roll(noise, 1, 0) + np.roll(noise, 1, 1) + np.roll(noise, -1, 0)) / 3.2
    grey = np.clip(249 + noise * 4.0, 230, 255).astype(np.uint8)
    texture = pygame.Surface(size, 0, 32)
    pygame.surfarray.blit_array(texture, np.repeat(grey[:, :, None], 3, 2))
    return texture


def add_grain(surface: pygame.Surface, x: int, y: int, size: Size = GRAIN) -> None:
    """Multiply the grain onto a surface, its corner pinned at (x, y)."""
    texture = grain(size)
    width, height = size
    for left in range(x % width - width, surface.get_width(), width):
        for top in range(y % height - height, surface.get_height(), height):
            surface.blit(texture, (left, top), special_flags=pygame.BLEND_RGB_MULT)
