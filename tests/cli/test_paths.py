"""Paths that the system refuses: a sentence in every command, never the last resort."""

import errno
from pathlib import Path

import pytest

from simulator.resources import LIBRARY

LONG = "x" * 5000
AT = ("--at", "5/0:00")
STRETCH = ("--from", "5/0:00", "--to", "5/0:02", "--every", "1")
CODING = Path(__file__).parents[2] / "docs" / "examples" / "milo-coding.json"


@pytest.mark.parametrize(
    "words",
    [
        ("lint", LONG),
        ("lint", f"{LONG}.yaml"),
        ("score", LONG),
        ("score", CODING, "--key", LONG),
        ("score", CODING, "--key", f"{LONG}/key.yaml"),
        ("score", CODING, "--against", LONG),
        ("agree", LONG),
        ("frame", LONG, *AT, "--out", "f.png"),
        ("frame", "milo", *AT, "--out", f"{LONG}.png"),
        ("frame", "milo", *AT, "--out", f"{LONG}/f.png"),
        ("frames", "milo", *STRETCH, "--out", f"{LONG}.png"),
        ("narrate", LONG),
    ],
)
def test_a_name_that_is_too_long_is_one_short_sentence(run, words: tuple[object, ...]) -> None:
    done = run(*words)
    assert done.code == 2
    assert "The program failed" not in done.err
    assert len(done.err.splitlines()) == 1
    assert len(done.err) < 600


@pytest.mark.parametrize("command", ["lint", "score", "agree"])
def test_a_path_that_is_forbidden_is_a_sentence(
    run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    for name in ("is_file", "is_dir"):
        monkeypatch.setattr(Path, name, refuse)
    done = run(command, LIBRARY / "milo")
    assert done.code == 2
    assert "Permission denied" in done.err
    assert "rights" in done.err
