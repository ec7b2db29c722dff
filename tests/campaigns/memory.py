"""Play performances of the library, painted and unthrottled, and watch the memory of the process.

    python -m tests.campaigns.memory [--seconds 240 | --minutes N] [--step-ms 400] [--json]

Case after case is compiled and painted by the room camera and the close-up, over and over. A quick
round through all of them goes before, so that what is kept once has been kept. The exit code is 1
if memory ever passes the limit, or if it rises from the second quarter of the time to the last.
"""

import argparse
import itertools
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from simulator.case import library_cases, load_case
from simulator.performance import compile_case
from simulator.resources import LIBRARY
from simulator.stage import Stage

LIMIT_MB = 300.0
RISE_MB = 10.0
QUICK_MS = 45_000  # between the pictures of the first round
SIZE, INSET = (1280, 720), (270, 270)


@dataclass(frozen=True, slots=True)
class Played:
    """What was played in how long, and how much memory there was over it (seconds, megabytes)."""

    frames: int
    played_s: float
    memory: tuple[tuple[float, float], ...]

    @property
    def peak_mb(self) -> float:
        """Return the most memory there ever was."""
        return max(mb for _, mb in self.memory)

    @property
    def rise_mb(self) -> float:
        """Return how much more there was in the last quarter than in the second."""
        quarter = max(1, len(self.memory) // 4)
        values = [mb for _, mb in self.memory]
        return median(values[-quarter:]) - median(values[quarter : 2 * quarter] or values[:quarter])


def resident_mb() -> float:
    """Return how much memory the process has, in megabytes."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return most_mb()


def most_mb() -> float:
    """Return how much memory the process has had at most, in megabytes."""
    import resource  # absent on Windows, where this campaign does not run

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


def painted(case_id: str, step_ms: int) -> Iterator[int]:
    """Paint a case from beginning to end; yield how many milliseconds each picture stands for."""
    case = load_case(LIBRARY / case_id).value
    performance = compile_case(case).value if case else None
    if performance is None:
        return
    room, face = pygame.Surface(SIZE), pygame.Surface(INSET)
    wide = Stage(SIZE, performance.looks, "room", performance.decor)
    close = Stage(INSET, performance.looks, "infant", performance.decor)
    for t in range(0, performance.length_ms, step_ms):
        scene = performance.at(t)
        wide.paint(room, scene, kept=t > 0)
        close.paint(face, scene)
        yield step_ms


def play(seconds: float, step_ms: int) -> Played:
    """Play until the time is over, sampling memory every fifty pictures."""
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    for case_id in library_cases():
        for _ in painted(case_id, QUICK_MS):
            pass
    started, frames, played, memory = time.monotonic(), 0, 0, []
    for case_id in itertools.cycle(library_cases()):
        for ms in painted(case_id, step_ms):
            frames, played = frames + 1, played + ms
            if frames % 50 == 0:
                memory.append((time.monotonic() - started, resident_mb()))
            if time.monotonic() - started > seconds:
                return Played(frames, played / 1000, (*memory, (seconds, resident_mb())))
    raise AssertionError("the library is empty")


def main() -> None:
    """Run the campaign."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=240.0)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--step-ms", type=int, default=400)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    seconds = options.minutes * 60 if options.minutes else options.seconds
    found = play(seconds, options.step_ms)
    result = {
        "frames": found.frames,
        "played_hours": round(found.played_s / 3600, 2),
        "peak_mb": round(found.peak_mb, 1),
        "rise_mb": round(found.rise_mb, 1),
    }
    if options.json:
        print(json.dumps({"format": 1, **result, "memory": found.memory}))
    else:
        print("  ".join(f"{name} {value}" for name, value in result.items()))
    if found.peak_mb > LIMIT_MB or found.rise_mb > RISE_MB:
        sys.exit(1)


if __name__ == "__main__":
    main()
