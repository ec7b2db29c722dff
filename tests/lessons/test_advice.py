"""Advice follows from what the numbers can carry, and from nothing else."""

from dataclasses import replace

from scoring.agreement import Estimate
from scoring.attempts import BehaviourProfile, Confusion, ScaleProfile, profile
from simulator.lessons.advice import MOST, Advice, advise

EMPTY = profile(())
UNKNOWN = Estimate(None, None, None, 0, None, "nothing")


def scale(name: str, value: float, low: float, high: float) -> ScaleProfile:
    bias = Estimate(value, low, high, 10)
    return ScaleProfile(name, UNKNOWN, UNKNOWN, bias, UNKNOWN, UNKNOWN, (1, 7), (1, 7))


def missed(name: str, share: float, n: int, **taken_for: int) -> BehaviourProfile:
    return BehaviourProfile(name, Estimate(share, 0, 1, n), UNKNOWN, taken_for)


def codes(found: tuple[Advice, ...]) -> list[str]:
    return [one.code for one in found]


def test_who_has_not_begun_is_told_to() -> None:
    assert codes(advise(EMPTY, 0, 20)) == ["begin"]


def test_a_bias_is_told_only_if_its_interval_leaves_out_nought() -> None:
    scales = {"avoidance": scale("avoidance", 1.4, 0.6, 2.2), "b": scale("b", 2.0, -1.0, 5.0)}
    found = advise(replace(EMPTY, attempts=5, scales=scales), 20, 20)
    assert found == (Advice("too_high", "avoidance", points=1.4),)
    low = {"resistance": scale("resistance", -0.8, -1.2, -0.4)}
    assert codes(advise(replace(EMPTY, attempts=5, scales=low), 20, 20)) == ["too_low"]


def test_what_is_missed_is_told_with_what_it_was_taken_for() -> None:
    behaviours = (missed("rare", 0.0, 2), missed("cry", 0.25, 4, fuss=2), missed("kick", 0.0, 9))
    found = advise(replace(EMPTY, attempts=5, behaviours=behaviours), 20, 20)
    assert found == (Advice("taken_for", "cry", "fuss", 3, 4),)


def test_classes_mixed_up_twice_are_told() -> None:
    table = ((3, 0, 0, 0, 0), (2, 4, 0, 0, 0), (0, 1, 1, 0, 0), (0,) * 5, (0,) * 5)
    confused = Confusion(("A", "B", "C", "D", "U"), table, (0, 1, 0, 0, 0))
    found = advise(replace(EMPTY, attempts=5, four_way=confused), 20, 20)
    assert found == (Advice("confused", "B", "A", 2, 7),)


def test_too_sure_is_told_and_more_sessions_come_last() -> None:
    over = replace(EMPTY.calibration, overconfidence=Estimate(0.3, 0.1, 0.5, 12))
    found = advise(replace(EMPTY, attempts=12, calibration=over), 12, 20)
    assert found == (Advice("sure", points=0.3, of=12), Advice("more", count=12, of=20))


def test_no_more_than_three_at_once() -> None:
    full = replace(
        EMPTY,
        attempts=9,
        scales={"avoidance": scale("avoidance", 1.4, 0.6, 2.2)},
        behaviours=(missed("cry", 0.0, 4),),
        four_way=Confusion(("A", "B", "C", "D", "U"), ((0, 3, 0, 0, 0), *[(0,) * 5] * 4), (0,) * 5),
    )
    assert len(advise(full, 9, 20)) == MOST
