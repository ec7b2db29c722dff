"""Would the audit notice if looks, names or crying gave the classification away?"""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.terms import Classification
from simulator.authoring import Audit, Judged, load_rules, over_all
from simulator.authoring.independence import alarms, by_chance, guessed_right, trials
from simulator.authoring.traits import CRYING, Trait

RULES = replace(load_rules(), permutations=500)
GROUPS = ("A", "B", "C") * 10


def case(n: int, **traits: Trait) -> Audit:
    judged = Judged(Classification(GROUPS[n], None, disorganised=n % 4 == 0), 1)
    return Audit(f"case-{n}", judged, judged, traits=traits)


def test_a_colour_that_goes_with_the_group_is_an_alarm() -> None:
    told = [case(n, colour=f"hue {GROUPS[n]}", shoes=str(n % 5)) for n in range(30)]
    found = alarms(trials(told, RULES), RULES)
    assert [(t.trait, t.against) for t in found] == [("colour", "group")]
    assert any("colour goes with group" in c for c in over_all(told, RULES).complaints)


def test_numbers_are_compared_by_rank() -> None:
    ages = [12.0 + GROUPS.index(g) + n % 2 for n, g in enumerate(GROUPS)]
    assert by_chance(ages, GROUPS, 500) < 0.01
    assert by_chance([float(n % 7) for n in range(30)], GROUPS, 500) > 0.05


def test_crying_may_go_with_the_group_but_not_suffice_to_guess_it() -> None:
    overlapping = [float(GROUPS.index(g) + (n // 3) % 6) for n, g in enumerate(GROUPS)]
    mixed = [case(n, **{CRYING: overlapping[n]}) for n in range(30)]
    assert alarms(trials(mixed, RULES), RULES) == ()
    telling = [case(n, **{CRYING: 10.0 * GROUPS.index(GROUPS[n])}) for n in range(30)]
    (alarm,) = alarms(trials(telling, RULES), RULES)
    assert alarm.guessed == 1.0
    assert "can be guessed" in over_all(telling, RULES).complaints[0]


def test_with_few_cases_nothing_is_said() -> None:
    assert trials([case(n, colour=GROUPS[n]) for n in range(9)], RULES) == ()


@settings(max_examples=25)
@given(st.lists(st.sampled_from("xyz"), min_size=4, max_size=12), st.randoms())
def test_the_order_of_the_cases_does_not_matter_to_the_closeness(values, random) -> None:
    labels = ["A" if i % 2 else "B" for i in range(len(values))]
    p = by_chance(values, labels, 200)
    assert 1 / 201 <= p <= 1
    together = list(zip(values, labels, strict=True))
    random.shuffle(together)
    again = by_chance([v for v, _ in together], [x for _, x in together], 200)
    assert abs(p - again) < 0.25


def test_guessing_leaves_the_case_itself_out() -> None:
    assert guessed_right(np.array([0.0, 0.0, 9.0, 9.0]), ["A", "A", "B", "B"]) == 1.0
    assert guessed_right(np.array([0.0, 9.0]), ["A", "B"]) == 0.0
