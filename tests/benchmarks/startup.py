"""How long the desk takes to its first picture and its first screen, beside an empty window.

python -m tests.benchmarks.startup [--json] [--rounds N]

The reference imports the same modules and opens and fills a window of the same size. Each round
starts each of them once, in a process of its own; times count from before the process is started.
It needs a display, or Xvfb.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import numpy as np

_REFERENCE = """
import simulator.desk.app.app, simulator.desk.app.window, pygame
window = simulator.desk.app.window.open_window()
window.fill("#F3ECDD")
pygame.display.flip()
print("picture", flush=True)
"""
_DESK = """
import sys, pathlib, pygame
from simulator.desk.app.app import App
from simulator.desk.app.window import open_window
app = App(open_window(), pathlib.Path(sys.argv[1]))
app.draw()
print("picture", flush=True)
app.begin()
app.draw()
print("screen", flush=True)
app.close()
"""


@contextmanager
def display() -> Iterator[None]:
    """Lend a display: the one there is, or Xvfb's."""
    if os.environ.get("DISPLAY") or sys.platform != "linux":
        yield
        return
    if shutil.which("Xvfb") is None:
        sys.exit("There is no display, and no Xvfb to make one.")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as number:
            os.environ["DISPLAY"] = f":{number.readline().strip()}"
        try:
            yield
        finally:
            del os.environ["DISPLAY"]
            server.terminate()


def started(code: str, folder: Path) -> dict[str, float]:
    """Start a process and return after how many seconds it said what."""
    environment = {**os.environ, "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    begun = time.perf_counter()
    command = [sys.executable, "-c", code, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        assert process.stdout is not None
        said = {line.strip(): time.perf_counter() - begun for line in process.stdout}
    if process.returncode:
        sys.exit(f"It ended with {process.returncode}.")
    return said


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    times: dict[str, list[float]] = {"empty window": [], "first picture": [], "first screen": []}
    with display(), tempfile.TemporaryDirectory() as folder:
        started(_DESK, Path(folder))
        for _ in range(options.rounds):
            times["empty window"].append(started(_REFERENCE, Path(folder))["picture"])
            said = started(_DESK, Path(folder))
            times["first picture"].append(said["picture"])
            times["first screen"].append(said["screen"])
    found = {
        name: {"median_s": median(spent), "p95_s": float(np.percentile(spent, 95))}
        for name, spent in times.items()
    }
    reference = found["empty window"]["median_s"]
    ratios = {name: row["median_s"] / reference for name, row in found.items()}
    if options.json:
        print(json.dumps({"format": 1, "results": found, "ratios": ratios}))
        return
    for name, row in found.items():
        ms = {key: value * 1000 for key, value in row.items()}
        print(f"{name:14} median {ms['median_s']:6.0f} ms   p95 {ms['p95_s']:6.0f} ms   "
              f"{ratios[name]:.2f} times the empty window")  # fmt: skip


if __name__ == "__main__":
    main()
