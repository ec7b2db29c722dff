"""The rubric of the scales: small stories, each with the step of the ladder it must earn."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rubric.avoiding import rate_avoidance
from scoring.rubric.exchanging import rate_exchanges
from scoring.rubric.maintaining import rate_maintaining
from scoring.rubric.numbers import NUMBERS
from scoring.rubric.resisting import rate_resistance
from scoring.rubric.reunion import Observed, observe
from scoring.rubric.searching import rate_search
from scoring.rubric.seeking import rate_seeking
from scoring.rubric.settling import settled
from scoring.rubric.subgroups import subgroup_of
from scoring.terms import Event
from scoring.wording import ENGLISH
from simulator.case import load_ethogram

RATERS = {
    "proximity_seeking": rate_seeking,
    "contact_maintaining": rate_maintaining,
    "resistance": rate_resistance,
    "avoidance": rate_avoidance,
    "distance_interaction": rate_exchanges,
    "search": rate_search,
}
ETHOGRAM = load_ethogram()

Told = tuple[Any, ...]


def story(*acts: Told, held: Sequence[tuple[float, float]] = (), seconds: int = 180) -> Observed:
    """Return an episode 5 from acts (from s, to s, behaviour[, intensity])."""
    events = [
        Event(
            id=f"5:{n}",
            actor=ETHOGRAM[a[2]].actor,
            behaviour=a[2],
            episode=5,
            from_ms=int(a[0] * 1000),
            to_ms=int(a[1] * 1000),
            intensity=a[3] if len(a) > 3 else 2,
            contact=ETHOGRAM[a[2]].actor == "infant",
            distance=2.0,
            bid=ETHOGRAM[a[2]].bid,
            line=n,
        )
        for n, a in enumerate(acts, 1)
    ]
    arms = [(5, int(a * 1000), int(b * 1000)) for a, b in held]
    return observe(events, arms, episode=5, length_ms=seconds * 1000)


GREET = (1, 1, "cg_greet")
CALL = (40, 40, "cg_call_name")

STORIES: list[tuple[str, str, Observed]] = [
    (
        "proximity_seeking.7",
        "crawls at once, climbs up and stays",
        story(
            (1, 5, "crawl_to_caregiver"),
            (6, 8, "clamber_onto_caregiver"),
            held=[(8, 60)],
        ),
    ),
    (
        "proximity_seeking.6b",
        "crawls at once and strains up; the lift completes it",
        story(
            (1, 5, "crawl_to_caregiver"),
            (5.5, 7, "arms_up", 3),
            (8, 10, "cg_pick_up"),
            held=[(10, 60)],
        ),
    ),
    (
        "proximity_seeking.6c",
        "the whole way and contact of its own, a minute late",
        story((61, 65, "crawl_to_caregiver"), (66, 68, "clamber_onto_caregiver"), held=[(68, 100)]),
    ),
    ("proximity_seeking.5a", "goes there and no more", story((1, 5, "walk_to_caregiver"))),
    (
        "proximity_seeking.4d",
        "goes the whole way because it was called",
        story((38, 38, "cg_reach_out"), (41, 46, "walk_to_caregiver")),
    ),
    (
        "proximity_seeking.4b",
        "stops on the way and reaches",
        story((1, 3, "approach_partial_stop"), (4, 5, "reach_one_arm")),
    ),
    (
        "proximity_seeking.4b",
        "stops on the way and cries towards the caregiver",
        story((1, 3, "approach_partial_stop"), (3, 20, "cry_directed")),
    ),
    (
        "proximity_seeking.3a",
        "stops on the way, and cries towards the caregiver much later",
        story((1, 3, "approach_partial_stop"), (60, 70, "cry_directed")),
    ),
    (
        "proximity_seeking.4a",
        "stays put, cries and raises both arms",
        story((0, 20, "cry"), (2, 4, "arms_up")),
    ),
    ("proximity_seeking.3a", "begins and stops", story((1, 3, "approach_partial_stop"))),
    (
        "proximity_seeking.3c",
        "a drooping arm",
        story((0, 20, "cry"), (2, 4, "half_raised_arm")),
    ),
    ("proximity_seeking.2c", "brings a toy", story((60, 65, "bring_toy_to_caregiver"))),
    ("proximity_seeking.1", "plays", story((0, 100, "explore_manipulate"))),
    (
        "contact_maintaining.7",
        "held for long, and will not be put down, twice",
        story(
            (8, 10, "cg_pick_up"),
            (12, 60, "cling"),
            (70, 70, "cg_put_down"),
            (70, 73, "resist_put_down"),
            (110, 110, "cg_put_down"),
            (110, 113, "resist_put_down"),
            held=[(10, 140)],
        ),
    ),
    (
        "contact_maintaining.5b",
        "held for long and holds on; nobody puts it down",
        story((8, 10, "cg_pick_up"), (12, 100, "sink_in"), held=[(10, 150)]),
    ),
    (
        "contact_maintaining.4b",
        "a minute of holding on, then down without protest",
        story(
            (8, 10, "cg_pick_up"),
            (20, 32, "hand_on_caregiver"),
            (80, 80, "cg_put_down"),
            held=[(10, 81)],
        ),
    ),
    (
        "contact_maintaining.1",
        "hangs loose",
        story((8, 10, "cg_pick_up"), (11, 17, "hang_limp_held"), held=[(10, 18)]),
    ),
    ("contact_maintaining.1", "never touched", story((0, 9, "explore_manipulate"))),
    (
        "resistance.7",
        "hits again and again, and kicks",
        story(
            (5, 9, "angry_cry"),
            (10, 11, "hit_caregiver"),
            (12, 13, "hit_caregiver"),
            (14, 22, "kick_held"),
        ),
    ),
    (
        "resistance.6",
        "a temper outburst in anger",
        story((5, 9, "angry_cry"), (10, 20, "tantrum")),
    ),
    (
        "resistance.5b",
        "one push in an angry mood",
        story((5, 9, "angry_cry"), (10, 11, "push_away")),
    ),
    (
        "resistance.5a",
        "three toys struck away in anger, and nothing aimed at the person",
        story(
            (5, 12, "angry_cry"),
            *((at, at, "bat_away_toy") for at in (10, 30, 50)),
        ),
    ),
    (
        "resistance.6",
        "toys struck away with full force, twice, in anger",
        story((5, 12, "angry_cry"), *((at, at, "bat_away_toy", 3) for at in (10, 30))),
    ),
    (
        "resistance.7",
        "three toys struck away, and a fight against the hold",
        story(
            (5, 12, "angry_cry"),
            (14, 22, "kick_held"),
            *((at, at, "bat_away_toy") for at in (30, 50, 70)),
        ),
    ),
    (
        "resistance.4a",
        "two toys refused",
        story((10, 10, "bat_away_toy"), (30, 30, "bat_away_toy")),
    ),
    ("resistance.3", "one toy refused", story((10, 10, "bat_away_toy"))),
    ("resistance.2", "a pout", story((10, 11, "pout"))),
    ("resistance.1", "does not look at the toy", story((10, 30, "ignore_bid"))),
    (
        "avoidance.7",
        "a flat glance, then nothing against two bids",
        story((0, 1, "flat_glance"), GREET, (3, 150, "turn_back_to_caregiver"), CALL),
    ),
    (
        "avoidance.6b",
        "a trace of a smile, then nothing",
        story((0, 1, "smile_greet", 1), GREET, (3, 150, "turn_back_to_caregiver"), CALL),
    ),
    (
        "avoidance.5b",
        "greets, then turns away for long",
        story(
            (0, 2, "smile_greet"), GREET, (6, 30, "ignore_bid"), CALL, (50, 51, "look_at_caregiver")
        ),
    ),
    (
        "avoidance.no_bid",
        "nobody asked for an answer",
        story((0, 1, "flat_glance"), (3, 150, "turn_back_to_caregiver")),
    ),
    ("avoidance.1", "greets", story((0, 2, "smile_greet"), GREET)),
    (
        "avoidance.1",
        "buries the face while crying",
        story((0, 60, "cry"), (8, 30, "look_away_when_held"), GREET, held=[(6, 60)]),
    ),
    (
        "distance_interaction.7",
        "shows and calls nearly all the time",
        story(*[(15 * k + 2, 15 * k + 3, "show_toy") for k in range(9)]),
    ),
    ("distance_interaction.2", "one smile", story((1, 2, "smile_greet"))),
    ("distance_interaction.1", "no exchange", story((1, 9, "explore_manipulate"))),
    (
        "search.7",
        "at the door at once, and bangs",
        story((2, 5, "go_to_door"), (6, 9, "bang_door")),
    ),
    (
        "search.5",
        "goes late and comes back",
        story((60, 64, "go_to_door"), (70, 74, "move_to_toys")),
    ),
    ("search.3", "a long look", story((10, 16, "look_at_door"))),
    ("search.2", "a glance", story((10, 12, "look_at_door"))),
    ("search.1", "plays on", story((1, 9, "explore_manipulate"))),
]


@pytest.mark.parametrize(
    ("rule", "seen"), [(r, s) for r, _, s in STORIES], ids=lambda v: str(v)[:40]
)
def test_a_story_earns_its_step(rule: str, seen: Observed) -> None:
    assert RATERS[rule.split(".")[0]](seen).rule == rule


def test_every_step_has_words_and_every_word_a_step() -> None:
    for scale, steps in ENGLISH.rubric.items():
        assert scale in RATERS
        for step, words in steps.items():
            assert words.strip(), (scale, step)
    for rule, _, seen in STORIES:
        assert ENGLISH.rule(RATERS[rule.split(".")[0]](seen).rule)


def test_every_behaviour_of_a_class_is_in_the_ethogram() -> None:
    unknown = {
        behaviour
        for ids in NUMBERS.classes.values()
        for behaviour in ids
        if behaviour not in ETHOGRAM
    }
    assert not unknown


_INFANT = [b.id for b in ETHOGRAM.behaviours.values() if "infant" in b.actors]
_ACTS = st.lists(
    st.tuples(
        st.integers(0, 170), st.integers(0, 30), st.sampled_from(_INFANT), st.integers(1, 3)
    ).map(lambda a: (a[0], a[0] + a[1], a[2], a[3])),
    max_size=25,
)


@given(_ACTS)
def test_whatever_happens_every_scale_has_a_rating_with_words(acts: list[Told]) -> None:
    seen = story(*acts, GREET, held=[(20, 40)])
    for scale, rate in RATERS.items():
        found = rate(seen)
        assert 1 <= found.rating <= 7
        assert ENGLISH.rule(found.rule)
        assert set(found.events) <= set(seen.acts), scale


@given(_ACTS)
def test_the_order_in_which_acts_are_told_does_not_matter(acts: list[Told]) -> None:
    seen = story(*acts)
    turned = observe(tuple(reversed(seen.acts)), (), episode=5, length_ms=seen.length_ms)
    for rate in RATERS.values():
        assert rate(seen).rating == rate(turned).rating


def test_settled_needs_half_a_minute_without_crying() -> None:
    assert settled(story((0, 20, "cry"), (100, 175, "resume_play")))
    assert not settled(story((0, 20, "cry"), (100, 150, "resume_play"), (160, 170, "fuss")))
    assert settled(story((0, 20, "cry"), (100, 175, "resume_play"), (160, 162, "fuss")))
    assert settled(story((10, 60, "explore_manipulate")))


def _ratings(first: str, second: str) -> dict[int, dict[str, int]]:
    """Return ratings from two words of digits: PS CM AV RE DI."""
    scales = (
        "proximity_seeking",
        "contact_maintaining",
        "avoidance",
        "resistance",
        "distance_interaction",
    )
    return {
        episode: dict(zip(scales, map(int, digits), strict=True))
        for episode, digits in ((5, first), (8, second))
    }


@pytest.mark.parametrize(
    ("subgroup", "first", "second", "before_s"),
    [
        ("A1", "11711", "11611", 0),
        ("A2", "32512", "42522", 0),
        ("B1", "21117", "22216", 0),
        ("B2", "31314", "53114", 10),
        ("B3", "75113", "67112", 20),
        ("B4", "56132", "57132", 120),
        ("C1", "65161", "55171", 30),
        ("C2", "34131", "45141", 30),
    ],
)
def test_the_worked_ratings_give_their_subgroup(
    subgroup: str, first: str, second: str, before_s: int
) -> None:
    group: Any = subgroup[0]
    ratings = _ratings(first, second)
    assert subgroup_of(group, ratings, preoccupied_ms=before_s * 1000) == subgroup


def test_an_approach_that_is_itself_a_sign_does_not_make_an_a2() -> None:
    ratings = _ratings("31611", "11611")
    assert subgroup_of("A", ratings, preoccupied_ms=0) == "A2"
    assert subgroup_of("A", ratings, preoccupied_ms=0, approach_is_sign=True) == "A1"
