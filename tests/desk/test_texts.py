"""Texts and colours: complete, readable, and worded as the field words them."""

import re

import pytest

from scoring.terms import REUNION_SCALES
from scoring.terms.judgement import SUBGROUPS
from simulator.desk.texts import clock, load_texts
from simulator.desk.theme import FONT_FILES, load_theme
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


def luminance(colour):
    parts = [(c / 255) for c in (colour.r, colour.g, colour.b)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", ["ink", "ink_soft", "accent"])
@pytest.mark.parametrize("paper", ["paper", "card", "raised", "hover", "accent_soft"])
def test_words_stand_out_from_the_paper(ink, paper):
    theme = load_theme()
    assert contrast(theme.colour(ink), theme.colour(paper)) >= 4.5


def test_signs_stand_out_from_the_paper():
    theme = load_theme()
    assert contrast(theme.colour("on_accent"), theme.colour("accent")) >= 4.5
    for sign in ("focus", "accent", "good", "look", "playhead"):
        assert contrast(theme.colour(sign), theme.colour("card")) >= 3


def test_no_colour_is_pure_black_or_white():
    for name in ("ink", "paper", "card", "raised", "on_accent", "veil"):
        assert load_theme().colour(name)[:3] not in {(0, 0, 0), (255, 255, 255)}


def test_sizes_grow_with_the_scale():
    assert load_theme(scale=2).px("text") == 2 * load_theme().px("text")


def test_controls_take_colours_and_sizes_from_the_theme():
    controls = load_theme(scale=2).controls
    assert controls["defaults"]["font"]["size"] == str(load_theme(scale=2).px("text"))
    assert "$" not in str(controls)
    assert "@" not in str(controls)


def test_the_fonts_come_with_their_licence():
    assert all(file.is_file() for file in FONT_FILES.values())
    (licence,) = (ASSETS / "fonts").glob("*OFL*")
    assert "SIL Open Font License" in licence.read_text(encoding="utf-8")


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
    composed = {"groups", "keys"}
    parts = re.findall(r"f[\"'](\w+\.[\w]*)\{", code)
    for screen, phrases in TEXTS.table("interface").items():
        for name in phrases if screen not in composed else ():
            full = f"{screen}.{name}"
            assert f'"{full}"' in code or f"'{full}'" in code or full.startswith(tuple(parts)), full
