"""``migrate``: shows what changes, and changes it unless asked only to check."""

from pathlib import Path

from simulator.authoring.lint.catalogue import DOCUMENTS

SCRIPT = (DOCUMENTS / "base" / "script.yaml").read_text(encoding="utf-8")


def test_check_shows_the_difference_and_writes_nothing(run, tmp_path: Path) -> None:
    old = SCRIPT.replace("format: 1\n", "", 1)
    (tmp_path / "script.yaml").write_text(old, encoding="utf-8")
    done = run("migrate", tmp_path, "--check")
    assert done.code == 1
    assert "+format: 1" in done.out
    assert (tmp_path / "script.yaml").read_text(encoding="utf-8") == old


def test_without_check_the_file_is_changed_once(run, tmp_path: Path) -> None:
    (tmp_path / "script.yaml").write_text(SCRIPT.replace("format: 1\n", "", 1), encoding="utf-8")
    assert run("migrate", tmp_path).code == 0
    assert (tmp_path / "script.yaml").read_text(encoding="utf-8") == SCRIPT
    again = run("migrate", tmp_path, "--check")
    assert again.code == 0
    assert "0 would change" in again.out
