"""How long the cases of the library take to compile, and a scene to be asked for.

    python -m tests.benchmarks.performance [--json] [--seeks N] [--hours N]

A seek must cost the same in a performance of many hours. None is so long, so the key frames of
one case are laid one after the other until they fill the time.
"""

import argparse
import dataclasses
import functools
import gc
import json
import math
import random
import time
from collections.abc import Callable, Mapping
from statistics import median
from typing import Any

import numpy as np

from simulator.case import library_cases, load_case
from simulator.case.model import Case
from simulator.performance import Performance, compile_case
from simulator.performance.part import Part
from simulator.performance.performer import Person
from simulator.performance.stagecraft import ThingTrack
from simulator.performance.tracks import STEP, Cues, Track
from simulator.resources import LIBRARY

CASE = "milo"
REPEATS = 3
"""Of so many compilations of a case the quickest counts: the machine may do other work beside."""


def repeated(value: Any, times: int, length_ms: int) -> Any:
    """Return tracks, or whatever holds them, with their keys so many times one after the other."""
    again = functools.partial(repeated, times=times, length_ms=length_ms)
    match value:
        case Track() | Cues():
            starts = tuple(t + k * length_ms for k in range(times) for t in value.times)
            if isinstance(value, Cues):
                return Cues(starts, value.values * times)
            stays = (*value.eases[:-1], STEP)  # the next round begins with a cut, not with a drift
            return Track(starts, np.tile(value.values, (times, 1)), stays * times)
        case Part():
            return Part(*map(again, value))
        case Person() | ThingTrack():
            names = [field.name for field in dataclasses.fields(value) if field.init]
            return dataclasses.replace(value, **{n: again(getattr(value, n)) for n in names})
        case Mapping():
            return {name: again(held) for name, held in value.items()}
        case (ThingTrack(), *_):
            return tuple(again(thing) for thing in value)
        case _:
            return value


def lengthened(performance: Performance, hours: float) -> Performance:
    """Return a performance that goes on for at least so many hours."""
    length = performance.length_ms + 1  # keys at its very end come before those of the next round
    times = math.ceil(hours * 3_600_000 / length)
    last = performance.episodes[-1]
    final = dataclasses.replace(last, length_ms=length * times - last.start_ms)
    tracks = ("people", "things", "door", "captions", "closeup")
    return dataclasses.replace(
        performance,
        episodes=(*performance.episodes[:-1], final),
        **{name: repeated(getattr(performance, name), times, length) for name in tracks},
    )


def timed(work: Callable[[], object]) -> float:
    """Return how long a call takes, in milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def summary(spent: list[float]) -> dict[str, float]:
    """Return median and 95th percentile."""
    return {"median_ms": median(spent), "p95_ms": float(np.percentile(spent, 95))}


def compiling() -> list[float]:
    """Return how long every case of the library takes to compile, in milliseconds."""
    spent = []
    for case_id in library_cases():
        compile_it = functools.partial(compile_case, _loaded(case_id))
        spent.append(min(timed(compile_it) for _ in range(REPEATS)))
    return spent


def _loaded(case_id: str) -> Case:
    case = load_case(LIBRARY / case_id).value
    if case is None:
        raise SystemExit(f"the case '{case_id}' has problems; see strange-situation lint")
    return case


def measure(seeks: int, hours: float) -> dict[str, dict[str, float]]:
    """Time compiling, and seeks in the performance as it is and in a very long one, in turns."""
    compiled = compiling()
    performance = compile_case(_loaded(CASE)).value
    if performance is None:
        raise SystemExit(f"the case '{CASE}' does not compile; see strange-situation lint")
    long = lengthened(performance, hours)
    chance = random.Random(1)
    moments = [chance.randrange(performance.length_ms) for _ in range(seeks)]
    round_ms = performance.length_ms + 1
    rounds = long.length_ms // round_ms
    gc.collect()
    gc.disable()
    short_ms, long_ms = [], []
    for t in moments:
        later = t + chance.randrange(rounds) * round_ms
        short_ms.append(timed(functools.partial(performance.at, t)))
        long_ms.append(timed(functools.partial(long.at, later)))
    gc.enable()
    minutes = performance.length_ms / 60_000
    found = {
        f"compile one of {len(compiled)} cases": summary(compiled),
        f"at(t) of {minutes:.0f} minutes": summary(short_ms),
        f"at(t) of {long.length_ms / 3_600_000:.1f} hours": summary(long_ms),
    }
    for result in found.values():
        result["ratio"] = result["median_ms"] / median(short_ms)
    return found


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--seeks", type=int, default=2000)
    parser.add_argument("--hours", type=float, default=20.0)
    options = parser.parse_args()
    found = measure(options.seeks, options.hours)
    if options.json:
        print(json.dumps({"format": 1, "seeks": options.seeks, "results": found}))
        return
    for name, r in found.items():
        times = f"median {r['median_ms']:8.3f} ms   p95 {r['p95_ms']:8.3f} ms"
        print(f"{name:28} {times}   ratio {r['ratio']:7.2f}")


if __name__ == "__main__":
    main()
