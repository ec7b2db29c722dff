"""The contact sheets that show what puppets look like can be painted again by anybody."""

import sys
from pathlib import Path

import pygame
import pytest

from simulator.figure.face import load_faces
from tests import sheets
from tests.stage.scenes import pixels


@pytest.mark.parametrize("name", ["people", "faces"])
def test_a_sheet_is_painted_the_same_each_time(name: str, tmp_path: Path, monkeypatch) -> None:
    shown = []
    for turn in ("first", "second"):
        out = tmp_path / f"{turn}.png"
        monkeypatch.setattr(sys, "argv", ["sheets", name, str(out)])
        sheets.main()
        shown.append(pixels(pygame.image.load(str(out))))
    assert (shown[0] == shown[1]).all()
    assert len({tuple(p) for p in shown[0][::9, ::9].reshape(-1, 3).tolist()}) > 200


def test_the_faces_left_out_of_the_infants_sheet_exist() -> None:
    assert set(sheets.ADULT_FACES) <= set(load_faces())
