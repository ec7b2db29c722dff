"""Looks, and pictures of scenes."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from collections.abc import Callable, Mapping

import numpy as np
import pygame
import pytest

from simulator.figure.look import Look, load_looks
from simulator.performance.scene import Scene
from simulator.stage import Stage
from tests.stage.scenes import SIZE, pixels


@pytest.fixture(scope="session")
def looks() -> Mapping[str, Look]:
    known = load_looks()
    return {a: known[f"{a}_1"] for a in ("infant", "caregiver", "stranger", "experimenter")}


@pytest.fixture
def painted(looks: Mapping[str, Look]) -> Callable[..., np.ndarray]:
    """Paint one scene on a stage of its own."""

    def paint(shown: Scene, camera: str = "room", size: tuple[int, int] = SIZE) -> np.ndarray:
        surface = pygame.Surface(size)
        Stage(size, looks, camera).paint(surface, shown)
        return pixels(surface)

    return paint
