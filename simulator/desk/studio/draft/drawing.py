"""How one person looks: a named appearance, or one feature drawn anew until it looks otherwise."""

from collections.abc import Mapping
from dataclasses import replace

from scoring.terms.behaviour import Actor
from simulator.case.model import Person, Script
from simulator.figure.casting import FEATURES, look_of
from simulator.figure.look import Look, load_looks

_MOST = 40


def features_of(actor: Actor) -> tuple[str, ...]:
    """Return what can be drawn anew of a person by itself."""
    return tuple(f for f in FEATURES if not (f == "glasses" and actor == "infant"))


def named_looks(script: Script, actor: Actor) -> tuple[str, ...]:
    """Return the named appearances that a person can have: a father none of a grandmother's."""
    named = {name: look for name, look in load_looks().items() if name.startswith(f"{actor}_")}
    if actor != "caregiver":
        return tuple(named)
    voice = _look(script, script.person(actor)).voice
    return tuple(name for name, look in named.items() if look.voice == voice)


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
