"""One feature of one person drawn anew: until it looks otherwise."""

from collections.abc import Mapping
from dataclasses import replace

from scoring.terms.behaviour import Actor
from simulator.case.model import Person, Script
from simulator.figure.casting import FEATURES, look_of
from simulator.figure.look import Look

_MOST = 40


def features_of(actor: Actor) -> tuple[str, ...]:
    """Return what can be drawn anew of a person by itself."""
    return tuple(f for f in FEATURES if not (f == "glasses" and actor == "infant"))


def next_draw(script: Script, actor: Actor, feature: str) -> int:
    """Return how often a feature has to be drawn until the person looks otherwise than now."""
    person = script.person(actor)
    now, times = _look(script, person), person.drawn.get(feature, 0)
    for n in range(times + 1, times + _MOST):
        drawn: Mapping[str, int] = {**person.drawn, feature: n}
        if _look(script, replace(person, drawn=drawn)) != now:
            return n
    return times + 1


def _look(script: Script, person: Person) -> Look:
    elder = script.person("caregiver")
    return look_of(
        person.actor, person.relation, None, script.seed, drawn=person.drawn,
        kin=elder.relation if person.actor == "infant" else None, kin_drawn=elder.drawn,
    )  # fmt: skip
