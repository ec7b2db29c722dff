"""Tableaus: what is in force about everybody and everything until any of it changes.

A scene begins with one of them: who is there and how the toys lie is looked up once for all.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from simulator.performance.performer import Person
from simulator.performance.scene import Toy
from simulator.performance.stagecraft import ThingTrack
from simulator.performance.stretches import Stretch, in_force, joint_bounds, moving_spans, within
from simulator.performance.tracks import Cues


class Tableau(NamedTuple):
    """Who is there, every toy as it lies (or its tracks where it moves), and the captions."""

    people: Mapping[str, Stretch]
    toys: tuple[Toy | ThingTrack, ...]
    captions: tuple[str, ...]

    def toys_at(self, t: float) -> tuple[Toy, ...]:
        """Return every toy at a time of the tableau."""
        return tuple(toy if isinstance(toy, Toy) else toy_at(toy, t) for toy in self.toys)


def toy_at(thing: ThingTrack, t: float) -> Toy:
    """Return a thing as it is at a time."""
    x, y, z = thing.position.at(t).tolist()
    heading, spin = thing.turn.at(t).tolist()
    holder = thing.holder.at(t)
    return Toy(
        name=thing.name,
        position=(x, y - thing.centre, z),
        heading=heading,
        spin=spin,
        holder=holder[0] if holder else None,
        grip=holder[1] if holder else "right",
        held=float(thing.held.at(t)[0]) if holder else 0.0,
    )


def lay_tableaus(
    people: Mapping[str, Person], things: Sequence[ThingTrack], captions: Cues[tuple[str, ...]]
) -> Cues[Tableau]:
    """Lay the tableaus of a performance."""
    persons = [person.stretches for person in people.values()]
    toys = [_resting(thing) for thing in things]
    bounds = joint_bounds([*persons, *toys, captions], [])
    here = [
        {actor: now for actor, now in zip(people, row, strict=True) if now is not None}
        for row in zip(*(in_force(one, bounds) for one in persons), strict=True)
    ]
    lying = zip(*(in_force(one, bounds) for one in toys), strict=True)
    told = in_force(captions, bounds)
    values = tuple(Tableau(*row) for row in zip(here, lying, told, strict=True))
    return Cues(tuple(bounds.tolist()), values)


def _resting(thing: ThingTrack) -> Cues[Toy | ThingTrack]:
    spans = [moving_spans(track) for track in (thing.position, thing.turn, thing.held)]
    bounds = joint_bounds([thing.holder], spans)
    moving = np.any([within(own, bounds) for own in spans], axis=0).tolist()
    times = bounds.tolist()
    values = tuple(thing if m else toy_at(thing, t) for t, m in zip(times, moving, strict=True))
    return Cues(tuple(times), values)
