"""Hold every frame of every case against the laws of bodies.

    python -m tests.campaigns.bodies [CASE...] [--minutes N] [--json]

Prints for each law and each case how often it is broken, and the worst moments. With ``--minutes``
the sweep takes the seconds round the borders of acts first and stops in time. The exit code is 1 if
a law is broken by more than ``ALLOWED`` has for it.
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict

from simulator.case import library_cases
from simulator.performance import Performance
from tests.performance.conftest import performance_of
from tests.performance.laws import ALLOWED, borders, sweep
from tests.performance.moments import Violation

_WINDOW_MS = 4000
_WORST = 3


def windows(performance: Performance) -> list[tuple[int, int]]:
    """Return stretches that cover the performance, those with most borders of acts first."""
    inside: dict[int, int] = defaultdict(int)
    for t in borders(performance):
        inside[t // _WINDOW_MS] += 1
    numbers = range(performance.length_ms // _WINDOW_MS)
    order = sorted(numbers, key=lambda n: (-inside[n], n))
    return [(n * _WINDOW_MS, (n + 1) * _WINDOW_MS + 40) for n in order]


def broken(performance: Performance, until: float) -> Iterator[Violation]:
    """Sweep window after window until the time is up."""
    for start, end in windows(performance):
        if time.monotonic() > until:
            return
        yield from sweep(performance, start, end)


def _moment(performance: Performance, t: int) -> str:
    span = performance.episode_at(t)
    seconds = (t - span.start_ms) / 1000
    return f"{span.number}/{int(seconds // 60)}:{seconds % 60:05.2f}"


def _report(case: str, performance: Performance, found: list[Violation]) -> None:
    kinds: dict[str, list[Violation]] = defaultdict(list)
    for v in found:
        kinds[v.law].append(v)
    print(f"{case}: {len(found)} violations")
    for law, entries in sorted(kinds.items()):
        by_what: dict[tuple[str, str], list[Violation]] = defaultdict(list)
        for v in entries:
            by_what[v.actor, v.what].append(v)
        worst = sorted(
            (max(same, key=lambda v: v.size) for same in by_what.values()), key=lambda v: -v.size
        )
        print(f"  {law:8s} {len(entries):6d}")
        for v in worst[:_WORST]:
            at, times = _moment(performance, v.time_ms), len(by_what[v.actor, v.what])
            print(f"      {v.size:7.3f} {v.unit:4s} {at:12s} {v.actor}: {v.what} ({times})")


def main() -> int:
    """Sweep the library and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="*", default=library_cases())
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    total, each = 0, args.minutes * 60 / len(args.cases)
    for case in args.cases:
        performance = performance_of(case)
        found = list(broken(performance, time.monotonic() + each))
        total += sum(v.size > ALLOWED[v.law] for v in found)
        if args.json:
            for v in found:
                print(json.dumps({"format": 1, "case": case, **asdict(v)}))
        else:
            _report(case, performance, found)
    print(f"{total} beyond what is allowed", file=sys.stderr)
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
