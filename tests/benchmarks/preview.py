"""How long a save takes to show in the editor, in time of one core.

python -m tests.benchmarks.preview [--json] [--rounds N]

The window draws up to a sixtieth of a second later.
"""

import argparse
import json
import os
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from simulator.desk.studio.editor.editor import EditorScreen
from tests.authoring_page import LEA
from tests.desk.driving import Driver

SHOWN_AT_MS = 66_000


def measured(rounds: int) -> list[float]:
    """Return the milliseconds that a core works after each save until the picture is drawn."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(shutil.copytree(LEA, Path(name) / "lea"))
        driver = Driver(Path(name) / "data").accept_cautions()
        driver.app.show(EditorScreen(driver.app, folder))
        viewer = driver.screen.viewer
        viewer.seek(viewer.reel.at(5, SHOWN_AT_MS))
        driver.frame()
        times = [_saved(driver, number) for number in range(rounds + 1)]
        driver.close()
    return times[1:]


def _saved(driver: Driver, number: int) -> float:
    script = driver.screen.folder / "script.yaml"
    script.write_text(f"{script.read_text('utf-8')}# {number}\n", encoding="utf-8")
    before, begun = driver.screen.viewer, time.process_time()
    while driver.screen.viewer is before:
        driver.frame(0.02)
    driver.app.draw()
    return (time.process_time() - begun) * 1000


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description="How long a save takes to show in the preview.")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    times = measured(max(asked.rounds, 2))
    most = quantiles(times, n=20)[-1]
    found = {"median_ms": round(median(times)), "p95_ms": round(most)}
    if asked.json:
        print(json.dumps({"format": 1, **found}))
    else:
        print(
            f"a save shows after {found['median_ms']} ms of work (95th percentile "
            f"{found['p95_ms']} ms)"
        )


if __name__ == "__main__":
    main()
