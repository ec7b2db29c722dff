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

Moving = Mapping[int, ThingTrack]
"""The things that move, by their number among all."""


class Tableau(NamedTuple):
    """Who is there, every toy as it lies, by number the things that move, and the captions."""

    people: Mapping[str, Stretch]
    toys: tuple[Toy, ...]
    moving: Moving
    captions: tuple[str, ...]

    def toys_at(self, t: float) -> tuple[Toy, ...]:
        """Return every toy at a time of the tableau."""
        if not self.moving:
            return self.toys
        toys = list(self.toys)
        for i, thing in self.moving.items():
            toys[i] = toy_at(thing, t)
        return tuple(toys)


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
    lying = _lying_together(things)
    bounds = joint_bounds([*persons, lying, captions], [])
    here = [
        {actor: now for actor, now in zip(people, row, strict=True) if now is not None}
        for row in zip(*(in_force(one, bounds) for one in persons), strict=True)
    ]
    told = in_force(captions, bounds)
    values = tuple(
        Tableau(people_here, toys, moving, heard)
        for people_here, (toys, moving), heard in zip(
            here, in_force(lying, bounds), told, strict=True
        )
    )
    return Cues(tuple(bounds.tolist()), values)


def _lying_together(things: Sequence[ThingTrack]) -> Cues[tuple[tuple[Toy, ...], Moving]]:
    each = [_lying(thing) for thing in things]
    bounds = joint_bounds(each, [])
    rows = list(zip(*(in_force(one, bounds) for one in each), strict=True))
    values = tuple(
        (
            tuple(toy for toy, _ in row),
            {i: things[i] for i, (_, moves) in enumerate(row) if moves},
        )
        for row in rows
    )
    return Cues(tuple(bounds.tolist()), values)


def _lying(thing: ThingTrack) -> Cues[tuple[Toy, bool]]:
    """Return how a thing lies, and whether it moves from there at once."""
    spans = [moving_spans(track) for track in (thing.position, thing.turn, thing.held)]
    bounds = joint_bounds([thing.holder], spans)
    moving = np.any([within(own, bounds) for own in spans], axis=0).tolist()
    times = bounds.tolist()
    return Cues(tuple(times), tuple(zip((toy_at(thing, t) for t in times), moving, strict=True)))
