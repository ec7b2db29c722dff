"""How long agreement takes, against the libraries people use, on the same data in the same run.

python -m tests.benchmarks.agreement [--json] [--rounds N] [--largest UNITS]
"""

import argparse
import json
import time
import warnings
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median

import krippendorff
import numpy as np
from sklearn.metrics import cohen_kappa_score

from scoring.agreement import bootstrap, cohen_kappa, distributions, icc, krippendorff_alpha
from tests.scoring.references import pingouin_icc

UNITS = 2_500
GOALS = {
    "kappa": 20.0,
    "alpha nominal": 5.0,
    "alpha ordinal": 5.0,
    "icc": 20.0,
}


@dataclass(frozen=True)
class Timing:
    """Milliseconds of the work and of its reference, if there is one."""

    work: str
    median_ms: float
    p95_ms: float
    reference_median_ms: float | None = None
    reference_p95_ms: float | None = None
    ratio: float | None = None
    goal: float | None = None


def timed(work: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Return median and 95th percentile in milliseconds."""
    work()
    spent = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    return median(spent), float(np.percentile(spent, 95))


def against(
    name: str, ours: Callable[[], object], theirs: Callable[[], object], rounds: int
) -> Timing:
    """Time both, ours oftener because it is short, and without quantiles kept from before."""

    def afresh() -> None:
        distributions._log_odds.cache_clear()
        ours()

    mine, other = timed(afresh, rounds * 5), timed(theirs, rounds)
    return Timing(name, *mine, *other, other[0] / mine[0], GOALS.get(name))


def panel(units: int, coders: int, k: int, seed: int = 0) -> np.ndarray:
    """Return ratings from 1 to ``k`` of coders who often agree; a tenth is missing."""
    random = np.random.default_rng(seed)
    ratings = random.integers(1, k + 1, (units, coders)).astype(float)
    ratings = np.where(random.random((units, coders)) < 0.7, ratings[:, :1], ratings)
    ratings[random.random((units, coders)) < 0.1] = np.nan
    return ratings


def two(units: int, k: int = 6) -> tuple[np.ndarray, np.ndarray]:
    """Return the codes of two coders who often agree."""
    random = np.random.default_rng(0)
    a = random.integers(1, k + 1, units)
    return a, np.where(random.random(units) < 0.7, a, random.integers(1, k + 1, units))


def compared(rounds: int) -> list[Timing]:
    """Time each statistic beside the library that people would use."""
    a, b = two(UNITS)
    found = [against("kappa", lambda: cohen_kappa(a, b), lambda: cohen_kappa_score(a, b), rounds)]
    ratings, many = panel(UNITS, 4, 6), panel(400, 3, 600)
    for level in ("nominal", "ordinal", "interval", "ratio"):
        found.append(_alpha(f"alpha {level}", ratings, level, rounds))
    for level in ("nominal", "ordinal"):
        found.append(_alpha(f"alpha {level}, 600 values", many, level, 1))
    table = np.random.default_rng(0).normal(size=(30, 2)).round(2)
    found.append(against("icc", lambda: icc(table), lambda: pingouin_icc(table), rounds))
    return found


def _alpha(name: str, ratings: np.ndarray, level: str, rounds: int) -> Timing:
    def theirs() -> float:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return float(krippendorff.alpha(ratings.T, level_of_measurement=level))

    return against(name, lambda: krippendorff_alpha(ratings, level=level), theirs, rounds)


def alone(rounds: int) -> list[Timing]:
    """Time what has no counterpart: 10,000 resamples of kappa over 1,000 cases."""
    a, b = two(1_000)
    return [
        Timing("10,000 resamples of kappa", *timed(lambda: bootstrap(cohen_kappa, a, b), rounds))
    ]


def growth(largest: int) -> dict[str, dict[int, float]]:
    """Return nanoseconds a unit by number of units: constant if the cost is linear."""
    sizes = [10**power for power in range(3, 9) if 10**power <= largest]
    found: dict[str, dict[int, float]] = {"kappa": {}, "alpha ordinal": {}}
    for units in sizes:
        rounds = max(2, 20_000 // units)
        a, b = two(units)
        ratings = np.stack((a, b), axis=1)
        kappa = timed(lambda a=a, b=b: cohen_kappa(a, b), rounds)[0]
        alpha = timed(lambda r=ratings: krippendorff_alpha(r, level="ordinal"), rounds)[0]
        found["kappa"][units] = kappa * 1e6 / units
        found["alpha ordinal"][units] = alpha * 1e6 / units
    return found


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--largest", type=int, default=10_000_000)
    options = parser.parse_args()
    timings = [*compared(options.rounds), *alone(options.rounds)]
    by_size = growth(options.largest)
    if options.json:
        results = [asdict(timing) for timing in timings]
        print(json.dumps({"format": 1, "results": results, "nanoseconds_a_unit": by_size}))
        return
    for timing in timings:
        line = f"{timing.work:28} median {timing.median_ms:9.3f} ms   p95 {timing.p95_ms:9.3f} ms"
        if timing.ratio is not None:
            line += (
                f"   reference {timing.reference_median_ms:10.3f} ms   {timing.ratio:7.1f} times"
            )
        print(line + (f" (goal {timing.goal:.0f})" if timing.goal else ""))
    for name, costs in by_size.items():
        shown = ", ".join(f"{units:,}: {cost:.1f}" for units, cost in costs.items())
        print(f"{name}, nanoseconds a unit by units: {shown}")


if __name__ == "__main__":
    main()
