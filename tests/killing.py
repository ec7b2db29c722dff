"""Programs that are killed at their work: what the campaigns that do so have in common."""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

_PATIENCE_S = 0.002


def said_until_killed(
    module: str, arguments: tuple[str, ...], dies: Callable[[], None], *, begun: bool = True
) -> list[str]:
    """Run the function ``write`` of a module in a process of its own, and kill it.

    Args:
        module: The module.
        arguments: What the function is given.
        dies: Returns when the moment has come.
        begun: Whether that is asked only once the writer has said something.

    Returns:
        The whole lines that it said.

    Raises:
        RuntimeError: The writer ended by itself.
    """
    program = f"import sys; from {module} import write; write(*sys.argv[1:])"
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said"
        run = [sys.executable, "-c", program, *arguments]
        with said.open("wb") as out, subprocess.Popen(run, stdout=out) as writer:
            while begun and not said.stat().st_size and writer.poll() is None:
                time.sleep(_PATIENCE_S)
            dies()
            if writer.poll() is not None:
                raise RuntimeError("the writer ended by itself; see what it printed above")
            writer.kill()
        lines = said.read_bytes().decode().splitlines(keepends=True)
    return [line.rstrip("\n") for line in lines if line.endswith("\n")]


def run_kills(name: str, says: str | None, campaign: Callable[..., Any], told: str) -> int:
    """Run a campaign of kills from the command line, and say what came of it.

    Args:
        name: The campaign's module, without its package.
        says: What it does.
        campaign: Takes how many kills and a seed, and how many ``seconds``; returns a dataclass
            that has ``lost``, what was promised and is not there.
        told: The tally in a sentence, to be filled with its fields.

    Returns:
        1 if anything was lost.
    """
    parser = argparse.ArgumentParser(prog=f"python -m tests.campaigns.{name}", description=says)
    parser.add_argument("--minutes", type=float, default=float("inf"))
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    tally = asdict(campaign(given.kills, given.seed, seconds=given.minutes * 60))
    lost: list[str] = tally["lost"]
    if given.json:
        print(json.dumps({"format": 1, "seed": given.seed, **tally}))
    else:
        print(f"{told.format(**tally)}, {len(lost)} failures")
        print(*lost, sep="\n", end="")
    return 1 if lost else 0
