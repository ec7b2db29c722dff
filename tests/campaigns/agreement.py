"""Compare every agreement statistic with other libraries and with its definition, table by table.

    python -m tests.campaigns.agreement [--tables 2000 | --minutes N] [--seed N] [--json]

Tables are random: 1 to 60 units, 2 to 6 coders, 2 to 7 categories, some of them empty, codes
missing, a coder who always says the same. The exit code is 1 if a value differs by more than 1e-9.
"""

import argparse
import itertools
import json
import math
import sys
import time
from collections import Counter
from typing import Any

import numpy as np

from tests.scoring.references import pairs


def random_table(seed: int) -> tuple[np.ndarray, int]:
    """Return ratings, shape (units, coders), from 1, NaN where missing, and the categories' number.

    The seed decides all.
    """
    random = np.random.default_rng(seed)
    n, coders, k = random.integers(1, 61), random.integers(2, 7), int(random.integers(2, 8))
    used = random.permutation(k)[: random.integers(1, k + 1)] + 1
    commonness = random.dirichlet(np.full(len(used), random.choice([0.3, 1.0, 5.0])))
    ratings = random.choice(used, size=(n, coders), p=commonness).astype(float)
    copied = random.random((n, coders)) < random.choice([0.0, 0.4, 0.8])
    ratings = np.where(copied, ratings[:, :1], ratings)
    if random.random() < 0.2:
        ratings[:, random.integers(coders)] = random.choice(used)
    ratings[random.random((n, coders)) < random.choice([0.0, 0.0, 0.1, 0.4])] = np.nan
    return ratings, k


def run(tables: int, minutes: float | None, seed: int) -> dict[str, Any]:
    """Compare until ``tables`` are done or the time is over."""
    started, done, widest = time.monotonic(), 0, 0.0
    compared: Counter[str] = Counter()
    failures: list[dict[str, Any]] = []
    for number in itertools.count(seed):
        over = minutes is not None and time.monotonic() - started > minutes * 60
        if over or (minutes is None and done >= tables):
            break
        done += 1
        for pair in pairs(*random_table(number)):
            if not math.isfinite(pair.theirs):
                continue
            compared[pair.statistic] += 1
            if pair.differs:
                found = {"seed": number, "ours": pair.ours.as_json(), "theirs": pair.theirs}
                failures.append({"statistic": pair.statistic, **found})
            elif pair.ours.value is not None:
                widest = max(widest, abs(pair.ours.value - pair.theirs))
    return {
        "format": 1,
        "tables": done,
        "seconds": round(time.monotonic() - started, 1),
        "compared": dict(sorted(compared.items())),
        "widest_difference": widest,
        "failures": failures,
    }


def main() -> int:
    """Run the campaign from the command line."""
    parser = argparse.ArgumentParser(description="Agreement against other libraries.")
    parser.add_argument("--tables", type=int, default=2_000)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = run(asked.tables, asked.minutes, asked.seed)
    if asked.json:
        print(json.dumps(found, indent=1))
    else:
        count = sum(found["compared"].values())
        print(f"{found['tables']} tables, {count} values compared in {found['seconds']} s")
        print(f"widest difference {found['widest_difference']:.1e}")
        for failure in found["failures"]:
            print(f"{failure['statistic']} seed {failure['seed']}: {failure}")
    return 1 if found["failures"] else 0


if __name__ == "__main__":
    sys.exit(main())
