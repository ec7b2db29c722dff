"""``check``: one page with all that is to be known about a case before it is used."""

import re
import shutil
from pathlib import Path

from simulator.resources import LIBRARY


def test_the_page_holds_numbers_pictures_and_story(run, tmp_path: Path) -> None:
    case = shutil.copytree(LIBRARY / "milo", tmp_path / "mine")
    done = run("check", case, "--out", tmp_path / "page.html")
    assert done.code == 0, done.out + done.err
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    for heading in (
        "In short",
        "Problems",
        "Reunion in episode 5",
        "Reunion in episode 8",
        "Search and crying",
        "Disorganisation",
        "The moments of evidence",
        "The other episodes in words",
    ):
        assert f"<h2>{heading}</h2>" in page
    assert len(re.findall(r'src="data:image/jpeg;base64,[A-Za-z0-9+/=]{9999}', page)) == 2
    assert "http" not in page.replace("http-equiv", "")


def test_a_case_that_cannot_be_played_shows_its_problems(run, tmp_path: Path) -> None:
    case = shutil.copytree(LIBRARY / "milo", tmp_path / "mine")
    script = case / "script.yaml"
    text = script.read_text("utf-8").replace("infant: check_back", "infant: chek_back", 1)
    script.write_text(text, encoding="utf-8")
    done = run("check", case)
    assert done.code == 1
    page = (case / "check.html").read_text(encoding="utf-8")
    assert "E301" in page
    assert "check_back" in page


def test_without_a_key_the_rest_is_there(run, tmp_path: Path) -> None:
    case = shutil.copytree(LIBRARY / "milo", tmp_path / "mine")
    (case / "key.yaml").unlink()
    assert run("check", case).code == 0
    page = (case / "check.html").read_text(encoding="utf-8")
    assert "Reunion in episode 8" in page
    assert "there is no key to hold them against" in page
    assert "The moments of evidence" not in page


def test_what_is_wrong_is_said_in_words_with_its_moment(run, tmp_path: Path) -> None:
    case = shutil.copytree(LIBRARY / "milo", tmp_path / "mine")
    key = case / "key.yaml"
    wrong = re.sub(r"(5: \{proximity_seeking: )\d", r"\g<1>7", key.read_text("utf-8"), count=1)
    key.write_text(wrong, encoding="utf-8")
    assert run("check", case).code == 1
    page = (case / "check.html").read_text(encoding="utf-8")
    assert "7 (look at it)" in page
    assert "key, line" in page
    assert "look at it</td>" in page
