"""The command line as a whole: start-up, wrong usage, and what happens when all else fails."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from simulator import cli
from simulator.commands import cases

COMMANDS = [
    "desk",
    "preview",
    "cases",
    "lint",
    "audit",
    "check",
    "explain",
    "schema",
    "new",
    "pack",
    "migrate",
    "unpack",
    "narrate",
    "frame",
    "frames",
    "video",
    "score",
    "agree",
    "report",
    "doctor",
]
HEAVY = ("pygame", "pygame_gui", "numpy", "pydantic", "sqlalchemy", "yaml", "rich", "asyncio")


def run(*argv: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "simulator.cli", *argv],
        capture_output=True,
        text=True,
        cwd=cwd,
        timeout=120,
        check=False,
    )


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    listed = re.findall(r"^ {4}(\w+) ", capsys.readouterr().out, re.MULTILINE)
    assert listed == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([command, "--help"]) == 0
    assert f"strange-situation {command}" in capsys.readouterr().out


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from simulator.cli import main; main(['--help']);"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("argv", "found", "remedy"),
    [
        (["lnt"], "invalid choice: 'lnt'", "--help"),
        (["lint"], "PATH", "lint --help"),
        (["frame", "milo", "--at", "noon", "--out", "x.png"], "'noon' was found", "5/0:12.5"),
        (
            ["frame", "milo", "--at", "5/0:01", "--size", "3x3", "--out", "x.png"],
            "'3x3'",
            "960x540",
        ),
        (
            ["frame", "milo", "--at", "5/0:01", "--camera", "roof", "--out", "x.png"],
            "'roof'",
            "room",
        ),
        (["schema", "poem"], "'poem'", "script"),
        (["score", "a.json", "--key", "k", "--against", "b"], "--against", "not allowed with"),
        (["explain", "E999"], "E999", "E201"),
        (["lint", "nowhere"], "'nowhere'", "check the name"),
        (["score", "nowhere.json"], "'nowhere.json'", "check the name"),
        (["narrate", "nobody"], "'nobody'", "script.yaml"),
    ],
)
def test_wrong_usage_is_one_sentence_and_2(
    argv: list[str], found: str, remedy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(argv) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert found in shown.err
    assert remedy in shown.err
    assert len(shown.err.strip().splitlines()) == 1
    assert "Traceback" not in shown.err


def test_a_failure_of_the_program_leaves_a_report_and_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(**_: object) -> int:
        raise ZeroDivisionError("the library is round")

    monkeypatch.setattr(cases, "run", fail)
    monkeypatch.setattr("simulator.reports.user_log_path", lambda *_, **__: tmp_path)
    assert cli.main(["cases"]) == 2
    err = capsys.readouterr().err
    assert "Traceback" not in err
    (report,) = tmp_path.iterdir()
    assert str(report) in err
    written = report.read_text(encoding="utf-8")
    assert "ZeroDivisionError: the library is round" in written
    assert "Arguments: ['cases']" in written


def test_a_reader_that_has_had_enough_is_no_failure() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "simulator.cli", "schema", "script"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_the_version_is_told() -> None:
    done = run("--version")
    assert re.fullmatch(r"strange-situation (\d+\.\d+\.\d+|\(not installed\))\n", done.stdout)
