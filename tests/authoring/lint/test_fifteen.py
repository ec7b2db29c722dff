"""A script with fifteen mistakes of different kinds: fifteen problems, each where it stands."""

from pathlib import Path

from simulator.authoring.lint import check_script
from simulator.authoring.lint.catalogue import DOCUMENTS

SCRIPT = (DOCUMENTS / "base" / "script.yaml").read_text(encoding="utf-8")
FIFTEEN = (
    ("title: Tomas", "tittle: Tomas", "E201"),
    ("moves: crawls", "moves: flies", "E203"),
    ("seed: 1", "seed: one", "E205"),
    ("pools: [teaching]", "pools: [teaching], pools: [test]", "E105"),
    (
        "infant: stay_put, target: rings, for: 20s",
        "infant: stay_put, target: dragon, for: 20s",
        "E306",
    ),
    ("infant: look_at_caregiver, for: 2s", "infant: look_at_caregivr, for: 2s", "E301"),
    (
        "stranger: st_floor_invite, for: 40s, toy: blocks",
        "stranger: st_floor_invite, for: 40s, toy: blox",
        "E307",
    ),
    ("caregiver: cg_talk_stranger, for: 56s", "infant: cg_talk_stranger, for: 56s", "E302"),
    ('{at: "1:00", stranger', '{at: "1:75", stranger', "E207"),
    (
        "infant: friendly_to_stranger, for: 25s, target: stranger",
        "infant: friendly_to_stranger, for: 25s, intensity: 4",
        "E206",
    ),
    (
        '{at: "0:05", caregiver: cg_greet}',
        '{at: "0:05", caregiver: cg_greet, infant: smile_greet}',
        "E210",
    ),
    (
        "infant: turn_back_to_caregiver, for: 20s",
        'infant: turn_back_to_caregiver, for: 20s, until: "0:30"',
        "E211",
    ),
    (
        '{at: "0:40", infant: stay_put, target: car, for: 60s}',
        '{at: "2:40", infant: stay_put, target: car, for: 60s}',
        "E304",
    ),
    (
        '{at: "0:30", infant: friendly_to_stranger, for: 40s}',
        '{at: "0:30", caregiver: cg_greet}',
        "E303",
    ),
    ("caregiver: sit_down, place: caregiver_chair", "caregiver: sit_down, place: balcony", "E308"),
)
FOUND = (
    ("tittle", "E201"),
    ("flies", "E203"),
    ("one", "E205"),
    ("pools", "E105"),
    ("dragon", "E306"),
    ("look_at_caregivr", "E301"),
    ("blox", "E307"),
    ("cg_talk_stranger", "E302"),
    ('"1:75"', "E207"),
    ("4", "E206"),
    ("infant", "E210"),
    ("until", "E211"),
    ("60s", "E304"),
    ("cg_greet", "E303"),
    ("balcony", "E308"),
)


def planted() -> tuple[str, list[tuple[int, int, str]]]:
    """Return the script with its mistakes, and where each of them stands."""
    text = SCRIPT
    for right, wrong, _ in FIFTEEN:
        assert right in text
        text = text.replace(right, wrong, 1)
    places = []
    for (_, wrong, code), (found, same) in zip(FIFTEEN, FOUND, strict=True):
        assert code == same
        before = text[: text.index(wrong) + wrong.rindex(found)]
        places.append((before.count("\n") + 1, len(before) - before.rfind("\n"), code))
    return text, sorted(places)


def test_fifteen_mistakes_are_fifteen_problems_at_their_places(tmp_path: Path) -> None:
    text, places = planted()
    file = tmp_path / "script.yaml"
    file.write_text(text, encoding="utf-8")
    problems = [p for p in check_script(file) if p.severity != "note"]
    assert [(p.span.line, p.span.column, p.code) for p in problems] == places


def test_nearly_all_say_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "script.yaml"
    file.write_text(planted()[0], encoding="utf-8")
    problems = [p for p in check_script(file) if p.severity != "note"]
    assert sum(bool(p.hint) for p in problems) >= 14
