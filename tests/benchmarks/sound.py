"""How long sound takes: seconds of work for each second that is heard, beside real time.

python -m tests.benchmarks.sound [--json] [--case ID] [--seconds S]
"""

import argparse
import json
import time
from collections.abc import Iterator
from statistics import median

import numpy as np

from simulator.commands.given import case_of, performance_of
from simulator.performance import Performance
from simulator.sound import cues_of, render_pieces
from simulator.sound.samples import samples_of


def measure(performance: Performance, seconds: int) -> dict[str, dict[str, float]]:
    """Time all cues of a case one by one, and its mix in pieces of ten seconds."""
    begun = time.perf_counter()
    cues = cues_of(performance)
    laid = time.perf_counter() - begun
    single = list(_spent(samples_of(cue) for cue in cues))
    pieces = render_pieces(performance, 0, min(seconds * 1000, performance.length_ms))
    mixed = [spent / 10 for spent in _spent(pieces)]
    return {
        "real time": _summary([1.0]),
        "finding all cues, for each second": _summary([laid / (performance.length_ms / 1000)]),
        "one cue": _summary(single),
        "the mix, for each second": _summary(mixed),
    }


def _spent(made: Iterator[object]) -> Iterator[float]:
    """Yield how long each took to be made."""
    begun = time.perf_counter()
    for _ in made:
        yield time.perf_counter() - begun
        begun = time.perf_counter()


def _summary(spent: list[float]) -> dict[str, float]:
    return {"median_s": median(spent), "p95_s": float(np.percentile(spent, 95))}


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--case", default="ravi")
    parser.add_argument("--seconds", type=int, default=3600)
    options = parser.parse_args()
    found = measure(performance_of(case_of(options.case)), options.seconds)
    if options.json:
        print(json.dumps({"format": 1, "case": options.case, "results": found}))
        return
    for name, r in found.items():
        print(f"{name:36} median {r['median_s'] * 1000:8.2f} ms   p95 {r['p95_s'] * 1000:8.2f} ms")


if __name__ == "__main__":
    main()
