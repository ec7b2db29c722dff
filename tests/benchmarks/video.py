"""How long videos take: seconds of work for each second of video, beside real time.

The work shared by all cores is what a video would take if none of them ever waited: it tells more
than the clock on a machine that does other work beside.

python -m tests.benchmarks.video [--json] [--case ID] [--episode N] [--parts N] [--seconds S]
"""

import argparse
import json
import os
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from simulator.commands.given import case_of, performance_of
from simulator.export import PRESET, Shot, Stretch, View, write_video
from simulator.performance import Performance

SHOTS = (
    ("room", Shot((1280, 720))),
    ("room with close-up", Shot((1280, 720), inset="infant")),
)


def paint_only(performance: Performance, stretch: Stretch, shot: Shot) -> None:
    """Paint every picture of a stretch as for a video, without encoding."""
    view, surface = View(shot, performance), pygame.Surface(shot.size)
    for ms in stretch.times():
        view.paint(surface, performance.at(ms), kept=ms > stretch.from_ms)


def measure(
    performance: Performance, episode: int, parts: int, seconds: int
) -> dict[str, dict[str, float]]:
    """Time parts of an episode: seconds of work for a second of video, and its inverse."""
    start = performance.episodes[episode - 1].start_ms
    stretches = [
        Stretch(start + n * seconds * 1000, start + (n + 1) * seconds * 1000) for n in range(parts)
    ]
    found = {"real time": _summary([1.0])}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "video.mp4"
        for name, shot in SHOTS:
            painting, whole, busy = [], [], []
            for stretch in stretches:
                begun = time.perf_counter()
                paint_only(performance, stretch, shot)
                painted, worked = time.perf_counter(), _processor_time()
                write_video(performance, stretch, shot, out)
                whole.append((time.perf_counter() - painted) / seconds)
                busy.append((_processor_time() - worked) / (os.cpu_count() or 1) / seconds)
                painting.append((painted - begun) / seconds)
            found[f"{name}: painting alone"] = _summary(painting)
            found[f"{name}: video with sound"] = _summary(whole)
            found[f"{name}: work shared by all cores"] = _summary(busy)
    return found


def _processor_time() -> float:
    """Return the seconds that this process and those it has ended were at work."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _summary(spent: list[float]) -> dict[str, float]:
    middle = median(spent)
    p95 = float(np.percentile(spent, 95))
    return {"median_s": middle, "p95_s": p95, "times_real_time": 1 / middle}


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--case", default="ravi")
    parser.add_argument("--episode", type=int, default=5)
    parser.add_argument("--parts", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    performance = performance_of(case_of(options.case))
    found = measure(performance, options.episode, options.parts, options.seconds)
    if options.json:
        print(
            json.dumps({"format": 1, "preset": PRESET, "cores": os.cpu_count(), "results": found})
        )
        return
    print(f"1280x720, 25 a second, x264 {PRESET}, {os.cpu_count()} cores; work for 1 s of video")
    for name, r in found.items():
        times = f"median {r['median_s']:6.3f} s   p95 {r['p95_s']:6.3f} s"
        print(f"{name:38} {times}   {r['times_real_time']:5.1f} x real time")


if __name__ == "__main__":
    main()
