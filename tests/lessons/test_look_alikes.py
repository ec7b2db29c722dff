"""What a behaviour is held against: something else, that can be shown."""

from simulator.case import load_ethogram
from simulator.lessons.demonstrations import demonstrated
from simulator.lessons.drills import load_drills
from simulator.lessons.look_alikes import look_alike_of

ETHOGRAM, DRILLS = load_ethogram(), load_drills().value


def test_what_was_given_in_its_place_is_shown_beside_it():
    found = look_alike_of("sink_in", "hang_limp_held", ETHOGRAM, DRILLS)
    assert found.behaviour == "hang_limp_held"
    assert found.drill is not None
    assert found.drill.answer == "hang_limp_held"


def test_else_the_drills_or_the_family_say_what_it_is_taken_for():
    for behaviour in ETHOGRAM.of("infant", coded=True):
        found = look_alike_of(behaviour.id, None, ETHOGRAM, DRILLS)
        if found is None:
            continue
        assert found.behaviour != behaviour.id
        assert found.drill is None or found.drill.answer == found.behaviour
        assert found.drill is not None or found.behaviour in demonstrated()
        alike = ETHOGRAM.alike(behaviour.id, found.behaviour)
        assert bool(found.apart) == alike


def test_most_behaviours_have_one():
    infants = ETHOGRAM.of("infant", coded=True)
    found = [b for b in infants if look_alike_of(b.id, None, ETHOGRAM, DRILLS)]
    assert len(found) > len(infants) * 0.75


def test_what_is_no_behaviour_has_none():
    assert look_alike_of("avoidance", None, ETHOGRAM, DRILLS) is None
