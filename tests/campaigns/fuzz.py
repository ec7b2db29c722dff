"""Mutate good files of every kind, read them back, and report tracebacks, hangs and greed.

    python -m tests.campaigns.fuzz [--count 10000 | --minutes N] [--seed N] [--json]

Scripts, keys, codings, fragments, exercises, packs, settings and the editor take turns. The exit
code is 1 if anything was raised, took longer than the limit, or if the program grew larger than it
may.
"""

import argparse
import contextlib
import itertools
import json
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from simulator.authoring.editing import EditingSession, UneditableError, move, script_outline
from simulator.authoring.lint.catalogue import Example
from simulator.authoring.lint.examples import whole
from simulator.authoring.migration import migrate
from simulator.authoring.sharing import pack, unpack
from simulator.case import load_key, load_script, read_coding, render
from simulator.case.fragments import STOCK
from simulator.lessons.assignments import read_assignment
from simulator.problems import Loaded
from simulator.records.settings import Settings, load_settings, save_settings
from simulator.resources import LIBRARY

SLOW_SECONDS = 2.0
LARGEST_MB = 500
_DATA = Path(__file__).parents[1] / "case" / "data" / "milo"
_LEA = Path(__file__).parents[2] / "docs" / "examples" / "lea" / "script.yaml"
_USING = whole(Example("right", "yaml", "acts 5", '- {at: "0:40", use: own, for: 30s}\n'))
_EXERCISE = b"""\
format: 1
title: Two reunions
cases: [milo, ravi]
episodes: [5, 8]
scales: [avoidance, resistance]
behaviours: [cry, cling]
parts: [search]
mode: practise
minutes: 20
"""
_TOKENS = [
    *(b"{", b"}", b"[", b"]", b":", b": ", b",", b"-", b"- ", b"\n", b"\t", b'"', b"'", b"#"),
    *(b"&a ", b"*a", b"<<: ", b"!!python/object:os.system ", b"---\n", b"? ", b"| ", b"> ", b"%"),
    *(b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80", b"\\", b"\\ud800"),
    *(b"$for", b"$", b"use: own", b" + ", b" - 9999s"),
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


def _key(folder: Path) -> Loaded[Any]:
    return load_key(folder / "key.yaml", load_script(_DATA / "script.yaml").value)


def _pack(folder: Path) -> Loaded[Any]:
    shutil.rmtree(folder / "to", ignore_errors=True)
    return unpack(folder / "cases.pack", folder / "to")


def _fragment(folder: Path) -> Loaded[Any]:
    script = folder / "case" / "script.yaml"
    script.write_text(_USING, encoding="utf-8")
    return load_script(script)


def _edited(folder: Path) -> Loaded[Any]:
    """Move an act of a script as far as it can be read, and take it back, as the editor does."""
    session = EditingSession(folder / "edited")
    before = session.text()
    entries = script_outline(before).entries
    with contextlib.suppress(UneditableError):
        for entry in entries[len(entries) // 2 :][:1]:
            session.apply("script.yaml", move(before, entry, 61_500))
            session.undo()
    if session.text() != before:
        raise AssertionError("undo does not lead back")
    return Loaded(before)


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of file: its name, a good one, and how the program reads one from a folder."""

    name: str
    material: bytes
    load: Callable[[Path], Loaded[Any]]


def _packed() -> bytes:
    packed = pack([LIBRARY / "milo"])
    if packed.value is None:
        raise RuntimeError("the case cannot be packed")
    return packed.value


def _settings() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        save_settings(Path(folder), Settings(coder="t-01"))
        return (Path(folder) / "settings.yaml").read_bytes()


SORTS: Mapping[str, Sort] = {
    "script": Sort(
        "script.yaml",
        (_DATA / "script.yaml").read_bytes(),
        lambda f: load_script(f / "script.yaml"),
    ),
    "key": Sort("key.yaml", (_DATA / "key.yaml").read_bytes(), _key),
    "coding": Sort(
        "coding.json",
        (_DATA / "coding.json").read_bytes(),
        lambda f: read_coding(f / "coding.json"),
    ),
    "fragment": Sort(
        "case/fragments/own.yaml", (STOCK / "comforted_on_arm.yaml").read_bytes(), _fragment
    ),
    "edited": Sort("edited/script.yaml", _LEA.read_bytes(), _edited),
    "using": Sort("lea.yaml", _LEA.read_bytes(), lambda f: load_script(f / "lea.yaml")),
    "old": Sort(
        "old.yaml",
        _LEA.read_bytes().replace(b"format: 1\n", b"", 1),
        lambda f: migrate(f / "old.yaml"),
    ),
    "exercise": Sort(
        "exercise.yaml",
        _EXERCISE,
        lambda f: read_assignment(f / "exercise.yaml", ("milo", "ravi")),
    ),
    "pack": Sort("cases.pack", _packed(), _pack),
    "settings": Sort("settings.yaml", _settings(), load_settings),
}


def read(kind: str, folder: Path, content: bytes) -> Loaded[Any]:
    """Write the content to a file and read it as the program does, problems and all."""
    file = folder / SORTS[kind].name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    loaded = SORTS[kind].load(folder)
    for problem in loaded.problems:
        render(problem, colour=True)
    return loaded


def _grown_mb() -> float:
    """Return the most memory the program has had, in MB; Windows does not say."""
    if sys.platform == "win32":
        return 0.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 if sys.platform != "darwin" else 1024**2)


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
            kind = sorted(SORTS)[number % len(SORTS)]
            before = time.monotonic()
            try:
                loaded = read(kind, Path(folder), mutated(SORTS[kind].material, seed + number))
                codes.update({problem.code for problem in loaded.problems})
                accepted += loaded.value is not None
            except Exception:
                failures.append(Failure(kind, seed + number, traceback.format_exc()))
            took = time.monotonic() - before
            slowest, done = max(slowest, took), number + 1
            if took > SLOW_SECONDS:
                failures.append(Failure(kind, seed + number, f"took {took:.1f} s"))
    if _grown_mb() > LARGEST_MB:
        failures.append(Failure("all", seed, f"grew to {_grown_mb():.0f} MB"))
    return {
        "format": 1,
        "inputs": done,
        "accepted": accepted,
        "seconds": round(time.monotonic() - started, 1),
        "slowest_seconds": round(slowest, 3),
        "largest_mb": round(_grown_mb()),
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
        print(f"at most {found['largest_mb']} MB")
        for failure in found["failures"]:
            print(f"{failure['kind']} seed {failure['seed']}: {failure['what']}")
    return 1 if found["failures"] else 0


if __name__ == "__main__":
    sys.exit(main())
