"""``new``: from nothing to a case that lints."""

from pathlib import Path


def test_a_new_case_lints(run, tmp_path: Path) -> None:
    done = run("new", tmp_path / "mia", "--subgroup", "B3")
    assert done.code == 0
    assert str(tmp_path / "mia" / "script.yaml") in done.out
    assert run("lint", tmp_path / "mia").code == 0


def test_a_second_time_nothing_happens(run, tmp_path: Path) -> None:
    run("new", tmp_path / "mia")
    again = run("new", tmp_path / "mia")
    assert again.code == 2
    assert "is there already" in again.err
