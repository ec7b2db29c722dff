"""How long lint takes for a script of 400 lines, in time of one core.

python -m tests.benchmarks.lint [--json] [--rounds N]

The longest script of the library is filled up with looks and comments until it has 400 lines.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from simulator.authoring.lint import check_script
from simulator.case import library_cases, load_case
from simulator.resources import LIBRARY

LINES = 400
ALLOWED_MS = {"script and meaning": 150, "with compiling": 500}


def long_case(folder: Path) -> Path:
    """Write a case of 400 lines into a folder; return its script."""
    texts = [(LIBRARY / name / "script.yaml").read_text("utf-8") for name in library_cases()]
    lines = max((text.splitlines() for text in texts), key=len)
    acts = [n for n, line in enumerate(lines) if line.startswith("      - {at:")]
    missing = max(LINES - len(lines), 0)
    for n in reversed(acts[2 : 2 + missing]):
        at = lines[n].split('"')[1]
        look = f'      - {{at: "{at}", caregiver: look_at, target: infant, for: 1s}}'
        lines.insert(n + 1, look if "caregiver" in lines[n] else "      # a line")
    file = folder / "script.yaml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def measure(rounds: int) -> dict[str, float]:
    """Return the median milliseconds of each work; the first round fills the caches."""
    with tempfile.TemporaryDirectory() as name:
        file = long_case(Path(name))
        works: dict[str, Callable[[], object]] = {
            "script and meaning": lambda: load_case(file.parent),
            "with compiling": lambda: check_script(file),
        }
        found: dict[str, list[float]] = {work: [] for work in works}
        for turn in range(rounds + 1):
            for work, run in works.items():
                begun = time.process_time()
                run()
                if turn:
                    found[work].append((time.process_time() - begun) * 1000)
    return {work: round(median(times), 1) for work, times in found.items()}


def main() -> None:
    """Measure, and print beside what is allowed."""
    parser = argparse.ArgumentParser(description="How long lint takes for a script of 400 lines.")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = measure(max(asked.rounds, 1))
    if asked.json:
        print(json.dumps(found))
        return
    for work, took in found.items():
        print(f"{work:<20}{took:>8} ms  (allowed {ALLOWED_MS[work]})")


if __name__ == "__main__":
    main()
