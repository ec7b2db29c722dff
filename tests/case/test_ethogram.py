from collections import Counter

import pytest

from scoring.terms.scales import REUNION_SCALES
from simulator.case import load_ethogram

ETHOGRAM = load_ethogram()
KNOWN_SCALES = {
    *REUNION_SCALES,
    "search",
    "crying",
    "secure_base",
    "settling",
    "stranger",
    "disorganisation",
}


def test_it_holds_the_152_coded_behaviours() -> None:
    coded = [b for b in ETHOGRAM.behaviours.values() if b.coded]
    assert len(coded) == 152
    assert Counter(b.actor for b in coded) == {"infant": 124, "caregiver": 16, "stranger": 12}
    assert sum(b.priority == 1 for b in coded) == 100


def test_signs_of_disorganisation_carry_index_and_strength() -> None:
    signs = [b for b in ETHOGRAM.behaviours.values() if b.sign]
    assert len(signs) == 46
    assert all(b.id.startswith(f"d{b.sign.index}_") for b in signs if b.sign)
    assert all(b.evidence[0].scale == "disorganisation" for b in signs)


def test_freezing_counts_by_its_length() -> None:
    sign = ETHOGRAM["d5_freeze_arm_up"].sign
    assert sign is not None
    assert (sign.index, sign.strength, sign.strong_from_ms, sign.medium_from_ms) == (
        5,
        "medium",
        10_000,
        5_000,
    )


def test_staging_is_never_evidence() -> None:
    staging = [b for b in ETHOGRAM.behaviours.values() if not b.coded]
    assert 10 <= len(staging) <= 25
    assert not any(b.evidence or b.sign or b.family or b.bid or b.cry for b in staging)
    assert "caregiver" in ETHOGRAM["sit_down"].actors


@pytest.mark.parametrize("behaviour", ETHOGRAM.behaviours.values(), ids=lambda b: b.id)
def test_every_entry_is_complete_and_sound(behaviour) -> None:
    assert behaviour.title
    assert behaviour.title[0].islower()
    assert "_" not in behaviour.title
    assert behaviour.definition.endswith(".")
    assert 0 < behaviour.typical_ms[0] <= behaviour.typical_ms[1]
    assert {e.scale for e in behaviour.evidence} <= KNOWN_SCALES
    assert all(1 <= (e.low or 1) <= (e.high or 7) <= 7 for e in behaviour.evidence)
    assert behaviour.family is None or behaviour.family in ETHOGRAM.families


def test_titles_are_distinct_for_each_actor() -> None:
    titles = Counter((a, b.title) for b in ETHOGRAM.behaviours.values() for a in b.actors)
    assert [t for t, n in titles.items() if n > 1] == []


def test_look_alikes() -> None:
    assert ETHOGRAM.alike("fuss", "angry_cry")
    assert ETHOGRAM.alike("turn_back_to_caregiver", "ignore_bid")
    assert not ETHOGRAM.alike("cry", "arms_up")
    assert not ETHOGRAM.alike("cg_greet", "cg_reach_out")


def test_families_have_at_least_two_members() -> None:
    members = Counter(b.family for b in ETHOGRAM.behaviours.values())
    assert [f for f in ETHOGRAM.families if members[f] < 2] == []


def test_bids_are_the_caregivers_calls_for_an_answer() -> None:
    bids = {b.id for b in ETHOGRAM.behaviours.values() if b.bid}
    assert bids == {"cg_greet", "cg_reach_out", "cg_offer_toy", "cg_call_name"}


def test_what_excludes_each_other_lasts_and_is_done_by_one_actor() -> None:
    for members in ETHOGRAM.exclusive:
        behaviours = [ETHOGRAM[name] for name in members]
        assert len(behaviours) > 1
        assert {b.kind for b in behaviours} == {"bout"}
        assert len({b.actor for b in behaviours}) == 1


def test_rivals_are_mutual_and_never_the_behaviour_itself() -> None:
    assert "cry" in ETHOGRAM.rivals("fuss")
    assert ETHOGRAM.rivals("arms_up") == frozenset()
    for name in ETHOGRAM.behaviours:
        assert name not in ETHOGRAM.rivals(name)
        assert all(name in ETHOGRAM.rivals(other) for other in ETHOGRAM.rivals(name))
