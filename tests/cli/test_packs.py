"""``pack`` and ``unpack``: a case goes to somebody else and is the same case there."""

import shutil
from pathlib import Path

from simulator.resources import LIBRARY


def test_a_case_is_handed_on(run, tmp_path: Path) -> None:
    file = tmp_path / "class.pack"
    done = run("pack", LIBRARY / "milo", LIBRARY / "noor", "--out", file)
    assert (done.code, done.err) == (0, "")
    assert "with keys" in done.out
    done = run("unpack", file, "--to", tmp_path / "mine")
    assert done.code == 0
    assert done.out.count("unpacked.") == 2
    assert run("lint", tmp_path / "mine").code == 0
    assert "was there already" in run("unpack", file, "--to", tmp_path / "mine").out


def test_a_pack_for_trainees_holds_no_key(run, tmp_path: Path) -> None:
    file = tmp_path / "class.pack"
    assert "without keys" in run("pack", LIBRARY / "milo", "--out", file, "--without-keys").out
    run("unpack", file, "--to", tmp_path / "mine")
    assert sorted(p.name for p in (tmp_path / "mine/milo").iterdir()) == [
        "handed-out.json",
        "script.yaml",
    ]


def test_what_cannot_be_packed_or_unpacked_is_said_without_a_trace(run, tmp_path: Path) -> None:
    gone = run("pack", tmp_path / "gone", "--out", tmp_path / "x.pack")
    assert (gone.code, gone.out) == (2, "")
    assert "There is no folder" in gone.err
    (tmp_path / "x.pack").write_bytes(b"PK no")
    broken = run("unpack", tmp_path / "x.pack", "--to", tmp_path / "mine")
    assert broken.code == 1
    assert "E121" in broken.err
    assert not (tmp_path / "mine").exists()
    nowhere = run("pack", LIBRARY / "milo", "--out", tmp_path / "no/such/x.pack")
    assert nowhere.code == 2
    assert "cannot be written" in nowhere.err


def test_an_exercise_goes_along_and_comes_to_where_the_app_looks(
    run, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr("simulator.commands.unpack.data_folder", lambda: tmp_path / "data")
    week, file = tmp_path / "week.yaml", tmp_path / "class.pack"
    week.write_text("format: 1\ntitle: Week\ncases: [milo]\n", "utf-8")
    lea = tmp_path / "lea"
    shutil.copytree(LIBRARY / "milo", lea)
    assert run("pack", lea, "--out", file, "--for-class", "--exercise", week).code == 0
    assert run("unpack", file).code == 0
    assert (tmp_path / "data/cases/lea/key.yaml").is_file()
    assert (tmp_path / "data/exercises/week.yaml").read_bytes() == week.read_bytes()
    bad = week.rename(tmp_path / "my week.yaml")
    assert run("pack", lea, "--out", file, "--exercise", bad).code == 2
