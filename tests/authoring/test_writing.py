"""A case while it is written: what plays, what is wrong, and which line makes which moment."""

import shutil
from pathlib import Path

import pytest

from simulator.authoring.writing import moment_of, read_written, stamp_of
from tests.authoring_page import LEA

TEXT = (LEA / "script.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def lea():
    version = read_written(LEA).version
    assert version is not None
    return version


def number(words: str) -> int:
    return TEXT[: TEXT.index(words)].count("\n") + 1


def test_lines_are_those_of_the_file_in_the_order_of_time(lea) -> None:
    for line in lea.lines:
        assert line.text in TEXT.split("\n")[line.number - 1]
        assert 0 <= line.from_ms <= line.to_ms
    starts = [line.from_ms for line in lea.lines_of(5)]
    assert starts == sorted(starts)


def test_a_line_with_a_fragment_is_one_line_from_its_first_act_to_its_last(lea) -> None:
    used = number("use: comforted_on_arm")
    (line,) = (line for line in lea.lines_of(5) if line.number == used)
    assert (line.from_ms, line.to_ms) == (14_000, 48_000)


def test_the_line_of_a_moment_is_that_of_who_is_asked_for(lea) -> None:
    assert lea.line_at(5, 24_000, "infant").number == number("use: comforted_on_arm")
    assert lea.line_at(5, 13_000, "stranger").number == number("stranger: st_leave_unobtrusive")
    assert lea.line_at(5, 0, "experimenter") is None


def test_without_a_key_the_reunions_are_read_all_the_same(tmp_path: Path) -> None:
    folder = shutil.copytree(LEA, tmp_path / "lea")
    (folder / "key.yaml").unlink()
    written = read_written(folder)
    assert written.version is not None
    assert written.version.key is None
    assert str(written.version.reading and written.version.reading.classification) == "B4"


def test_every_save_has_a_stamp_of_its_own(tmp_path: Path) -> None:
    folder = shutil.copytree(LEA, tmp_path / "lea")
    stamps = [stamp_of(folder)]
    (folder / "key.yaml").write_text("longer than nothing", encoding="utf-8")
    stamps.append(stamp_of(folder))
    (folder / "fragments").mkdir()
    (folder / "fragments" / "own.yaml").write_text("acts:\n", encoding="utf-8")
    stamps.append(stamp_of(folder))
    (folder / "script.yaml").unlink()
    stamps.append(stamp_of(folder))
    assert len(set(stamps)) == 4


def test_a_line_tells_its_moment_however_broken_the_script() -> None:
    broken = TEXT.replace("people:", "people: [")
    at = number('{at: "1:12", caregiver: sit_down')
    assert moment_of(broken, at) == (5, 72_000)
    assert moment_of(broken, number("number: 8")) == (8, 0)
    assert moment_of(broken, 1) is None
    assert moment_of("episodes:\n  - {number: 3}\n  - at: 99:99:1\n", 3) == (3, 0)
