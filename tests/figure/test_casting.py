"""Casting: appearances follow from the seed and the relation, and from nothing else."""

import colorsys
import itertools
from collections import Counter
from dataclasses import fields

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from simulator.figure.body import load_bodies
from simulator.figure.casting import look_of
from simulator.figure.look import Colour, Look, colour, load_looks
from simulator.resources import ASSETS

CASTING = yaml.safe_load((ASSETS / "figures" / "casting.yaml").read_text(encoding="utf-8"))
ACTORS = ("infant", "caregiver", "stranger", "experimenter")
TONES = [colour(entry["skin"]) for entry in CASTING["skins"]]
HUES_APART, LIGHTNESS_APART = 30.0, 6.0
"""Degrees and L* by which the clothes of infant, caregiver and stranger differ at least."""

seeds = st.integers(0, 2**31)
relations = st.sampled_from([*CASTING["relations"]["caregiver"], "foster parent", ""])


def hue(tint: Colour) -> float:
    return 360 * colorsys.rgb_to_hsv(*(c / 255 for c in tint))[0]


def lightness(tint: Colour) -> float:
    """Return L* of a colour in sRGB."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (x / 255 for x in tint)
    ]
    y = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def brightness_and_strength(tint: Colour) -> float:
    _, saturation, value = colorsys.rgb_to_hsv(*(c / 255 for c in tint))
    return saturation * value


@given(seeds, relations, st.sampled_from(ACTORS))
def test_the_same_seed_and_relation_give_the_same_look(
    seed: int, relation: str, actor: str
) -> None:
    assert look_of(actor, relation, None, seed) == look_of(actor, relation.upper(), None, seed)


def test_seeds_give_many_looks() -> None:
    looks = {look_of("infant", None, None, seed, kin="mother") for seed in range(300)}
    assert len(looks) > 150


def tops(actor: str) -> list[Colour]:
    return [colour(palette["top"]) for palette in CASTING["palettes"][actor]]


def test_infant_caregiver_and_stranger_differ_in_hue_and_lightness() -> None:
    close = []
    for a, b in itertools.combinations(("infant", "caregiver", "stranger"), 2):
        for one, other in itertools.product(tops(a), tops(b)):
            turn = abs(hue(one) - hue(other)) % 360
            apart = min(turn, 360 - turn), abs(lightness(one) - lightness(other))
            if apart[0] < HUES_APART or apart[1] < LIGHTNESS_APART:
                close.append((a, one, b, other, apart))
    assert close == []


def test_the_infant_wears_the_brightest_and_warmest_colour() -> None:
    least = min(brightness_and_strength(t) for t in tops("infant"))
    assert all(hue(t) < 60 for t in tops("infant"))
    for actor in ("caregiver", "stranger", "experimenter"):
        assert max(brightness_and_strength(t) for t in tops(actor)) < least, actor
        assert max(lightness(t) for t in tops(actor)) < min(lightness(t) for t in tops("infant"))


def test_every_choice_is_drawn_about_equally_often() -> None:
    n = 4200
    looks = [look_of("caregiver", "mother", None, seed) for seed in range(n)]
    kind = CASTING["kinds"]["woman"]
    for feature, options in (
        ("skin", TONES),
        ("hairstyle", kind["hairstyle"]),
        ("outfit", kind["outfit"]),
        ("top", tops("caregiver")),
    ):
        found = Counter(getattr(look, feature) for look in looks)
        for option, times in Counter(options).items():
            expected = n * times / len(options)
            assert abs(found[option] - expected) < 5 * expected**0.5, (feature, option)


def test_the_features_of_one_person_are_independent_of_each_other() -> None:
    n = 4200
    pairs = Counter(
        (look.skin, look.top)
        for look in (look_of("caregiver", "mother", None, seed) for seed in range(n))
    )
    expected = n / (len(TONES) * len(tops("caregiver")))
    assert len(pairs) == len(TONES) * len(tops("caregiver"))
    assert all(abs(found - expected) < 5 * expected**0.5 for found in pairs.values())


def tone_steps(relation: str) -> set[int]:
    steps = set()
    for seed in range(400):
        adult = look_of("caregiver", relation, None, seed).skin
        infant = look_of("infant", None, None, seed, kin=relation).skin
        steps.add(abs(TONES.index(adult) - TONES.index(infant)))
    return steps


def test_an_infant_has_about_the_skin_of_its_mother_and_any_of_its_foster_mother() -> None:
    assert tone_steps("mother") == {0, 1, 2}
    assert tone_steps("foster mother") == set(range(len(TONES)))


@given(seeds)
def test_relations_are_played_by_those_who_fit(seed: int) -> None:
    def look(relation: str) -> Look:
        return look_of("caregiver", relation, None, seed)

    assert look("Grandmother").hair in map(colour, CASTING["kinds"]["older_woman"]["hair"])
    assert look("father").outfit != "dress"
    assert not look("mother").beard
    assert look_of("stranger", None, None, seed).card
    assert not look("mother").card


def test_a_named_look_is_taken_whatever_the_seed() -> None:
    assert {look_of("infant", None, "infant_3", seed) for seed in range(5)} == {
        load_looks()["infant_3"]
    }
    with pytest.raises(KeyError):
        look_of("infant", None, "nobody", 1)


@pytest.mark.parametrize("months", range(11, 20))
def test_an_older_infant_is_taller_with_a_smaller_head_for_its_height(months: int) -> None:
    infant = load_bodies()["infant"]
    younger, older = infant.aged(months), infant.aged(months + 1)
    assert older.leg > younger.leg
    assert older.head_scale > younger.head_scale
    assert older.head_scale / older.leg < younger.head_scale / younger.leg


def test_every_kind_is_played_by_somebody() -> None:
    kinds = {k for people in CASTING["relations"].values() for ks in people.values() for k in ks}
    assert kinds == set(CASTING["kinds"])


@pytest.mark.parametrize(
    ("feature", "parts"),
    [("hair", {"hair", "hairstyle", "beard"}), ("glasses", {"glasses"})],
)
def test_a_feature_drawn_anew_changes_itself_alone(feature: str, parts: set[str]) -> None:
    changed = set()
    for seed in range(60):
        before = look_of("caregiver", "father", None, seed)
        after = look_of("caregiver", "father", None, seed, drawn={feature: 1})
        parted = [f.name for f in fields(Look)]
        changed |= {name for name in parted if getattr(before, name) != getattr(after, name)}
    assert changed
    assert changed <= parts


def test_an_infant_goes_along_with_a_skin_drawn_anew_for_its_mother() -> None:
    drawn = {"skin": 1}
    for seed in range(60):
        adult = look_of("caregiver", "mother", None, seed, drawn=drawn).skin
        infant = look_of("infant", None, None, seed, kin="mother", kin_drawn=drawn).skin
        assert abs(TONES.index(adult) - TONES.index(infant)) <= 2
