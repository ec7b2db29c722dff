"""``report``: a class against the keys and among itself, safe in a browser and a spreadsheet."""

import csv
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from simulator.case import load_case, load_key
from simulator.cli import main
from simulator.export.tidy import tidy_csv
from simulator.resources import LIBRARY

SCALES = ["proximity_seeking", "contact_maintaining", "resistance", "avoidance"]
NASTY = '<script>alert("x")</script>'
FORMULA = '=HYPERLINK("http://example.org")'


def coding(case: str, coder: str, off: int = 0, **more: Any) -> dict[str, Any]:
    """Return a coding that follows the key, with every rating moved by ``off``."""
    given = load_case(LIBRARY / case).value
    key = load_key(LIBRARY / case / "key.yaml").value
    assert given is not None
    assert key is not None
    ratings = {str(e): {s: min(7, max(1, key.ratings[e][s] + off)) for s in SCALES} for e in (5, 8)}
    return {
        "format": 1,
        "case": case,
        "case_version": given.version,
        "coder": coder,
        "exercise": {"episodes": [5, 8], "scales": SCALES, "behaviours": "all", "mode": "test"},
        "episode_lengths_ms": {str(e.number): e.length_ms for e in given.script.episodes},
        "marks": [],
        "ratings": ratings,
        "search": {},
        "crying": {},
        "disorganisation": {"rating": key.disorganisation.rating, "indices": []},
        "classification": {
            "group": key.classification.group,
            "subgroup": key.classification.subgroup,
            "disorganised": bool(key.classification.disorganised),
            "uncodable": None,
        },
        "confidence": 0.7,
        "justification": "both reunions",
        **more,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the codings of three coders, two of them with nasty names."""
    made = [
        coding("milo", "Ana"),
        coding("noor", "Ana"),
        coding("milo", NASTY, 2),
        coding("noor", NASTY, 2),
        coding("milo", FORMULA, -1),
    ]
    for n, entry in enumerate(made):
        (tmp_path / f"{n}.json").write_text(json.dumps(entry), "utf-8")
    return tmp_path


def test_the_page_and_the_table_tell_of_every_coder(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(folder)]) == 0
    assert "5 codings by 3 coders" in capsys.readouterr().out
    page = (folder / "report.html").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert page.count("<svg") == 3
    table = (folder / "report.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(table.splitlines()))
    mine = [r for r in rows if r["coder"] == "Ana" and r["measure"] == "avoidance"]
    assert [r["difference"] for r in mine] == ["0"] * 4
    assert {r["coder"] for r in rows} == {"Ana", NASTY, f"'{FORMULA}"}


def test_the_same_codings_give_the_same_bytes(folder: Path) -> None:
    main(["report", str(folder), "--out", str(folder / "a.html")])
    main(["report", str(folder), "--out", str(folder / "b.html")])
    assert (folder / "a.html").read_bytes() == (folder / "b.html").read_bytes()


def test_an_older_version_is_set_apart_and_it_is_said(folder: Path) -> None:
    old = coding("ravi", "Ana", case_version="sha256:" + "0" * 64)
    (folder / "old.json").write_text(json.dumps(old), "utf-8")
    main(["report", str(folder)])
    page = (folder / "report.html").read_text("utf-8")
    assert "Set apart" in page
    assert "Ana: ravi" in page
    assert "5 codings of 2 cases" in page


def test_broken_codings_are_told_with_their_line_and_the_rest_is_compared(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.json").write_text('{"format": 1,\n "coder": }', "utf-8")
    (folder / "strange.json").write_text(
        json.dumps({**coding("milo", "B"), "case": "nowhere"}), "utf-8"
    )
    (folder / "settings.json").write_text('{"theme": "dark"}', "utf-8")
    assert main(["report", str(folder)]) == 1
    said = capsys.readouterr()
    assert re.search(r"broken\.json:2:\d+", said.err)
    assert "strange.json" in said.out
    assert "settings.json" not in said.out + said.err
    assert "broken.json" in (folder / "report.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere"], "no folder"),
        (["."], "can be compared"),
        ([".", "--out", "x.pdf"], "end in .html"),
        ([".", "--out", "missing/x.html"], "no folder"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["report", *arguments]) == 2
    assert says in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_text_cannot_start_a_formula_and_numbers_stay_numbers() -> None:
    table = tidy_csv(("a", "b"), [("=1+1", -1), ("+x", None), ("@y", 0.5), ("fine", 2)])
    assert table.decode("utf-8-sig").splitlines() == [
        "a,b",
        "'=1+1,-1",
        "'+x,",
        "'@y,0.5",
        "fine,2",
    ]


@pytest.fixture
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing: apt install chromium")
        pytest.skip("needs Chromium")
    return found


def test_a_browser_shows_it_without_running_what_stands_in_names(
    folder: Path, chromium: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    main(["report", str(folder)])
    profile = tmp_path_factory.mktemp("chromium")
    shown = subprocess.run(
        [
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={profile}",
            "--dump-dom",
            (folder / "report.html").as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    ).stdout
    assert "<script" not in shown
    assert shown.count("<svg") == 3
    assert shown.count("<section") >= 5
    assert "Report on a class" in shown
