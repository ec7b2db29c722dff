"""The page for authors names the keys of the editor as they are."""

import re
from pathlib import Path

import yaml

from simulator.resources import ASSETS

PAGE = Path(__file__).parents[3] / "docs" / "authoring.md"
ARROWS = str.maketrans({"←": "left", "→": "right", "`": ""})


def test_every_key_of_the_page_is_one_of_the_editor() -> None:
    text = PAGE.read_text(encoding="utf-8")
    table = text[text.index("| to | by mouse | by key |") :].partition("\n\n")[0]
    cells = [row.split("|")[3] for row in table.splitlines()[2:]]
    keys = yaml.safe_load((ASSETS / "theme" / "keys.yaml").read_text(encoding="utf-8"))["editor"]
    bound = {chord for chords in keys.values() for chord in chords}
    told = [
        key.strip().translate(ARROWS).lower().replace(" ", "+")
        for cell in cells
        for key in re.split(r" and |, | to |(?<=`) go.*", cell)
        if key.strip()
    ]
    assert len(told) >= 2 * len(cells) - 5
    assert set(told) <= bound
