"""How long the library takes to load, beside composing the same files with libyaml alone.

python -m tests.benchmarks.load [--json] [--rounds N]
"""

import argparse
import json
import time
from collections.abc import Callable
from statistics import median

import numpy as np
import yaml

from simulator.case import library_cases, load_case, load_cover, load_key
from simulator.resources import LIBRARY

ALLOWED_MS = 300
"""Loading may take twice what composing takes, and this long."""

FILES = ("script.yaml", "key.yaml")


def compose_all() -> None:
    """Build the plain node trees of all scripts and keys, without reading anything into them."""
    for name in library_cases():
        for file in FILES:
            yaml.compose((LIBRARY / name / file).read_text("utf-8"), Loader=yaml.CSafeLoader)


def load_all() -> None:
    """Load and check all scripts and keys."""
    for name in library_cases():
        case = load_case(LIBRARY / name).value
        load_key(LIBRARY / name / "key.yaml", case.script if case else None)


def list_all() -> None:
    """Read what a list of the cases shows."""
    for name in library_cases():
        load_cover(LIBRARY / name / "script.yaml")


def measure(rounds: int) -> dict[str, list[float]]:
    """Time all works in turn, so that a busy machine slows each of them alike."""
    found: dict[str, list[float]] = {name: [] for name in WORKS}
    for turn in range(rounds + 1):
        for name, work in WORKS.items():
            begun = time.perf_counter()
            work()
            if turn:  # the first round fills the caches
                found[name].append(time.perf_counter() - begun)
    return found


WORKS: dict[str, Callable[[], None]] = {
    "composing": compose_all,
    "loading": load_all,
    "listing": list_all,
}


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    times = measure(options.rounds)
    found = {
        name: {"median_s": median(row), "p95_s": float(np.percentile(row, 95))}
        for name, row in times.items()
    }
    ratio = median(
        loaded / composed
        for loaded, composed in zip(times["loading"], times["composing"], strict=True)
    )
    bound = 2 * found["composing"]["median_s"] + ALLOWED_MS / 1000
    cases = len(library_cases())
    if options.json:
        told = {"format": 1, "cases": cases, "results": found, "ratio": ratio, "bound_s": bound}
        print(json.dumps(told))
        return
    print(f"{cases} cases")
    for name, r in found.items():
        print(f"{name:10} median {r['median_s'] * 1000:7.1f} ms   p95 {r['p95_s'] * 1000:7.1f} ms")
    print(f"loading is {ratio:.2f} times composing; allowed: {bound * 1000:.0f} ms")


if __name__ == "__main__":
    main()
