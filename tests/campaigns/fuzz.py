"""Mutate good scripts, keys and codings, read them back, and report tracebacks and hangs.

    python -m tests.campaigns.fuzz [--count 10000 | --minutes N] [--seed N] [--json]

The exit code is 1 if anything was raised or took longer than the limit.
"""

import argparse
import itertools
import json
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from simulator.case import load_key, load_script, read_coding, render
from simulator.problems import Loaded

SLOW_SECONDS = 2.0
_DATA = Path(__file__).parents[1] / "case" / "data" / "milo"
_NAMES = {"script": "script.yaml", "key": "key.yaml", "coding": "coding.json"}
MATERIAL = {kind: (_DATA / name).read_bytes() for kind, name in _NAMES.items()}
_TOKENS = [
    *(b"{", b"}", b"[", b"]", b":", b": ", b",", b"-", b"- ", b"\n", b"\t", b'"', b"'", b"#"),
    *(b"&a ", b"*a", b"<<: ", b"!!python/object:os.system ", b"---\n", b"? ", b"| ", b"> ", b"%"),
    *(b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80", b"\\", b"\\ud800"),
    *(b"null", b"true", b"~", b"1:30", b"1e999", b"-1", b"9" * 5000, b"[" * 400, b"{a: " * 400),
]


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that raised or hung."""

    kind: str
    seed: int
    what: str


def mutated(material: bytes, seed: int) -> bytes:
    """Return the material with one to eight random changes; the seed decides all."""
    chance = random.Random(seed)
    data = bytearray(material)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.randint(1, 30))
        change = chance.randrange(6)
        if change == 0:
            del data[at:end]
        elif change == 1:
            data[at:at] = chance.choice(_TOKENS)
        elif change == 2:
            data[at:end] = chance.choice(_TOKENS)
        elif change == 3 and at < len(data):
            data[at] = chance.randrange(256)
        elif change == 4:
            other = chance.randrange(len(data) + 1)
            data[at:at] = data[other : other + chance.randint(1, 80)]
        else:
            lines = bytes(data).split(b"\n")
            one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
            lines[one], lines[two] = lines[two], lines[one]
            data = bytearray(b"\n".join(lines))
    return bytes(data)


def read(kind: str, folder: Path, content: bytes) -> Loaded[Any]:
    """Write the content to a file and read it as the program does, problems and all."""
    file = folder / _NAMES[kind]
    file.write_bytes(content)
    loaded: Loaded[Any]
    if kind == "script":
        loaded = load_script(file)
    elif kind == "key":
        loaded = load_key(file, load_script(_DATA / "script.yaml").value)
    else:
        loaded = read_coding(file)
    for problem in loaded.problems:
        render(problem, colour=True)
    return loaded


def run(count: int | None, minutes: float | None, seed: int) -> dict[str, Any]:
    """Fuzz until ``count`` inputs are read or the time is over."""
    failures: list[Failure] = []
    codes: Counter[str] = Counter()
    accepted, slowest, started, done = 0, 0.0, time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder:
        for number in itertools.count():
            over = minutes is not None and time.monotonic() - started > minutes * 60
            if over or (minutes is None and number >= (count or 0)):
                break
            kind = sorted(MATERIAL)[number % len(MATERIAL)]
            before = time.monotonic()
            try:
                loaded = read(kind, Path(folder), mutated(MATERIAL[kind], seed + number))
                codes.update({problem.code for problem in loaded.problems})
                accepted += loaded.value is not None
            except Exception:
                failures.append(Failure(kind, seed + number, traceback.format_exc()))
            took = time.monotonic() - before
            slowest, done = max(slowest, took), number + 1
            if took > SLOW_SECONDS:
                failures.append(Failure(kind, seed + number, f"took {took:.1f} s"))
    return {
        "format": 1,
        "inputs": done,
        "accepted": accepted,
        "seconds": round(time.monotonic() - started, 1),
        "slowest_seconds": round(slowest, 3),
        "codes": dict(sorted(codes.items())),
        "failures": [asdict(failure) for failure in failures],
    }


def main() -> int:
    """Run the campaign from the command line."""
    parser = argparse.ArgumentParser(description="Fuzz the reading of scripts, keys and codings.")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = run(asked.count, asked.minutes, asked.seed)
    if asked.json:
        print(json.dumps(found, indent=1))
    else:
        print(f"{found['inputs']} inputs in {found['seconds']} s, {found['accepted']} accepted")
        print(f"slowest {found['slowest_seconds']} s, {len(found['codes'])} codes seen")
        for failure in found["failures"]:
            print(f"{failure['kind']} seed {failure['seed']}: {failure['what']}")
    return 1 if found["failures"] else 0


if __name__ == "__main__":
    sys.exit(main())
