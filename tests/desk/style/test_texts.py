"""Texts and colours: complete, readable, and worded as the field words them."""

import re

import pytest

from scoring.terms import REUNION_SCALES
from scoring.terms.judgement import SUBGROUPS
from simulator.desk.style.texts import clock, load_texts
from simulator.resources import ASSETS

TEXTS = load_texts()
ALL = "\n".join(f.read_text(encoding="utf-8") for f in (ASSETS / "texts" / "en").glob("*.yaml"))
ALL += (ASSETS / "lessons" / "exercises.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("scale", [*REUNION_SCALES, "search"])
def test_every_number_of_every_scale_has_words(scale):
    entry = TEXTS.table("scales")[scale]
    assert set(entry["anchors"]) == set(range(1, 8))
    assert all(set(a) == {"label", "text"} for a in entry["anchors"].values())


def test_the_anchors_are_marked_as_wording_of_the_project():
    assert "Wording of this project" in TEXTS.table("scales")["note"]
    assert "simulator rules" in TEXTS.table("scales")["note"]
    assert set(TEXTS.table("scales")["disorganisation"]["anchors"]) == set(range(1, 10))


def test_every_group_and_subgroup_has_words():
    words = TEXTS.table("classification")
    for group, subgroups in SUBGROUPS.items():
        assert words[group]["text"]
        assert all(words[name] for name in subgroups)


def test_the_cautions_of_the_first_start_are_there():
    table = TEXTS.table("cautions")
    assert table["first_start"] == [1, 2, 3, 4, 12]
    for number in (*table["first_start"], *table["insecure"], *table["disorganised"]):
        assert table["cautions"][number]["text"]


@pytest.mark.parametrize(
    "word",
    [
        "avoidant baby",
        "avoidant child",
        "disorganised child",
        "abnormal",
        "clingy",
        "naughty",
        "manipulative",
        "certified",
        "licensed",
        "symptom",
        "victim",
        "bad mother",
        "securely attached",
    ],
)
def test_words_the_field_does_not_use_are_not_used(word):
    assert not re.search(word, ALL, re.IGNORECASE)


def test_times_are_written_as_on_a_clock():
    assert [clock(0), clock(65_400), clock(65_440, tenths=True), clock(-5)] == [
        "0:00",
        "1:05",
        "1:05.4",
        "0:00",
    ]


def test_every_text_of_the_screens_is_used():
    folder = ASSETS.parent / "simulator" / "desk"
    code = "\n".join(f.read_text(encoding="utf-8") for f in folder.rglob("*.py"))
    composed = {"groups", "keys", "caps", "heard", "relations", "drill_kinds", "criteria"}
    composed |= {"headlines", "things", "episodes", "key_groups"}
    parts = re.findall(r"f[\"'](\w+\.[\w]*)\{", code)
    assert "settings." in parts  # the words of each setting are found by its name
    parts.remove("settings.")
    named = re.findall(r'self\._ask\(column, "(\w+)"', code)
    parts += [f"settings.{name}" for name in named]
    for screen, phrases in TEXTS.table("interface").items():
        for name in phrases if screen not in composed else ():
            full = f"{screen}.{name}"
            assert f'"{full}"' in code or f"'{full}'" in code or full.startswith(tuple(parts)), full
