"""How long a save takes to show in the preview, in time of one core.

python -m tests.benchmarks.preview [--json] [--rounds N]

The files then rest for ``SETTLE_S`` more, and the window draws up to a sixtieth of a second later.
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

from simulator.desk.studio.preview import SETTLE_S, PreviewScreen
from tests.authoring_page import LEA
from tests.desk.driving import Driver

SHOWN_AT_MS = 66_000


def measured(rounds: int) -> list[float]:
    """Return the milliseconds that a core works after each save until the picture is drawn."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(shutil.copytree(LEA, Path(name) / "lea"))
        driver = Driver(Path(name) / "data").accept_cautions()
        driver.app.show(PreviewScreen(driver.app, folder))
        viewer = driver.screen.viewer
        viewer.seek(viewer.reel.at(5, SHOWN_AT_MS))
        driver.frame()
        times = [_saved(driver, number) for number in range(rounds + 1)]
        driver.close()
    return times[1:]


def _saved(driver: Driver, number: int) -> float:
    script = driver.screen.folder / "script.yaml"
    script.write_text(f"{script.read_text('utf-8')}# {number}\n", encoding="utf-8")
    driver.frame(0.02)
    begun = time.process_time()
    driver.frame(SETTLE_S * 2)
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
    found = {"median_ms": round(median(times)), "p95_ms": round(most), "rest_ms": SETTLE_S * 1000}
    if asked.json:
        print(json.dumps({"format": 1, **found}))
    else:
        print(
            f"a save shows after {found['median_ms']} ms of work (95th percentile "
            f"{found['p95_ms']} ms) and {found['rest_ms']:g} ms of rest"
        )


if __name__ == "__main__":
    main()
