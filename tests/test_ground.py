"""The ground: layers, and documents that stay true."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from simulator import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def commands_of_readme() -> list[list[str]]:
    """Return every call of the program that the README shows, as words."""
    shown = re.findall(r"^strange-situation (.+?)(?: +#.*| > .*)?$", README, re.MULTILINE)
    return [line.split() for line in shown]


def test_no_room_imports_upwards() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert " 0 broken" in done.stdout, done.stdout


def test_ci_runs_the_command_for_the_tests_that_the_readme_gives() -> None:
    section = README.split("<!-- tests -->")[1]
    command = section.split("```sh\n")[1].split("\n```")[0]
    assert command.startswith("python3 -m venv .venv && ")
    assert command.endswith("pytest -n auto")
    script = re.search(r"command=\$\((sed .*)\)\n", CI)
    assert script is not None
    found = subprocess.run(
        ["bash", "-c", script[1]], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout == f"{command}\n"


@pytest.mark.parametrize("words", commands_of_readme(), ids=" ".join)
def test_every_command_of_the_readme_can_be_written(words: list[str]) -> None:
    assert vars(cli.parser().parse_args(words))["command"] == words[0]


def test_the_readme_tells_of_every_command() -> None:
    told = set(re.findall(r"strange-situation\s+(\w+)", README))
    commands = {"desk", "cases", "lint", "explain", "narrate", "frame", "frames", "score", "schema"}
    assert {*commands, "doctor"} <= told


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_every_link_of_the_readme_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()


def test_the_wheel_carries_every_package_and_all_data() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = build["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert set(wheel["packages"]) == {"simulator", "scoring"}
    assert set(wheel["force-include"]) == {"episodes", "assets"}
