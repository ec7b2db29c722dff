"""``audit``: a sheet for one case, a table for many, data for programs."""

import shutil

import pytest

from simulator.resources import LIBRARY


@pytest.fixture
def spoilt(tmp_path):
    folder = tmp_path / "lena"
    shutil.copytree(LIBRARY / "lena", folder)
    key = folder / "key.yaml"
    text = key.read_text("utf-8")
    assert "resistance: 4" in text
    key.write_text(text.replace("resistance: 4", "resistance: 7"), "utf-8")
    return folder


def test_a_case_that_holds_shows_both_numbers_and_the_acts(run) -> None:
    done = run("audit", "lena")
    assert done.code == 0
    assert done.out.rstrip().endswith("lena holds.")
    assert "two definite rejections: bat_away_toy 2:07, bat_away_toy 2:21.5" in done.out
    assert "20 are seen by a camera" in done.out


def test_a_case_that_does_not_hold_ends_with_one_and_says_where(run, spoilt) -> None:
    done = run("audit", spoilt)
    assert done.code == 1
    assert "has to be mended" in done.out
    assert "error[E601]" in done.out
    assert "key.yaml:6:" in done.out


def test_programs_get_every_number(run, spoilt) -> None:
    done = run("audit", spoilt, "--json")
    assert done.code == 1
    (case,) = done.json["cases"]
    assert not case["passed"]
    resistance = {r["episode"]: r for r in case["ratings"] if r["scale"] == "resistance"}[8]
    assert (resistance["key"], resistance["acts"]) == (7, 4)
    assert [e["behaviour"] for e in resistance["earned_by"]] == ["bat_away_toy", "bat_away_toy"]
    assert all(m["cameras"] for m in case["evidence"])
    assert {p["code"] for p in case["problems"]} >= {"E601"}
    assert done.json["totals"]["worked"]["core"] == 8


def test_an_unknown_case_is_one_sentence(run) -> None:
    done = run("audit", "lenna")
    assert done.code == 2
    assert "Did you mean 'lena'?" in done.err


def test_acts_are_listed_with_their_real_times(run) -> None:
    told = run("narrate", "lena", "--acts", "--episode", "5")
    assert told.code == 0
    assert "0:20.5-0:32.5" in told.out
    acts = run("narrate", "lena", "--acts", "--json").json["episodes"]
    assert [e["number"] for e in acts] == list(range(1, 9))
    assert all(0 <= a["from_ms"] <= a["to_ms"] <= e["length_ms"] for e in acts for a in e["acts"])
    lifts = [a for e in acts for a in e["acts"] if a["behaviour"] == "cg_pick_up"]
    assert all(a["from_ms"] == a["to_ms"] < a["there_ms"] <= a["end_ms"] for a in lifts)
    assert lifts
