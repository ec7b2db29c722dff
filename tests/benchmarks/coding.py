"""How quickly the coding screen answers, beside filling and showing an empty window of its size.

A key press is timed until the frame with its mark is drawn, on a timeline with 5000 marks of which
an eighth is in view, and with all of them in view (``wide``); scrolling is one frame of it, moved
on by a hundredth of what it shows; playing is one frame of the session. Two frames of a screen
with 60 a second are 33 ms, one is 17 ms.

python -m tests.benchmarks.coding [--json] [--rounds N] [--marks N]
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import numpy as np
import pygame

from scoring.terms import Mark
from simulator.records import MarkAdded, Together
from tests.desk.driving import Driver

FRAME_S = 1 / 60
EPISODE_MS = 180_000
ZOOM = 3


def prepared(folder: Path, marks: int) -> Driver:
    """Return a desk with a reunion on it and so many marks on its timeline."""
    driver = Driver(folder)
    driver.accept_cautions()
    driver.begin("first-reunion")
    screen = driver.screen
    behaviours = [b.id for b in screen._session.behaviours if b.kind == "bout"]
    gap = EPISODE_MS * len(behaviours) // marks
    made = [
        Mark(f"m{i}", "infant", behaviours[i % len(behaviours)], 5, at, at + gap // 2)
        for i in range(marks)
        if (at := i // len(behaviours) * gap) + gap < EPISODE_MS
    ]
    screen._session.attempt.record(Together(tuple(MarkAdded(mark) for mark in made)))
    screen._changed()
    screen.zoom(ZOOM, 0)
    return driver


def works(driver: Driver) -> dict[str, tuple[Callable[[], None], int]]:
    """Return what is timed, by name, and how many steps the timeline shows more meanwhile."""
    screen, window = driver.screen, pygame.display.get_surface()
    key = screen._chords["pull_up_on_caregiver"]

    def empty() -> None:
        window.fill("white")
        pygame.display.flip()

    def press() -> None:
        driver.send(pygame.KEYDOWN, key=ord(key), unicode=key, mod=0)
        driver.frame(FRAME_S)
        driver.send(pygame.KEYUP, key=ord(key), mod=0)

    def scroll() -> None:
        step = screen._span.length_ms // 100
        screen.shift(step if screen._span.to_ms + step < EPISODE_MS else -EPISODE_MS)
        driver.app._ui.update(FRAME_S)
        driver.app.draw()

    def play() -> None:
        screen.viewer.seek(screen.viewer.head.ms + 40)
        driver.frame(FRAME_S)

    return {
        "empty": (empty, 0),
        "press": (press, 0),
        "wide": (press, ZOOM),
        "scroll": (scroll, 0),
        "play": (play, 0),
    }


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--marks", type=int, default=5000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        driver = prepared(Path(folder), options.marks)
        timed = works(driver)
        times: dict[str, list[float]] = {name: [] for name in timed}
        busy: dict[str, list[float]] = {name: [] for name in timed}
        for turn in range(options.rounds + 3):
            for name, (work, wider) in timed.items():
                driver.screen.zoom(-wider, 0)
                begun, used = time.perf_counter(), time.process_time()
                work()
                if turn >= 3:  # the first rounds fill the caches
                    times[name].append(1000 * (time.perf_counter() - begun))
                    busy[name].append(1000 * (time.process_time() - used))
                driver.screen.zoom(wider, 0)
        marks = len(driver.draft.marks)
        driver.close()
    found = {
        name: {
            "median_ms": round(median(row), 2),
            "p95_ms": round(float(np.percentile(row, 95)), 2),
            "cpu_ms": round(median(busy[name]), 2),
            "ratio": round(median(row) / median(times["empty"]), 1),
        }
        for name, row in times.items()
    }
    if options.json:
        print(json.dumps({"format": 1, "marks": marks, **found}))
        return
    print(f"{marks} marks")
    for name, row in found.items():
        print(
            f"{name:>8}: {row['median_ms']:7.2f} ms, 95 % within {row['p95_ms']:7.2f} ms, "
            f"{row['cpu_ms']:6.2f} ms of them at work"
        )


if __name__ == "__main__":
    main()
