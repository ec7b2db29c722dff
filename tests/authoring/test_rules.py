"""The numbers of the audit are data; a file that lacks one is named."""

from pathlib import Path

import pytest

from simulator.authoring.rules import FILE, load_rules, read_rules
from simulator.case import library_cases, load_ethogram


def test_the_worked_cases_are_in_the_library() -> None:
    assert load_rules().worked <= set(library_cases())


def test_named_behaviours_are_the_infants() -> None:
    ethogram = load_ethogram()
    for name in load_rules().drills.watching | load_rules().drills.asks_down:
        assert "infant" in ethogram[name].actors, name


def test_no_name_is_read_as_both() -> None:
    assert not load_rules().girls & load_rules().boys


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  within: 1 ", "  without: 1 "),
        ("tolerance: 1s", "tolerance: soon"),
        ("  kept: 20", "  hidden: 20"),
        ("shortest: 3s", "shortest: [3s"),
        ("worked: [", "worked: 3 # ["),
    ],
)
def test_a_file_that_is_wrong_is_named(tmp_path: Path, old: str, new: str) -> None:
    text = FILE.read_text("utf-8")
    assert old in text
    file = tmp_path / "audit.yaml"
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ValueError, match=r"audit\.yaml"):
        read_rules(file)
