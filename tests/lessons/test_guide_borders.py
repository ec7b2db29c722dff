"""What the guide says of finer cases is what the rubric does with them."""

import pytest

from scoring.rubric.crying import crying_intervals
from scoring.rubric.signs import strength_of
from scoring.terms import Event
from simulator.case import load_ethogram
from simulator.lessons.guide import GUIDE
from tests.scoring.test_rubric_scales import CALL, GREET, RATERS, story

ETHOGRAM = load_ethogram()
PS, CM, RE = "proximity_seeking", "contact_maintaining", "resistance"
AV, DI, SE = "avoidance", "distance_interaction", "search"
DOWN = (50, 52, "cg_put_down")
BACK = (3, 70, "turn_back_to_caregiver")
REJECTIONS = [(t, t + 1, "bat_away_toy") for t in (20, 40, 60)]
ANGRY = (18, 30, "angry_face")

CASES = [
    ("seeking", "then a stop without a signal", PS, 3, [(1, 4, "approach_partial_stop")]),
    (
        "seeking",
        "a reach or a lean makes it 4",
        PS,
        4,
        [(1, 4, "approach_partial_stop"), (4, 6, "lean_toward")],
    ),
    ("seeking", "past the caregiver | 3", PS, 3, [(1, 4, "approach_veer_past")]),
    (
        "seeking",
        "with a reach on the way 4",
        PS,
        4,
        [(1, 4, "approach_veer_past"), (3, 4, "reach_one_arm")],
    ),
    (
        "seeking",
        "one arm half up",
        PS,
        3,
        [(1, 3, "half_raised_arm"), (1, 9, "cry_directed")],
    ),
    ("seeking", "stretches both arms", PS, 4, [(1, 3, "arms_up"), (1, 9, "cry_directed")]),
    (
        "seeking",
        "arms raised until it is lifted again earn 4",
        PS,
        4,
        [DOWN, (53, 55, "arms_up"), (56, 58, "cg_pick_up")],
    ),
    ("holding", "also if the arms go up", CM, 4, [DOWN, (56, 58, "arms_up")]),
    (
        "holding",
        "then crying at release | 5",
        CM,
        5,
        [(12, 30, "sink_in"), (72, 74, "cg_put_down"), (76, 90, "cry")],
    ),
    ("holding", "hand resting on the caregiver", CM, 2, [(12, 20, "hand_on_caregiver")]),
    (
        "holding",
        "ends limp and turned outward | 2",
        CM,
        2,
        [(12, 20, "hand_on_caregiver"), (25, 40, "hang_limp_held")],
    ),
    ("holding", "limp all through, 1", CM, 1, [(12, 40, "hang_limp_held")]),
    ("resistance", "two toys batted away | 4", RE, 4, REJECTIONS[:2]),
    (
        "resistance",
        "one push at the caregiver | 6",
        RE,
        6,
        [*REJECTIONS, ANGRY, (70, 71, "push_away")],
    ),
    ("resistance", "once 2", RE, 2, [(20, 23, "cranky_fuss_on_bid", 1)]),
    ("resistance", "with an angry face 3", RE, 3, [(20, 23, "cranky_fuss_on_bid", 1), ANGRY]),
    (
        "avoidance",
        "even if a smile comes at 12 s",
        AV,
        4,
        [GREET, (3, 11, "gaze_avert_long"), (12, 13, "smile_greet")],
    ),
    ("avoidance", "still 6", AV, 6, [GREET, BACK]),
    ("avoidance", "| no greeting, but attention", AV, 1, [GREET, (1, 8, "look_at_caregiver")]),
    (
        "search-distance-crying",
        "a neutral look are none",
        DI,
        1,
        [GREET, (5, 9, "babble_play"), (20, 24, "look_at_caregiver")],
    ),
    (
        "search-distance-crying",
        "earns 5 even with a stay of 40 s",
        SE,
        5,
        [(60, 64, "go_to_door"), (64, 104, "wait_at_door"), (104, 120, "explore_manipulate")],
    ),
    (
        "search-distance-crying",
        "with the face to the door earns 4",
        SE,
        4,
        [(1, 30, "cry"), (4, 8, "look_at_door")],
    ),
    ("search-distance-crying", "crying alone is not search", SE, 1, [(1, 30, "hard_cry")]),
]


def said(chapter: str) -> str:
    """Return the text of a chapter in one line."""
    (path,) = (GUIDE / "en").glob(f"*-{chapter}.md")
    return " ".join(path.read_text(encoding="utf-8").split())


@pytest.mark.parametrize(
    ("chapter", "words", "scale", "rating", "acts"), CASES, ids=[c[1] for c in CASES]
)
def test_a_finer_case_is_rated_as_the_guide_says(chapter, words, scale, rating, acts):
    released = next((a[1] for a in acts if a[2] == "cg_put_down"), 52)
    held = [(10, released)] if scale == CM else []
    assert words in said(chapter)
    assert RATERS[scale](story(*acts, held=held)).rating == rating


def test_one_bid_more_than_the_greeting_is_needed_for_a_seven():
    long = (3, 140, "turn_back_to_caregiver")
    assert "such as the greeting at the door | no 7" in said("avoidance")
    assert RATERS[AV](story(GREET, long)).rating == 6
    assert RATERS[AV](story(GREET, CALL, long)).rating == 7


@pytest.mark.parametrize(
    ("behaviour", "passing", "strong"), [("d5_freeze_arm_up", 5, 10), ("d5_still_dazed", 10, 20)]
)
def test_freezing_and_stilling_count_from_the_seconds_the_guide_names(behaviour, passing, strong):
    sign = ETHOGRAM[behaviour].sign
    assert "freezing from 5 s and stilling from 10 s" in said("disorganisation")
    assert "strong from 10 s and 20 s" in said("disorganisation")
    assert sign is not None
    lengths = (passing * 1000 - 1, passing * 1000, strong * 1000)
    assert [strength_of(sign, n) for n in lengths] == ["passing", "medium", "strong"]


@pytest.mark.parametrize(
    ("behaviour", "from_s", "to_s", "slices"),
    [("cry", 3, 4, 1), ("fuss", 3, 7, 0.5), ("fuss", 3, 8, 1), ("fuss", 10, 18, 1.5)],
)
def test_slices_with_crying_are_counted_as_the_guide_says(behaviour, from_s, to_s, slices):
    assert "even a second of it" in said("search-distance-crying")
    event = Event("5:1", "infant", behaviour, 5, from_s * 1000, to_s * 1000)
    assert crying_intervals([event], ETHOGRAM, episode=5, length_ms=60_000) == slices
