"""How long the stage takes to paint, against one full-frame blit.

    python -m tests.benchmarks.stage [--json] [--frames N] [--case ID] [--episode N]

Without a case three figures move in every frame, so that nothing but the room can be kept. With
one, stretches of two seconds from all over it, or all over one episode, are played at 25 frames a
second, which includes asking for each scene; the jumps between stretches are not counted. On a
machine that does other work beside, the least of several runs tells most.
"""

import argparse
import gc
import json
import math
import os
import time
from collections.abc import Callable, Mapping
from statistics import median

import numpy as np

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from simulator.case import load_case
from simulator.figure.body import load_bodies
from simulator.figure.face import load_faces
from simulator.figure.look import Look, load_looks
from simulator.figure.pose import HANDS, HIP, SPINE, Pose, load_poses
from simulator.figure.skeleton import Placed, solve
from simulator.figure.vectors import Vector
from simulator.performance import compile_case
from simulator.performance.performance import FRAME_MS
from simulator.performance.scene import Aim, Figure, Scene, Toy
from simulator.resources import LIBRARY
from simulator.stage import Stage
from simulator.stage.room_data import room_data

WARM_UP = 20
STRETCH = 50
"""Frames that are played one after the other; the first of them is not counted."""
FULL_HD = (1920, 1080)
WORKS = (
    ("room 1920x1080", FULL_HD, "room"),
    ("room 1280x720", (1280, 720), "room"),
    ("close-up 1280x720", (1280, 720), "infant"),
    ("close-up 480x480", (480, 480), "infant"),
)


def _swayed(pose: Pose, t: float) -> Pose:
    """Move a pose a little everywhere, as breath and gait do."""
    moved = pose.copy()
    moved[SPINE] += (2 * math.sin(3 * t), 2 * math.sin(2 * t), 3 * math.sin(t))
    moved[HIP] += (0.01 * math.sin(5 * t), 0.01 * math.sin(9 * t), 0.0)
    for hand in HANDS:
        moved[hand.start + 1 : hand.start + 4] += 0.05 * math.sin(4 * t)
    return moved


def looks() -> dict[str, Look]:
    """Return the looks of the three people."""
    known = load_looks()
    return {a: known[f"{a}_1"] for a in ("infant", "caregiver", "stranger")}


def moving_scene(i: int) -> Scene:
    """Return frame ``i``: the caregiver sways, the infant cries, the stranger leans in."""
    t = i / 25
    bodies, faces = load_bodies(), load_faces()
    infants, adults = load_poses("infant"), load_poses("adult")
    chair = room_data().chairs["stranger"]

    def figure(actor: str, pose: Pose, place: Vector, heading: float, face: str) -> Figure:
        body = bodies["infant" if actor == "infant" else "adult"]
        return Figure(actor, Placed(body, _swayed(pose, t), place, heading), faces[face])

    child_at = (0.1 + 0.3 * math.cos(t), 0.0, 1.4)
    walker_at = (-1.0 + 0.3 * math.sin(t), 0.0, 2.3)
    turn = 200 + 40 * math.sin(t)
    figures = {
        "caregiver": figure("caregiver", adults["stand"], walker_at, 120.0, "warm"),
        "infant": figure("infant", infants["walk"], child_at, turn, "cry"),
        "stranger": figure(
            "stranger", adults["sit_lean"], chair.position, chair.heading, "interest"
        ),
    }
    head = solve({"infant": figures["infant"].placed})["infant"].trunk.head
    a = math.radians(turn + 20)
    eye = (head[0] + 1.45 * math.sin(a), head[1] + 0.14, head[2] + 1.45 * math.cos(a))
    toys = tuple(Toy(name, thing.home, thing.heading) for name, thing in room_data().things.items())
    aim = Aim(eye, (head[0], head[1] - 0.06, head[2]))
    return Scene(i * 40, 5, i * 40, figures, toys, 0.0, aim)


def timed(work: Callable[[int], object], frames: int) -> dict[str, float]:
    """Return median and 95th percentile in milliseconds."""
    spent = []
    for i in range(WARM_UP + frames):
        start = time.perf_counter()
        work(i)
        spent.append((time.perf_counter() - start) * 1000)
    kept = [ms for i, ms in enumerate(spent) if i >= WARM_UP and i % STRETCH]
    return {"median_ms": median(kept), "p95_ms": float(np.percentile(kept, 95))}


def from_case(
    case_id: str, episode: int | None, frames: int
) -> tuple[Callable[[int], Scene], Mapping[str, Look]]:
    """Return so many scenes of a case or of one episode, in stretches all over, and who is who."""
    case = load_case(LIBRARY / case_id).value
    performance = compile_case(case).value if case else None
    if performance is None:
        raise SystemExit(f"the case '{case_id}' cannot be played")
    start_ms, end_ms = 0, performance.length_ms
    if episode is not None:
        span = performance.episode(episode)
        if span is None:
            raise SystemExit(f"the case '{case_id}' has no episode {episode}")
        start_ms, end_ms = span.start_ms, span.end_ms
    apart_ms = (end_ms - start_ms) * STRETCH // (WARM_UP + frames)

    def scene_at(i: int) -> Scene:
        stretch, n = divmod(i, STRETCH)
        return performance.at(start_ms + stretch * apart_ms + n * FRAME_MS)

    return scene_at, performance.looks


def measure(
    frames: int, scene_at: Callable[[int], Scene], looks: Mapping[str, Look]
) -> dict[str, dict[str, float]]:
    """Time every work and the reference."""
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    gc.collect()
    gc.freeze()
    gc.disable()
    source, target = pygame.Surface(FULL_HD), pygame.Surface(FULL_HD)
    blit = timed(lambda _: target.blit(source, (0, 0)), frames)
    found = {"full-frame blit 1920x1080": blit}
    for name, size, camera in WORKS:
        stage, surface = Stage(size, looks, camera), pygame.Surface(size)
        found[name] = timed(
            lambda i, s=stage, p=surface: s.paint(p, scene_at(i), kept=i > 0),  # type: ignore[misc]
            frames,
        )
    gc.enable()
    for result in found.values():
        result["ratio"] = result["median_ms"] / blit["median_ms"]
        result["p95_ratio"] = result["p95_ms"] / blit["median_ms"]
    return found


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--frames", type=int, default=200)
    parser.add_argument("--case", help="play this case of the library")
    parser.add_argument("--episode", type=int, help="play this episode alone")
    options = parser.parse_args()
    if options.case:
        scene_at, cast = from_case(options.case, options.episode, options.frames)
    else:
        scenes = [moving_scene(i) for i in range(WARM_UP + options.frames)]
        scene_at, cast = scenes.__getitem__, looks()
    found = measure(options.frames, scene_at, cast)
    if options.json:
        print(json.dumps({"format": 1, "frames": options.frames, "results": found}))
        return
    for name, r in found.items():
        times = f"median {r['median_ms']:6.2f} ms   p95 {r['p95_ms']:6.2f} ms"
        print(f"{name:28} {times}   ratio {r['ratio']:5.1f}   p95 {r['p95_ratio']:5.1f}")


if __name__ == "__main__":
    main()
