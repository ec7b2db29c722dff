"""Contact sheets of all behaviours, small, for docs/behaviours.md.

``python -m tests.behaviour_sheets docs/pictures`` paints them all: of each behaviour's
demonstration the moment that shows it best, the room round the person on the left, the close-up on
the right. A different family shows each behaviour.
"""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from scoring.terms.behaviour import Behaviour
from simulator.case import load_ethogram
from simulator.export.sheets import Tile, contact_sheet
from simulator.figure.skeleton import solve
from simulator.lessons.demonstrations import demonstrate
from simulator.stage import Stage
from simulator.stage.camera import camera

ROOM = (1280, 720)
HALF = (200, 160)
CUT = (400, 320)
OVER_HEAD = 45
"""Pixels of the room that are kept over the middle of a head."""
COLUMNS = 6


def sheets() -> dict[str, list[Behaviour]]:
    """Return the behaviours of each sheet by the name of its picture."""
    coded = [b for b in load_ethogram().behaviours.values() if b.coded]
    return {
        "behaviours-infant.jpg": [b for b in coded if b.actor == "infant" and b.sign is None],
        "behaviours-signs.jpg": [b for b in coded if b.sign is not None],
        "behaviours-adults.jpg": [b for b in coded if b.actor != "infant"],
    }


def tile(behaviour: Behaviour) -> pygame.Surface:
    """Paint a behaviour's demonstration where it is plainest."""
    shown = demonstrate(behaviour.id, seed=sum(map(ord, behaviour.id)))
    performance = shown.performance
    scene = performance.at(shown.peak_ms)
    room, close = pygame.Surface(ROOM), pygame.Surface(HALF)
    Stage(ROOM, performance.looks, "room", performance.decor).paint(room, scene)
    Stage(HALF, performance.looks, "infant", performance.decor).paint(close, scene)
    figure = scene.figures.get(behaviour.actor) or scene.figures["infant"]
    x, _, z = figure.placed.position
    height = 0.8 if behaviour.actor != "infant" or figure.carrier else 0.35
    left, top = camera("room", ROOM).pixel((x, height, z))
    cut = pygame.Rect((0, 0), CUT)
    cut.center = (int(left), int(top))
    placed = {name: shown.placed for name, shown in scene.figures.items()}
    head = camera("room", ROOM).pixel(solve(placed)[figure.actor].trunk.head)
    cut.top = min(cut.top, int(head[1]) - OVER_HEAD)
    cut.clamp_ip(room.get_rect())
    both = pygame.Surface((2 * HALF[0] + 4, HALF[1]))
    both.fill("#F7F1E6")
    both.blit(pygame.transform.smoothscale(room.subsurface(cut), HALF), (0, 0))
    both.blit(close, (HALF[0] + 4, 0))
    return both


def tiles(behaviours: list[Behaviour]) -> Iterator[Tile]:
    """Paint one tile after the other."""
    for behaviour in behaviours:
        yield Tile(behaviour.title, tile(behaviour))


def main() -> None:
    """Paint all sheets into a folder."""
    parser = argparse.ArgumentParser(description="Paint contact sheets of all behaviours.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    pygame.init()
    pygame.display.set_mode((64, 64))
    for name, behaviours in sheets().items():
        size = (2 * HALF[0] + 4, HALF[1])
        sheet = contact_sheet(tiles(behaviours), size, len(behaviours), COLUMNS)
        pygame.image.save(pygame.transform.smoothscale_by(sheet, 0.75), folder / name)


if __name__ == "__main__":
    main()
