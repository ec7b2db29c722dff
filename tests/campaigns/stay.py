"""Stay at the desk: visit its screens round after round, and watch the memory of the process.

    python -m tests.campaigns.stay [--minutes N] [--size 1280x720] [--json]

Without a size the time is shared by a usual and a large window, each in a process of its own.
With SDL_VIDEODRIVER=x11 the window is a real one.

A round is what somebody does in an hour, without the waiting: code a session by all cameras, judge
it and hand it in, read findings, do drills, turn pages of the guide, open the editor, look at the
rest.
The exit code is 1 if memory ever passes the limit, also between two looks at it, or if it is higher
after the last round than after the second: what is kept once has been kept by then.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")  # as the app has it on X11
os.environ["LANGUAGE"] = "en"

import pygame

from simulator.desk.app.heap import keep_heap_small
from tests.campaigns.memory import LIMIT_MB, most_mb, resident_mb
from tests.desk.driving import Driver
from tests.desk.walking import walk_drills, walk_studio, walk_worked

SIZES = ("1280x720", "1920x1080")
RISE_MB = 15.0
"""Sessions and pages differ, so rounds do not end with quite the same."""
OTHERS = ("settings", "profiles", "cases", "practise", "progress", "test")
Look = Callable[[str], None]


def visit(driver: Driver, look: Look, coded: list[str]) -> None:
    """Do a round, from the first screen back to it; call ``look`` on every screen."""
    for name in OTHERS:
        driver.click(name)
        look(name)
        driver.press("escape")
    code(driver, look, coded)
    walk_drills(driver, look)
    read(driver, look)
    walk_worked(driver, look)
    walk_studio(driver, look)


def code(driver: Driver, look: Look, coded: list[str]) -> None:
    """Code a session that was not ``coded`` before, and read what is found."""
    driver.click("cases")
    offered = [name for name in driver.names if name.startswith("exercise-")]
    coded.append(next(name for name in offered if name not in coded))
    driver.click(coded[-1])
    for keys in (("space", "1"), ("2",), ("3",), ("4",), ("ctrl+f",), ("1", "escape")):
        driver.press(*keys)
        look(f"coding, {' '.join(keys)}")
    for chord in tuple(driver.screen._chords.values())[:4]:
        driver.press("shift+right", chord)
    look("coding, with marks")
    driver.press("ctrl+return")
    for page in range(len(driver.screen.pages)):
        driver.press("5", "ctrl+space")
        look(f"judging, page {page}")
        driver.press("pagedown")
    driver.press("ctrl+return", "ctrl+return")
    for page in range(4):
        look(f"findings, page {page}")
        driver.press("pagedown")
    driver.app.home()
    driver.frame()


def read(driver: Driver, look: Look) -> None:
    """Turn the pages of the guide."""
    driver.click("guide")
    for _ in range(4):
        look("guide")
        driver.press("]")
    driver.press("escape")


def stay(minutes: float, size: tuple[int, int]) -> dict[str, object]:
    """Do rounds until the time is over; return how much memory there was, in megabytes."""
    keep_heap_small()
    peak, where, ends = 0.0, "", []
    coded: list[str] = []
    over = time.monotonic() + 60 * minutes

    def look(name: str) -> None:
        nonlocal peak, where
        for _ in range(8):
            driver.frame(0.2)
            pygame.event.get()  # what fields post is taken by the window's loop
            time.sleep(0.005)  # a thread paints beside
        now = resident_mb()
        if now > peak:
            peak, where = now, name

    with tempfile.TemporaryDirectory() as folder:
        driver = Driver(Path(folder), size).accept_cautions()
        while not ends or time.monotonic() < over:
            visit(driver, look, coded)
            look("home")
            ends.append(round(resident_mb(), 1))
        driver.close()
    return {
        "size": "x".join(map(str, size)),
        "peak_mb": round(peak, 1),
        "at": where,
        "most_mb": round(max(peak, most_mb()), 1),
        "rounds_mb": ends,
    }


def main() -> None:
    """Run the campaign."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=4.0)
    parser.add_argument("--size")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.size is None:
        minutes = str(options.minutes / len(SIZES))
        once = [sys.executable, "-m", "tests.campaigns.stay", "--minutes", minutes]
        once += ["--json"] * options.json
        sys.exit(max(subprocess.run([*once, "--size", size]).returncode for size in SIZES))
    width, height = map(int, options.size.split("x"))
    found = stay(options.minutes, (width, height))
    ends = found["rounds_mb"]
    rise = ends[-1] - ends[min(1, len(ends) - 1)]
    if options.json:
        print(json.dumps({"format": 1, **found, "rise_mb": round(rise, 1)}))
    else:
        print("  ".join(f"{name} {value}" for name, value in found.items()))
    if found["most_mb"] > LIMIT_MB or rise > RISE_MB:
        sys.exit(1)


if __name__ == "__main__":
    main()
