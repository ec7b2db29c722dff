"""Prepare the blind test: sheets without words, questions without answers (docs/blind-test.md).

    python -m tests.blind behaviours OUT [--seed 1] [--priority 1] [--only ID ...]
    python -m tests.blind case CASE OUT [--every 1] [--episodes 5 8]

The answers are written beside the folder, never into it. Under each picture stands its time in
seconds. A bar at its left edge tells that somebody makes a sound: orange the infant, teal the
caregiver, plum the stranger.
"""

import argparse
import json
import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from scoring.terms.behaviour import Behaviour
from simulator.case import load_case, load_ethogram
from simulator.export.strips import spread
from simulator.lessons.demonstrations import demonstrate
from simulator.performance import Performance, compile_case
from simulator.performance.scene import Scene
from simulator.resources import ASSETS, LIBRARY
from simulator.stage import Stage

TILE = (960, 540)
INSET = 300
ROWS = 2
MOST_SHEETS = 3
MOMENTS = 6
CHOICES = 8
_FONT = ASSETS / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf"
_PAPER, _INK = pygame.Color("#F7F1E6"), pygame.Color("#4A433D")
_VOICES = {"infant": "#E58A63", "caregiver": "#5F9290", "stranger": "#8D6C90"}
_STEP_S = 0.6


class Painter:
    """The cameras of one performance, and the tiles of a sheet."""

    def __init__(self, performance: Performance) -> None:
        self.performance = performance
        looks = performance.looks
        decor = performance.decor
        self.room = Stage(TILE, looks, "room", decor)
        self.infant = Stage(TILE, looks, "infant", decor)
        self.inset = Stage((INSET, INSET), looks, "infant", decor)
        self.font = pygame.font.Font(_FONT, 30)

    def pair(self, ms: int) -> list[pygame.Surface]:
        """Paint room and close-up, each as a tile."""
        scene = self.performance.at(ms)
        return [self._sounding(stage, scene) for stage in (self.room, self.infant)]

    def with_inset(self, ms: int) -> list[pygame.Surface]:
        """Paint the room with the close-up in its upper right corner."""
        scene = self.performance.at(ms)
        tile, inset = self._sounding(self.room, scene), pygame.Surface((INSET, INSET))
        self.inset.paint(inset, scene)
        pygame.draw.rect(tile, _PAPER, (TILE[0] - INSET - 12, 8, INSET + 4, INSET + 4))
        tile.blit(inset, (TILE[0] - INSET - 10, 10))
        return [tile]

    def _sounding(self, stage: Stage, scene: Scene) -> pygame.Surface:
        tile = pygame.Surface(TILE)
        stage.paint(tile, scene)
        for n, actor in enumerate(self._heard(scene.time_ms)):
            pygame.draw.rect(tile, _VOICES[actor], (n * 22, 0, 18, TILE[1]))
        return tile

    def _heard(self, ms: int) -> list[str]:
        """Return who makes a sound, also from behind the door."""
        people = self.performance.people
        return [a for a in _VOICES if people[a].voice.at(ms) or people[a].says.at(ms)]

    def sheet(self, times: Sequence[int], zero: int, paint: str, columns: int) -> pygame.Surface:
        """Lay tiles out in rows with the time under each."""
        tiles = [(ms, t) for ms in times for t in getattr(self, paint)(ms)]
        rows = -(-len(tiles) // columns)
        sheet = pygame.Surface((columns * (TILE[0] + 8), rows * (TILE[1] + 40)))
        sheet.fill(_PAPER)
        for n, (ms, tile) in enumerate(tiles):
            x, y = n % columns * (TILE[0] + 8), n // columns * (TILE[1] + 40)
            sheet.blit(tile, (x, y))
            words = self.font.render(f"{(ms - zero) / 1000:.1f}", True, _INK)
            sheet.blit(words, (x + 10, y + TILE[1] + 2))
        return sheet


def choices(behaviour: Behaviour, rng: random.Random) -> list[str]:
    """Return eight ids: the behaviour, its look-alikes first, then others of the same actor."""
    others = [b for b in load_ethogram().of(behaviour.actor, coded=True) if b.id != behaviour.id]
    alike = [b.id for b in others if b.family and b.family == behaviour.family]
    rest = [b.id for b in others if b.id not in alike]
    rng.shuffle(alike)
    rng.shuffle(rest)
    found = [behaviour.id, *(alike + rest)[: CHOICES - 1]]
    return sorted(found)


def with_peak(times: Sequence[int], peak: int) -> list[int]:
    """Move the nearest of some times to the moment that shows most: no strip lacks its act."""
    near = min(times, key=lambda ms: abs(ms - peak))
    return [peak if ms == near else ms for ms in times]


def behaviours(out: Path, seed: int, priority: int, only: Sequence[str]) -> None:
    """Paint each behaviour's demonstration on one to three sheets, numbered by lot."""
    rng = random.Random(seed)
    asked = [
        b
        for b in load_ethogram().behaviours.values()
        if b.coded and (b.id in only if only else b.priority <= priority)
    ]
    rng.shuffle(asked)
    questions, answers = {}, {}
    out.mkdir(parents=True, exist_ok=True)
    for number, behaviour in enumerate(asked, 1):
        code = f"{number:03d}"
        shown = demonstrate(behaviour.id, seed=rng.randrange(1, 10_000))
        seconds = (shown.to_ms - shown.from_ms) / 1000
        sheets = min(MOST_SHEETS, max(1, round(seconds / (ROWS * _STEP_S))))
        count = sheets * ROWS
        times = with_peak(spread(shown.from_ms, shown.to_ms, count), shown.peak_ms)
        painter = Painter(shown.performance)
        for part, k in enumerate(range(0, count, ROWS)):
            sheet = painter.sheet(times[k : k + ROWS], shown.from_ms, "pair", 2)
            pygame.image.save(sheet, out / f"{code}{'abc'[part]}.png")
        questions[code] = {"who": behaviour.actor, "choices": choices(behaviour, rng)}
        answers[code] = behaviour.id
    _write(out / "questions.json", questions)
    _write(out.with_name(out.name + "-answers.json"), answers)


def case(name: str, out: Path, every: float, episodes: Sequence[int]) -> None:
    """Paint episodes of a case, six moments a sheet, the room with the close-up inset."""
    loaded = load_case(LIBRARY / name)
    compiled = compile_case(loaded.value) if loaded.value else None
    if compiled is None or compiled.value is None:
        raise SystemExit(f"{name} cannot be played")
    painter = Painter(compiled.value)
    out.mkdir(parents=True, exist_ok=True)
    for number in episodes:
        span = compiled.value.episode(number)
        if span is None:
            continue
        times = list(range(span.start_ms, span.end_ms, round(every * 1000)))
        for n, part in enumerate(_parts(times, MOMENTS), 1):
            sheet = painter.sheet(part, span.start_ms, "with_inset", 2)
            pygame.image.save(sheet, out / f"episode{number}-{n:02d}.png")


def _parts(times: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (times[k : k + size] for k in range(0, len(times), size))


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")


def main() -> None:
    """Read the command line and paint."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    kinds = parser.add_subparsers(dest="kind", required=True)
    single = kinds.add_parser("behaviours")
    single.add_argument("out", type=Path)
    single.add_argument("--seed", type=int, default=1)
    single.add_argument("--priority", type=int, default=1)
    single.add_argument("--only", nargs="*", default=())
    whole = kinds.add_parser("case")
    whole.add_argument("name")
    whole.add_argument("out", type=Path)
    whole.add_argument("--every", type=float, default=1.0)
    whole.add_argument("--episodes", nargs="*", type=int, default=(5, 8))
    given = vars(parser.parse_args())
    pygame.init()
    pygame.display.set_mode((64, 64))
    {"behaviours": behaviours, "case": case}[given.pop("kind")](**given)


if __name__ == "__main__":
    main()
